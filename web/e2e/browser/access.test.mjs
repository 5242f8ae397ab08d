// axe over every view, in light, in dark, at 320 px and in forced colours: no violation of WCAG 2.2 A and AA, nor of axe's best practices; and what axe cannot see.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { articleFiles, cards, go, launch, open, rested, serve, visit } from '../harness.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser, server, views;
before(async () => {
  [browser, server] = await Promise.all([launch(), serve()]);
  const page = await open(browser);
  await visit(page, server.url);
  const quote = (await page.evaluate(() => window.verbatim.search(''))).hits[0];
  const [article] = quote.split('/');
  const words = await cards(page).locator('blockquote').filter({ hasText: /\w+ \w+ \w+ \w+ \w+/ }).first().innerText();
  const speaker = await page.locator('#results .by a').first().getAttribute('href');
  views = {
    quotes: '#/quotes', search: '#/quotes?q=said', lines: '#/quotes?q=said&words=all&lines=after', nothing: '#/quotes?q=xqzvkwq', nonsense: '#/nowhere', article: '#/article/' + article,
    quote: '#/quote/' + quote, articles: '#/articles', speakers: '#/speakers', speaker: speaker.startsWith('#/speaker') ? speaker : '#/speakers',
    audit: '#/audit', absent: '#/check?text=Seven+glass+whales+were+elected', check: '#/check?text=' + encodeURIComponent(words.replace(/\S+$/, 'zeppelins')), add: '#/add',
  };
  await page.context().close();
});
after(async () => { await browser?.close(); await server?.stop(); });

// What axe objects to by all its rules or by those named. Of each list stay only the first twenty items, or the first ten: all of a kind are alike.
async function violations(page, { rules, most }) {
  await page.evaluate((n) => { for (const e of document.querySelectorAll(`ol > li:nth-child(n+${n + 1}), tbody > tr:nth-child(n+${n + 1})`)) e.remove(); }, most);
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe); // by the debugger, which the page's policy does not bind
  const { violations } = await page.evaluate((only) => window.axe.run(document, { resultTypes: ['violations'], ...(only && { runOnly: only }) }), rules);
  return violations.map((v) => `${v.id}: ${v.help} — ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(' … ')}`);
}

// Other colours are colours of the same elements, of which axe's rules on colours alone can say more.
const rules = ['color-contrast', 'link-in-text-block'];
const looks = {
  light: [{ colorScheme: 'light' }, { most: 20 }],
  dark: [{ colorScheme: 'dark' }, { rules, most: 10 }],
  narrow: [{ colorScheme: 'light', viewport: { width: 320, height: 640 } }, { most: 10 }],
  'forced colours': [{ forcedColors: 'active' }, { rules, most: 10 }],
};
for (const [look, [options, how]] of Object.entries(looks)) {
  test(`axe finds nothing to object to in any view, ${look}`, async () => {
    const page = await open(browser, options);
    await visit(page, server.url);
    const found = {};
    for (const [name, fragment] of Object.entries(views)) {
      await go(page, fragment);
      if (name === 'check') await page.locator('.verdict .diff ins').first().waitFor({ state: 'attached' }); // a verdict with a diff
      if (name === 'lines') await page.locator('.lines').waitFor();
      await rested(page);
      if (name === 'add') {
        await page.locator('#add-form textarea').fill('“We have waited long enough,” said the engineer Tomas Reyl.');
        await page.locator('#add-form button').click();
        await page.locator('.draft .note').first().waitFor();
      }
      const list = await violations(page, how);
      if (list.length > 0) found[name] = list;
    }
    await page.goto(server.url + 'articles/' + articleFiles()[0]);
    const list = await violations(page, how);
    if (list.length > 0) found['article page'] = list;
    assert.deepEqual(found, {});
    await page.context().close();
  });
}

test('A5 nothing overflows sideways at 320 px', async () => {
  const page = await open(browser, { viewport: { width: 320, height: 640 } });
  await visit(page, server.url);
  for (const [name, fragment] of Object.entries(views)) {
    await go(page, fragment);
    await rested(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), name);
  }
  await page.context().close();
});

test('A1 the explorer is used with the keyboard alone', async () => {
  const page = await open(browser);
  await visit(page, server.url);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  const box = page.getByRole('group', { name: 'Type', exact: true }).getByRole('checkbox').first();
  await box.focus();
  await page.keyboard.press('Space');
  await page.waitForURL(/type=/);
  assert.ok(await box.isChecked());
  const name = await box.getAttribute('id');
  assert.equal(await page.evaluate(() => document.activeElement.id), name, 'the focus stays on the box');
  await cards(page).first().getByRole('link', { name: 'Context' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/#\/quote\//);
  await page.context().close();
});

test('E11 on paper stand the quotes with their speakers, and no controls', async () => {
  const page = await open(browser);
  await visit(page, server.url);
  await page.emulateMedia({ media: 'print' });
  for (const control of ['#search', '#nav', '#aids', '#filters', '#tools', '.acts', '.more']) assert.ok(!(await page.locator(control).first().isVisible()), control);
  for (const part of ['blockquote', '.by', '.source']) assert.ok(await cards(page).first().locator(part).first().isVisible(), part);
  await go(page, views.article);
  await page.locator('#reader .text').waitFor();
  assert.ok(!(await page.locator('#results').isVisible()), 'an open article is printed alone');
  assert.ok(await page.locator('#reader .text').isVisible() && await page.locator('#reader .note .speaker').first().isVisible());
  await page.context().close();
});
