// A site of one's own articles, written by the page: unpacked it stands on any host, and as one file it opens with a double click.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import { ask, launch, open, serve, visit } from '../harness.mjs';

let browser, server, folder;
before(async () => {
  [browser, server] = await Promise.all([launch(), serve()]);
  folder = mkdtempSync(path.join(tmpdir(), 'verbatim-write-'));
});
after(async () => { await browser?.close(); await server?.stop(); rmSync(folder, { recursive: true }); });

const pier = '---\ntitle: The zephyr pier opens\npublished: 2024-03-02\n---\n“The zephyr piers open in May,” said Ada Morrowby, who runs the harbour.\n';

// withPage runs f with a page of its own, and holds that nothing was asked of others.
async function withPage(url, f) {
  const p = await open(browser);
  try {
    await visit(p, url);
    await f(p);
    assert.deepEqual(p.strangers, [], 'nothing is asked of other origins');
    assert.deepEqual(p.faults, []);
  } finally {
    await p.context().close();
  }
}

// give gives the page an article.
async function give(p, name, text) {
  await p.evaluate(() => { location.hash = '#/add'; });
  await p.locator('#own-files').setInputFiles([{ name, mimeType: 'text/markdown', buffer: Buffer.from(text) }], { timeout: 120000 });
  await p.locator('#own-site').waitFor({ timeout: 120000 });
}

// written has the page write a site of its articles with some choices, and gives the path of the file that is saved.
async function written(p, ...choices) {
  for (const choice of choices) await p.locator('#own-site-' + choice).check();
  await p.locator('#own-site-name').fill('Harbour papers');
  const [download] = await Promise.all([p.waitForEvent('download', { timeout: 300000 }), p.locator('#own-site-write').click()]);
  await p.getByText(/ is written: /).waitFor({ timeout: 60000 });
  const at = path.join(folder, choices.join('-') + '-' + download.suggestedFilename());
  await download.saveAs(at);
  return at;
}

// unzip unpacks a zip archive by its directory (APPNOTE 4.3.12), and gives the folder.
function unzip(file) {
  const b = readFileSync(file);
  const dir = file.replace(/\.zip$/, '');
  const end = b.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = b.readUInt32LE(end + 16);
  for (let n = b.readUInt16LE(end + 10); n > 0; n--) {
    const size = b.readUInt32LE(at + 20);
    const nameLength = b.readUInt16LE(at + 28);
    const name = b.toString('utf8', at + 46, at + 46 + nameLength);
    const local = b.readUInt32LE(at + 42);
    const from = local + 30 + b.readUInt16LE(local + 26) + b.readUInt16LE(local + 28);
    const to = path.join(dir, name);
    assert.ok(to.startsWith(dir + path.sep), 'a name leads out of the folder: ' + name);
    mkdirSync(path.dirname(to), { recursive: true });
    writeFileSync(to, inflateRawSync(b.subarray(from, from + size)));
    at += 46 + nameLength + b.readUInt16LE(at + 30) + b.readUInt16LE(at + 32);
  }
  return dir;
}

// host serves a folder under a path of its own, as any static host does.
async function host(dir) {
  const kinds = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.txt': 'text/plain; charset=utf-8', '.webmanifest': 'application/manifest+json' };
  const s = createServer((request, response) => {
    let name = decodeURIComponent(new URL(request.url, 'http://host').pathname).replace(/^\/papers\//, '');
    if (name === '') name = 'index.html';
    const at = path.join(dir, name);
    if (!at.startsWith(dir) || !existsSync(at) || !statSync(at).isFile()) { response.writeHead(404).end(); return; }
    response.writeHead(200, { 'Content-Type': kinds[path.extname(at)] || 'application/octet-stream' }).end(readFileSync(at));
  });
  await new Promise((resolve) => s.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${s.address().port}/papers/`, stop: () => { s.closeAllConnections(); s.close(); } };
}

test('O1 H3 own articles become a site, written by the page, which any host serves, and with the archive one HTML file, which writes another', { timeout: 600000 }, async () => {
  let zip, all, again;
  await withPage(server.url, async (p) => {
    await give(p, 'pier.md', pier);
    zip = await written(p, 'folder', 'own');
    all = await written(p, 'single', 'all');
  });
  const dir = unzip(zip);
  assert.match(readFileSync(path.join(dir, 'articles/pier.html'), 'utf8'), /zephyr piers/);
  const there = await host(dir);
  try {
    await withPage(there.url, async (p) => {
      assert.equal(await p.locator('h1').first().innerText(), 'Harbour papers');
      assert.equal((await ask(p, '')).total, 1);
      const found = await ask(p, 'pier'); // by another form of the word
      assert.equal(found.total, 1);
      assert.match(found.hits[0], /^pier\//);
    });
  } finally {
    there.stop();
  }
  await withPage(pathToFileURL(all).href, async (p) => {
    const found = await ask(p, 'zephyr');
    assert.equal(found.total, 1);
    assert.match(found.hits[0], /^pier\//);
    assert.ok((await ask(p, '')).total > 100, 'the archive’s quotes are there too');
    await p.evaluate(() => { location.hash = '#/article/pier'; });
    await p.locator('#reader h2', { hasText: 'The zephyr pier opens' }).waitFor();
    assert.equal(await p.locator('#reader .local-note').count(), 0);
    await give(p, 'crane.md', 'The zephyr crane is a landmark, said Ada Morrowby.\n');
    again = await written(p, 'single', 'own');
  });
  await withPage(pathToFileURL(again).href, async (p) => {
    const found = await ask(p, '');
    assert.equal(found.total, 1, 'it holds the own article alone');
    assert.match(found.hits[0], /^crane\//);
  });
});
