// What the figures of the archive say: charts whose bars lead to quotes, tables of the same figures, and their files.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, cards, download, go, onePage, settled, total } from '../harness.mjs';

let page;
onePage((opened) => { ({ page } = opened); });

const number = (text) => Number(text.replaceAll(/[^\d.]/g, ''));
const table = (name) => page.getByRole('table', { name, exact: true });
async function rows(name) {
  await table(name).waitFor(); // those of a hundred rows are laid out after the rest
  return table(name).locator('tbody tr').evaluateAll((list) => list.map((tr) => [...tr.cells].map((c) => c.innerText.trim())));
}

// file presses a table's button and gives the lines of the file, each as its fields.
async function file(name) {
  const text = (await download(page, page.getByRole('button', { name: 'Save as CSV: ' + name, exact: true }))).text.replace(/^\ufeff/, '');
  assert.ok(text.endsWith('\r\n'));
  return text.trimEnd().split('\r\n').map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => m[1]?.replaceAll('""', '"') ?? m[2]));
}

test('X1 quotes over time: each bar is as many quotes as it says, and choosing it filters', async () => {
  await go(page, '#/audit');
  const bars = page.getByRole('group', { name: 'Quotes over time' }).getByRole('link');
  await bars.nth(1).waitFor(); // the figures come in turns of their own
  const told = await bars.locator('title').allTextContents();
  const { facets, total: all } = await ask(page);
  assert.equal(told.reduce((sum, t) => sum + number(t.split(': ')[1]), 0), all - (facets.date.undated ?? 0));
  const heights = await bars.locator('.bar').evaluateAll((list) => list.map((r) => Number(r.getAttribute('height'))));
  const counts = told.map((t) => number(t.split(': ')[1]));
  assert.equal(heights.indexOf(Math.max(...heights)), counts.indexOf(Math.max(...counts)), 'the tallest bar is the most quotes');
  await bars.last().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/#\/quotes\?from=/);
  await settled(page);
  assert.equal(await total(page), counts.at(-1));
});

