// The site through wasm/edge on workerd: the page, the program, the archive and an article, with their headers.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { siteEdge } from '../harness.mjs';
import { startWorker } from '../worker.mjs';

let worker;
before(async () => { worker = await startWorker({ site: siteEdge }); });
after(() => worker?.stop());

const get = (name, init) => fetch(new URL(name, worker.url), init);
const named = (folder, extension) => `${folder}/` + readdirSync(path.join(siteEdge, folder)).find((name) => name.endsWith(extension));

async function sameBytes(response, name) {
  assert.deepEqual(Buffer.from(await response.arrayBuffer()), readFileSync(path.join(siteEdge, name)));
}

test('the worker serves the page', async () => {
  const response = await get('/');
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type'), /^text\/html/);
  assert.equal(response.headers.get('cache-control'), 'public, max-age=0, must-revalidate');
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(response.headers.get('content-security-policy'), "frame-ancestors 'none'");
  await sameBytes(response, 'index.html');
});

test('the worker serves the program, to be kept for ever', async () => {
  const name = named('assets', '.wasm');
  const response = await get(name);
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'application/wasm');
  assert.equal(response.headers.get('cache-control'), 'public, max-age=31536000, immutable');
  await sameBytes(response, name);
});

test('the worker serves an article', async () => {
  const name = named('articles', '.html');
  const response = await get(name);
  assert.equal(response.status, 200);
  await sameBytes(response, name);
});

test('an unchanged page is not sent again', async () => {
  const etag = (await get('/')).headers.get('etag');
  assert.ok(etag);
  const again = await get('/', { headers: { 'If-None-Match': etag } });
  assert.equal(again.status, 304);
  assert.equal((await again.arrayBuffer()).byteLength, 0);
});

test('HEAD answers without a body', async () => {
  const response = await get('/', { method: 'HEAD' });
  assert.equal(response.status, 200);
  assert.equal((await response.arrayBuffer()).byteLength, 0);
});

test('a missing address says so and is not kept', async () => {
  const response = await get('/no-such-page');
  assert.equal(response.status, 404);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  assert.match(await response.text(), /There is no page at this address/);
});

test('the worker refuses to be written to', async () => {
  const response = await get('/', { method: 'POST', body: 'x' });
  assert.equal(response.status, 405);
  assert.equal(response.headers.get('allow'), 'GET, HEAD');
});
