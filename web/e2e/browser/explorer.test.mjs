// The explorer at work, each test under the row of the feature list that it holds. They go by roles and names, and by what the engine itself
// answers; they know nothing of the articles except that there are some.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { cards, count, facet, launch, open, ready, results, searchBox, serve, total, visit } from '../harness.mjs';

// One page serves all tests: what it shows is in its address alone, so that an address is a fresh start.
let browser, server, page;
before(async () => {
  [browser, server] = await Promise.all([launch(), serve()]);
  page = await open(browser);
  await visit(page, server.url);
});
after(async () => { await browser?.close(); await server?.stop(); });
afterEach(() => {
  assert.deepEqual(page.strangers, [], 'nothing is asked of other origins');
  assert.deepEqual(page.faults.splice(0), []);
});

async function start(fragment = '#/quotes') {
  if (await page.evaluate((f) => { const same = location.hash === f; location.hash = f; document.activeElement.blur(); return same; }, fragment)) return;
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
}

const ask = (text) => page.evaluate((t) => window.verbatim.search(t), text);
const settled = () => page.waitForTimeout(700); // longer than the pause before the count is announced

// value gives the first value of a facet that narrows the results without emptying them.
async function value(key) {
  const { total, facets } = await ask('');
  const found = Object.entries(facets[key]).find(([, n]) => n > 0 && n < total);
  assert.ok(found, 'a value of ' + key + ' that narrows');
  return { name: found[0], n: found[1] };
}

// tick chooses a value, unfolding its facet when it is folded away.
async function tick(group, name) {
  const box = facet(page, group).getByRole('checkbox', { name, exact: true });
  await facet(page, group).locator('details:not([open]) > summary').first().click({ timeout: 1000 }).catch(() => {});
  await box.click();
}

// word gives a word that some quotes hold and some do not.
async function word() {
  const text = await cards(page).locator('blockquote').allInnerTexts();
  const { total } = await ask('');
  for (const w of text.join(' ').match(/[A-Za-z]{6,}/g)) {
    const n = (await ask(w)).total;
    if (n > 1 && n < total) return w;
  }
  assert.fail('no word narrows the results');
}

async function phrase() {
  const texts = await cards(page).locator('blockquote').allInnerTexts();
  for (const t of texts) {
    const m = t.match(/[a-z]{4,} [a-z]{4,} [a-z]{2,}/);
    if (m) return m[0];
  }
  assert.fail('no phrase on the page');
}

test('the page says that it is ready, and marks when', async () => {
  await start();
  assert.equal(await page.evaluate(() => performance.getEntriesByName('verbatim:ready').length), 1);
  const answer = await ask('');
  assert.equal(answer.hits.length, answer.total);
  assert.ok(answer.total > 0);
  assert.deepEqual(Object.keys(answer.facets).slice(0, 3), ['speaker', 'type', 'confidence']);
});

test('Q1 the list shows each quote with its speaker', async () => {
  await start();
  assert.equal(await total(page), (await ask('')).total);
  const n = await cards(page).count();
  assert.ok(n > 0);
  assert.equal(await cards(page).locator('blockquote').count(), n);
  assert.equal(await cards(page).locator('.by').count(), n);
});

test('Q2 every quote is labelled direct, indirect or mixed', async () => {
  await start();
  for (const text of await cards(page).allTextContents()) assert.match(text, /direct|mixed/);
});

test('Q6 an unclear speaker is a value like any other', async () => {
  await start();
  const { facets } = await ask('');
  const n = Object.values(facets.confidence).reduce((a, b) => a + b, 0);
  assert.equal(n, (await ask('')).total, 'every quote has a confidence, whether its speaker is known or not');
});

for (const [group, key] of [['Speaker', 'speaker'], ['Type', 'type'], ['Section', 'section'], ['Article', 'article'], ['Publisher', 'publisher'], ['Date', 'date']]) {
  test(`F1 the count of a value of ${group} is the number of results after choosing it`, async () => {
    await start();
    const { name, n } = await value(key);
    await tick(group, name);
    await page.waitForFunction((want) => document.getElementById('count').innerText.replaceAll(/\D*(\d+).*/gs, '$1') === String(want), n);
    assert.equal(await total(page), n);
    assert.ok(await facet(page, group).getByRole('checkbox', { name, exact: true }).isChecked());
  });
}