test('X2 the most quoted: choosing one filters', async () => {
  await go(page, '#/audit');
  const { facets } = await ask(page);
  const first = page.getByRole('list', { name: 'Most quoted' }).getByRole('link').first();
  const [name, n] = (await first.innerText()).split('\n').map((t) => t.trim()).filter(Boolean);
  assert.equal(Number(n), facets.speaker[name]);
  assert.equal(Number(n), Math.max(...Object.entries(facets.speaker).filter(([s]) => s !== 'Speaker unclear').map(([, k]) => k)));
  await first.click();
  await page.waitForURL(/#\/quotes\?speaker=/);
  assert.equal(await total(page), Number(n));
});

test('X3 the voice strip has each quote where it stands, as long as it is, in its speaker’s colour', async () => {
  const id = (await ask(page)).hits[0].split('/')[0];
  await go(page, '#/article/' + id);
  const reader = page.locator('#reader');
  const strip = reader.getByRole('group', { name: 'Who speaks where in the article' });
  const voices = strip.getByRole('link');
  const notes = await reader.locator('.note .num').evaluateAll((list) => list.map((a) => a.getAttribute('aria-label')));
  assert.deepEqual(await voices.locator('title').allTextContents(), notes);
  const places = await voices.evaluateAll((list) => list.map((a) => [Number(a.querySelector('rect').getAttribute('x')), getComputedStyle(a.querySelector('rect')).fill]));
  for (let i = 1; i < places.length; i++) assert.ok(places[i][0] >= places[i - 1][0], 'in the order of the text');
  const marks = await reader.locator('.said[id]').evaluateAll((list) => list.map((m) => getComputedStyle(m).borderBottomColor));
  assert.deepEqual(places.map(([, fill]) => fill), marks, 'the colours of the text');
  await reader.locator('#voices summary').click();
  const figures = await rows('Words by speaker in this article');
  assert.equal(figures.reduce((sum, r) => sum + number(r[1]), 0), notes.length);
  assert.equal(figures.at(-1)[0], 'The narrator');
  await voices.nth(1).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/#\/quote\//);
  assert.match(page.url(), new RegExp(await reader.locator('.said.chosen').first().getAttribute('id')));
});

test('X4 the audit shares the words out by speaker, role, certainty and type, with method and unknowns', async () => {
  await go(page, '#/audit');
  const { total: all, facets } = await ask(page);
  for (const name of ['Words by speaker', 'Words by role, as the articles describe it', 'Words by how far the speaker is known', 'Words by type']) {
    const list = await rows(name);
    assert.equal(list.reduce((sum, r) => sum + number(r[1]), 0), all, name);
    const shares = list.reduce((sum, r) => sum + number(r[3]), 0);
    assert.ok(Math.abs(shares - 100) < list.length * 0.06, `${name}: the shares add up to ${shares}`);
  }
  for (const [type, quotes] of await rows('Words by type')) assert.equal(number(quotes), facets.type[type]);
  const method = await page.locator('#audit-method').innerText();
  assert.match(method, /A word is what stands between spaces/);
  assert.match(method, /Not known: /);
  // Of a narrowed query the audit counts just that.
  const type = Object.keys(facets.type)[0];
  await go(page, '#/quotes?type=' + type);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Audit' }).click();
  await page.waitForURL(/#\/audit\?type=/);
  assert.deepEqual((await rows('Words by type')).map((r) => [r[0], number(r[1])]), [[type, facets.type[type]]]);
  await page.getByRole('link', { name: 'Remove Type: ' + type }).click();
  await page.waitForURL(/#\/audit$/);
  assert.equal((await rows('Words by type')).length, 3);
});

test('X5 reporting verbs per speaker', async () => {
  await go(page, '#/audit');
  const list = await rows('Reporting verbs by speaker');
  const [speaker, verb, n] = list.find(([who, what]) => /^[A-Z]\w+ [A-Z]/.test(who) && /^[a-z]+$/.test(what));
  await table('Reporting verbs by speaker').getByRole('link', { name: speaker, exact: true }).first().click();
  await page.waitForURL(/#\/speaker\//);
  const own = await rows('How the words are reported');
  assert.equal(own.find(([what]) => what === verb)[1], n, `${speaker} ${verb}`);
  await cards(page).first().getByRole('link', { name: 'Context' }).click();
  await page.waitForURL(/#\/quote\//);
  assert.ok(own.some(([what]) => what === own[0][0]));
});

test('X6 every table saves as CSV what it shows', async () => {
  await go(page, '#/audit');
  await page.getByRole('table').nth(5).waitFor();
  const names = await page.getByRole('table').evaluateAll((list) => list.map((t) => t.caption.innerText));
  assert.equal(names.length, 6);
  for (const name of names) {
    const [shown, lines] = [await rows(name), await file(name)];
    assert.ok(lines.length > shown.length && (lines.length === shown.length + 1 || shown.length === 100), name);
    const figures = shown.map((r) => r.map((cell) => (/^[\d,]+$/.test(cell) ? cell.replaceAll(',', '') : cell)));
    for (const [i, row] of figures.entries()) assert.deepEqual(lines[i + 1].slice(0, -1), row.slice(0, -1), name);
    for (const line of lines) assert.equal(line.length, lines[0].length, name);
  }
  await go(page, '#/article/' + (await ask(page)).hits[0].split('/')[0]);
  await page.locator('#voices summary').click();
  assert.deepEqual((await file('Words by speaker in this article')).length, (await rows('Words by speaker in this article')).length + 1);
});

test('Q9 a speaker’s page has all quotes, roles, times, what they speak of and who is quoted beside them', async () => {
  const { facets } = await ask(page);
  const name = Object.keys(facets.speaker).find((n) => /^[A-Z]\w+ [A-Z]\w+$/.test(n));
  await go(page, '#/speakers');
  await page.locator('#results .entries').getByRole('link', { name, exact: true }).click();
  await page.waitForURL(/#\/speaker\//);
  const main = page.locator('#results');
  assert.equal(number((await main.locator('.facts').innerText()).match(/(\d+) quotes?/)[1]), facets.speaker[name]);
  assert.equal(await cards(page).count(), Math.min(50, facets.speaker[name]));
  assert.match(await main.locator('.facts').innerText(), /\d{4} to .*\d{4}/);
  const times = await page.getByRole('group', { name: 'Quotes over time' }).locator('a title').allTextContents();
  assert.equal(times.reduce((sum, t) => sum + number(t.split(': ')[1]), 0), facets.speaker[name]);
  const beside = page.getByRole('list', { name: 'Quoted in the same articles' }).getByRole('link');
  assert.ok(await beside.count() > 0);
  const about = page.getByRole('list', { name: 'Speaks of' }).getByRole('link').first();
  const [, n] = (await about.innerText()).split('\n').map((t) => t.trim()).filter(Boolean);
  await about.click();
  await page.waitForURL(/mentioned=/);
  await settled(page);
  assert.equal(await total(page), Number(n));
  await page.goBack();
  await beside.first().click();
  await page.waitForFunction((other) => !document.querySelector('#results h2').innerText.includes(other), name);
});

test('X2 X5 X6 the charts of a speaker’s page have their tables, and each saves what it shows', async () => {
  const { facets } = await ask(page);
  const name = Object.entries(facets.speaker).filter(([who]) => /^[A-Z]\w+ [A-Z]\w+$/.test(who)).sort((a, b) => b[1] - a[1])[0][0];
  await go(page, '#/speakers');
  await page.locator('#results .entries').getByRole('link', { name, exact: true }).click();
  await page.waitForURL(/#\/speaker\//);
  await page.getByRole('heading', { name, exact: true }).waitFor();
  for (const [title, chart] of [['Quotes over time', 'group'], ['Speaks of', 'list'], ['Quoted in the same articles', 'list']]) {
    const links = page.getByRole(chart, { name: title, exact: true }).getByRole('link');
    const drawn = chart === 'group' ? (await links.locator('title').allTextContents()).map((t) => t.split(': '))
      : await links.evaluateAll((list) => list.map((a) => a.innerText.split('\n').map((t) => t.trim()).filter(Boolean)));
    await page.locator('#results details', { has: page.locator('caption', { hasText: title }) }).locator('summary').click();
    const shown = await rows(title);
    assert.deepEqual(shown.map((r) => [r[0], number(r[1])]), drawn.map(([label, n]) => [label, number(n)]), title + ': the table says what the chart draws');
    const lines = await file(title);
    assert.deepEqual(lines.slice(1).map((l) => [l[0], Number(l[1])]), shown.map((r) => [r[0], number(r[1])]), title + ': the file has the rows of the table');
  }
  const verbs = await rows('How the words are reported');
  const lines = await file('How the words are reported');
  assert.deepEqual(lines.slice(1).map((l) => l.slice(0, 2)), verbs.map((r) => [r[0], String(number(r[1]))]));
  assert.ok(verbs.reduce((sum, r) => sum + number(r[1]), 0) <= facets.speaker[name], 'no more verbs than quotes');
  assert.ok(lines.slice(1).reduce((sum, l) => sum + Number(l.at(-1)), 0) <= 1);
});
