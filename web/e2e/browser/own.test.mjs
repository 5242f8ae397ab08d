// Articles of the reader's own: files become part of the archive in this browser, nothing of them is sent anywhere, and nothing is kept unless asked.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ask, cards, download, launch, open, ready, serve, single, top, until, visit } from '../harness.mjs';

let browser, server, folder, shared;
before(async () => {
  [browser, server] = await Promise.all([launch(), serve()]);
  folder = mkdtempSync(path.join(tmpdir(), 'verbatim-own-'));
});
after(async () => { await browser?.close(); await server?.stop(); rmSync(folder, { recursive: true }); });

const pier = '---\ntitle: The zephyr pier opens\npublished: 2024-03-02\n---\n“The zephyr pier opens in May,” said Ada Morrowby, who runs the harbour.\n';
const page = '<!doctype html><title>The zephyr bridge</title><body><nav>Home and more</nav><article><p>The zephyr bridge is shut, said the engineer Tomas Reylander.</p><script>document.body.dataset.hacked = 1</script><img src="https://elsewhere.example/x.png" onerror="document.body.dataset.hacked = 1"></article>';

// file writes a file for a test and gives its path.
function file(name, content) {
  const at = path.join(folder, name);
  mkdirSync(path.dirname(at), { recursive: true });
  writeFileSync(at, content);
  return at;
}

// fresh gives a page in a context of its own, which notes all that it asks for.
async function fresh(options = {}) {
  const p = await open(browser, options);
  p.asked = [];
  p.context().on('request', (r) => { p.asked.push(r); });
  await visit(p, options.url || server.url);
  return p;
}

// holds checks that nothing was asked but the page's own files, and that nothing went wrong.
async function holds(p) {
  assert.deepEqual(p.strangers, [], 'nothing is asked of other origins');
  for (const r of p.asked.splice(0)) {
    const url = new URL(r.url());
    assert.ok(r.method() === 'GET' && !r.postData() && url.search === '', 'a request that could carry something: ' + r.method() + ' ' + url);
    assert.ok(['blob:', 'file:', 'data:'].includes(url.protocol) || /^\/(index\.html|sw\.js|manifest\.webmanifest|(assets|data|icons|articles)\/[\w.-]+)?$/.test(url.pathname), 'not a file of the page: ' + url);
  }
  assert.deepEqual(p.faults.splice(0), []);
  assert.equal(await p.evaluate(() => document.body.dataset.hacked), undefined, 'no script of an article ran');
}

// withPage runs f with a page of its own.
async function withPage(f, options = {}) {
  const p = await fresh(options);
  try {
    await f(p);
    await holds(p);
  } finally {
    await p.context().close();
  }
}

// withShared runs f with a page that such tests share, and forgets the articles that f gives.
async function withShared(f) {
  shared = shared || await fresh();
  try {
    await f(shared);
    await holds(shared);
    await show(shared, '#/add');
    await shared.locator('#own-wipe').click();
    await shared.getByText('are forgotten').waitFor();
  } catch (e) {
    await shared.context().close();
    shared = null;
    throw e;
  }
}

const show = (p, fragment) => p.evaluate((f) => { location.hash = f; }, fragment);
const status = (p) => p.locator('#own-status');
const total = async (p, words) => (await ask(p, words)).total;

// give chooses files on the page of one's own texts, and waits until they are in the archive.
async function give(p, ...files) {
  await show(p, '#/add');
  await p.locator('#own-files').setInputFiles(files);
  await p.locator('#own-save').waitFor({ timeout: 60000 });
}

