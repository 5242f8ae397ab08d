// The explorer at work, each test under the row of the feature list that it holds. They go by roles and names, and by what the engine itself
// answers; they know nothing of the articles except that there are some.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cards, count, facet, go, onePage, open, ready, rested, results, searchBox, settled as settle, total, visit, warm } from '../harness.mjs';

// One page serves all tests: what it shows is in its address alone, so that an address is a fresh start.
let browser, page;
onePage((opened) => { ({ browser, page } = opened); });

const start = (fragment) => go(page, fragment);

const ask = (text) => page.evaluate((t) => window.verbatim.search(t), text);
const settled = () => settle(page);

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

const card = (id) => page.locator(`[id="quote-${id}"]`);
const plain = (text) => text.replaceAll(/\s+/g, ' ').trim();

// counted gives the number beside a value of a facet, whether it is folded away or not.
const counted = (group, name) => facet(page, group).locator('li').evaluateAll((list, wanted) => {
  const li = list.find((item) => item.querySelector('label')?.textContent === wanted);
  return Number(document.getElementById(li.querySelector('input').getAttribute('aria-describedby')).textContent.match(/\d+/)[0]);
}, name);

// explained gives a quote whose explanation says that, with the explanation.
async function explained(pattern) {
  await start();
  const all = await cards(page).evaluateAll((list) => list.map((c) => ({ id: c.id.replace(/^quote-/, ''),
    text: [...c.querySelectorAll('.reasons > p, .reasons li')].map((e) => e.textContent).join('\n') })));
  const found = all.find(({ text }) => pattern.test(text));
  assert.ok(found, 'a quote on the first page whose explanation says ' + pattern);
  return found;
}

// articles lists the ids of all articles.
async function articles() {
  return [...new Set((await ask('')).hits.map((id) => id.split('/')[0]))];
}

// crowded gives the article with the most quotes on the first page of results.
async function crowded() {
  const n = {};
  for (const id of (await ask('')).hits.slice(0, 200)) n[id.split('/')[0]] = (n[id.split('/')[0]] ?? 0) + 1;
  return Object.keys(n).sort((a, b) => n[b] - n[a])[0];
}

// read has the page find the quotes in a text.
async function read(text) {
  await start('#/add');
  await page.locator('#add-form textarea').fill(text);
  await page.locator('#add-form button').click();
  await page.locator('.draft .note').first().waitFor();
}

test('the page says that it is ready, and marks when', async () => {
  await start();
  assert.equal(await page.evaluate(() => performance.getEntriesByName('verbatim:ready').length), 1);
  const answer = await ask('');
  assert.equal(answer.hits.length, answer.total);
  assert.ok(answer.total > 0);
  assert.deepEqual(Object.keys(answer.facets).slice(0, 3), ['speaker', 'type', 'confidence']);
  const { facets, ...alone } = answer;
  assert.deepEqual(await page.evaluate(() => window.verbatim.search('', { facets: false })), alone);
});

test('Q1 the list shows each quote with its words and its speaker, in the engine’s order', async () => {
  await start();
  const { total: all, hits } = await ask('');
  assert.equal(await total(page), all);
  const shown = await cards(page).evaluateAll((list) => list.map((c) => [c.id.replace(/^quote-/, ''), c.querySelector('blockquote').textContent.trim(), c.querySelector('.by .speaker').textContent.trim()]));
  assert.ok(shown.length > 0);
  assert.deepEqual(shown.map(([id]) => id), hits.slice(0, shown.length));
  for (const [id, words, speaker] of shown) assert.ok(words.length > 0 && speaker.length > 0, id);
});

test('Q2 every quote is labelled direct, indirect or mixed', async () => {
  await start();
  const { facets } = await ask('');
  assert.deepEqual(Object.keys(facets.type).sort(), ['direct', 'indirect', 'mixed']);
  assert.equal(Object.values(facets.type).reduce((a, b) => a + b, 0), await total(page), 'each quote has one type');
  for (const type of Object.keys(facets.type)) {
    await start('#/quotes?type=' + type);
    assert.equal(await total(page), facets.type[type]);
    const labels = await cards(page).locator('.kind').allTextContents();
    assert.equal(labels.length, await cards(page).count());
    assert.deepEqual([...new Set(labels)], [type]);
  }
});

test('Q2 titles, nicknames and scare quotes are no quotes', async () => {
  await read('Her novel “The Long Winter” sold out in a week.\n\nPavel “Sparrow” Lind keeps the only copy in town.\n\nThe so-called “experts” stayed at home.\n\n“We are glad to have it,” said the librarian Greta Holm.');
  assert.deepEqual(await page.locator('.draft .text .said').allInnerTexts(), ['“We are glad to have it,”']);
});

