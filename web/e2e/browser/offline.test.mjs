// Without a network: a large archive that the reader asks for, storage that the browser throws away, and updates while several tabs are open. The archive of
// these tests is small, and is made to come by stretches as large ones do.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { ask, launch, open, ready, serve, site, until, visit } from '../harness.mjs';

const piece = 1 << 14; // bytes, in place of the quarter of a megabyte of the real scripts
const archive = readdirSync(path.join(site, 'data'))[0];

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

const change = (dir, name, f) => writeFileSync(path.join(dir, name), f(readFileSync(path.join(dir, name), 'utf8')));

// enlarge makes a built site treat its archive as a large one, of many pieces.
function enlarge(dir) {
  const boot = 'assets/' + readdirSync(path.join(dir, 'assets')).find((name) => /^boot-\w+\.js$/.test(name));
  const sum = () => createHash('sha256').update(readFileSync(path.join(dir, boot))).digest('hex');
  const was = sum();
  change(dir, boot, (text) => text.replace('const piece = 1 << 18', 'const piece = ' + piece));
  assert.notEqual(sum(), was);
  change(dir, 'sw.js', (text) => text.replace('const piece = 1 << 18', 'const piece = ' + piece).replace(was, sum()).replace(/\n.*\.vbt.*/, ''));
  change(dir, 'index.html', (text) => text.replace(' data-archive=', ' data-archive-whole="0" data-archive='));
}

// nextVersion gives the built site another version: its pages say so.
function nextVersion(dir) {
  change(dir, 'index.html', (text) => text.replace('<html ', '<html data-version="next" '));
  change(dir, 'sw.js', (text) => text.replace(/version = '\w+'/, "version = 'next'"));
}

// withCopy runs f with a page on a copy of the site that f may change; its worker is at work.
async function withCopy(prepare, f) {
  const dir = mkdtempSync(path.join(tmpdir(), 'verbatim-'));
  cpSync(site, dir, { recursive: true });
  prepare(dir);
  const server = await serve(dir);
  let stopped = false;
  const stop = async () => { if (!stopped) { stopped = true; await server.stop(); } };
  const page = await open(browser, { serviceWorkers: 'allow' });
  try {
    await visit(page, server.url + '#/check'); // a view without a list that grows while its foot is in sight
    await page.evaluate(() => navigator.serviceWorker.ready.then((r) => new Promise((resolve) => {
      const look = () => { if (r.active.state === 'activated') resolve(); };
      r.active.addEventListener('statechange', look);
      look();
    })));
    await f({ page, dir, stop, url: server.url });
    assert.deepEqual(page.strangers, []);
  } finally {
    await page.context().close();
    await stop();
    rmSync(dir, { recursive: true });
  }
}

const button = (page, name) => page.locator('#offline').getByRole('button', { name, exact: true });
const says = (page, words) => page.locator('#offline').getByText(words).waitFor();
const cacheNames = (page) => page.evaluate(() => caches.keys());
const pieces = async (page) => (await page.evaluate(async () => { const list = []; for (const name of await caches.keys()) if (name.includes(' archive ')) for (const r of await (await caches.open(name)).keys()) list.push(r.url); return list; })).length;

