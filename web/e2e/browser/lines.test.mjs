// Look-ups as lines: the words in the middle, what stands around them on either side, in the order of either side.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, count, download, go, onePage, results } from '../harness.mjs';

let page;
onePage((opened) => { ({ page } = opened); });

const lines = () => page.getByRole('list', { name: 'Lines', exact: true });
const order = (name) => page.getByRole('list', { name: 'Order of the lines' }).getByRole('link', { name, exact: true });
// The parts of each line: what stands before the words, the words, what stands after.
const parts = () => lines().locator('a.line').evaluateAll((list) => list.map((a) => [...a.children].map((part) => part.textContent)));
const words = (text) => (text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*(?<=[\p{L}\p{N}])|[\p{L}\p{N}]/gu) ?? []).map((w) => w.replaceAll(/['’-]/g, ''));
const rises = (list) => { for (let i = 1; i < list.length; i++) assert.ok(list[i - 1] === undefined ? list[i] === undefined : list[i] === undefined || list[i - 1] <= list[i], `${list[i - 1]} stands before ${list[i]}`); };

test('S6 keyword-in-context lines, sortable by left and right context', async () => {
  await go(page, '#/quotes?q=people');
  await page.getByRole('list', { name: 'Shown as' }).getByRole('link', { name: 'Lines', exact: true }).click();
  await page.waitForURL(/lines=listed/);
  await lines().waitFor();
  assert.equal(await results(page).count(), 0, 'lines take the cards’ place');
  const { total } = await ask(page, 'people');
  const listed = await parts();
  assert.match(await count(page).innerText(), new RegExp(`^${listed.length} lines from ${total} quotes`));
  for (const [, match] of listed) assert.match(match, /^people/i);
  for (const [key, name, at, side] of [['after', '1st word after', 0, 2], ['after-2', '2nd after', 1, 2], ['before', '1st word before', 0, 0], ['before-3', '3rd before', 2, 0]]) {
    await order(name).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`lines=${key}(&|$)`));
    await page.waitForFunction((id) => document.getElementById(id)?.getAttribute('aria-current') === 'true', 'as-' + key);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'as-' + key, 'the focus stays where it was');
    const sorted = await parts();
    assert.deepEqual(sorted.map(String).sort(), listed.map(String).sort(), 'the same lines');
    rises(sorted.map((p) => (side ? words(p[2]) : words(p[0]).reverse())[at]));
  }
  await page.reload();
  await lines().waitFor();
  assert.equal(await order('3rd before').getAttribute('aria-current'), 'true', 'the address keeps the order');
});

test('S6 a line leads to its place and back, and names who says it and when', async () => {
  await go(page, '#/quotes?q=people&words=all&lines=after');
  await lines().waitFor();
  const first = lines().locator('li').filter({ has: page.locator('a[href*="/quote/"]') }).first();
  assert.ok((await first.locator('time').getAttribute('datetime')).length >= 4);
  assert.ok((await first.locator('.quiet').innerText()).length > 0);
  const id = await first.locator('a.line').getAttribute('id');
  await first.locator('a.line').click();
  await page.waitForURL(/#\/quote\//);
  await page.locator('#reader .said.chosen mark.hit, #reader mark.hit').first().waitFor();
  await page.goBack();
  await page.waitForURL(/#\/quotes\?/);
  await page.waitForFunction((line) => document.activeElement.id === line, id);
  // In the narrator's words the line leads to the very place.
  const told = lines().locator('a[href*="/article/"]').first();
  const context = await told.evaluate((a) => a.textContent.replaceAll('…', '').replaceAll(/\s+/g, ' ').trim());
  await told.click();
  await page.waitForURL(/#\/article\/.*find=/);
  const paragraph = page.locator('#reader .para, #reader .caption, #reader .credit, #reader :is(h2, h3)').filter({ has: page.locator('#match') }).first();
  const text = await paragraph.evaluate((e) => e.textContent.replaceAll(/\s+/g, ' '));
  assert.ok(text.includes(context), `“${context}” stands in “${text}”`);
});

test('S6 X6 lines as a file have all of them', async () => {
  await go(page, '#/quotes?q=people&lines=before');
  await lines().waitFor();
  const shown = await parts();
  const { name, text } = await download(page, page.getByRole('button', { name: 'Save as CSV: Lines' }));
  assert.equal(name, 'verbatim-lines.csv');
  const rows = text.replace(/^\ufeff/, '').trimEnd().split('\r\n');
  assert.equal(rows[0], 'Before,Match,After,Speaker,Date,Article,Place');
  assert.equal(rows.length - 1, Number((await count(page).innerText()).match(/\d+/)[0]));
  shown.forEach(([, match], i) => assert.ok(rows[i + 1].includes(match)));
});

test('S6 A5 lines wrap in a narrow window, with the words marked', async () => {
  await page.setViewportSize({ width: 320, height: 640 });
  try {
    await go(page, '#/quotes?q=people&lines=after');
    await lines().waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320));
    const cut = await lines().locator('a.line span').evaluateAll((list) => list.filter((e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline').length);
    assert.equal(cut, 0, 'nothing is cut off');
    for (const mark of await lines().locator('mark').all()) assert.ok(await mark.isVisible());
  } finally {
    await page.setViewportSize({ width: 1280, height: 900 });
  }
});