test('Q3 speaker, cue, content and coreference are marked in the article', async () => {
  const { id, text } = await explained(/goes back to/);
  await start('#/quote/' + id);
  const reader = page.locator('#reader .text');
  for (const mark of ['.said.chosen', '.cue.chosen', '.mention.chosen', '.evidence']) {
    const words = (await reader.locator(mark).first().innerText()).trim();
    assert.ok(words.length > 0, mark);
    if (mark === '.cue.chosen' || mark === '.mention.chosen') assert.ok(text.includes(words), `${words} is named by the explanation: ${text}`);
  }
  const antecedent = text.match(/goes back to “(.+?)”/)[1];
  assert.ok((await reader.locator('.evidence').allInnerTexts()).some((words) => words.includes(antecedent)), antecedent + ' is marked');
});

test('Q4 “Why this speaker?” gives the rule in plain words, with words that stand in the article', async () => {
  const { id, text } = await explained(/reports the speech/);
  assert.match(text.split('\n')[0], /“.+” .*\w{3,}.*\./, 'a sentence with words of the article');
  await start('#/quotes');
  const why = card(id).locator('.why');
  assert.ok(!(await why.locator('.reasons').isVisible()));
  await why.locator('summary').click();
  assert.ok(await why.locator('.reasons').isVisible());
  const used = await why.locator('.quoted').allInnerTexts();
  assert.ok(used.length >= 3);
  await start('#/quote/' + id);
  const article = plain(await page.locator('#reader .text').innerText());
  for (const words of used) assert.ok(article.includes(plain(words).replace(/…$/, '')), words);
  assert.ok(await page.locator('#reader .note.chosen .why[open] .reasons').isVisible(), 'the reader gives the reasons of the quote that is open');
});

test('Q6 an unclear speaker is a value like any other, and no quote is dropped for it', async () => {
  await start();
  const { total: all, facets } = await ask('');
  assert.equal(Object.values(facets.confidence).reduce((a, b) => a + b, 0), all, 'every quote has a confidence, whether its speaker is known or not');
  assert.ok(facets.speaker['Speaker unclear'] > 0);
  await tick('Speaker', 'Speaker unclear');
  await settled();
  assert.equal(await total(page), facets.speaker['Speaker unclear']);
  for (const who of await cards(page).locator(':scope > .who .speaker').allTextContents()) assert.equal(who, 'Speaker unclear');
  await facet(page, 'Speaker').getByRole('checkbox', { name: 'Speaker unclear', exact: true }).click();
  await facet(page, 'Speaker').getByRole('button', { name: 'Exclude Speaker unclear', exact: true }).click();
  await settled();
  assert.equal(await total(page), all - facets.speaker['Speaker unclear']);
});

test('Q7 surname, title, spelling, description and pronoun are one person', async () => {
  await read('Sergei Holm, the harbour minister, opened the new quay on Friday. “The quay will last a century,” Sergei Holm said. “It was built in two years,” Holm added. '
    + 'Minister Holm told reporters that the cranes would follow.\n\n“Nobody was hurt,” he said.\n\nSergey Holm said that the old quay would be torn down. “It is a ruin,” the minister said.');
  assert.deepEqual(await page.locator('.draft .note .speaker').allInnerTexts(), Array(6).fill('Sergei Holm'));
  // And over all articles: one name in the list of speakers leads to quotes of several articles.
  await start('#/speakers');
  const tallies = await page.locator('#results .entries .quiet').allInnerTexts();
  assert.ok(tallies.some((t) => Number(t.match(/in (\d+) articles?/)[1]) > 3), tallies[0]);
});

