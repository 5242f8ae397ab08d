// The smallest archives: one article, and one in which nobody is quoted.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { cards, count, go, launch, open, serve, top, visit } from '../harness.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'verbatim-small-'));
let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); rmSync(folder, { recursive: true }); });

// built gives a page on the site of one article.
async function built(t, name, text) {
  const content = path.join(folder, name);
  mkdirSync(content);
  writeFileSync(path.join(content, 'gate.md'), `---\ntitle: The gate of Quillhaven is painted\npublisher: Quillhaven Courier\npublished: 2025-03-04\nlang: en\n---\n${text}\n`);
  const site = path.join(folder, name + '-site');
  execFileSync('go', ['run', './scripts/site', '-sizes=false', '-content', content, '-out', site], { cwd: top, stdio: 'ignore' });
  const server = await serve(site);
  t.after(() => server.stop());
  const page = await open(browser);
  t.after(() => page.context().close());
  await visit(page, server.url);
  return page;
}

const views = ['#/quotes', '#/quotes?q=ladder', '#/articles', '#/article/gate', '#/speakers', '#/audit', '#/review', '#/versus', '#/check?text=one+ladder', '#/dossier', '#/add'];

test('an archive of one article says so, and every view of it can be shown', async (t) => {
  const page = await built(t, 'one', 'The gate was painted green.\n\n“It took eleven days and one ladder,” said Orla Venn, the mayor.');
  assert.equal(await count(page).innerText(), '1 quote by 1 person in 1 article');
  assert.equal(await cards(page).count(), 1);
  for (const view of views) await go(page, view);
  await go(page, '#/articles');
  await page.getByRole('link', { name: 'The gate of Quillhaven is painted' }).click();
  const said = page.locator('#reader mark.said[id]');
  await said.first().waitFor();
  assert.equal(await said.count(), 1);
  assert.deepEqual(page.faults, []);
});

test('an archive in which nobody is quoted lists its articles, finds words in the narration and says that there are no quotes', async (t) => {
  const page = await built(t, 'silent', 'The gate was painted green. It took eleven days and one ladder.');
  assert.equal(await count(page).innerText(), 'No quotes in 1 article');
  assert.match(await page.locator('#results').innerText(), /Nobody is quoted in the 1 article of this archive/);
  for (const view of views) await go(page, view);
  await go(page, '#/articles');
  await page.getByRole('link', { name: 'The gate of Quillhaven is painted' }).click();
  await page.locator('#reader', { hasText: /No quotes were found in this article\..*eleven days/s }).waitFor();
  await go(page, '#/quotes?q=ladder');
  await page.getByRole('link', { name: 'Narration' }).click();
  await page.locator('#results mark', { hasText: 'ladder' }).waitFor();
  assert.deepEqual(page.faults, []);
});
