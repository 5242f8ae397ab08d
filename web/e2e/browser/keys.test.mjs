// The single keys, what lists them and what turns them off; and finding words inside the open article.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, cards, go, onePage, open, ready, rested, searchBox } from '../harness.mjs';

let page;
onePage((opened) => { ({ page } = opened); });

const focused = () => page.evaluate(() => document.activeElement.id);
const dialog = () => page.getByRole('dialog', { name: 'Help' });

test('A2 j and k go through the list, o opens a quote, n and p go through its article, u leads back', async () => {
  await go(page);
  const { hits } = await ask(page);
  for (const [key, n] of [['j', 0], ['j', 1], ['j', 2], ['k', 1]]) {
    await page.keyboard.press(key);
    assert.equal(await focused(), 'quote-' + hits[n], key);
  }
  await page.keyboard.press('o');
  await page.waitForURL(/#\/quote\//);
  const id = (hit) => hit.split('/')[1];
  assert.equal(await focused(), id(hits[1]));
  const inText = await page.locator('#reader .said[id]').evaluateAll((list) => list.map((e) => e.id));
  const at = inText.indexOf(id(hits[1]));
  await page.keyboard.press('n');
  assert.equal(await focused(), inText[at + 1]);
  await page.keyboard.press('p');
  assert.equal(await focused(), inText[at]);
  await page.keyboard.press('u');
  await page.waitForURL(/#\/quotes/);
  await cards(page).nth(3).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => decodeURIComponent(url.hash).includes(hits[3]));
});

test('what was typed right before a key, a filter or a link is looked up first, or gives way, and undoes nothing later', async () => {
  // All of it in one task of the page, as where the page was busy while somebody typed.
  const burst = (text, then) => page.evaluate(([value, what]) => {
    const box = document.querySelector('#q');
    box.focus();
    box.value = value;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    box.blur();
    for (const act of what) {
      if (act.length === 1) document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: act, bubbles: true, cancelable: true }));
      else document.querySelector(act).click();
    }
  }, [text, then]);
  const asked = async () => new URLSearchParams(decodeURIComponent(await page.evaluate(() => location.hash)).split('?')[1]);
  const { hits } = await ask(page);

  await go(page, '#/quotes?q=gate');
  await burst('', ['j', 'o']);
  await page.waitForURL(/#\/quote\//);
  await page.waitForTimeout(200); // longer than the pause after which words are looked up
  assert.ok(decodeURIComponent(page.url()).includes(hits[0]), 'the first of all quotes is open');
  assert.equal((await asked()).get('q'), null);

  await go(page);
  await burst('gate', ['#facet-type input']);
  await page.waitForTimeout(200);
  assert.equal((await asked()).get('q'), 'gate');
  assert.ok((await asked()).get('type'));

  await go(page, '#/quotes?q=gate');
  await burst('gat', ['#results .acts a']);
  await page.waitForTimeout(200);
  assert.match(page.url(), /#\/quote\//);

  await go(page);
  await searchBox(page).fill('dain');
  const speaker = page.locator('#suggestions [role=option]').filter({ hasText: 'Tomas Dain' }).first();
  await speaker.waitFor();
  await speaker.evaluate((option) => {
    document.querySelector('#q').dispatchEvent(new Event('input', { bubbles: true }));
    option.click();
  });
  await page.waitForTimeout(200);
  assert.match(page.url(), /#\/speaker\//, 'what was chosen from the list stands');
});

test('A2 the shortcuts are listed by a key and by a button, in a dialog that Escape closes', async () => {
  await go(page);
  await page.keyboard.press('?');
  await dialog().waitFor();
  const keys = (await dialog().locator('kbd').allInnerTexts()).join(' ').split(' ');
  for (const key of ['/', 'j', 'k', 'o', 'n', 'p', 'f', 'u', '?']) assert.ok(keys.includes(key), key);
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.closest('dialog') !== null), 'the focus stays in the dialog');
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Help' }).click();
  await dialog().waitFor();
  await dialog().getByRole('button', { name: 'Close' }).click();
  await dialog().waitFor({ state: 'hidden' });
  assert.equal(await focused(), 'help-open', 'the focus is given back');
});

test('A2 the shortcuts can be turned off, for good', async () => {
  await go(page);
  await page.getByRole('button', { name: 'Help' }).click();
  const box = dialog().getByRole('checkbox');
  await box.focus();
  await page.keyboard.press('Space');
  assert.ok(!(await box.isChecked()));
  await page.keyboard.press('Escape');
  await page.reload();
  await ready(page);
  for (const key of ['/', 'j', '?', 'f']) {
    await page.keyboard.press(key);
    assert.ok(!/^(q|quote-.*|find)$/.test(await focused()), key);
  }
  assert.ok(!(await dialog().isVisible()));
  await page.getByRole('button', { name: 'Help' }).click();
  await dialog().getByRole('checkbox').click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  assert.equal(await focused(), 'q');
});

test('A2 no key is taken that is meant for a field', async () => {
  await go(page, '#/check');
  const field = page.locator('#check-text');
  await field.fill('');
  await field.pressSequentially('jkonpfu/?');
  assert.equal(await field.inputValue(), 'jkonpfu/?');
});

test('R5 words are found inside the article: n of m, next and previous, all of them lit', async () => {
  await go(page, '#/article/' + (await ask(page)).hits[0].split('/')[0]);
  const reader = page.locator('#reader');
  const text = (await reader.locator('.text :is(.para > :first-child, .caption, .credit, h3)').allInnerTexts()).join('\n');
  const word = text.match(/\b[a-z]{2,4}\b/)[0];
  const all = text.toLowerCase().split(word).length - 1;
  assert.ok(all > 2, word);
  await page.keyboard.press('f');
  assert.equal(await focused(), 'find');
  await page.keyboard.type(word.toUpperCase(), { delay: 50 });
  await reader.locator('.found').first().waitFor();
  await rested(page);
  assert.equal(await focused(), 'find');
  const place = reader.locator('#find-place');
  assert.equal(await place.innerText(), `1 of ${all}`);
  const lit = await reader.locator('.found').allInnerTexts();
  assert.ok(lit.every((w) => word.startsWith(w.toLowerCase()) || word.endsWith(w.toLowerCase())), 'each match, or the parts of one that a quote ends in');
  for (const [act, n] of [[() => page.keyboard.press('Enter'), 2], [() => reader.getByRole('link', { name: 'Next match' }).click(), 3],
    [() => reader.getByRole('link', { name: 'Previous match' }).click(), 2], [() => reader.getByRole('link', { name: 'Previous match' }).click(), 1],
    [() => reader.getByRole('link', { name: 'Previous match' }).click(), all], [() => page.keyboard.press('Enter'), all - 1]]) {
    await act();
    await page.waitForFunction((want) => document.getElementById('find-place').innerText.startsWith(want), `${n} of`);
    assert.equal(await reader.locator('#match').count(), 1);
    const box = await reader.locator('#match').boundingBox();
    assert.ok(box.y >= 0 && box.y < 900, `match ${n} is in sight`);
  }
  await page.reload();
  await ready(page);
  assert.equal(await place.innerText(), `${all - 1} of ${all}`, 'the address holds what is looked for');
  await page.locator('#find').fill('zzqx');
  await page.waitForFunction(() => document.getElementById('find-place').innerText === 'nothing found');
  await page.locator('#find').fill('');
  await page.waitForFunction(() => document.getElementById('find-place').innerText === '');
  assert.equal(await reader.locator('.found').count(), 0);
});