test('F2 values of one facet are joined by or, facets by and', async () => {
  await start();
  const { facets } = await ask('');
  const [[a, na], [b, nb]] = Object.entries(facets.type).filter(([, n]) => n > 0);
  await tick('Type', a);
  await tick('Type', b);
  await settled();
  assert.equal(await total(page), na + nb);
  const { name } = await value('publisher');
  await tick('Publisher', name);
  await settled();
  assert.ok(await total(page) <= na + nb);
});

test('F2 a value can be excluded', async () => {
  await start();
  const { name, n } = await value('type');
  const all = (await ask('')).total;
  await facet(page, 'Type').getByRole('button', { name: 'Exclude ' + name }).click();
  await settled();
  assert.equal(await total(page), all - n);
});

test('F3 a filter is a chip that can be removed, and all can be cleared', async () => {
  await start();
  const all = (await ask('')).total;
  const type = await value('type');
  const publisher = await value('publisher');
  await tick('Type', type.name);
  await tick('Publisher', publisher.name);
  const chips = page.getByRole('list', { name: 'Filters in force' });
  await chips.getByRole('link', { name: 'Remove Type: ' + type.name }).click();
  await settled();
  assert.equal(await total(page), publisher.n);
  await chips.getByRole('link', { name: 'Clear all' }).click();
  await settled();
  assert.equal(await total(page), all);
  assert.equal(await chips.count(), 0);
});

test('F7 reload, a shared address and Back restore query and filters', async () => {
  await start();
  const w = await word();
  await searchBox(page).fill(w);
  await searchBox(page).press('Enter');
  await settled();
  const found = await total(page);
  const type = Object.entries((await ask(w)).facets.type).find(([, n]) => n > 0)[0];
  await tick('Type', type);
  await settled();
  const narrowed = await total(page);
  const address = page.url();
  await page.reload();
  await ready(page);
  assert.equal(await total(page), narrowed);
  assert.equal(await searchBox(page).inputValue(), w);
  const other = await open(browser);
  await visit(other, address);
  assert.equal(await total(other), narrowed);
  await other.context().close();
  await page.goBack();
  await settled();
  assert.equal(await total(page), found);
});

test('F7 Back after typing leads out of the look-up, not through its letters', async () => {
  await start();
  const all = await total(page);
  await searchBox(page).pressSequentially('the harbour', { delay: 90 });
  await searchBox(page).press('Enter');
  await settled();
  await page.goBack();
  await settled();
  assert.equal(await total(page), all);
  assert.equal(await searchBox(page).inputValue(), '');
});

test('F7 an address with nonsense in it gives a message and a page that works', async () => {
  for (const nonsense of ['#/nowhere', '#/quotes?speaker=No+Such+Person+Anywhere', '#/quotes?sort=sideways&nonsense=1', '#/quotes?q=%E0%A4%A', '#/article/no-such-article', '#/quote/none/q0', '#/speaker/nobody', '#/quotes?from=yesterday']) {
    await start(nonsense);
    const text = await page.locator('main, #reader').allInnerTexts();
    assert.match(text.join(' '), /does not exist|No quote|no quote|no article|Nobody|left out|no order|damaged|not hold|no date|not in this archive|nobody|No speaker/i, nonsense);
    assert.ok(await searchBox(page).isVisible());
  }
});

test('S1 the slash key moves to the search box, except in a field', async () => {
  await start();
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
  await page.keyboard.press('/');
  assert.equal(await searchBox(page).inputValue(), '/');
});

