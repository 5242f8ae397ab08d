// screenshots.mjs writes pictures of the views to web/screenshots: light, some dark, some narrow.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cards, launch, open, ready, serve, site, top, until, visit } from './harness.mjs';

const to = path.join(top, 'web/screenshots');
const limit = 250_000; // bytes of one picture, so that the repository stays small
const wide = { width: 1360, height: 740 }, narrow = { width: 320, height: 640 };
const looks = {
  light: { options: { colorScheme: 'light', viewport: wide }, views: ['quotes', 'reader', 'lines', 'articles', 'speakers', 'speaker', 'versus', 'audit', 'review', 'check', 'dossier', 'add', 'nothing', 'stale'] },
  dark: { options: { colorScheme: 'dark', viewport: wide }, views: ['quotes', 'reader'] },
  narrow: { options: { colorScheme: 'light', viewport: narrow }, views: ['quotes', 'reader', 'lines', 'check', 'dossier'] },
};
const own = 'The pier will open in May, Ada Morrow said on Monday.\n\n“We have waited long enough,” said the engineer Tomas Reyl. “Every plank was paid for by the people of this town,” he added.';

// checked are words of a sample article, whose speakers are invented, with a "not" lost and another word put in.
async function checked(page) {
  await go(page, '#/quotes?q=%22will+not%22&type=direct&not.publisher=RT');
  const words = (await cards(page).first().locator('blockquote').innerText()).replaceAll(/["“”]/g, '');
  return '#/check?text=' + encodeURIComponent(words.replace('will not ', 'will ').replace(/ (\w+)(?= \w+\W*$)/, ' single $1'));
}

async function go(page, fragment) {
  await page.evaluate((f) => { location.hash = f; }, fragment);
  await page.waitForTimeout(300);
}

// states are pictures of what the page says of itself: each brings the page there, in a context and on a copy of the site of its own.
const states = {
  loading: async (page, url) => {
    await page.route('**/*.wasm', () => {}); // and never an answer
    await page.goto(url);
    await page.locator('#loading').waitFor();
  },
  failed: async (page, url) => {
    await page.route('**/*.wasm', (route) => route.abort('connectionreset'));
    await page.goto(url);
    await page.locator('#failure').waitFor();
  },
  silent: async (page, url, dir) => { // an archive in which nobody is quoted
    const content = mkdtempSync(path.join(tmpdir(), 'verbatim-'));
    writeFileSync(path.join(content, 'gate.md'), '---\ntitle: The gate is painted\npublished: 2025-03-04\nlang: en\n---\nThe gate was painted green. It took eleven days and one ladder.\n');
    execFileSync('go', ['run', './scripts/site', '-sizes=false', '-content', content, '-out', dir], { cwd: top, stdio: 'ignore' });
    rmSync(content, { recursive: true });
    await visit(page, url);
  },
  offline: async (page, url, dir, stop) => {
    await visit(page, url);
    await until(page, () => navigator.serviceWorker.ready.then((r) => r.active.state === 'activated'));
    await stop();
    await page.goto(url + '#/quotes?q=water');
    await page.reload();
    await ready(page);
  },
  update: async (page, url, dir) => {
    await visit(page, url);
    await until(page, () => navigator.serviceWorker.ready.then((r) => r.active.state === 'activated'));
    writeFileSync(path.join(dir, 'sw.js'), readFileSync(path.join(dir, 'sw.js'), 'utf8').replace(/version = '\w+'/, "version = 'next'"));
    await page.evaluate(() => navigator.serviceWorker.getRegistration().then((r) => r.update()));
    await page.getByRole('button', { name: 'Use it now' }).waitFor();
  },
};

async function shoot(page, name) {
  const file = path.join(to, name + '.png');
  await page.screenshot({ path: file });
  if (statSync(file).size > limit) throw new Error(`${file} is larger than ${limit} bytes: make the window smaller`);
}

mkdirSync(to, { recursive: true });
for (const name of readdirSync(to)) rmSync(path.join(to, name));
const [browser, server] = await Promise.all([launch(), serve()]);
for (const [look, { options, views }] of Object.entries(looks)) {
  const page = await open(browser, options);
  await visit(page, server.url);
  const quote = (await cards(page).nth(1).getAttribute('id')).replace(/^quote-/, '');
  const speakers = await cards(page).locator('a.speaker').evaluateAll((links) => [...new Set(links.map((a) => a.textContent))]);
  const speaker = await cards(page).locator('a.speaker').first().getAttribute('href');
  const where = { quotes: '#/quotes', reader: '#/quote/' + quote, speakers: '#/speakers', speaker, audit: '#/audit', check: await checked(page), add: '#/add',
    lines: '#/quotes?q=people&words=all&lines=after', articles: '#/articles', review: '#/review', dossier: '#/dossier',
    versus: '#/versus?' + new URLSearchParams([['speaker', speakers[0]], ['speaker', speakers[1]]]), nothing: '#/quotes?q=zeppelin+bridge', stale: '#/quote/no-such-article/q00000000' };
  for (const name of views) {
    await go(page, '#/articles');
    if (name === 'dossier') {
      await go(page, '#/quotes');
      for (const n of [0, 3]) await cards(page).nth(n).getByRole('button', { name: 'Collect' }).click();
    }
    await go(page, where[name]);
    if (name === 'add') {
      await page.locator('#add-form textarea').fill(own);
      await page.locator('#add-submit').click();
      await page.locator('.draft .note').first().waitFor();
    }
    await shoot(page, `${name}-${look}`);
  }
  await page.context().close();
}
await server.stop();
for (const [name, bring] of Object.entries(states)) {
  const dir = mkdtempSync(path.join(tmpdir(), 'verbatim-'));
  cpSync(site, dir, { recursive: true });
  const own = await serve(dir);
  let running = true;
  const stop = async () => { if (running) await own.stop(); running = false; };
  const page = await open(browser, { colorScheme: 'light', viewport: { width: wide.width, height: 480 }, serviceWorkers: 'allow' });
  await bring(page, own.url, dir, stop);
  await shoot(page, `${name}-light`);
  await page.context().close();
  await stop();
  rmSync(dir, { recursive: true });
}
await browser.close();
