// Corrections of what was found: speakers reviewed by keys alone, quotes corrected in place, names that stand for somebody else; kept here, undone, saved as
// a file and opened again. Search, counts and speakers' pages follow.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { ask, cards, download, onePage, ready, rested, until } from '../harness.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
let p;
onePage((all) => { p = all.page; });

const show = (p, fragment) => p.evaluate((f) => { location.hash = f; }, fragment);
const finds = (p, words, n) => until(p, ([w, k]) => window.verbatim.search(w).then((r) => r.total === k), [words, n], { timeout: 60000 });
// credits waits until a number of quotes are somebody's. A name that nobody has is looked for as one that is written much like it, so that a total alone says nothing.
const credits = (p, name, n) => until(p, ([w, k]) => window.verbatim.search(`speaker:"${w}"`).then((r) => (r.facets.speaker?.[w] ?? 0) === k), [name, n], { timeout: 90000 });
// at waits until the address names a place in the review; null is the first.
const at = (p, n) => p.waitForFunction((k) => new URLSearchParams(location.hash.split('?')[1] || '').get('at') === k, n);
const progress = (p, n) => p.waitForFunction((k) => document.querySelector('#review-progress')?.textContent.startsWith(k + ' of '), n);
const accessible = async (p, where) => {
  await p.evaluate(readFileSync(axe, 'utf8')); // by the debugger, which the page's policy does not bind
  const found = await p.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  assert.deepEqual(found.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html.slice(0, 120)).join(' | ')), [], where);
};

test('O5 speakers are reviewed by keys alone, unclear ones first, and what is decided holds everywhere and after a reload', { timeout: 240000 }, async () => {
  await show(p, '#/audit');
  await p.locator('#audit-review').click();
  await progress(p, 0);
  const { facets } = await ask(p, '');
  assert.match(await p.locator('#review-progress').innerText(), new RegExp('0 of ' + (facets.confidence.unclear + facets.confidence.described)));
  assert.equal(await p.locator('#review .speaker.unclear').count(), 1, 'an unclear one is first');
  const likely = await p.locator('#review-a span').innerText();
  const said = (await ask(p, `speaker:"${likely}"`)).facets.speaker[likely] ?? 0;
  await p.evaluate(() => document.activeElement.blur());
  for (const key of ['j', 'j', 'k', 'k', 'j', 'j']) await p.keyboard.press(key); // faster than anybody waits
  await at(p, '3');
  for (const key of ['k', 'k']) await p.keyboard.press(key);
  await at(p, null);
  await p.keyboard.press('a');
  await progress(p, 1);
  await at(p, '2');
  assert.match(await p.locator('#corrections').innerText(), new RegExp(likely));
  await credits(p, likely, said + 1);
  await p.getByText('Made in 1 article').waitFor();
  await p.keyboard.press('x');
  await progress(p, 2);
  await p.keyboard.press('u');
  await progress(p, 1);
  await p.keyboard.press('s');
  await p.locator('#correct-speaker').fill('Lena Quistorp');
  await p.keyboard.press('Enter');
  await progress(p, 2);
  await credits(p, 'Lena Quistorp', 1);
  await p.reload();
  await ready(p);
  await progress(p, 2);
  await credits(p, 'Lena Quistorp', 1);
  await until(p, (n) => window.verbatim.search('').then((r) => r.facets.confidence.unclear === n), facets.confidence.unclear - 2);
  await accessible(p, 'the review');
  await p.keyboard.press('u'); // what an earlier visit did is taken back too
  await progress(p, 1);
  const { facets: now } = await ask(p, ''); // at once: the answer waits for the correction to be made
  assert.equal(now.speaker['Lena Quistorp'], undefined);
  assert.equal(now.confidence.unclear + now.confidence.described, facets.confidence.unclear + facets.confidence.described - 1);
  await p.locator('#correct-forget').click();
  await progress(p, 0);
});

