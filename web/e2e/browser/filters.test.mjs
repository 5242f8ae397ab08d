// Filtering by date, by values of long facets and under names, and the filters of a narrow window.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, cards, count, facet, go, onePage, open, ready, rested, searchBox, settled, total, visit } from '../harness.mjs';

let browser, server, page;
onePage((opened) => { ({ browser, server, page } = opened); });

const dates = () => facet(page, 'Date');
const bars = () => dates().getByRole('group', { name: 'Quotes by date of publication' }).getByRole('link');
const told = async (bar) => {
  const [, name, n] = (await bar.locator('title').textContent()).match(/^(.+): ([\d,]+) quotes?$/);
  return { name, n: Number(n.replace(',', '')) };
};

test('F4 a bar of the histogram says how many quotes it stands for, and choosing it gives those', async () => {
  await go(page);
  const all = Object.entries((await ask(page)).facets.date).filter(([month]) => month !== 'undated');
  const years = await Promise.all((await bars().all()).map(told));
  assert.ok(years.length > 1);
  for (const { name, n } of years) assert.equal(all.filter(([month]) => month.startsWith(name)).reduce((sum, [, k]) => sum + k, 0), n, name);
  const { name, n } = years.at(-1);
  await bars().last().focus();
  await page.keyboard.press('Enter'); // no dragging, no pointer
  await page.waitForURL(/from=/);
  await settled(page);
  assert.equal(await total(page), n);
  for (const date of await cards(page).locator('time').evaluateAll((list) => list.map((t) => t.dateTime))) assert.ok(date.startsWith(name), date);
  const months = await Promise.all((await bars().all()).map(told));
  assert.ok(months.every((m) => m.name.endsWith(name)), 'the year opens into its months');
  assert.equal(months.reduce((sum, m) => sum + m.n, 0), n);
  await bars().first().click();
  await settled(page);
  assert.equal(await total(page), months[0].n);
  await dates().getByRole('link', { name: 'All years' }).click();
  await settled(page);
  assert.equal(await total(page), (await ask(page)).total);
});

test('F4 dates can be typed, and what is no date is said', async () => {
  await go(page);
  const published = Object.keys((await ask(page)).facets.date).filter((month) => month !== 'undated').sort();
  const from = published[1], to = published.at(-2);
  await dates().getByLabel('From').fill(from);
  await dates().getByLabel('To').fill(to);
  await page.keyboard.press('Enter');
  await page.waitForURL(/from=/);
  await settled(page);
  assert.equal(await total(page), (await ask(page, `after:${published[0]} before:${published.at(-1)}`)).total);
  assert.equal(await dates().getByLabel('From').inputValue(), from);
  await dates().getByLabel('From').fill('last spring');
  await dates().getByRole('button', { name: 'Set dates' }).click();
  await settled(page);
  assert.match(await page.locator('#problems').innerText(), /“last spring” is no date/);
});

test('F5 when it was said, what dates it speaks of and when it was published are filtered apart', async () => {
  await go(page);
  const { facets } = await ask(page);
  for (const [key, name] of [['said', 'Said'], ['event', 'Speaks of'], ['date', 'Date']]) {
    const [value, n] = Object.entries(facets[key]).find(([v, k]) => /^\d{4}/.test(v) && k > 0);
    await go(page);
    const unfold = facet(page, name).locator('details:not([open]) > summary');
    if (await unfold.count() > 0) await unfold.click();
    await facet(page, name).getByRole('checkbox', { name: value, exact: true }).click();
    await settled(page);
    assert.match(page.url(), new RegExp(`[?&]${key}=${value}$`));
    assert.equal(await total(page), n, `${name} ${value}`);
  }
  const [said, n] = Object.entries(facets.said)[0];
  await go(page, '#/quotes?said=' + said);
  const when = await cards(page).locator('.circumstances').allInnerTexts();
  assert.equal(when.length, Math.min(n, 50), 'each of them tells when it was said');
  for (const text of when) assert.match(text, /said /);
});