test('O1 files of one’s own join the search under a badge, and what cannot be read says why', () => withShared(async (p) => {
  const before = await total(p, '');
  assert.equal(await total(p, 'zephyr'), 0);
  await give(p, file('pier.md', pier), file('bridge.html', page), file('notes.pdf', '%PDF-1.7'));
  assert.match(await status(p).innerText(), /2 articles of your own/);
  assert.match(await p.locator('#own-remarks').innerText(), /^1 thing could not be taken\s+notes\.pdf: .*\.txt/);
  assert.equal(await p.locator('#own-remarks ~ .own-site').count(), 1, 'before what can be done with the others');
  assert.equal(await total(p, 'zephyr'), 2);
  assert.ok(await total(p, '') >= before + 2, 'the archive’s own quotes are still found');
  await show(p, '#/quotes?q=zephyr');
  await p.locator('#results .local').first().waitFor();
  assert.equal(await cards(p).count(), 2);
  assert.equal(await p.locator('#results .local').count(), 2);
  await show(p, '#/articles');
  await p.locator('#results .entries .local').first().waitFor();
  assert.equal(await p.locator('#results .entries .local').count(), 2);
  await show(p, '#/article/local--pier');
  assert.match(await p.locator('#reader .local-note').innerText(), /works nowhere else/);
  await show(p, '#/check?text=' + encodeURIComponent('The zephyr pier opens in May'));
  await p.locator('#verdict-title').waitFor();
  assert.match(await p.locator('#results').innerText(), /Morrowby/);
}));

