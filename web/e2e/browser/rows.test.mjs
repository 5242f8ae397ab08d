// Rows of the list of features that no other file of tests tries out, each under its number.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, cards, facet, go, onePage, open, settled, total, visit } from '../harness.mjs';

let browser, server, page;
onePage((given) => { ({ browser, server, page } = given); });

test('Q5 each quote says in words how sure its speaker is, and can be filtered by it', async () => {
  await go(page);
  const said = { named: 'speaker named', described: 'speaker described, not named', unclear: 'speaker unclear' };
  for (const words of await cards(page).locator('.source .confidence').allTextContents()) assert.ok(Object.values(said).includes(words), words);
  const { facets } = await ask(page);
  for (const [value, words] of Object.entries(said)) {
    await go(page, '#/quotes');
    await facet(page, 'Confidence').getByRole('checkbox', { name: value, exact: true }).check();
    await settled(page);
    assert.equal(await total(page), facets.confidence[value]);
    assert.deepEqual([...new Set(await cards(page).locator('.source .confidence').allTextContents())], [words]);
  }
});

test('Q10 a quote that its cue interrupts counts once, with both parts lit', async () => {
  await go(page);
  const id = (await cards(page).filter({ has: page.locator('blockquote.words > .gap') }).first().getAttribute('id')).replace('quote-', '');
  const { hits } = await ask(page);
  assert.equal(hits.filter((hit) => hit === id).length, 1);
  await go(page, '#/quote/' + id);
  const parts = page.locator('#reader .said.chosen');
  assert.ok(await parts.count() >= 2, 'two parts are lit');
  assert.equal(await page.locator('#reader .note.chosen').count(), 1, 'they have one note');
});

test('Q11 second-hand speech shows through whom it came, and to whom it was said', async () => {
  const told = async (words) => {
    await go(page, '#/quotes?q=' + encodeURIComponent(words));
    return (await cards(page).locator('.circumstances li').allTextContents()).map((t) => t.trim());
  };
  assert.ok((await told('speaker:margulis OR speaker:korovin')).some((t) => /^to RT/.test(t)), 'to whom');
  const chain = await told('eighty boreholes');
  assert.ok(chain.some((t) => /^through \S+/.test(t)), 'through whom: ' + chain);
});

