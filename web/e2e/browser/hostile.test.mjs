// Hostile articles in a real browser: 210 texts that try to run something, through content/, as files of the reader's own, and in an archive that somebody else
// made, in which every string is one. Nothing runs, nothing is asked for, no element comes from them. (Through addresses: faults.test.mjs.)
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { launch, open, ready, serve, top, until, visit } from '../harness.mjs';

let browser, dir, payloads;
before(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'verbatim-hostile-'));
  execFileSync('go', ['test', '-count=1', '-run', '^TestWriteHostileBundle$', './wasm/view'], { cwd: top, env: { ...process.env, HOSTILE: dir }, stdio: ['ignore', 'ignore', 'inherit'] });
  payloads = JSON.parse(readFileSync(path.join(dir, 'hostile.json'), 'utf8'));
  mkdirSync(path.join(dir, 'content'));
  for (const name of ['one.md', 'two.txt', 'three.html']) writeFileSync(path.join(dir, 'content', name), article(name));
  execFileSync('go', ['run', './scripts/site', '-sizes=false', '-content', path.join(dir, 'content'), '-out', path.join(dir, 'site')], { cwd: top, stdio: ['ignore', 'ignore', 'inherit'] });
  browser = await launch();
});
after(async () => { await browser?.close(); rmSync(dir, { recursive: true, force: true }); });

// article holds a third of the payloads as words said, names, headings, pictures and links.
function article(name) {
  const third = ['one.md', 'two.txt', 'three.html'].indexOf(name);
  const mine = payloads.filter((_, i) => i % 3 === third);
  if (name.endsWith('.html')) return '<html lang=en><head><title>' + mine[0] + '</title></head><body><p>It rained on the mill all day.</p>' + mine.map((p) => `<h2>${p}</h2><p>“${p} is what we want,” said Ann ${p} Ostrel.</p><p title="${p}">${p}</p>`).join('\n') + '</body></html>';
  return '---\ntitle: "The mill"\npublisher: Gazette\npublished: 2024-01-02\n---\n' + mine.map((p) => `# ${p}\n\n“${p} is what we want,” said Ann ${p} Ostrel, the ${p}.\n\n![${p}](${p})\n\n[${p}](${p})\n`).join('\n');
}

// inert gives what is wrong with the page as it stands, with all that is folded away in templates in its place.
const inert = (page) => page.evaluate(() => {
  for (const button of document.querySelectorAll('button.unfold')) button.click();
  const problems = [...document.querySelectorAll('body script:not([src]):not([type="text/plain"]), iframe, object, embed, base, img, video, marquee, math, template, body style, body link, body meta')].map((e) => e.outerHTML.slice(0, 150));
  for (const e of document.body.querySelectorAll('*')) {
    for (const { name, value } of e.attributes) {
      if (/^on|^srcdoc$/i.test(name) || /^(href|src|action|formaction|xlink:href)$/i.test(name) && /^\s*(javascript|vbscript|data):/i.test(value)) problems.push(name + '=' + value);
    }
  }
  if (document.documentElement.dataset.hit) problems.push('something ran');
  return problems;
});

// withPage runs f with a page in which a call of alert or hit is seen.
async function withPage(site, f) {
  const server = await serve(site);
  const page = await open(browser);
  const dialogs = [];
  const asked = [];
  page.on('dialog', (d) => { dialogs.push(d.message()); d.dismiss(); });
  page.on('request', (r) => { asked.push(r); });
  await page.addInitScript(() => { window.hit = () => { document.documentElement.dataset.hit = 'yes'; }; });
  try {
    await f(page, server.url);
    assert.deepEqual(dialogs, []);
    assert.deepEqual(page.strangers, [], 'nothing is asked of other origins');
    const foreign = asked.map((r) => r.url()).filter((url) => !url.startsWith('blob:') && !/^\/((index|articles\/\w+)\.html|manifest\.webmanifest|(assets|data|icons)\/[\w.-]+)?$/.test(new URL(url).pathname));
    assert.deepEqual(foreign, [], 'nothing is asked for but the page’s own files');
    assert.deepEqual(page.faults, []);
  } finally {
    await page.context().close();
    await server.stop();
  }
}

