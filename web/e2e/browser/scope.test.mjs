// Looking for words in the narration and in captions beside those that are spoken.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { count, go, onePage, searchBox, settled } from '../harness.mjs';

let page;
onePage((opened) => { ({ page } = opened); });

const scope = (name) => page.getByRole('list', { name: 'Where to look' }).getByRole('link', { name, exact: true });
const passages = () => page.getByRole('list', { name: 'Passages' }).getByRole('listitem').filter({ has: page.getByRole('article') });

test('S5 a switch chooses spoken words, narration, captions or all', async () => {
  await go(page);
  assert.equal(await scope('All').count(), 0, 'without words there is nothing to choose');
  await searchBox(page).fill('said');
  await searchBox(page).press('Enter');
  await settled(page);
  assert.equal(await scope('Spoken words').getAttribute('aria-current'), 'true');
  await scope('Narration').click();
  await page.waitForURL(/words=narration/);
  await settled(page);
  const n = await passages().count();
  assert.ok(n > 0);
  assert.match(await count(page).textContent(), /passage/);
  for (const lit of await passages().locator('mark').allTextContents()) assert.equal(lit.toLowerCase(), 'said');
  await scope('All').click();
  await page.waitForURL(/words=all/);
  await settled(page);
  assert.ok(await passages().count() >= n, 'all has the narration too');
  await page.reload();
  await settled(page);
  assert.equal(await scope('All').getAttribute('aria-current'), 'true', 'the address keeps the choice');
});