test('F6 a long facet has a box that finds values; those without results are greyed, chosen ones stay', async () => {
  await go(page);
  const { facets } = await ask(page);
  const names = Object.keys(facets.speaker);
  const wanted = names.at(-1);
  const box = facet(page, 'Speaker').getByRole('searchbox', { name: 'Find a value of Speaker' });
  await facet(page, 'Speaker').locator('details > summary').click();
  await box.pressSequentially(wanted.slice(0, 5).toUpperCase(), { delay: 40 });
  await rested(page);
  assert.equal(await box.inputValue(), wanted.slice(0, 5).toUpperCase(), 'what was typed is kept');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'narrow-speaker');
  const shown = await facet(page, 'Speaker').locator('details .name').allInnerTexts();
  assert.ok(shown.includes(wanted));
  assert.ok(shown.every((name) => name.toLowerCase().includes(wanted.slice(0, 5).toLowerCase())), shown.join(', '));
  await facet(page, 'Speaker').getByRole('checkbox', { name: wanted, exact: true }).click();
  await settled(page);
  assert.equal(await total(page), facets.speaker[wanted]);
  await facet(page, 'Speaker').getByRole('searchbox').fill('zzqx');
  await rested(page);
  assert.match(await facet(page, 'Speaker').innerText(), /No value holds these words/);
  await searchBox(page).fill('xqzvkwq');
  await settled(page);
  const chosen = facet(page, 'Speaker').getByRole('checkbox', { name: wanted, exact: true });
  assert.ok(await chosen.isChecked(), 'the chosen value is there without results');
  const kinds = facet(page, 'Type').locator('li');
  assert.equal(await kinds.count(), 3, 'values without results are listed');
  const [grey, ink] = await Promise.all([kinds.first().locator('.name'), page.locator('#count')].map((e) => e.evaluate((n) => getComputedStyle(n).color)));
  assert.notEqual(grey, ink);
  await page.reload(); // which forgets what stands in the boxes
  await ready(page);
});

test('F8 filters are kept under a name, come back after a reload and can be forgotten', async () => {
  await go(page);
  const type = Object.keys((await ask(page)).facets.type)[1];
  await go(page, `#/quotes?type=${type}&q=the`);
  const n = await total(page);
  await page.locator('#saved summary').click();
  await page.getByLabel('Name for these words and filters').fill('<b>Mine</b> & more');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await go(page);
  await page.reload();
  await ready(page);
  await page.locator('#saved summary').click();
  await page.getByRole('list', { name: 'Saved filters' }).getByRole('link', { name: '<b>Mine</b> & more' }).click();
  await settled(page);
  assert.equal(await total(page), n);
  assert.equal(await searchBox(page).inputValue(), 'the');
  assert.ok(await facet(page, 'Type').getByRole('checkbox', { name: type, exact: true }).isChecked());
  await page.locator('#saved').evaluate((d) => { d.open = true; });
  await page.getByRole('button', { name: 'Forget “<b>Mine</b> & more”' }).click();
  await page.reload();
  await ready(page);
  await go(page);
  assert.equal(await page.locator('#saved').count(), 0);
});

test('S9 who, about what, when and where make one look-up', async () => {
  await go(page);
  const card = cards(page).filter({ has: page.locator('a.speaker') }).filter({ has: page.locator('blockquote', { hasText: /[a-z]{6,}/ }) }).first();
  const slots = {
    Who: await card.locator('a.speaker').innerText(),
    About: (await card.locator('blockquote').innerText()).match(/[a-z]{6,}/)[0],
    'When published': (await card.locator('time').getAttribute('datetime')).slice(0, 7),
    'Where (article, section, publisher)': (await card.locator('.where a').first().innerText()).match(/[A-Za-z]+ [A-Za-z]+/)[0],
  };
  const id = await card.getAttribute('id');
  await page.locator('#slots summary').click();
  for (const [label, words] of Object.entries(slots)) await page.getByLabel(label, { exact: true }).fill(words);
  await page.getByRole('button', { name: 'Look up' }).click();
  await page.waitForURL(/q=speaker/);
  await settled(page);
  const found = await cards(page).evaluateAll((list) => list.map((c) => c.id));
  assert.ok(found.includes(id), `${JSON.stringify(slots)} finds ${found}`);
  assert.ok(found.length < (await ask(page)).total / 10);
  for (const who of await cards(page).locator('.by .speaker').allInnerTexts()) assert.equal(who, slots.Who);
  assert.equal(await page.getByLabel('Who', { exact: true }).inputValue(), slots.Who, 'the slots show what was asked');
});

test('A5 in a narrow window the filters are a tray that tells how many quotes it will show', async () => {
  const narrow = await open(browser, { viewport: { width: 320, height: 640 } });
  await visit(narrow, server.url);
  const tray = narrow.getByRole('button', { name: /^Filters/ });
  assert.ok(!(await narrow.locator('#facets').isVisible()));
  await tray.click();
  assert.equal(await tray.getAttribute('aria-expanded'), 'true');
  const { total: all, facets } = await ask(narrow);
  const apply = narrow.getByRole('button', { name: `Show ${all} quotes` });
  const box = await apply.boundingBox();
  assert.ok(box.y + box.height <= 640, 'in sight while the filters scroll');
  const [type, n] = Object.entries(facets.type)[0];
  await facet(narrow, 'Type').getByRole('checkbox', { name: type, exact: true }).click();
  await narrow.getByRole('button', { name: `Show ${n} quotes` }).click();
  assert.ok(!(await narrow.locator('#facets').isVisible()));
  assert.ok(await count(narrow).isVisible());
  assert.match(await tray.innerText(), /1 in force/);
  assert.equal(await narrow.evaluate(() => document.activeElement.id), 'tray');
  await narrow.context().close();
});