// The page is not controlled by its worker on its first visit: so its requests can be watched and held.
test('H2 a large archive is made available offline: stopped, gone on with, used without a network, and removed', async () => {
  await withCopy(enlarge, async ({ page, stop }) => {
    const queries = ['', 'water', '"said that"', 'speaker:a*'];
    const before = [];
    for (const q of queries) before.push(await ask(page, q));
    await says(page, /too large to be kept unasked \(0\.1 MB\)/);
    const asked = [];
    let hold = true;
    await page.route('**/*.vbt', async (route) => {
      asked.push(Number(/=(\d+)-/.exec(await route.request().headerValue('range'))[1]));
      if (!hold || asked.length <= 2) await route.continue(); // the third is never answered
    });
    await button(page, 'Make available offline').click();
    await page.waitForFunction((n) => document.querySelector('#offline progress')?.value === n, 2 * piece);
    await button(page, 'Stop').click();
    await says(page, 'are on this device.');
    assert.equal(await pieces(page), 2);
    hold = false;
    const first = asked.splice(0);
    await button(page, 'Fetch the rest').click();
    await says(page, 'this page works without a network');
    assert.ok(!asked.some((from) => first.slice(0, 2).includes(from)), 'what was here is not fetched again');
    assert.equal(await pieces(page), first.length - 1 + asked.length);
    await page.unroute('**/*.vbt');
    assert.deepEqual(page.faults, []);
    await stop();
    await page.reload();
    await ready(page);
    for (const [i, q] of queries.entries()) assert.deepEqual(await ask(page, q), before[i], q);
    await page.evaluate(() => { location.hash = '#/articles'; });
    await page.locator('#results a').first().click();
    await page.locator('#reader .text').waitFor();
    await button(page, 'Remove it from this device').click();
    await says(page, 'The archive is removed from this device.');
    assert.equal(await pieces(page), 0);
  });
});

test('H2 a full storage and a broken connection are said in words, and what has come stays', async () => {
  await withCopy(enlarge, async ({ page }) => {
    await page.evaluate(() => {
      const put = Cache.prototype.put;
      let left = 2;
      Cache.prototype.put = function (...args) { return left-- > 0 ? put.apply(this, args) : Promise.reject(new DOMException('no room', 'QuotaExceededError')); };
      window.makeRoom = () => { Cache.prototype.put = put; };
    });
    await button(page, 'Make available offline').click();
    await says(page, /There is no room for all of it: this browser keeps another [\d.,]+ MB/);
    assert.equal(await pieces(page), 2);
    await page.evaluate(() => window.makeRoom());
    let n = 0;
    await page.route('**/*.vbt', (route) => (++n > 1 ? route.abort() : route.continue()));
    await button(page, 'Fetch the rest').click();
    await says(page, 'The connection broke off');
    assert.equal(await pieces(page), 3);
    await page.unroute('**/*.vbt');
    await button(page, 'Fetch the rest').click();
    await says(page, 'this page works without a network');
    await page.evaluate(() => { navigator.storage.estimate = () => Promise.resolve({ quota: 100, usage: 90 }); });
    await button(page, 'Remove it from this device').click();
    await button(page, 'Make available offline').click();
    await says(page, 'There is no room for all of it');
    assert.equal(await pieces(page), 0);
  });
});

test('H2 pieces of an archive are never used for another version of it', async () => {
  await withCopy(enlarge, async ({ page, dir }) => {
    await button(page, 'Make available offline').click();
    await says(page, 'this page works without a network');
    const other = 'archive-0123456789abcdef.vbt';
    renameSync(path.join(dir, 'data', archive), path.join(dir, 'data', other));
    for (const name of ['index.html', 'sw.js']) change(dir, name, (text) => text.replaceAll(archive, other));
    nextVersion(dir);
    await page.evaluate(() => navigator.serviceWorker.getRegistration().then((r) => r.update()));
    await page.getByRole('button', { name: 'Use it now' }).click();
    await page.waitForSelector('html[data-version=next][data-ready=true]', { state: 'attached' });
    await says(page, /too large to be kept unasked/);
    assert.equal(await pieces(page), 0);
    assert.deepEqual((await cacheNames(page)).filter((name) => name.includes(archive)), []);
  });
});