test('O1 a dropped folder is read to its depth, and pictures in it are passed over', () => withShared(async (p) => {
  file('drop/a/pier.md', pier);
  file('drop/a/b/bridge.html', page);
  file('drop/a/picture.png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  await show(p, '#/add');
  await p.locator('#own-folder').setInputFiles(path.join(folder, 'drop'));
  await p.locator('#own-save').waitFor({ timeout: 60000 });
  assert.match(await status(p).innerText(), /2 articles/);
  assert.match(await p.locator('#own').innerText(), /1 other file/);
}));

test('O1 how files in other encodings were read is said apart from what could not be taken', () => withShared(async (p) => {
  const wide = Buffer.from('\ufeffThe kiosk\n\n“We sell ice all winter,” said vendor Lutz Amberg.\n', 'utf16le');
  await give(p, { name: 'kiosk.txt', mimeType: 'text/plain', buffer: wide });
  assert.equal(await p.locator('#own-remarks').count(), 0);
  const notes = p.locator('#own-notes');
  assert.equal(await notes.evaluate((d) => d.open), false);
  await notes.locator('summary').click();
  assert.match(await notes.innerText(), /^1 note on how a file was read\s+kiosk\.txt: read as UTF-16$/);
}));

test('O1 files dropped on any view are taken', () => withShared(async (p) => {
  const transfer = await p.evaluateHandle((text) => {
    const t = new DataTransfer();
    t.items.add(new File([text], 'pier.md'));
    return t;
  }, pier);
  await p.dispatchEvent('main', 'drop', { dataTransfer: transfer });
  await p.locator('#own-save').waitFor({ timeout: 60000 });
  assert.equal(await total(p, 'zephyr'), 1);
}));

test('O1 a pasted text is searched with the archive when asked to', () => withShared(async (p) => {
  await show(p, '#/add');
  await p.locator('#add-form textarea').fill('“The zephyr pier opens in May,” said Ada Morrowby.');
  await p.locator('#add-submit').click();
  await p.locator('#own-paste').click();
  await p.locator('#own-save').waitFor({ timeout: 60000 });
  assert.equal(await total(p, 'zephyr'), 1);
  const { facets } = await ask(p, 'zephyr');
  assert.equal(facets.publisher.Local, 1);
}));

test('O1 hostile files end in words, and the good one beside them is kept', () => withShared(async (p) => {
  const line = '{"text": "' + 'a'.repeat(50 << 20) + '"}\n' + JSON.stringify({ text: '“The zephyr dam holds,” said Lena Quistorp.' }) + '\n';
  await give(p, file('pier.md', pier), file('line.jsonl', line), file('deep.html', '<div>'.repeat(20000) + 'x'), file('front.md', '---\n' + 'key: value\n'.repeat(100000) + '---\nx'),
    file('cut.zip', 'PK\x03\x04 cut off'), file('bytes.txt', Buffer.from([0xff, 0x00, 0x01, 0x02, 0x80, 0x03])));
  assert.match(await status(p).innerText(), /2 articles/);
  const remarks = await p.locator('#own-remarks').innerText();
  for (const words of ['line.jsonl line 1: the line is longer', 'deep.html: ', 'front.md: ', 'cut.zip: the archive is damaged', 'bytes.txt: ']) assert.ok(remarks.includes(words), words + ' is not among ' + remarks);
  assert.equal(await total(p, 'zephyr'), 2);
}));

test('O1 many own articles are read without holding up the page', { timeout: 240000 }, () => withPage(async (p) => {
  const n = 150;
  const text = (i) => JSON.stringify({ title: 'Plank ' + i, text: ('“The zephyr pier has ' + i + ' planks,” said Ada Morrowby. The council met, and nobody spoke of the boats that had not come. ').repeat(24) });
  await p.evaluate(() => {
    window.tasks = [];
    new PerformanceObserver((list) => { for (const e of list.getEntries()) window.tasks.push(Math.round(e.duration)); }).observe({ entryTypes: ['longtask'] });
  });
  const start = Date.now();
  await give(p, file('many.jsonl', Array.from({ length: n }, (_, i) => text(i)).join('\n')));
  const took = Date.now() - start;
  assert.match(await status(p).innerText(), /150 articles/);
  console.log(`${n} articles of 3 KB were ready after ${took} ms; tasks of the page over 50 ms: ${JSON.stringify(await p.evaluate(() => window.tasks))}`);
}));

test('O2 where Workers are refused the page does the work itself', () => withPage(async (p) => {
  await p.evaluate(() => { window.Worker = class { constructor() { throw new DOMException('refused', 'SecurityError'); } }; });
  await give(p, file('pier.md', pier));
  assert.equal(await total(p, 'zephyr'), 1);
}));

test('O3 own articles are kept only if asked, survive a reload, and one click wipes them', () => withPage(async (p) => {
  const held = () => p.evaluate(async () => (await indexedDB.databases()).map((d) => d.name));
  await give(p, file('pier.md', pier));
  assert.deepEqual(await held(), [], 'nothing is kept unless asked');
  await p.reload();
  await ready(p);
  assert.equal(await total(p, 'zephyr'), 0);
  await give(p, file('pier.md', pier));
  await p.locator('#own-keep').check();
  await p.getByText('kept in this browser.').waitFor();
  assert.deepEqual(await held(), ['verbatim-own']);
  await p.reload();
  await ready(p);
  await p.locator('#own-save').waitFor({ timeout: 60000 });
  assert.equal(await total(p, 'zephyr'), 1);
  assert.ok(await p.locator('#own-keep').isChecked());
  await p.locator('#own-wipe').click();
  await p.getByText('are forgotten').waitFor();
  assert.equal(await total(p, 'zephyr'), 0);
  assert.deepEqual(await held(), []);
  const left = await p.evaluate(async () => { // all that a page can keep
    const texts = [document.cookie, JSON.stringify(history.state), ...Object.entries(localStorage).flat(), ...Object.entries(sessionStorage).flat()];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) texts.push(request.url, /\.wasm$/.test(request.url) ? '' : await (await cache.match(request)).text());
    }
    for await (const name of (await navigator.storage.getDirectory()).keys()) texts.push('a file ' + name + ', zephyr');
    return texts.filter((text) => /zephyr|local--/.test(text)).map((text) => text.slice(0, 200));
  });
  assert.deepEqual(left, [], 'a trace is left');
  await p.reload();
  await ready(p);
  assert.equal(await total(p, 'zephyr'), 0);
}, { serviceWorkers: 'allow' }));

