// Where the site stands and what can go wrong on the way: subpaths, wrong types, no network, one file, no JavaScript, damage.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { articleFiles, cards, count, launch, open, ready, results, searchBox, serve, single, site, total, visit } from '../harness.mjs';

let browser, server;
before(async () => { [browser, server] = await Promise.all([launch(), serve()]); });
after(async () => { await browser?.close(); await server?.stop(); });

// withPage runs f with a page of its own and closes its context.
async function withPage(options, f) {
  const page = await open(browser, options);
  try {
    await f(page);
    assert.deepEqual(page.strangers, [], 'nothing is asked of other origins');
  } finally {
    await page.context().close();
  }
}

const kept = { serviceWorkers: 'allow' };
const answers = (page) => page.evaluate(() => window.verbatim.search('').then((r) => r.total));
const worker = (page) => page.evaluate(() => navigator.serviceWorker.ready.then((r) => new Promise((resolve) => {
  const w = r.active;
  if (w.state === 'activated') resolve(w.state);
  else w.addEventListener('statechange', () => { if (w.state === 'activated') resolve(w.state); });
})));

// checksADraft has the two quotations of a draft checked, of which the archive has the first.
async function checksADraft(page) {
  await page.evaluate(() => { location.hash = '#/quotes?type=direct&confidence=named'; });
  await page.waitForFunction(() => document.querySelector('#results .speaker'));
  const { words, speaker } = await cards(page).evaluateAll((all) => all
    .map((c) => ({ words: c.querySelector('.words').textContent.slice(1, -1), speaker: c.querySelector('.speaker').textContent }))
    .find(({ words }) => !/[“”"…]/.test(words) && words.split(' ').length > 9));
  await page.evaluate(() => { location.hash = '#/check'; });
  await page.locator('#check-text').fill(`“${words},” said ${speaker}. The room was full.\n\n“Seven glass whales were elected treasurers of the moon,” said Zacharias Unheard.`);
  await page.locator('#check-submit').click();
  await page.locator('#report-json').waitFor();
  assert.match(await page.locator('#results .facts').first().innerText(), /Not here: 1[\s\S]*Exact: 1/);
}

test('H1 the site works under any subpath', async () => {
  const deep = await serve(site, '-prefix', 'some/where/deep');
  try {
    await withPage({}, async (page) => {
      await visit(page, deep.url);
      assert.ok(await answers(page) > 0);
      await page.goto(deep.url + 'articles/' + articleFiles()[0]);
      assert.equal(await page.evaluate(() => document.styleSheets.length), 1);
      await page.locator('p.open a').click();
      await ready(page);
      assert.deepEqual(page.faults, []);
    });
  } finally { await deep.stop(); }
});

test('H1 a host that sends .wasm as plain text is no hindrance', async () => {
  const plain = await serve(site, '-plain-wasm');
  try {
    await withPage({}, async (page) => {
      await visit(page, plain.url);
      assert.ok(await answers(page) > 0);
    });
  } finally { await plain.stop(); }
});

test('H2 V9 after one visit the page reloads, searches, opens articles and checks a draft without a network', async () => {
  const own = await serve();
  let stopped = false;
  await withPage(kept, async (page) => {
    try {
      await visit(page, own.url);
      const all = await answers(page);
      assert.equal(await worker(page), 'activated');
      await own.stop();
      stopped = true;
      await page.reload();
      await ready(page);
      assert.equal(await answers(page), all);
      await searchBox(page).fill('water');
      await searchBox(page).press('Enter');
      await page.waitForURL(/q=water/);
      const found = await page.evaluate(() => window.verbatim.search('water').then((r) => r.total));
      assert.ok(found > 0 && found < all);
      await page.waitForFunction((n) => document.getElementById('count').textContent.startsWith(n + ' quote'), found);
      await cards(page).first().getByRole('link', { name: 'Context' }).click();
      await page.locator('#reader .said.chosen').first().waitFor();
      await checksADraft(page);
      await page.goto(own.url + '?from=a-link#/articles');
      await ready(page);
      await page.goto(own.url + 'articles/' + articleFiles()[0]);
      assert.ok((await page.locator('main').innerText()).length > 200);
      await page.goto(own.url + 'articles/' + articleFiles()[0].replace(/\.html$/, ''));
      assert.ok((await page.locator('main').innerText()).length > 200);
    } finally { if (!stopped) await own.stop(); }
  });
});

// withCopy runs f with a page, whose worker is at work, of a copy of the site in a folder that f may change.
async function withCopy(f) {
  const dir = mkdtempSync(path.join(tmpdir(), 'verbatim-'));
  cpSync(site, dir, { recursive: true });
  const own = await serve(dir);
  try {
    await withPage(kept, async (page) => {
      await visit(page, own.url);
      await worker(page);
      await f(page, dir);
    });
  } finally {
    await own.stop();
    rmSync(dir, { recursive: true });
  }
}

test('H2 a new version is used whole or not at all', async () => {
  await withCopy(async (page, dir) => {
    const sw = path.join(dir, 'sw.js');
    const good = readFileSync(sw, 'utf8');
    // A version one of whose files is missing: the page goes on with the old one.
    writeFileSync(sw, good.replace(/version = '\w+'/, "version = 'broken'").replace("const files = [", "const files = [\n  ['assets/missing.js', '00'],"));
    writeFileSync(path.join(dir, 'index.html'), '<!DOCTYPE html><title>half</title>');
    await page.reload();
    await ready(page);
    await page.evaluate(() => navigator.serviceWorker.getRegistration().then((r) => r.update()).catch(() => {}));
    await page.waitForTimeout(500);
    await page.reload();
    await ready(page);
    assert.notEqual(await page.title(), 'half');
    // A whole one: it is used after it is installed.
    const index = readFileSync(path.join(site, 'index.html'), 'utf8').replace('<html ', '<html data-version="next" ');
    writeFileSync(path.join(dir, 'index.html'), index);
    writeFileSync(sw, good.replace(/version = '\w+'/, "version = 'next'"));
    // Asked for once more each time: an update that is asked for while the browser still looks at the broken version is none of its own.
    while (!(await page.evaluate(() => navigator.serviceWorker.getRegistration().then((r) => r.update().catch(() => r)).then((r) => r.waiting !== null)))) await page.waitForTimeout(100);
    await page.evaluate(() => { location.hash = '#/articles'; });
    await page.reload();
    await page.waitForSelector('html[data-version=next][data-ready=true]', { state: 'attached' });
    assert.deepEqual(await page.evaluate(() => caches.keys().then((k) => k.length)), 1);
  });
});

test('a new version that is ready is offered, and used when the reader asks for it', async () => {
  await withCopy(async (page, dir) => {
    const offer = page.getByRole('button', { name: 'Use it now' });
    assert.ok(!(await offer.isVisible()));
    const sw = path.join(dir, 'sw.js');
    writeFileSync(sw, readFileSync(sw, 'utf8').replace(/version = '\w+'/, "version = 'next'"));
    writeFileSync(path.join(dir, 'index.html'), readFileSync(path.join(site, 'index.html'), 'utf8').replace('<html ', '<html data-version="next" '));
    await page.evaluate(() => navigator.serviceWorker.getRegistration().then((r) => r.update()));
    await offer.waitFor();
    assert.match(await page.locator('#update').innerText(), /A new version of this page is ready/);
    await offer.click();
    await page.waitForSelector('html[data-version=next][data-ready=true]', { state: 'attached' });
    assert.ok(!(await offer.isVisible()));
  });
});

test('H2 the page can be installed', async () => {
  const manifest = JSON.parse(readFileSync(path.join(site, 'manifest.webmanifest'), 'utf8'));
  for (const key of ['name', 'short_name', 'start_url', 'display', 'icons']) assert.ok(manifest[key], key);
  for (const icon of manifest.icons) assert.ok(readFileSync(path.join(site, icon.src)).length > 0);
});

test('H3 V9 one file works by double click, and checks a draft', async () => {
  await withPage({}, async (page) => {
    const asked = [];
    page.on('request', (r) => { if (!r.url().startsWith('blob:') && !r.url().startsWith('data:')) asked.push(r.url()); });
    await visit(page, pathToFileURL(single).href);
    const all = await answers(page);
    assert.ok(all > 0);
    assert.equal(await total(page), all);
    await searchBox(page).fill('said');
    await searchBox(page).press('Enter');
    await page.waitForURL(/q=said/);
    await page.getByRole('link', { name: 'Articles' }).click();
    await page.locator('#results a').first().click();
    await page.locator('#reader .text').waitFor();
    await page.goBack();
    await checksADraft(page);
    assert.deepEqual(asked.map((u) => new URL(u).protocol).filter((p) => p !== 'file:'), []);
    assert.equal(new Set(asked.map((u) => u.split('#')[0])).size, 1, 'it reads nothing but itself');
    assert.deepEqual(page.faults, []);
  });
});

test('H4 the whole first visit asks only its own host', async () => {
  await withPage(kept, async (page) => {
    await visit(page, server.url);
    await worker(page);
    for (const name of ['Articles', 'Speakers', 'Audit', 'Check a quote', 'Add your text', 'Quotes']) {
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true }).click();
    }
    await searchBox(page).fill('water');
    await searchBox(page).press('Enter');
    await page.waitForURL(/q=water/);
    await cards(page).first().getByRole('link', { name: 'Context' }).click();
    await page.locator('#reader .banner').waitFor();
    await page.goto(server.url + 'articles/' + articleFiles()[0]);
    assert.deepEqual(page.faults, []);
  });
});

test('H5 articles and their quotes are readable without JavaScript', async () => {
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(server.url);
    assert.ok(await cards(page).count() > 0);
    assert.match(await page.locator('noscript').first().innerText().catch(() => page.content()), /JavaScript/);
    const links = await page.locator('main a[href^="articles/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    assert.ok(links.length > 0);
    assert.deepEqual([...new Set(links.map((l) => l.split('#')[0].slice('articles/'.length)))].sort(), articleFiles().sort(), 'every article is linked');
    await page.goto(server.url + links[0]);
    assert.ok((await page.locator('article .text').innerText()).length > 300);
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Articles' }).click();
    assert.match(page.url(), /#\/articles$/);
  });
});

test('H5 without WebAssembly the page says so and stays readable', async () => {
  await withPage({}, async (page) => {
    await page.addInitScript(() => { delete window.WebAssembly; });
    await page.goto(server.url);
    await page.locator('#failure').waitFor();
    assert.match(await page.locator('#failure').innerText(), /WebAssembly/);
    assert.ok(await cards(page).count() > 0);
  });
});

test('H6 text shows before the program, with the progress in bytes', async () => {
  await withPage({}, async (page) => {
    let release;
    const held = new Promise((resolve) => { release = resolve; });
    await page.route('**/*.wasm', async (route) => { await held; await route.continue(); });
    await page.goto(server.url);
    assert.ok(await cards(page).count() > 0);
    await page.locator('#loading').waitFor();
    assert.match(await page.locator('#loading').innerText(), /\d+ of \d+ KB/);
    const before = await cards(page).first().boundingBox();
    const text = await results(page).innerText();
    release();
    await ready(page);
    assert.ok(!(await page.locator('#loading').isVisible()));
    assert.equal(await results(page).innerText(), text, 'the program shows what was there before it');
    assert.ok(before);
  });
});

const damage = {
  'the program is missing': ['**/*.wasm', (route) => route.fulfill({ status: 404, body: 'no' }), /404/],
  'the program is a page': ['**/*.wasm', (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><p>welcome' }), /web page/],
  'the program is cut': ['**/*.wasm', async (route) => route.fulfill({ status: 200, contentType: 'application/wasm', body: (await (await route.fetch()).body()).subarray(0, 200000) }), /incomplete|damaged/],
  'the connection breaks': ['**/*.wasm', (route) => route.abort('connectionreset'), /no connection/],
  'the archive is missing': ['**/*.vbt', (route) => route.fulfill({ status: 500, body: '' }), /500/],
  'the archive is cut': ['**/*.vbt', async (route) => route.fulfill({ status: 200, body: (await (await route.fetch()).body()).subarray(0, 999) }), /incomplete|damaged/],
  'the archive is altered': ['**/*.vbt', async (route) => {
    const body = Buffer.from(await (await route.fetch()).body());
    body[body.length >> 1] ^= 0x40;
    await route.fulfill({ status: 200, body });
  }, /damaged|checksum/],
};

for (const [name, [pattern, fault, words]] of Object.entries(damage)) {
  test(`H6 when ${name} the page says so, stays readable and can be retried`, async () => {
    await withPage({}, async (page) => {
      await page.route(pattern, fault);
      await page.goto(server.url);
      await page.locator('#failure').waitFor();
      assert.match(await page.locator('#failure').innerText(), words);
      assert.ok(await cards(page).count() > 0);
      assert.ok(!(await page.locator('#loading').isVisible()));
      await page.unroute(pattern);
      await page.getByRole('button', { name: 'Retry' }).click();
      await ready(page);
      assert.ok(!(await page.locator('#failure').isVisible()));
      assert.ok(await answers(page) > 0);
      assert.match(await count(page).innerText(), /\d/);
    });
  });
}

test('H6 a broken start-up script leaves the page readable', async () => {
  await withPage({}, async (page) => {
    await page.route('**/boot-*.js', (route) => route.abort());
    await page.goto(server.url);
    assert.ok(await cards(page).count() > 0);
    assert.ok(!(await page.locator('#loading').isVisible()));
  });
});