test('H2 when one of two tabs takes an update, the other goes on with its own files and says so', async () => {
  await withCopy(() => {}, async ({ page, dir, url }) => {
    await page.reload(); // under its worker
    await ready(page);
    const other = await page.context().newPage();
    await visit(other, url + '#/check');
    const total = (await ask(other, 'water')).total;
    const workshop = await other.locator('script[data-workshop]').getAttribute('data-workshop');
    nextVersion(dir);
    change(dir, 'sw.js', (text) => text.split('\n').filter((line) => !line.includes(path.basename(workshop))).join('\n'));
    rmSync(path.join(dir, workshop)); // the new version has another one
    await page.evaluate(() => navigator.serviceWorker.getRegistration().then((r) => r.update()));
    await page.getByRole('button', { name: 'Use it now' }).click();
    await page.waitForSelector('html[data-version=next][data-ready=true]', { state: 'attached' });
    await other.getByText('in use in another tab').waitFor();
    assert.ok(!(await other.getByText('A new version of this page is ready').isVisible()));
    assert.equal((await ask(other, 'water')).total, total);
    assert.ok(await other.evaluate((name) => fetch(name).then((r) => r.ok), workshop), 'its own files are still here');
    assert.equal(await other.locator('html[data-version]').count(), 0);
    await other.getByRole('button', { name: 'Use it now' }).click();
    await other.waitForSelector('html[data-version=next][data-ready=true]', { state: 'attached' });
    await page.close();
    await other.reload();
    await ready(other);
    await until(other, async () => (await caches.keys()).length === 1); // nobody needs the old files now
  });
});

test('H2 an update that arrives cut short is not used, and used once it is whole', async () => {
  await withCopy(() => {}, async ({ page, dir }) => {
    const style = 'assets/' + readdirSync(path.join(dir, 'assets')).find((name) => name.endsWith('.css'));
    const whole = readFileSync(path.join(dir, style));
    const cut = style.replace(/-\w+\.css/, '-0123456789abcdef.css');
    writeFileSync(path.join(dir, cut), whole.subarray(0, whole.length >> 1));
    change(dir, 'sw.js', (text) => text.replace(style, cut));
    nextVersion(dir);
    const outcome = await page.evaluate(() => navigator.serviceWorker.getRegistration().then((r) => r.update()).then((r) => new Promise((resolve) => {
      const w = r.installing;
      if (!w) resolve('none');
      else w.addEventListener('statechange', () => { if (w.state !== 'installing') resolve(w.state); });
    }), (e) => 'refused'));
    assert.notEqual(outcome, 'installed');
    await page.reload();
    await ready(page);
    assert.equal(await page.locator('html[data-version]').count(), 0);
    await until(page, async () => (await caches.keys()).length === 1); // half a version is none, once the browser has given up trying again
    writeFileSync(path.join(dir, cut), whole);
    await page.evaluate(() => navigator.serviceWorker.getRegistration().then((r) => r.update()));
    await page.getByRole('button', { name: 'Use it now' }).click();
    await page.waitForSelector('html[data-version=next][data-ready=true]', { state: 'attached' });
  });
});

test('H2 storage that the browser throws away is no loss: the page works on, and fetches it again', async () => {
  await withCopy(() => {}, async ({ page, stop }) => {
    const total = (await ask(page, 'water')).total;
    const evict = () => page.evaluate(async () => {
      for (const name of await caches.keys()) await caches.delete(name);
      for (const { name } of await indexedDB.databases()) await new Promise((resolve) => { const r = indexedDB.deleteDatabase(name); r.onsuccess = r.onerror = r.onblocked = resolve; });
    });
    const { length } = await page.evaluate(async () => (await caches.open((await caches.keys())[0])).keys());
    await evict(); // while it is open
    assert.equal((await ask(page, 'water')).total, total);
    await page.reload(); // the host answers, and what is missing is fetched behind the reader's back
    await ready(page);
    assert.equal((await ask(page, 'water')).total, total);
    await until(page, async (n) => { const [name] = await caches.keys(); return name !== undefined && (await (await caches.open(name)).keys()).length === n; }, length);
    assert.deepEqual(page.faults, []);
    await stop();
    await page.reload();
    await ready(page);
    assert.equal((await ask(page, 'water')).total, total);
  });
});