test('O3 a link to a quote of one’s own says that it works only here, and opened elsewhere whose it is', () => withPage(async (p) => {
  await give(p, file('pier.md', pier));
  await show(p, '#/quotes?q=zephyr');
  const card = cards(p).first();
  await card.locator('.local').waitFor();
  const taken = async (control) => {
    await p.evaluate(() => { document.querySelector('#told').textContent = ''; });
    await control.click();
    await p.waitForFunction(() => document.querySelector('#told').textContent !== '');
    return [await p.locator('#told').innerText(), await p.evaluate(() => navigator.clipboard.readText())];
  };
  const [told, link] = await taken(card.getByRole('button', { name: 'Link', exact: true }));
  assert.match(told, /works in this browser only/);
  const [, copied] = await taken(card.getByRole('button', { name: 'Copy', exact: true }));
  assert.match(copied, /zephyr pier opens[^]*\nThe link works only in the browser that holds this article/);
  await card.getByRole('button', { name: 'Cite', exact: true }).click();
  const dialog = p.getByRole('dialog', { name: 'Cite this quote' });
  assert.match(await dialog.locator('.local-note').innerText(), /works nowhere else/);
  assert.match(await dialog.getByLabel('Text', { exact: true }).inputValue(), /works only in the browser that holds this article/);
  assert.equal(await dialog.getByLabel('Link to this quote', { exact: true }).inputValue(), link);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await show(p, new URL(link).hash);
  await p.getByText('Found exactly as it was linked').waitFor();

  await withPage(async (other) => { // another browser, as far as what is kept goes
    for (const address of [new URL(link).hash, '#/article/local--pier']) {
      await show(other, address);
      await other.getByText('one of somebody’s own articles, which is not here').waitFor();
      assert.doesNotMatch(await other.locator('#reader').innerText(), /in this archive/, address);
    }
    await other.locator('#reader').getByRole('link', { name: 'Add your text' }).click();
    await other.locator('#own-files').waitFor({ state: 'attached' });
    await show(other, '#/quote/nowhere/q00000000?exact=' + encodeURIComponent('Nobody asked the seven gulls of the pier'));
    await other.getByText('not in this archive any more').waitFor();
  });

  await show(p, '#/add');
  await p.locator('#own-wipe').click();
  await p.getByText('are forgotten').waitFor();
  await show(p, new URL(link).hash);
  await p.getByText('one of somebody’s own articles, which is not here').waitFor();
}, { permissions: ['clipboard-read', 'clipboard-write'] }));

test('O3 two tabs that keep different articles lose none', () => withPage(async (p) => {
  const q = await p.context().newPage();
  await visit(q, server.url);
  await give(p, file('pier.md', pier));
  await give(q, file('bridge.html', page));
  await p.locator('#own-keep').check();
  await p.getByText('kept in this browser.').waitFor();
  await q.locator('#own-keep').check();
  await q.getByText('2 articles of your own are kept').waitFor();
  await p.reload();
  await ready(p);
  await until(p, () => window.verbatim.search('zephyr').then((r) => r.total === 2), null, { timeout: 60000 });
  await q.close();
}));

test('O3 a browser that keeps nothing says so, and the articles stay until the page is closed', () => withShared(async (p) => {
  await give(p, file('pier.md', pier));
  await p.evaluate(() => {
    const was = IDBFactory.prototype.open;
    IDBFactory.prototype.open = () => { IDBFactory.prototype.open = was; throw new DOMException('no', 'InvalidStateError'); };
  });
  await p.locator('#own-keep').click();
  await p.getByText('save them as a file').waitFor();
  assert.ok(!await p.locator('#own-keep').isChecked());
  assert.equal(await total(p, 'zephyr'), 1);
}));