test('S1 A1 suggestions are grouped and are reached by the arrow keys', async () => {
  await start();
  const { facets } = await ask('');
  const name = Object.keys(facets.speaker)[0];
  await searchBox(page).pressSequentially(name.slice(0, 4), { delay: 30 });
  const list = page.getByRole('listbox', { name: 'Suggestions' });
  await list.waitFor();
  assert.equal(await searchBox(page).getAttribute('aria-expanded'), 'true');
  assert.ok((await list.getByRole('group').count()) >= 1);
  await searchBox(page).press('ArrowDown');
  const active = await searchBox(page).getAttribute('aria-activedescendant');
  assert.equal(await list.getByRole('option').first().getAttribute('id'), active);
  assert.equal(await list.locator('[aria-selected=true]').count(), 1);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
  await searchBox(page).press('Escape');
  assert.equal(await searchBox(page).getAttribute('aria-expanded'), 'false');
  assert.ok(!(await list.isVisible()));
});

test('S1 choosing a speaker among the suggestions opens their page', async () => {
  await start();
  const name = Object.keys((await ask('')).facets.speaker).find((n) => /^[A-Z]\w+ [A-Z]\w+$/.test(n));
  await searchBox(page).pressSequentially(name, { delay: 10 });
  const option = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('group', { name: 'Speakers' }).getByRole('option').first();
  await option.click();
  await page.waitForURL(/#\/speaker\//);
  assert.match(await page.locator('main').innerText(), new RegExp(name));
});

test('S2 an exact phrase finds no more than its words, OR finds more, minus takes away', async () => {
  await start();
  const p = await phrase();
  const [a, b] = p.split(' ');
  const exact = (await ask(`"${p}"`)).total;
  const words = (await ask(p)).total;
  assert.ok(exact >= 1 && exact <= words, `${p}: ${exact} of ${words}`);
  const [na, nb, or, and, not] = await Promise.all([a, b, `${a} OR ${b}`, `${a} ${b}`, `${a} -${b}`].map(async (q) => (await ask(q)).total));
  assert.equal(or, na + nb - and, 'OR is the union');
  assert.equal(not, na - and, 'minus takes away');
});

test('S7 the words found are lit in the results', async () => {
  await start();
  const w = await word();
  await searchBox(page).fill(w);
  await settled();
  const lit = await cards(page).first().locator('mark').allInnerTexts();
  assert.ok(lit.length > 0);
  assert.ok(lit.some((m) => m.toLowerCase().startsWith(w.slice(0, 3).toLowerCase())), lit.join());
});

test('S10 when nothing is found the page names what to take away, and one click does', async () => {
  await start();
  const w = await word();
  await searchBox(page).fill(`${w} xqzvkwq`);
  await searchBox(page).press('Enter');
  await settled();
  if (await total(page) === 0) {
    await page.locator('#results a').filter({ hasText: /^Without/ }).first().click();
    await settled();
  }
  assert.ok(await total(page) > 0);
});

test('A3 the count is announced after a pause, and that nothing was found at once', async () => {
  await start();
  const before = await count(page).innerText();
  const w = await word();
  await page.evaluate(() => {
    window.changes = [];
    new MutationObserver(() => window.changes.push(document.getElementById('count').innerText)).observe(document.getElementById('count'), { childList: true, characterData: true, subtree: true });
  });
  await searchBox(page).pressSequentially(w, { delay: 80 });
  await settled();
  const changes = await page.evaluate(() => window.changes);
  assert.notEqual(await count(page).innerText(), before);
  assert.ok(changes.length <= 2, 'one announcement, or two: ' + changes.join(' | '));
  await searchBox(page).fill('"xq zv kwq"');
  await page.waitForTimeout(250);
  assert.match(await count(page).innerText(), /No quotes/);
});

test('R2 quotes are lit in the article and named in words, and a switch hides them', async () => {
  await start();
  await cards(page).first().getByRole('link', { name: 'Context' }).click();
  const reader = page.locator('#reader');
  await reader.locator('mark, .said').first().waitFor();
  const text = await reader.locator('.text').innerText();
  await reader.getByRole('button', { name: 'Hide highlights' }).click();
  await reader.getByRole('button', { name: 'Show highlights' }).waitFor();
  assert.equal(await reader.locator('.text .said').count(), 0);
  assert.ok((await reader.locator('.text').innerText()).length <= text.length);
});

test('R3 the sections of an article can be linked to', async () => {
  await start();
  const ids = await page.evaluate(() => [...new Set([...document.querySelectorAll('article.card')].map((c) => c.id.replace(/^quote-/, '').split('/')[0]))]);
  for (const id of ids) {
    await start('#/article/' + id);
    const outline = page.locator('#reader .outline a');
    if (await outline.count() === 0) continue;
    await outline.last().click();
    await page.waitForFunction(() => document.activeElement.id.startsWith('section-'));
    assert.match(page.url(), /#\/article\/[^/]+(\/|%2F)/);
    return;
  }
  assert.fail('no article with an outline');
});

test('R4 choosing a quote goes to it in its article, and Back restores the place in the list', async () => {
  await start();
  const n = Math.min(await cards(page).count(), 12) - 1;
  const link = cards(page).nth(n).getByRole('link', { name: 'Context' });
  await link.scrollIntoViewIfNeeded();
  await page.waitForTimeout(300);
  const { y: top } = await link.boundingBox();
  await link.click();
  await page.waitForURL(/#\/quote\//);
  const id = decodeURIComponent(page.url().split('/').pop().split('?')[0]).split('/').pop();
  await page.waitForFunction((want) => document.activeElement.id === want, id);
  const box = await page.locator('#' + id).boundingBox();
  assert.ok(box.y >= 0 && box.y < 900, 'the quote is in sight');
  await page.goBack();
  await results(page).waitFor();
  await page.waitForFunction(() => document.activeElement.textContent === 'Context');
  await page.waitForTimeout(300);
  const { y: now } = await cards(page).nth(n).getByRole('link', { name: 'Context' }).boundingBox();
  assert.ok(Math.abs(now - top) <= 3, `the link stood at ${top}, now at ${now}`);
});

test('R6 a banner names publisher, date and language', async () => {
  await start();
  await cards(page).first().getByRole('link', { name: 'Context' }).click();
  const banner = page.locator('#reader .banner');
  await banner.waitFor();
  assert.ok((await banner.locator('.facts li').count()) >= 3);
});

test('Q3 Q4 cue and speaker are marked, and the page says why this speaker', async () => {
  await start();
  const why = cards(page).first().locator('details').first();
  await why.locator('summary').click();
  assert.match(await why.innerText(), /\w+ \w+/);
  await cards(page).first().getByRole('link', { name: 'Context' }).click();
  await page.locator('#reader .cue').first().waitFor();
  assert.ok(await page.locator('#reader .text .cue').count() > 0);
});

test('every view of the navigation opens', async () => {
  await start();
  for (const name of ['Articles', 'Speakers', 'Audit', 'Check a quote', 'Add your text', 'Quotes']) {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true }).click();
    await page.waitForFunction((n) => document.querySelector('nav [aria-current]')?.textContent === n, name);
    assert.ok((await page.locator('main').innerText()).length > 20, name);
  }
});

test('O1 O2 quotes are found in a text of one’s own, and nothing of it is sent', async () => {
  await start('#/add');
  const sent = [];
  page.context().on('request', (r) => { if (!r.url().endsWith('icon.svg')) sent.push(r.url()); });
  const field = page.locator('#add-form textarea');
  await field.fill('The pier will open in May, Ada Morrow said on Monday.\n\n“We have waited long enough,” said the engineer Tomas Reyl.');
  await page.locator('#add-form button').click();
  await page.locator('.draft').waitFor();
  assert.match(await page.locator('#results').innerText(), /2 quotes/);
  assert.deepEqual(sent, []);
  assert.match(await field.inputValue(), /Ada Morrow/);
});

test('V1 V2 a pasted quotation is found, without a request', async () => {
  await start();
  const said = (await cards(page).first().locator('blockquote').innerText()).replaceAll(/[“”"«»]/g, '').split('…')[0].trim();
  await start('#/check');
  const sent = [];
  page.context().on('request', (r) => { if (!r.url().endsWith('icon.svg')) sent.push(r.url()); });
  await page.locator('#check-form textarea').fill(said);
  await page.locator('#check-form button').click();
  await page.waitForURL(/text=/);
  assert.match(await page.locator('#results').innerText(), /exact|found|as printed|word for word/i);
  assert.deepEqual(sent, []);
});
