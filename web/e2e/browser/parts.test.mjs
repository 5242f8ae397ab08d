// An archive that is large is not fetched whole: the program asks for the stretches of its file that a look-up reads. Small ones are made to come so here,
// by what counts as large on the script tag.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, cards, download, launch, open, ready, searchBox, serve, shown, visit, warm } from '../harness.mjs';

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser.close(); await server.stop(); });

// inParts gives a page whose archive comes by stretches; page.stretches has their lengths in bytes. With clerk false it is one that gets no Worker.
async function inParts({ clerk = true } = {}) {
  const page = await open(browser);
  if (!clerk) await page.addInitScript(() => { delete window.Worker; });
  page.stretches = [];
  await page.route('**/', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace(' data-archive=', ' data-archive-whole="0" data-archive=') });
  });
  page.on('response', async (response) => {
    if (response.url().endsWith('.vbt')) page.stretches.push(response.status() === 206 ? Number(response.headers()['content-length']) : Infinity);
  });
  return page;
}

// answered waits until nothing is on its way.
const answered = (page) => page.waitForFunction(() => !document.querySelector('main').hasAttribute('aria-busy'));

// said is the number in the count sentence.
const said = async (page) => Number((await page.locator('#count').innerText()).replaceAll(',', '').match(/\d+/)[0]);

test('an archive that comes by stretches gives the answers of one that came whole', async () => {
  const whole = await open(browser);
  await visit(whole, server.url);
  const parts = await inParts();
  await visit(parts, server.url);
  assert.ok(parts.stretches.length > 0 && parts.stretches.every(Number.isFinite), 'stretches were asked for: ' + parts.stretches);
  for (const words of ['', 'the', 'oil prices', '"said that"', 'econom*', 'saantions', 'speaker:a*', 'nothingthatanybodysaid']) {
    assert.deepEqual(await ask(parts, words), await ask(whole, words), words);
  }
  const held = Number(await parts.locator('script[data-archive]').getAttribute('data-archive-size'));
  assert.ok(Math.max(...parts.stretches) < held, 'no stretch is all of the archive');
  assert.deepEqual(parts.faults, []);
});

test('what is typed is answered, and a reload shows the same, when the archive comes by stretches', async () => {
  const page = await inParts();
  await visit(page, server.url);
  const totals = [(await ask(page, 'the')).total, (await ask(page, 'the*')).total]; // while the word is typed it may go on
  const all = await said(page);
  assert.ok(!totals.includes(all), 'the word narrows the list');
  await searchBox(page).fill('the');
  // The address says at once what is asked. The answer follows when its stretches are here, and the count sentence half a second after it.
  await page.waitForFunction(() => /[?&]q=the/.test(location.hash));
  await page.waitForFunction((wanted) => wanted.includes(Number(document.querySelector('#count').textContent.replaceAll(',', '').match(/\d+/)?.[0])), totals);
  const found = await cards(page).first().innerText();
  await page.reload();
  await ready(page); // the list stands before all is counted
  await answered(page);
  assert.equal(await said(page), (await ask(page, 'the')).total, 'the word is whole now');
  assert.ok(found.length > 0 && (await cards(page).first().innerText()).length > 0);
  assert.deepEqual(page.faults, []);
});

const regions = ['count', 'tools', 'problems', 'facets', 'results', 'reader'];
const hasClerk = (page) => page.evaluate(() => window.verbatim.clerk);

test('of controls used one right after the other each counts, and words typed before them stay', async () => {
  const page = await inParts();
  await visit(page, server.url + '#/quotes');
  await answered(page);
  const inAddress = (...parts) => page.waitForFunction((list) => list.every((part) => location.hash.includes(part)), parts);
  const choose = (...values) => page.evaluate((list) => list.forEach((value) => [...document.querySelectorAll('#facets input[data-to]')].find((box) => box.dataset.to.includes(value)).click()), values);
  await choose('type=direct', 'confidence=named');
  await inAddress('type=direct', 'confidence=named');
  await answered(page);
  await page.route('**/*.vbt', async (route) => { await page.waitForTimeout(300); await route.continue(); });
  await searchBox(page).fill('said');
  await inAddress('q=said', 'type=direct');
  await choose('type=indirect'); // of the filters that stand, which know of no words
  await inAddress('q=said', 'type=direct', 'type=indirect', 'confidence=named');
  await page.waitForFunction(() => document.querySelectorAll('#results article mark').length > 0 && !document.querySelector('main').hasAttribute('aria-busy'));
  await page.unrouteAll({ behavior: 'wait' });
  assert.deepEqual(page.faults, []);
});

test('while hits stand and are still to be counted, the count sentence is not the one of before', async () => {
  const page = await inParts();
  let count;
  const counted = new Promise((resolve) => { count = resolve; });
  await page.route('**/*.vbt', async (route) => {
    if (await page.evaluate(() => document.querySelector('#results mark') !== null)) await counted;
    await route.continue();
  });
  await page.goto(server.url + '#/quotes?q=the');
  await page.locator('#results mark').first().waitFor();
  await page.waitForFunction(() => document.querySelector('#count').textContent === 'Counting …');
  count();
  await page.waitForFunction(() => /^[\d,]+ quotes by [\d,]+ people/.test(document.querySelector('#count').textContent));
  assert.equal(await said(page), (await ask(page, 'the')).total);
});

