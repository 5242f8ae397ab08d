// The page in Russian, and what it says of the language of its contents.
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { ask, cards, count, go, launch, open, ready, serve, settled, single, visit } from '../harness.mjs';

let browser, server;
before(async () => { [browser, server] = await Promise.all([launch(), serve()]); });
after(async () => { await browser?.close(); await server?.stop(); });

// english lists the words of Latin letters in what the page itself says: archives have titles and names of any language.
const english = (page) => page.evaluate(() => {
  const own = '[lang]:not(html), [dir=auto], code, kbd, h1, dialog dt, .name, .value';
  const words = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (parent.closest(own) || parent.closest('script, noscript, .plain, #suggestions, table tbody') || !parent.checkVisibility()) continue;
    words.push(...(walk.currentNode.data.match(/[A-Za-z]{4,}/g) ?? []));
  }
  for (const e of document.querySelectorAll('[placeholder]')) words.push(...(e.placeholder.match(/[A-Za-z]{4,}/g) ?? []));
  return words;
});

test('A7 an English reader’s page fetches no other language', async () => {
  const page = await open(browser);
  const asked = [];
  page.on('request', (r) => asked.push(r.url()));
  await visit(page, server.url);
  assert.equal(asked.filter((url) => url.includes('messages')).length, 0);
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  await page.context().close();
});

test('A7 the language is switched, for good, and the whole page speaks it', async () => {
  const page = await open(browser);
  await visit(page, server.url + '#/quotes?q=OR');
  await page.getByRole('button', { name: 'Русский' }).click();
  await page.waitForSelector('html[lang=ru]', { state: 'attached' });
  assert.match(await page.locator('#problems').innerText(), /По обе стороны от OR/);
  const { hits } = await ask(page);
  for (const fragment of ['#/quotes', '#/quotes?q=xqzvkwq&type=direct', '#/articles', '#/speakers', '#/audit', '#/check', '#/add', '#/nowhere']) {
    await go(page, fragment);
    await settled(page);
    const words = (await english(page)).filter((w) => !['Verbatim', 'nowhere', 'xqzvkwq', 'newest'].includes(w));
    assert.deepEqual(words, [], fragment);
  }
  await go(page);
  await page.reload();
  await ready(page);
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'ru');
  await settled(page);
  assert.match(await count(page).innerText(), /^[\d\u00a0]+ цитат[аы]?, \d+ говорящ\S+, \d+ стат/);
  assert.equal(await page.getByRole('combobox', { name: 'Искать цитаты' }).count(), 1);
  await page.getByRole('list', { name: 'Найденное' }).getByRole('article').first().locator('.why summary').click();
  assert.match(await page.locator('.why[open] .reasons').first().innerText(), /[а-я]{4,}/);
  await go(page, '#/quote/' + hits[1]);
  assert.match(await page.locator('#reader .note.chosen .reasons').innerText(), /[а-я]{4,}/);
  assert.match(await page.title(), /Verbatim/);
  await page.getByRole('button', { name: 'English' }).click();
  await page.waitForSelector('html[lang=en]', { state: 'attached' });
  assert.match(await page.locator('#reader').innerText(), /Find|Hide highlights/);
  assert.deepEqual(page.faults, []);
  assert.deepEqual(page.strangers, []);
  await page.context().close();
});

test('A7 a Russian reader’s page starts in Russian', async () => {
  const page = await open(browser, { locale: 'ru-RU' });
  await visit(page, server.url);
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'ru');
  assert.match(await page.getByRole('navigation').first().innerText(), /Цитаты/);
  await page.context().close();
});

test('A7 H3 the single file has all languages in it', async () => {
  const page = await open(browser);
  await visit(page, pathToFileURL(single).href);
  await page.getByRole('button', { name: 'Русский' }).click();
  await page.waitForSelector('html[lang=ru]', { state: 'attached' });
  assert.match(await page.getByRole('navigation').first().innerText(), /Проверить цитату/);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('A7 A8 words of the archive carry their language and find their own direction', async () => {
  const page = await open(browser);
  await visit(page, server.url);
  const words = await cards(page).locator('blockquote').evaluateAll((list) => list.map((b) => [b.lang, b.dir]));
  for (const [lang, dir] of words) {
    assert.match(lang, /^[a-z]{2}/);
    assert.equal(dir, 'auto');
  }
  await go(page, '#/quotes?q=speaker:Лугавин');
  await settled(page);
  const cyrillic = await cards(page).locator('blockquote').evaluateAll((list) => list.filter((b) => /[а-я]{4}/.test(b.textContent)).map((b) => b.lang));
  assert.ok(cyrillic.length > 0);
  for (const lang of cyrillic) assert.equal(lang, 'ru');
  await page.context().close();
});