test('S3 a misspelt word still finds, the page says what it searched instead and how to turn that off', async () => {
  await go(page, '#/quotes?q=speech');
  const right = (await ask(page, 'bridge')).total;
  assert.ok(right > 0);
  await go(page, '#/quotes?q=brigde');
  await settled(page);
  assert.ok(await total(page) > 0);
  assert.match(await page.locator('#problems').innerText(), /searched instead/);
  assert.ok(await page.locator('#results article.card mark').count() > 0, 'what was searched instead is lit up');
  assert.match(await page.locator('#problems').innerText(), /quotation marks|"/, 'how to search for the word as it is');
  assert.equal((await ask(page, '"brigde"')).total, 0);
});

test('S4 fields and proximity narrow a look-up as the filters do', async () => {
  const { total: all, facets } = await ask(page);
  const n = async (words) => (await ask(page, words)).total;
  for (const type of ['direct', 'indirect', 'mixed']) assert.equal(await n('type:' + type), facets.type[type]);
  const undated = facets.date.undated ?? 0;
  assert.equal(await n('before:2024') + await n('after:2024-01-01'), all - undated);
  const [name] = Object.entries(facets.speaker).filter(([who]) => / /.test(who) && who !== 'Speaker unclear').sort((a, b) => b[1] - a[1])[0];
  assert.equal(await n(`speaker:"${name}"`), facets.speaker[name]);
  const [section] = Object.entries(facets.section).filter(([title]) => /^[A-Z][\w ]+$/.test(title)).sort((a, b) => b[1] - a[1])[0];
  assert.ok(await n(`in:"${section}"`) >= facets.section[section]);
  const phrase = await n('"will not"'), near = await n('"will not"~5'), both = await n('will not');
  assert.ok(phrase > 0 && phrase <= near && near <= both, `${phrase}, ${near}, ${both}`);
  assert.ok(await n('about:river') <= await n('river'));
});

test('S8 case, accents, hyphens and kinds of quotation mark make no difference, nor does the alphabet of a name', async () => {
  const n = async (words) => (await ask(page, words)).total;
  const plain = await n('bridge');
  assert.ok(plain > 0);
  for (const other of ['BRIDGE', 'Brídge', 'brid\u00adge']) assert.equal(await n(other), plain, other);
  const phrase = await n('"will not"');
  for (const other of ['“will not”', '«will not»', '„will not“']) assert.equal(await n(other), phrase, other);
  const { facets } = await ask(page);
  const letters = { а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ы: 'y', э: 'e', ю: 'yu', я: 'ya', ь: '', ъ: '' };
  const name = Object.keys(facets.speaker).find((who) => /^[а-яё]+ [а-яё]+$/i.test(who));
  assert.ok(name, 'a speaker with a Russian name');
  const surname = name.split(' ')[1].toLowerCase();
  const latin = [...surname].map((c) => letters[c] ?? c).join('');
  assert.equal(await n('speaker:' + latin), await n('speaker:' + surname), latin);
});

test('A4 nothing is told by colour alone: highlights have lines and words, differences their own elements', async () => {
  const hit = (await ask(page, 'type:indirect')).hits[0];
  await go(page, '#/quote/' + hit);
  const lines = await page.locator('#reader .said').evaluateAll((list) => [...new Set(list.map((e) => e.classList[1] + ' ' + getComputedStyle(e).borderBottomStyle))]);
  assert.ok(lines.length > 0 && lines.every((l) => !l.endsWith(' none')), 'each highlight is underlined: ' + lines);
  assert.ok((await page.locator('#reader .note .kind').allInnerTexts()).every((t) => /direct|indirect|mixed/.test(t)));
  await go(page, '#/quotes?q=will');
  assert.ok(await cards(page).locator('mark').count() > 0, 'words found are marked as such');
  const words = (await cards(page).first().locator('> blockquote').innerText()).replaceAll(/["“”]/g, '').split(' ');
  words[1] = 'zeppelins';
  await go(page, '#/check?text=' + encodeURIComponent(words.join(' ')));
  await page.locator('.verdict .diff ins').first().waitFor();
  assert.match(await page.locator('.verdict .diff ins .unseen').first().textContent(), /\w/, 'a screen reader hears what was added');
});

test('A6 colours follow the system’s scheme, and nothing moves for who wants less motion', async () => {
  const look = async (options) => {
    const other = await open(browser, options);
    await visit(other, server.url);
    const style = await other.evaluate(() => ({ paper: getComputedStyle(document.body).backgroundColor, moves: getComputedStyle(document.querySelector('#help-open')).transitionDuration }));
    await other.context().close();
    return style;
  };
  const light = await look({ colorScheme: 'light', reducedMotion: 'no-preference' });
  const dark = await look({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const brightness = (colour) => colour.match(/\d+/g).slice(0, 3).reduce((sum, c) => sum + Number(c), 0);
  assert.ok(brightness(light.paper) > 600 && brightness(dark.paper) < 150, `${light.paper} and ${dark.paper}`);
  assert.notEqual(light.moves, '0s');
  assert.equal(dark.moves, '0s');
});

test('V12 two speakers stand side by side on one topic, with counts, dates and links into the articles, under an address of their own', async () => {
  await go(page, '#/speakers');
  const people = await page.locator('#results .entry').allInnerTexts();
  const quoted = [];
  for (const name of people.slice(0, 12)) if ((await ask(page, `speaker:"${name}"`)).total > 1) quoted.push(name);
  const [one, other] = quoted;
  await go(page, '#/speakers');
  await page.locator('#results .entry', { hasText: one }).first().click();
  await page.locator('.versus-links a').last().click(); // from the speaker's page, beside somebody else
  await page.locator('#versus-beside').fill(other.split(' ').at(-1).toLowerCase() === one.split(' ').at(-1).toLowerCase() ? other : other.toUpperCase());
  await page.locator('#versus-submit').click();
  const side = (name) => page.locator('.versus').getByRole('region', { name, exact: true });
  for (const name of [one, other]) {
    await side(name).waitFor();
    await go(page, '#/quotes?speaker=' + encodeURIComponent(name));
    const n = await total(page);
    await page.goBack();
    await side(name).waitFor();
    assert.match(await side(name).locator('.facts').innerText(), new RegExp(`^${n} quotes?\\b[\\s\\S]*\\d{4}`));
    assert.equal(await side(name).getByRole('article').count(), Math.min(n, 20));
    for (const who of await side(name).locator('.card .by').allTextContents()) assert.ok(who.includes(name), who); // cards out of sight are not laid out, and have no innerText
    assert.equal(await side(name).getByRole('link', { name: 'Context' }).count(), Math.min(n, 20));
  }
  const topic = (await side(one).locator('blockquote').first().innerText()).match(/[A-Za-z]{6,}/)[0];
  await page.locator('#versus-topic').fill(topic);
  await page.locator('#versus-submit').click();
  await page.waitForURL(/[?&]q=/);
  assert.ok((await side(one).locator('mark.hit').allInnerTexts()).length > 0, 'the topic is lit');
  const address = page.url();
  const said = await page.locator('.versus').textContent();
  await page.reload();
  await side(one).waitFor();
  assert.equal(page.url(), address);
  assert.equal(await page.locator('.versus').textContent(), said);
  await page.setViewportSize({ width: 320, height: 700 });
  const [a, b] = await Promise.all([side(one).boundingBox(), side(other).boundingBox()]);
  assert.ok(b.y >= a.y + a.height && a.width <= 320, 'one under the other in a narrow window');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 320);
  await page.setViewportSize({ width: 1280, height: 900 });
  await go(page, `#/quotes?speaker=${encodeURIComponent(one)}&speaker=${encodeURIComponent(other)}`);
  await page.locator('#versus-link').click(); // from results of two speakers
  await side(other).waitFor();
});

test('E9 a quote links to its words in the publisher’s original, and not where that is in another language', async () => {
  await go(page, '#/quotes?type=direct&shown=300');
  const list = await cards(page).evaluateAll((all) => all.map((c) => ({ id: c.id.replace('quote-', ''), words: c.querySelector('.words').textContent })));
  const close = page.getByRole('dialog', { name: 'Cite this quote' }).getByRole('button', { name: 'Close' });
  let linked = 0, translated = 0;
  for (const article of new Set(list.map(({ id }) => id.split('/')[0]))) {
    const { id, words } = list.find((q) => q.id.startsWith(article + '/'));
    await go(page, '#/quotes?type=direct&shown=300');
    await page.locator(`[id="cite-${id}"]`).click();
    const field = page.locator('#cite-original');
    const address = await field.count() ? await field.inputValue() : '';
    await close.click();
    await go(page, '#/article/' + article);
    if (/translated from/i.test(await page.locator('#reader .banner').innerText())) {
      translated++;
      assert.equal(address, '', 'the words of a translation are not in the original');
    } else if (address) {
      linked++;
      const directive = address.split(':~:text=')[1];
      assert.doesNotMatch(directive, /[-& ]/, 'the marks of the grammar are encoded');
      const first = decodeURIComponent(directive.split(',')[0]).split(' ').slice(0, 3).join(' ');
      assert.ok(words.replace(/\s+/g, ' ').includes(first), `${first} is not in ${words}`);
    }
    if (linked > 1 && translated > 0) break;
  }
  assert.ok(linked > 0 && translated > 0, `${linked} linked, ${translated} translated`);
});