test('of many hits the first stands before the others are ranked, and the page answers from then on', async () => {
  const page = await inParts();
  await page.route('**/*.vbt', async (route) => {
    await new Promise((resolve) => { setTimeout(resolve, 600); });
    await route.continue();
  });
  await page.goto(server.url + '#/quotes?q=the');
  await page.waitForSelector('#results article.card mark');
  const [n, answers] = await page.evaluate(() => [document.querySelectorAll('#results article.card').length, document.documentElement.dataset.ready]);
  assert.deepEqual([n, answers], [1, 'true']);
  const first = await cards(page).first().innerText();
  await page.keyboard.press('/');
  assert.ok(await searchBox(page).evaluate((box) => box === document.activeElement), 'a key is answered');
  await page.waitForFunction(() => document.querySelectorAll('#results article.card').length > 1);
  assert.equal(await cards(page).first().innerText(), first);
  assert.ok(await searchBox(page).evaluate((box) => box === document.activeElement), 'the focus stays where the reader has put it');
  assert.deepEqual(page.faults, []);
});

test('over an archive that comes by stretches a Worker looks up what the page would find by itself', async () => {
  const clerk = await inParts();
  await visit(clerk, server.url);
  const alone = await inParts({ clerk: false });
  await visit(alone, server.url);
  assert.deepEqual([await hasClerk(clerk), await hasClerk(alone)], [true, false]);
  await shown(clerk, '#/quotes', regions);
  const [quote, article, speaker] = await clerk.evaluate(() => ['quote', 'article', 'speaker'].map((route) => document.querySelector(`#results a[href^="#/${route}/"]`).getAttribute('href')));
  for (const fragment of ['#/quotes?q=said', '#/quotes?q=oil&sort=oldest', '#/quotes?q=nothingthatanybodysaid', '#/quotes?type=indirect', '#/quotes?q=said&lines=hit', '#/audit', '#/speakers', '#/articles', '#/check?text=the+words+that+somebody+may+have+said',
    quote, article, speaker, '#/review', '#/review?at=3', '#/dossier', '#/versus', '#/add']) {
    assert.equal(await shown(clerk, fragment, regions), await shown(alone, fragment, regions), fragment);
  }
  assert.deepEqual([...clerk.faults, ...alone.faults], []);
});

test('the list grows, and a quote is cited, collected and opened, by what the Worker answers', async () => {
  const page = await inParts();
  await visit(page, server.url + '#/quotes?q=the');
  assert.ok(await hasClerk(page));
  await page.waitForFunction(() => document.querySelectorAll('#results ol.grows > li').length === 50); // the first card stands before the others
  await page.mouse.wheel(0, 60000);
  await page.waitForFunction(() => document.querySelectorAll('#results ol.grows > li').length > 50);
  const listed = await page.evaluate(() => [...document.querySelectorAll('#results ol.grows > li article')].map((card) => card.id));
  assert.equal(new Set(listed).size, listed.length, 'no quote is listed twice');
  await cards(page).first().getByRole('button', { name: /cite/i }).click();
  await page.locator('#cite[open] textarea, #cite[open] pre, #cite[open] input').first().waitFor();
  await page.evaluate(() => document.querySelector('#cite').close());
  await cards(page).first().getByRole('button', { name: /collect/i }).click();
  await page.locator('#results [data-collect][aria-pressed=true]').first().waitFor();
  await searchBox(page).fill('pres');
  await page.locator('#suggestions [role=option]').first().waitFor();
  assert.deepEqual(page.faults, []);
});

test('the review goes through the quotes whose speaker is unclear, and keys pressed in a row each count', async () => {
  const whole = await open(browser);
  await visit(whole, server.url + '#/review');
  const page = await inParts();
  await visit(page, server.url + '#/review');
  assert.ok(await hasClerk(page));
  const at = () => page.locator('#review-place').innerText();
  assert.equal(await at(), await whole.locator('#review-place').innerText());
  assert.match(await at(), /Quote 1 of [\d,]+/);
  await page.evaluate(() => { for (const key of ['j', 'j', 'k', 'j', 'j']) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })); });
  await page.waitForFunction(() => /Quote 4 of/.test(document.querySelector('#review-place').textContent)); // where no key but the last leads
  await page.keyboard.press('x'); // nobody can be named
  await page.waitForFunction(() => /Quote 5 of/.test(document.querySelector('#review-place').textContent));
  assert.match(await page.locator('#review-progress').innerText(), /^1 of/);
  assert.deepEqual(page.faults, []);
});

