// A long list stays quick: it grows by a few cards at a time, each time in a task of its own, and nothing else of the page is made anew.
// How long those tasks take is printed: a bound on a time would fail on a machine that has other things to do. LONG=10000 scrolls through ten thousand
// quotes, too, by the wheel of a mouse, which takes minutes.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { ask, busy, cards, launch, open, ready, rested, serve, top, until, visit } from '../harness.mjs';

const wanted = Number(process.env.LONG ?? 1500);
const articles = Math.max(250, Math.ceil(wanted / 8)); // with ten quotes each: so many that twins are not looked for in all of them
const content = path.join(top, `.cache/long-${articles}`);
const long = path.join(top, `.cache/site-long-${articles}`);

let browser, server, page;
before(async () => {
  if (!existsSync(content)) execFileSync('go', ['run', './scripts/generate', '-n', String(articles), '-out', content], { cwd: top });
  execFileSync('go', ['run', './scripts/site', '-sizes=false', '-content', content, '-out', long], { cwd: top, stdio: 'ignore' });
  [browser, server] = await Promise.all([launch(), serve(long)]);
  page = await open(browser);
  await visit(page, server.url);
});
after(async () => { await browser?.close(); await server?.stop(); });

// watchGrowth notes, in window.growth, how many elements each task of the page adds to the list, and how many it adds or removes elsewhere in the page.
const watchGrowth = () => {
  const growth = window.growth = { tasks: [], total: 0, elsewhere: 0, removed: 0 };
  new MutationObserver((records) => { // is called once a task
    const elements = (nodes) => [...nodes].filter((n) => n.nodeType === 1 && !n.matches('ol.grows, .groups')).length;
    let added = 0;
    for (const r of records) {
      const inList = r.target.matches('#results ol.grows');
      growth.removed += inList ? elements(r.removedNodes) : 0;
      if (inList) added += elements(r.addedNodes);
      else growth.elsewhere += elements(r.addedNodes);
    }
    growth.total += added;
    if (added > 0) growth.tasks.push(added);
  }).observe(document.body, { childList: true, subtree: true });
};

// hasGrown tells in the page whether the list has grown to n items, in the page or out of it; grown waits for that.
const hasGrown = (n) => {
  const last = [...document.querySelectorAll('#results ol.grows')].at(-1);
  return last !== undefined && last.start - 1 + last.childElementCount >= n;
};
const grown = (page, n) => until(page, hasGrown, n, { timeout: 300000 });

// away waits until less than n cards are in the page.
const away = (page, n) => until(page, (n) => document.querySelectorAll('#results article.card').length < n, n);

test('a long list is scrolled in steps of five cards, each a task of its own', async () => {
  const { total } = await ask(page);
  assert.ok(total >= wanted, `${total} quotes`);
  const before = await cards(page).count();
  await page.evaluate(watchGrowth);
  const start = Date.now();
  const tasks = await busy(browser, page, () => page.evaluate((n) => new Promise((resolve) => {
    const scroll = () => {
      window.scrollBy(0, 2400);
      if (window.growth.total >= n) resolve(); else requestAnimationFrame(scroll); // to look for them in the page would take it longer than the page's own work
    };
    scroll();
  }), wanted - before));
  assert.ok(tasks.length > 100, `${tasks.length} tasks were seen`);
  const growth = await page.evaluate(() => window.growth);
  console.log(`# ${wanted} results in ${Math.round((Date.now() - start) / 1000)} s; ms of the processor of the longest of ${tasks.length} tasks: ${tasks.slice(0, 8).join(', ')}`);
  await grown(page, wanted);
  assert.ok(Math.max(...growth.tasks) <= 5, `a task added ${Math.max(...growth.tasks)} cards`);
  assert.deepEqual([growth.removed, growth.elsewhere], [0, 0], 'nothing is taken away or made anew');
  await page.waitForFunction(() => /shown=\d{3,}/.test(location.hash)); // the address says how far it has grown
});

test('ten thousand results are scrolled through by the wheel, down and back up', { skip: wanted < 10000 }, async () => {
  const other = await launch(); // another page of this one would share the process, and its garbage collector ten thousand cards more
  const fresh = await open(other);
  await visit(fresh, server.url);
  await fresh.mouse.move(640, 400);
  const wheel = (dy, end) => busy(other, fresh, async () => {
    do {
      for (let i = 0; i < 20; i++) { await fresh.mouse.wheel(0, dy); await fresh.waitForTimeout(16); }
    } while (!(await fresh.evaluate(end, wanted)));
  });
  const down = await wheel(1200, hasGrown), up = await wheel(-1200, () => scrollY === 0);
  console.log(`# ms of the processor of the longest tasks, 75,000 pixels a second: down ${down.slice(0, 6).join(', ')}; up ${up.slice(0, 6).join(', ')}`);
  assert.ok(down.length > 100 && up.length > 100, `${down.length} and ${up.length} tasks were seen`);
  await until(fresh, (id) => document.getElementById(id) !== null, 'quote-' + (await ask(fresh)).hits[0]); // it was out of the page meanwhile
  await other.close();
});