// walk looks at every view of what the archive holds, and at the readers of its first articles.
async function walk(page, quotes) {
  const found = await page.evaluate(() => window.verbatim.search(''));
  assert.ok(found.total >= quotes, found.total + ' quotes');
  const ids = found.hits.filter((_, i) => i % Math.ceil(found.hits.length / 8) === 0);
  const articles = [...new Set(found.hits.map((id) => id.split('/')[0]))].slice(0, 8);
  const views = ['#/quotes?shown=500', '#/articles?shown=500', '#/speakers', '#/audit', '#/quotes?words=narration&q=want', ...articles.map((id) => '#/article/' + id), ...ids.map((id) => '#/quote/' + id)];
  for (const view of views) {
    await page.evaluate((v) => { location.hash = v; }, view);
    if (view.startsWith('#/quotes?shown')) await page.waitForFunction((n) => document.querySelectorAll('#results article').length >= n, Math.min(quotes, found.total), { timeout: 60000 });
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    assert.deepEqual(await inert(page), [], view);
  }
}

test('H7 hostile articles in content/, and given as files, are inert', async () => {
  await withPage(path.join(dir, 'site'), async (page, url) => {
    await visit(page, url);
    await walk(page, 50);
    await page.evaluate(() => { location.hash = '#/add'; });
    const files = readdirSync(path.join(dir, 'content')).map((name) => path.join(dir, 'content', name));
    const lines = path.join(dir, 'lines.jsonl');
    writeFileSync(lines, payloads.map((p, i) => JSON.stringify({ id: 'x' + i + p, title: p, author: p, publisher: p, url: p, text: `“${p} is what we want,” said Bo ${p} Lind.` })).join('\n'));
    await page.locator('#own-files').setInputFiles([...files, lines]);
    await page.locator('#own-save').waitFor({ timeout: 120000 });
    await walk(page, 100);
    const before = (await page.evaluate(() => window.verbatim.search(''))).total;
    await page.evaluate((all) => { // dropped: hostile names as well, of files that are taken and of files that are not
      const data = new DataTransfer();
      for (const [i, p] of all.entries()) data.items.add(i % 3 ? new File([`“${p} is what we want,” said Cy ${p} Marl.`], p + '.txt') : new File(['\x00\x01' + p], p + '.bin'));
      for (const kind of ['dragover', 'drop']) document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
    }, payloads);
    await until(page, async (n) => (await window.verbatim.search('')).total > n, before, { timeout: 120000 });
    await page.evaluate(() => { location.hash = '#/add'; });
    await page.locator('#results').getByText('.bin').first().waitFor();
    assert.deepEqual(await inert(page), [], 'what is said of files');
    await walk(page, 100);
    for (const name of readdirSync(path.join(dir, 'site/articles'))) {
      await page.goto(url + 'articles/' + name);
      assert.deepEqual(await inert(page), [], name);
    }
  });
});

test('H7 a hostile archive is inert', async () => {
  const site = path.join(dir, 'tampered');
  cpSync(path.join(dir, 'site'), site, { recursive: true });
  const archive = readFileSync(path.join(dir, 'hostile.vbt'));
  writeFileSync(path.join(site, 'data', readdirSync(path.join(site, 'data'))[0]), archive);
  const index = path.join(site, 'index.html');
  writeFileSync(index, readFileSync(index, 'utf8').replace(/data-archive-size="\d+"/, `data-archive-size="${archive.length}"`));
  await withPage(site, async (page, url) => {
    await page.goto(url);
    await ready(page);
    await walk(page, 200);
  });
});