test('O3 where the storage is full the page says so, what was kept before stays, and nothing is lost', () => withShared(async (p) => {
  // The browser's own bound on what a page keeps holds for no page of a test: so what is put is taken back here, as the browser does where there is no room.
  const full = (on) => p.evaluate((yes) => {
    const put = window.put ??= IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = !yes ? put : function () {
      if (this.transaction.error) return;
      Object.defineProperty(this.transaction, 'error', { value: new DOMException('no room', 'QuotaExceededError') });
      this.transaction.abort();
    };
  }, on);
  await give(p, file('pier.md', pier));
  await p.locator('#own-keep').check();
  await p.getByText('kept in this browser.').waitFor();
  await full(true);
  await p.locator('#own-files').setInputFiles(file('bridge.html', page));
  await p.getByText('There is no room left').waitFor({ timeout: 60000 });
  assert.ok(!await p.locator('#own-keep').isChecked());
  assert.equal(await total(p, 'zephyr'), 2, 'the article that was not kept is here');
  await full(false);
  await p.locator('#own-keep').check();
  await p.getByText('2 articles of your own are kept').waitFor();
  await p.reload();
  await ready(p);
  await until(p, () => window.verbatim.search('zephyr').then((r) => r.total === 2), null, { timeout: 60000 });
}));

test('O3 what an earlier version of the page kept is found again', () => withShared(async (p) => {
  const kept = readFileSync(path.join(top, 'wasm/own/testdata/kept-1.verbatim'));
  await p.evaluate((list) => new Promise((resolve, reject) => {
    const request = indexedDB.open('verbatim-own', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('workspace');
    request.onsuccess = () => {
      const t = request.result.transaction('workspace', 'readwrite');
      t.objectStore('workspace').put(new Blob([new Uint8Array(list)]), 'file');
      t.objectStore('workspace').put(7, 'edition');
      t.oncomplete = () => { request.result.close(); resolve(); };
      t.onabort = () => reject(t.error);
    };
    request.onerror = () => reject(request.error);
  }), [...kept]);
  await show(p, '#/add');
  await p.reload();
  await ready(p);
  await p.locator('#own-save').waitFor({ timeout: 60000 });
  assert.ok(await p.locator('#own-keep').isChecked());
  assert.equal(await total(p, 'quayside'), 2);
}));

test('O4 own articles are saved as one file and opened elsewhere; a damaged file opens but for what is damaged', async () => {
  let articles;
  await withPage(async (p) => {
    await give(p, file('pier.md', pier), file('bridge.html', page));
    articles = readFileSync((await download(p, p.locator('#own-save'))).path);
  });
  await withPage(async (p) => {
    await give(p, file('own-articles.verbatim', articles));
    assert.equal(await total(p, 'zephyr'), 2);
  });
  const damaged = Buffer.from(articles);
  damaged[damaged.indexOf('zephyr pier opens in May')] ^= 1;
  await withPage(async (p) => {
    await give(p, file('damaged.verbatim', damaged));
    assert.match(await p.locator('#own-remarks').innerText(), /pier\.md: this part of the workspace is damaged/);
    assert.equal(await total(p, 'zephyr'), 1);
  });
});

test('O1 the work can be stopped, and what was read is kept', () => withShared(async (p) => {
  const lines = Array.from({ length: 3000 }, (_, i) => JSON.stringify({ title: 'Plank ' + i, text: ('“The zephyr pier has ' + i + ' planks,” said Ada Morrowby. ').repeat(20) }));
  await show(p, '#/add');
  await p.evaluate(() => { // stopped as soon as the first have been read
    new MutationObserver((_, observer) => {
      if (!/: [1-9][\d,]* articles? so far/.test(document.querySelector('#own-status')?.textContent)) return;
      observer.disconnect();
      document.querySelector('#own-stop').click();
    }).observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true });
  });
  await p.locator('#own-files').setInputFiles(file('planks.jsonl', lines.join('\n')));
  await p.getByText('Stopped:').waitFor({ timeout: 120000 });
  const n = Number((await status(p).innerText()).replaceAll(',', '').match(/\d+/)[0]);
  assert.ok(n > 0 && n < 3000, n + ' articles were kept');
}));

test('O1 in the page that is a single file own articles are read too', { timeout: 120000 }, () => withPage(async (p) => {
  await give(p, file('pier.md', pier), file('bridge.html', page));
  assert.equal(await total(p, 'zephyr'), 2);
}, { url: pathToFileURL(single).href }));