test('what is far from the window is out of the page, and comes back as it was', async () => {
  const { hits } = await ask(page);
  await page.evaluate((n) => { location.hash = '#/quotes?shown=' + n; }, wanted);
  await grown(page, wanted);
  const inPage = () => page.evaluate(() => [...document.querySelectorAll('#results article.card')].map((card) => card.id));
  const height = () => page.evaluate(() => document.documentElement.scrollHeight);
  await page.evaluate(() => window.scrollTo(0, 0));
  await away(page, wanted - 400);
  const top = await inPage(), tall = await height();
  assert.deepEqual(top.slice(0, 50), hits.slice(0, 50).map((id) => 'quote-' + id));

  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await until(page, (ids) => [...document.querySelectorAll('#results article.card')].some((card) => card.getBoundingClientRect().bottom > 0 && card.getBoundingClientRect().top < innerHeight && ids.includes(card.id)), hits.slice(wanted - 400).map((id) => 'quote-' + id));
  await until(page, (id) => document.getElementById(id) === null, 'quote-' + hits[100]); // the first are out now
  assert.ok(Math.abs(await height() - tall) < tall / 10, 'the page is about as high as it was');

  const printed = await page.evaluate(() => {
    window.dispatchEvent(new Event('beforeprint'));
    return [...document.querySelectorAll('#results article.card')].map((card) => card.id);
  });
  assert.deepEqual(printed.slice(0, wanted), hits.slice(0, wanted).map((id) => 'quote-' + id), 'all are printed, in their order');
  await away(page, wanted - 400); // again
});

test('the keyboard goes from card to card where the next has been taken out of the page', async () => {
  const { hits } = await ask(page);
  await page.evaluate((n) => { location.hash = '#/quotes?shown=' + n; }, wanted);
  await grown(page, wanted);
  await page.evaluate(() => window.scrollTo(0, 0));
  await until(page, () => document.querySelector('#results .groups').querySelector('article.card') !== null);
  const at = async () => hits.indexOf((await page.evaluate(() => document.activeElement.id)).replace('quote-', ''));
  // The last card of the first block.
  await page.evaluate(() => { const [block] = document.querySelectorAll('#results .groups'); [...block.querySelectorAll('article.card')].at(-1).focus(); });
  const from = await at();
  assert.ok(from > 20, `the card has number ${from}`);
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await until(page, (id) => document.getElementById(id) === null, 'quote-' + hits[from + 1]);
  assert.equal(await at(), from, 'what has the focus stays');
  await page.keyboard.press('j');
  assert.equal(await at(), from + 1);
  await page.keyboard.press('k');
  assert.equal(await at(), from);
});

test('in a long list a card far down is opened, found again by Back, and by the keyboard', async () => {
  const { hits } = await ask(page);
  await page.evaluate((n) => { if (!/shown=/.test(location.hash)) location.hash = '#/quotes?shown=' + n; }, wanted); // when it runs alone
  await grown(page, wanted);
  const card = page.locator(`[id="quote-${hits[wanted - 1000]}"]`);
  await page.evaluate((part) => window.scrollTo(0, part * document.documentElement.scrollHeight), 1 - 1000 / wanted); // where it is by then
  await card.scrollIntoViewIfNeeded();
  await rested(page);
  await card.getByRole('link', { name: 'Context' }).click();
  await page.waitForURL(/#\/quote\//);
  await page.waitForFunction((id) => document.getElementById(id).getAttribute('aria-current') === 'true', await card.getAttribute('id'));
  await page.goBack();
  await rested(page);
  const box = await card.boundingBox();
  assert.ok(box.y > -200 && box.y < 900, `the card is at ${box.y}`);
  await grown(page, wanted); // as it was
  await card.focus();
  await page.keyboard.press('j');
  await page.waitForFunction((id) => document.activeElement.id === id, 'quote-' + hits[wanted - 999]);
  assert.ok(await page.evaluate((words) => window.find(words), (await page.locator(`[id="quote-${hits[wanted - 500]}"] blockquote`).textContent()).slice(1, 30)), 'the browser’s own search finds it');
});

test('Q4 far down in a long list, too, “Why this speaker?” opens and closes by key', async () => {
  const { hits } = await ask(page);
  await page.evaluate(() => { location.hash = '#/quotes?shown=120'; });
  await grown(page, 120);
  await page.evaluate(() => window.scrollTo(0, 0));
  const card = page.locator(`[id="quote-${hits[90]}"]`);
  await card.locator('button.unfold').focus();
  await page.keyboard.press('Enter');
  const why = card.locator('details.why');
  assert.equal(await why.evaluate((d) => d.open && document.activeElement === d.querySelector('summary')), true);
  assert.match(await why.innerText(), /Why this speaker\?\s+\S/);
  assert.equal(await card.locator('.unfold, template').count(), 0);
  await page.keyboard.press('Enter');
  assert.equal(await why.evaluate((d) => d.open), false);
});

test('a reload of a long list grows it to where it was', async () => {
  const { hits } = await ask(page);
  const fresh = await open(browser); // in which the list has not been scrolled
  await visit(fresh, server.url + '#/quotes?shown=700');
  await fresh.reload();
  await ready(fresh);
  await grown(fresh, 700);
  await fresh.getByRole('link', { name: 'Show 50 more quotes' }).evaluate((link) => link.click()); // a pointer on its way there would let the list grow under it
  // The focus goes to the first that the click has brought: the way to the link may have brought some before.
  await fresh.waitForFunction((ids) => ids.includes(document.activeElement.id), hits.slice(700, 900).map((id) => 'quote-' + id));
  await fresh.context().close();
});
