// The site on a host of the common kind, nginx, as its manuals set it up: compressed files beside the others, a subpath, its own idea of types.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { articleFiles, ask, launch, open, ready, serve, top, visit, warm } from '../harness.mjs';

const found = (name) => { try { return execFileSync('sh', ['-c', 'command -v ' + name], { encoding: 'utf8' }).trim(); } catch { return ''; } };
const nginx = found('nginx') || found('/usr/sbin/nginx');
const packed = path.join(top, '.cache/site-gz'); // built with -compress gz

let browser, folder;
before(async () => {
  browser = await launch();
  folder = mkdtempSync(path.join(tmpdir(), 'verbatim-host-'));
  execFileSync('go', ['run', './scripts/site', '-sizes=false', '-compress', 'gz', '-content', 'content', '-out', packed], { cwd: top, stdio: 'pipe' });
});
after(async () => { await browser?.close(); rmSync(folder, { recursive: true }); });

const freePort = () => new Promise((resolve) => { const s = createServer().listen(0, '127.0.0.1', () => { const { port } = s.address(); s.close(() => resolve(port)); }); });

// host runs nginx over a copy of the site at /news/quotes/.
async function host(more) {
  const dir = mkdtempSync(path.join(folder, 'nginx-'));
  const port = await freePort();
  mkdirSync(path.join(dir, 'root/news'), { recursive: true });
  cpSync(packed, path.join(dir, 'root/news/quotes'), { recursive: true });
  writeFileSync(path.join(dir, 'nginx.conf'), `daemon off; master_process off; pid ${dir}/pid; error_log stderr error;
    events { worker_connections 64; }
    http {
      access_log off; client_body_temp_path ${dir}/b; proxy_temp_path ${dir}/p; fastcgi_temp_path ${dir}/f; uwsgi_temp_path ${dir}/u; scgi_temp_path ${dir}/s;
      types { text/html html; text/css css; application/javascript js; image/svg+xml svg; }
      default_type text/plain;
      server { listen 127.0.0.1:${port}; root ${dir}/root; error_page 404 /news/quotes/404.html; ${more} }
    }`);
  const child = spawn(nginx, ['-c', path.join(dir, 'nginx.conf'), '-p', dir], { stdio: ['ignore', 'ignore', 'pipe'] });
  const url = `http://localhost:${port}/news/quotes/`;
  for (let i = 0; ; i++) {
    if (await fetch(url).then(() => true, () => false)) break;
    assert.ok(i < 100 && child.exitCode === null, 'nginx does not start');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { url, stop: () => new Promise((resolve) => { child.once('exit', resolve); child.kill(); }) };
}

async function withPage(f) {
  const page = await open(browser);
  page.arrived = new Map(); // file name → [bytes on the way, content-encoding]
  page.on('requestfinished', async (r) => { const s = await r.sizes().catch(() => null); const h = await (await r.response())?.headerValue('content-encoding').catch(() => null); const name = new URL(r.url()).pathname.split('/').at(-1); if (!page.arrived.has(name)) page.arrived.set(name, [s?.responseBodySize, h]); });
  try {
    await f(page);
    assert.deepEqual(page.strangers, []);
  } finally { await page.context().close(); }
}

const skip = nginx === '' && 'nginx is not installed';

test('H1 nginx under a subpath, with wrong types and the compressed files beside', { skip }, async () => {
  const server = await host('gzip_static on;');
  try {
    await withPage(async (page) => {
      await visit(page, server.url);
      assert.ok((await ask(page, 'water')).total > 0);
      await page.goto(server.url + 'articles/' + articleFiles()[0]);
      await page.locator('p.open a').click();
      await ready(page);
      const program = [...page.arrived].find(([name]) => /^verbatim-\w+\.wasm$/.test(name));
      assert.equal(program[1][1], 'gzip', 'the host sends the compressed file');
      assert.ok(![...page.arrived.keys()].some((name) => name.endsWith('.gz')));
      assert.deepEqual(page.faults, []);
    });
    const missing = await fetch(server.url + 'no/such/page');
    assert.equal(missing.status, 404);
    assert.match(await missing.text(), /There is no page at this address/);
    for (const name of ['no', 'no/such/deep/page', 'articles/gone.html']) {
      await withPage(async (page) => {
        await page.goto(server.url + name);
        await page.waitForFunction((url) => document.querySelector('main a').href === url, server.url);
        await page.getByRole('link', { name: 'To the quotes' }).click();
        await ready(page);
        assert.equal(page.url().split('#')[0], server.url, name);
        assert.deepEqual(page.faults.filter((fault) => !/status of 404/.test(fault)), []);
      });
    }
    const part = await fetch(server.url + 'data/' + (await (await fetch(server.url + 'site.json')).json()).archive.file.split('/')[1], { headers: { Range: 'bytes=0-7' } });
    assert.deepEqual([part.status, await part.text()], [206, 'verbatim']);
  } finally { await server.stop(); }
});

test('H1 nginx that compresses nothing: the page fetches the compressed program and unpacks it', { skip }, async () => {
  const server = await host('');
  try {
    await withPage(async (page) => {
      await visit(page, server.url);
      assert.ok((await ask(page, 'water')).total > 0);
      assert.ok([...page.arrived.keys()].some((name) => /^verbatim-\w+\.wasm\.gz$/.test(name)), [...page.arrived.keys()].join(' '));
      assert.ok(![...page.arrived.keys()].some((name) => name.endsWith('.wasm')));
      assert.deepEqual(page.faults, []);
    });
  } finally { await server.stop(); }
});

test('H1 a plain server, and one that lost the compressed program', async () => {
  const server = await serve(packed);
  try {
    await withPage(async (page) => {
      await visit(page, server.url + '#/add');
      await warm(page);
      const programs = [...page.arrived.keys()].filter((name) => name.includes('.wasm')).map((name) => name.replace(/-\w+/, ''));
      assert.deepEqual(programs.sort(), ['verbatim.wasm.gz', 'workshop.wasm.gz']);
    });
    await withPage(async (page) => {
      await page.route('**/*.wasm.gz', (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html>welcome' }));
      await visit(page, server.url);
      assert.ok((await ask(page, 'water')).total > 0);
    });
  } finally { await server.stop(); }
});
