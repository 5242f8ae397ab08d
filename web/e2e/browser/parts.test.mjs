// An archive that is large is not fetched whole: the program asks for the stretches of its file that a look-up reads. Small ones are made to come so here,
// by what counts as large on the script tag.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, cards, launch, open, ready, searchBox, serve, visit } from '../harness.mjs';

let browser, server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser.close(); await server.stop(); });

// inParts gives a page whose archive comes by stretches; page.stretches has their lengths in bytes.
async function inParts() {
  const page = await open(browser, { serviceWorkers: 'block' });
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

// said is the number in the count sentence.
const said = async (page) => Number((await page.locator('#count').innerText()).replaceAll(',', '').match(/\d+/)[0]);

test('an archive that comes by stretches gives the answers of one that came whole', async () => {
  const whole = await open(browser, { serviceWorkers: 'block' });
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
  await ready(page);
  assert.equal(await said(page), (await ask(page, 'the')).total, 'the word is whole now');
  assert.ok(found.length > 0 && (await cards(page).first().innerText()).length > 0);
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