test('Q8 a role stands as the article describes it, linked to the words used', async () => {
  await start();
  const role = cards(page).locator('.by .role').first();
  const words = await role.innerText();
  await role.click();
  await page.waitForURL(/#\/quote\//);
  const marked = await page.locator('#reader .text .evidence, #reader .text .mention.chosen').allInnerTexts();
  assert.ok(marked.some((m) => m.includes(words)), `“${words}” is marked in the article: ${marked.join(' | ')}`);
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
  const { name, n } = await value('publisher');
  const both = await counted('Publisher', name);
  assert.ok(both > 0 && both < Math.min(na + nb, n), `${both} of ${na + nb} and ${n}`);
  await tick('Publisher', name);
  await settled();
  assert.equal(await total(page), both);
  assert.deepEqual([...new Set(await cards(page).locator('.kind').allTextContents())].sort(), [a, b].sort());
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

test('F7 reload restores view and position: the quote that is open, and the place in the list', async () => {
  await start();
  const id = (await ask('')).hits[30];
  await card(id).scrollIntoViewIfNeeded();
  await rested(page);
  const { y } = await card(id).boundingBox();
  await page.reload();
  await ready(page);
  await rested(page);
  const again = (await card(id).boundingBox()).y;
  assert.ok(Math.abs(again - y) <= 3, `the card stood at ${y}, now at ${again}`);
  await start('#/quote/' + id + '?plain=yes');
  await start('#/quote/' + id);
  await page.reload();
  await ready(page);
  assert.equal(await page.locator('#reader .said.chosen').first().getAttribute('id'), id.split('/')[1]);
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

test('S1 what is being typed stays, whatever else is drawn meanwhile', async () => {
  await start();
  await searchBox(page).focus();
  await page.evaluate(() => {
    document.getElementById('q').value = 'harb'; // and is not looked up yet
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  });
  assert.equal(await searchBox(page).inputValue(), 'harb');
  await start('#/quotes?q=harbour');
  assert.equal(await searchBox(page).inputValue(), 'harbour');
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

test('S1 suggestions come as quotes, speakers and articles', async () => {
  await start();
  const { facets } = await ask('');
  const list = page.getByRole('listbox', { name: 'Suggestions' });
  const by = { Speakers: Object.keys(facets.speaker).find((n) => /^[A-Z]\w+ [A-Z]\w+$/.test(n)), Articles: Object.keys(facets.article).find((n) => /^[\w ]{12,}$/.test(n)), Quotes: await phrase() };
  for (const [group, text] of Object.entries(by)) {
    await searchBox(page).fill(text);
    const option = list.getByRole('group', { name: group }).getByRole('option').first();
    await option.waitFor();
    const shown = plain(await option.innerText()).toLowerCase();
    assert.ok(text.toLowerCase().split(' ').some((w) => shown.includes(w)), `${group}: ${text} → ${shown}`);
  }
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
  const [mixed, rest] = await Promise.all([`"${p}" ${a}`, `"${p}" -${b}`].map(async (q) => (await ask(q)).total));
  assert.equal(mixed, exact, 'a phrase and one of its words is the phrase');
  assert.equal(rest, 0, 'a phrase without one of its words is nothing');
});

test('S7 the words found are lit in the results and after opening', async () => {
  await start();
  const w = await word();
  await searchBox(page).fill(w);
  await settled();
  const lit = await cards(page).first().locator('mark').allInnerTexts();
  assert.ok(lit.length > 0);
  assert.ok(lit.some((m) => m.toLowerCase().startsWith(w.slice(0, 3).toLowerCase())), lit.join());
  await cards(page).first().getByRole('link', { name: 'Context' }).click();
  await page.waitForURL(/#\/quote\//);
  await page.locator('#reader .said.chosen .hit').first().waitFor();
  assert.deepEqual(await page.locator('#reader .said.chosen .hit').allInnerTexts(), lit, 'and in the article');
});

test('S10 when nothing is found the page names what to take away with what comes back, and one click does', async () => {
  await start();
  const w = await word();
  const { total: words, facets } = await ask(w);
  const all = (await ask('')).facets.article;
  const article = Object.keys(all).find((name) => all[name] > 0 && !facets.article[name]);
  assert.ok(article, 'an article without ' + w);
  await start(`#/quotes?q=${w}&article=${encodeURIComponent(article)}`);
  assert.equal(await total(page), 0);
  assert.match(await count(page).innerText(), /No quotes/);
  const ways = page.locator('#results .empty li');
  for (const [label, n] of [[w, all[article]], ['Article: ' + article, words]]) {
    const way = ways.filter({ has: page.getByRole('link', { name: 'Without ' + label, exact: true }) });
    assert.match(await way.innerText(), new RegExp(` ${n} quotes?$`), label);
    await way.getByRole('link').click();
    await settled();
    assert.equal(await total(page), n);
    await page.goBack();
    await settled();
    assert.equal(await total(page), 0);
  }
});

test('S10 a misspelt word is looked up as the nearest word, and the page says so', async () => {
  await start();
  const w = await word();
  const wrong = w.slice(0, 3) + w[4] + w[3] + w.slice(5);
  await searchBox(page).fill(wrong === w ? w + 'q' : wrong);
  await searchBox(page).press('Enter');
  await settled();
  assert.ok(await total(page) > 0);
  assert.match(await page.locator('#problems').innerText(), /was searched instead/);
});

test('A3 the count is announced after a pause, and that nothing was found at once', async () => {
  await start();
  const before = await count(page).innerText();
  const w = await word();
  await page.evaluate(() => {
    window.changes = [];
    new MutationObserver(() => window.changes.push(document.getElementById('count').innerText)).observe(document.getElementById('count'), { childList: true, characterData: true, subtree: true });
  });
  await page.evaluate(async (text) => { // from within the page, whose timers a busy machine delays together
    const box = document.getElementById('q');
    box.focus();
    for (let i = 1; i <= text.length; i++) {
      box.value = text.slice(0, i);
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await new Promise((done) => { setTimeout(done, 40); });
    }
  }, w);
  await settled();
  const changes = await page.evaluate(() => window.changes);
  assert.notEqual(await count(page).innerText(), before);
  assert.ok(changes.length <= 2, 'one announcement, or two: ' + changes.join(' | '));
  await searchBox(page).fill('"xq zv kwq"');
  await rested(page); // which is sooner than the count would be announced after a pause
  assert.match(await count(page).innerText(), /No quotes/);
});

test('R1 captions and credits stand apart from the text and add nothing to the quotes', async () => {
  let seen = 0;
  for (const id of await articles()) {
    await start('#/article/' + id);
    const reader = page.locator('#reader');
    const apart = await reader.locator('.caption, .credit').allInnerTexts();
    if (apart.length === 0) continue;
    seen++;
    assert.equal(await reader.locator(':is(.caption, .credit) :is(.said, .cue, .mention)').count(), 0);
    const text = await reader.locator('.para > :first-child').allInnerTexts();
    for (const words of apart) assert.ok(!text.includes(words), words);
    const noted = await reader.locator('.note').count();
    assert.equal(await reader.locator('.facts').innerText().then((t) => Number(t.match(/(\d+) quotes?/)[1])), noted, 'every quote counted stands in a paragraph');
  }
  assert.ok(seen > 0, 'an article with a caption');
});

test('R2 quotes are lit in their speaker’s colour and named in words, and a switch hides them', async () => {
  await start('#/article/' + await crowded());
  const reader = page.locator('#reader');
  const text = await reader.locator('.para > :first-child').allInnerTexts();
  const notes = await reader.locator('.note').evaluateAll((list) => list.map((n) => ({
    label: n.querySelector('.num').getAttribute('aria-label'), speaker: n.querySelector('.speaker').textContent, kind: n.querySelector('.kind').textContent,
    colour: getComputedStyle(document.getElementById(n.querySelector('.num').id.replace(/^note-/, ''))).backgroundColor,
    named: n.querySelector('a.speaker') !== null,
  })));
  const colours = {};
  for (const { label, speaker, kind, colour, named } of notes) {
    assert.ok(label.includes(speaker) && label.includes(kind), label);
    assert.equal(colours[speaker] ??= colour, colour, 'one colour for ' + speaker);
    if (named) assert.notEqual(colour, 'rgba(0, 0, 0, 0)');
  }
  const named = [...new Set(notes.filter((n) => n.named).map((n) => n.speaker))];
  assert.ok(named.length > 1 && new Set(named.map((n) => colours[n])).size === named.length, 'speakers differ in colour');
  await reader.getByRole('button', { name: 'Hide highlights' }).click();
  await reader.getByRole('button', { name: 'Show highlights' }).waitFor();
  assert.equal(await reader.locator('.text :is(.said, .cue, .mention, .note)').count(), 0);
  assert.deepEqual(await reader.locator('.para > :first-child').allInnerTexts(), text, 'the text is the same with and without');
  await reader.getByRole('button', { name: 'Show highlights' }).click();
  await reader.locator('.said').first().waitFor();
  assert.equal(await reader.locator('.note').count(), notes.length);
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

test('R6 a banner names publisher, author, date, original language, licence and the original', async () => {
  await start('#/article/rt-sochi-2020-02-07'); // the one article that is not a sample
  const banner = page.locator('#reader .banner');
  const text = await banner.innerText();
  for (const want of ['RT', '7 February 2020', 'translated from Russian', 'Licence: ', 'Title given by this archive']) assert.ok(text.includes(want), want);
  let author = false, original = false;
  for (const id of await articles()) {
    await start('#/article/' + id);
    const facts = await banner.innerText();
    assert.match(facts, /\d{4}|undated/, id);
    assert.match(facts, /in [A-Z]\w+|translated from/, id);
    author ||= /\bby [A-Z]/.test(facts);
    original ||= await banner.getByRole('link', { name: 'Read the original' }).count() > 0
      && /^https?:/.test(await banner.getByRole('link', { name: 'Read the original' }).getAttribute('href'));
  }
  assert.ok(author, 'an author'); assert.ok(original, 'a link to the original');
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
  await warm(page);
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


// quotation gives a direct quote in one piece of some length, with its speaker and article.
async function quotation() {
  await start('#/quotes?type=direct&confidence=named&not.publisher=RT');
  const all = await cards(page).evaluateAll((list) => list.map((c) => ({
    words: c.querySelector('blockquote').textContent, gap: c.querySelector('.gap, br') !== null,
    speaker: c.querySelector('.speaker').textContent, article: c.querySelector('.where a').textContent })));
  const found = all.find(({ words, gap }) => !gap && words.length > 60 && words.length < 200 && /^["“][A-Za-z ,.’']+["”]$/.test(words));
  assert.ok(found, 'a quote in one piece on the first page');
  return { ...found, words: found.words.slice(1, -1) };
}

async function check(text) {
  await start('#/check');
  await page.locator('#check-form textarea').fill(text);
  await page.locator('#check-submit').click();
  await page.waitForURL(/text=/);
  await page.waitForFunction(() => document.activeElement.id === 'verdict-title');
  await page.locator('#report-json').waitFor(); // the check is done
  return page.locator('.verdict');
}

test('V1 V2 V3 a quotation pasted with other marks and case is found, without a request', async () => {
  const { words, speaker, article } = await quotation();
  await start('#/check');
  await warm(page);
  const sent = [];
  const note = (r) => { if (!r.url().endsWith('icon.svg')) sent.push(r.url()); };
  page.context().on('request', note);
  const verdict = await check('«' + words.toUpperCase().replaceAll(',', ' –') + '»');
  page.context().off('request', note);
  assert.deepEqual(sent, []);
  assert.equal(await verdict.getByRole('heading').first().innerText(), 'Exactly these words');
  assert.match(await verdict.innerText(), /Differences that do not count: .*capital letters/);
  assert.equal(await results(page).count(), 1);
  assert.equal(await cards(page).locator('.by .speaker').innerText(), speaker);
  assert.equal(await cards(page).locator('.where a').first().innerText(), article);
  assert.ok((await cards(page).locator('blockquote').innerText()).includes(words));
  await cards(page).getByRole('link', { name: 'Context' }).click();
  await page.waitForURL(/#\/quote\//);
});

test('V3 V4 a changed word stands in the diff, a lost “not” in front of it', async () => {
  const { words } = await quotation();
  const parts = words.split(' ');
  const i = parts.length >> 1;
  const verdict = await check([...parts.slice(0, i), 'zeppelins', ...parts.slice(i + 1)].join(' '));
  assert.match(await verdict.getByRole('heading').first().innerText(), /^Altered/);
  assert.match(await verdict.locator('.diff ins').innerText(), /zeppelins/);
  assert.ok((await verdict.locator('.diff del').innerText()).includes(parts[i].replace(/\W+$/, '')));
  // A quote of the archive that holds a "not", without it.
  await start('#/quotes?q=%22not%22&type=direct&not.publisher=RT'); // of a sample, whose speakers are invented
  const all = await cards(page).locator('blockquote').allInnerTexts();
  const denial = all.map((t) => t.replaceAll(/["“”]/g, '')).find((t) => /\w+ not \w+/.test(t) && !/…/.test(t) && t.length > 30);
  assert.ok(denial, 'a quote with a “not”');
  const second = await check(denial.replace(' not ', ' '));
  assert.match(await second.locator('.alarm').innerText(), /Left-out negation: the article has “not”/);
  const [alarm, diff] = await Promise.all([second.locator('.alarm').boundingBox(), second.locator('.diff').boundingBox()]);
  assert.ok(alarm.y < diff.y, 'the warning comes first');
});

test('V8 what is not found is “not in these articles”, never “fake”', async () => {
  const verdict = await check('Seven glass whales were elected treasurers of the moon');
  assert.equal(await verdict.getByRole('heading').first().innerText(), `Not in these ${(await articles()).length} articles`);
  assert.doesNotMatch(await verdict.innerText(), /fake|false|invented|lie/i);
  assert.equal(await results(page).count(), 0);
});

test('V10 a translation is pointed out', async () => {
  await start('#/quotes?type=direct&publisher=RT');
  const words = await cards(page).locator('blockquote').first().innerText();
  assert.match(await (await check(words)).innerText(), /translated from Russian: the words are the translator’s/);
});