test('Q12 a quote is corrected in place, undone, saved as a file and corrected again from it', { timeout: 240000 }, async () => {
  await show(p, '#/quotes?type=direct&confidence=named');
  const card = cards(p).filter({ has: p.locator('blockquote', { hasText: /^\W*\w+ \w+ \w+ \w+ \w+/ }) }).first();
  await card.waitFor();
  const id = (await card.getAttribute('id')).replace('quote-', '');
  const before = (await ask(p, '')).total;
  const open = async () => { await p.locator(`[id="correct-${id}"]`).click(); await p.locator('#correct-form').waitFor(); };
  await open();
  await p.locator('#correct-save').click();
  assert.match(await p.locator('#correct-problem').innerText(), /Nothing/);
  const words = await p.locator('#correct-words').inputValue();
  await p.locator('#correct-words').fill('These words stand nowhere');
  await p.locator('#correct-preview .problem').waitFor();
  const shorter = words.split(' ').slice(0, 3).join(' ');
  await p.locator('#correct-words').fill(shorter);
  await p.waitForFunction((w) => document.querySelector('#correct-preview mark')?.textContent === w, shorter);
  await p.locator('#correct-role').fill('queen of the seven seas');
  await p.locator('#correct-save').click();
  assert.match(await p.locator('#correct-problem').innerText(), /do not stand/);
  await p.locator('#correct-role').fill('');
  await p.locator('#correct-speaker').fill('Lena Quistorp');
  await p.locator('#correct-type').selectOption('mixed');
  await accessible(p, 'the form');
  await p.locator('#correct-save').click();
  await p.getByText('Corrected by you: speaker Lena Quistorp; type mixed').first().waitFor();
  await credits(p, 'Lena Quistorp', 1);
  await show(p, '#/quotes?q=' + encodeURIComponent('speaker:"Lena Quistorp"'));
  await p.waitForFunction((k) => [...document.querySelectorAll('#results article.card')].map((card) => card.id).join() === 'quote-' + k, id); // not the list of before
  await cards(p).getByText('Corrected by you').first().waitFor();
  assert.equal((await cards(p).first().locator('blockquote').innerText()).replaceAll(/[“”"«»„,]/g, '').trim(), shorter.replaceAll(',', ''));
  await p.locator(`[id="why-${id}"] summary`).first().click();
  assert.match(await p.locator(`[id="why-${id}"]`).first().innerText(), /Before it was set right/);

  await show(p, '#/review');
  const file = await download(p, p.locator('#correct-file'));
  assert.match(file.text, /^verbatim corrections 1\n\nquote: .*\nexact: [^]*\nspeaker: Lena Quistorp\ntype: mixed\nwords: /);
  await p.locator('#review-u').click();
  await credits(p, 'Lena Quistorp', 0);
  assert.equal((await ask(p, '')).total, before);
  await p.locator('#corrections-open').setInputFiles(file.path);
  await credits(p, 'Lena Quistorp', 1);
  await p.getByText('Made in 1 article').first().waitFor(); // the view has been drawn, and its fields made anew
  await rested(p);
  await p.locator('#corrections-open').setInputFiles({ name: 'broken.corrections', mimeType: 'text/plain', buffer: Buffer.from('verbatim corrections 1\n\nquote: a/q1\nexact: x\nspekaer: y\n') });
  await p.getByText('broken.corrections:5:1').waitFor();

  await show(p, '#/quotes?type=direct');
  const gone = (await cards(p).first().getAttribute('id')).replace('quote-', '');
  await p.locator(`[id="correct-${gone}"]`).click();
  await p.locator('#correct-remove').check();
  await p.locator('#correct-save').click();
  await until(p, (n) => window.verbatim.search('').then((r) => r.total === n), before - 1, { timeout: 60000 });
  await show(p, '#/review');
  await p.locator('#correct-forget').click();
  await finds(p, '', before);
  assert.equal(await p.evaluate(() => localStorage.getItem('verbatim.corrections')), null, 'nothing is kept of corrections that are forgotten');
});

test('Q12 a name is made to stand for somebody else, in all articles, and taken back', { timeout: 120000 }, async () => {
  await show(p, '#/speakers');
  await p.locator('#results .entries a').first().click();
  await p.locator('#correct-people-summary').click();
  const name = await p.locator('.profile h2').innerText();
  const { total } = await ask(p, `speaker:"${name}"`);
  await p.locator('#people-name').fill('Lena Quistorp');
  await p.locator('#people-submit').click();
  await p.waitForURL(/review/);
  await credits(p, 'Lena Quistorp', total);
  await p.getByText(/Made in \d+ articles?/).waitFor();
  await p.locator('#correct-drop-0').click();
  await credits(p, 'Lena Quistorp', 0);
});

test('O5 the review fits a window of 320 pixels', { timeout: 120000 }, async () => {
  await p.setViewportSize({ width: 320, height: 640 });
  await show(p, '#/review');
  await p.locator('#review').waitFor();
  await p.locator('#review-s').click();
  await p.locator('#correct-form').waitFor();
  const wide = await p.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 320, 'the page is ' + wide + ' px wide');
});