test('what the reader corrects is said on the cards that the Worker writes, and taken back', async () => {
  const page = await inParts();
  await visit(page, server.url + '#/quotes?q=the');
  await page.waitForFunction(() => document.querySelectorAll('#results ol.grows > li').length === 50);
  const third = page.locator('#results ol.grows > li').nth(2);
  await third.locator('[data-correct=open]').click();
  await page.locator('#correct-speaker').fill('Zed Example');
  await page.locator('#correct-save').click();
  await third.locator('.corrected').waitFor();
  assert.match(await third.locator('.corrected').textContent(), /Zed Example/);
  await page.evaluate(() => { location.hash = '#/speakers'; });
  await page.waitForFunction(() => document.querySelector('#results .people'));
  await page.evaluate(() => { location.hash = '#/quotes?q=the'; });
  await page.waitForFunction(() => document.querySelectorAll('#results ol.grows > li').length === 50);
  assert.equal(await page.locator('#results .corrected').count(), 1, 'once, in the list that is written anew');
  await third.locator('.act').click();
  await page.locator('#reader .note.chosen .corrected').waitFor();
  await page.locator('#reader .note.chosen [data-correct=open]').click();
  await page.locator('#correct-reset').click();
  await page.waitForFunction(() => !document.querySelector('.corrected'));
  assert.deepEqual(page.faults, []);
});

test('V1 V6 V9 V12 over an archive that comes by stretches the Worker checks words and drafts, and finds who is set side by side', async () => {
  const page = await inParts();
  await visit(page, server.url + '#/quotes?type=direct&confidence=named&q=the');
  await page.waitForFunction(() => document.querySelectorAll('#results article.card .speaker').length > 20);
  const list = (await cards(page).evaluateAll((all) => all.map((c) => ({ words: c.querySelector('.words').textContent.slice(1, -1), speaker: c.querySelector('.speaker').textContent }))))
    .filter(({ words }) => !/[“”"…]/.test(words) && words.split(' ').length > 9);
  const [q] = list;
  const other = list.find(({ speaker }) => speaker !== q.speaker);
  await page.evaluate(() => { location.hash = '#/check'; });
  const check = async (text, by) => {
    await page.locator('#check-text').fill(text);
    await page.locator('#check-by').fill(by);
    await page.locator('#check-submit').click();
  };
  await check(q.words, q.speaker);
  await page.getByText('the same speaker as you do').waitFor();
  assert.match(await page.locator('#verdict-title').innerText(), /Exactly these words/);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'verdict-title');
  await warm(page);
  const draft = `“${q.words},” said ${q.speaker}. The room was full.\n\n“${other.words},” said Zacharias Unheard. “Seven glass whales were elected treasurers of the moon,” he added.\n\n`;
  await check(draft.repeat(Math.ceil(4200 / draft.length)), ''); // too long for an address
  await page.locator('#report-json').waitFor();
  assert.match(await page.locator('#results .facts').first().innerText(), /Not here: (\d+)[\s\S]*Another speaker’s words: \1[\s\S]*Exact: \1/);
  assert.equal((await download(page, page.locator('#report-json'))).name, 'check.json');
  await page.evaluate(() => { location.hash = '#/versus'; });
  await page.locator('#versus-one').fill(q.speaker.toUpperCase());
  await page.locator('#versus-beside').fill(other.speaker);
  await page.locator('#versus-submit').click();
  for (const { speaker } of [q, other]) await page.locator('.versus').getByRole('region', { name: speaker, exact: true }).getByRole('article').first().waitFor();
  assert.ok(await hasClerk(page));
  assert.equal(await page.locator('#failure').isVisible(), false);
  assert.deepEqual(page.faults, []);
});

test('when the Worker is lost the page says so, answers what was asked and goes on by itself', async () => {
  const page = await inParts();
  await page.addInitScript(() => {
    const Real = window.Worker;
    window.Worker = class extends Real { constructor(...given) { super(...given); if (given[1]?.name === 'clerk') window.clerkWorker = this; } };
  });
  await visit(page, server.url);
  assert.ok(await hasClerk(page));
  const total = (await ask(page, 'said')).total;
  await page.evaluate(() => {
    window.clerkWorker.postMessage = () => {}; // what is asked now never reaches it
    window.asked = window.verbatim.search('said');
  });
  await page.evaluate(() => window.clerkWorker.dispatchEvent(new ErrorEvent('error', { message: 'out of memory', cancelable: true })));
  await page.waitForFunction(() => !window.verbatim.clerk);
  assert.equal((await page.evaluate(() => window.asked)).total, total, 'a search that the Worker was asked for is answered without it');
  await page.waitForFunction(() => /has stopped/.test(document.querySelector('#told').textContent));
  assert.equal((await ask(page, 'said')).total, total);
  await page.evaluate(() => { location.hash = '#/quotes?q=said'; });
  await page.waitForFunction((n) => Number(document.querySelector('#count').textContent.replaceAll(',', '').match(/\d+/)?.[0]) === n, total);
  assert.deepEqual(page.faults, []);
});

test('when a stretch cannot be had the page says so and stays readable', async () => {
  const page = await inParts();
  await visit(page, server.url);
  await page.route('**/*.vbt', (route) => route.abort());
  await page.evaluate(() => { location.hash = '#/check?text=' + encodeURIComponent('words that nobody has ever looked for'); });
  await page.getByText('could not be fetched').waitFor();
  assert.ok(await cards(page).count() >= 0);
});
