// The same quotation in several articles stands together, with the words that differ marked in each.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cards, go, onePage } from '../harness.mjs';

let page;
onePage((given) => { page = given.page; });

// wordings gives the words of a marked text with what only one side has left out: those of this quote, and those of the other.
const wordings = (element) => element.evaluate((e) => {
  const without = (tag) => {
    const copy = e.cloneNode(true);
    for (const gone of copy.querySelectorAll(tag + ', .unseen')) gone.remove();
    return copy.textContent;
  };
  return [without('ins'), without('del')];
});
const plain = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu).join(' ');

test('Q13 one quotation in several articles is grouped, and what differs in its wording is marked', async () => {
  await page.waitForFunction(() => document.querySelector('#results') !== null);
  await go(page, '#/quotes?shown=600');
  await page.locator('.card .twins').first().waitFor({ state: 'attached' });
  const id = await cards(page).filter({ has: page.locator('.twins ins') }).first().getAttribute('id');
  const card = page.locator(`[id="${id}"]`); // whatever else the list gets meanwhile
  const own = plain(await card.locator('> blockquote').textContent());
  await card.locator('.twins summary').click();
  assert.match(await card.locator('.twins summary').innerText(), /^Also in \d+ other article/);
  const other = card.locator('.twins li:has(.wording)').first();
  const [mine, theirs] = await wordings(other.locator('.wording'));
  assert.notEqual(plain(mine), plain(theirs));
  assert.equal(plain(mine), own, 'without what was added it is this card’s wording');
  await other.getByRole('link', { name: 'Context' }).click();
  await page.waitForURL(/#\/quote\//);
  const chosen = await page.locator('#reader .said.chosen').allTextContents();
  assert.equal(plain(chosen.join(' ')), plain(theirs), 'without what was left out it is the other article’s');
  await page.locator('#reader .note.chosen .twins').waitFor();
  assert.ok(await page.locator('#reader .note.chosen .twins ins, #reader .note.chosen .twins del').count() > 0, 'the reader shows the group too');
});
