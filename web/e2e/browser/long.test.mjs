// A list of ten thousand quotes stays quick: scrolled from end to end, the page is never busy for longer than 50 ms at a stretch.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { ask, cards, go, launch, open, ready, serve, top, visit } from '../harness.mjs';

const long = path.join(top, '.cache/site-long');
const articles = 1200; // which hold more than 10,000 quotes
const wanted = Number(process.env.LONG ?? 10000);

let browser, server, page;
before(async () => {
  if (!existsSync(path.join(top, '.cache/long'))) execFileSync('go', ['run', './scripts/generate', '-n', String(articles), '-out', path.join(top, '.cache/long')], { cwd: top });
  execFileSync('go', ['run', './scripts/site', '-sizes=false', '-content', path.join(top, '.cache/long'), '-out', long], { cwd: top, stdio: 'ignore' });
  [browser, server] = await Promise.all([launch(), serve(long)]);
  page = await open(browser);
  await visit(page, server.url);
});
after(async () => { await browser?.close(); await server?.stop(); });

// busy does something and gives the processor time of each task of the page's main thread meanwhile, in ms, the longest first. Time by the clock would
// count what else the machine has to do.
async function busy(act) {
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const main = new Set(traceEvents.filter((e) => e.name === 'thread_name' && e.args.name === 'CrRendererMain').map((e) => `${e.pid} ${e.tid}`));
  const tasks = traceEvents.filter((e) => /RunTask$/.test(e.name) && e.tdur > 0 && main.has(`${e.pid} ${e.tid}`)).map((e) => Math.round(e.tdur / 1000));
  assert.ok(tasks.length > 100, `${tasks.length} tasks were seen`);
  return tasks.sort((x, y) => y - x);
}

// Skipped until they were run on a quiet machine: they time tasks and take minutes.
test.skip('10,000 results are scrolled without a task of more than 50 ms', async () => {
  const { total } = await ask(page);
  assert.ok(total >= wanted, `${total} quotes`);
  await page.waitForTimeout(1000);
  const quiet = loadavg()[0] <= cpus().length;
  const start = Date.now();
  const tasks = await busy(async () => {
    for (let n = 0; n < wanted;) {
      assert.ok(Date.now() - start < 270_000, `only ${n} cards`);
      await page.mouse.wheel(0, 1200);
      await page.waitForTimeout(30);
      n = await page.evaluate(() => document.querySelectorAll('#results article.card').length);
    }
  });
  console.log(`# ${wanted} results in ${Math.round((Date.now() - start) / 1000)} s; the longest tasks: ${tasks.slice(0, 5).join(', ')} ms`);
  // Where others keep the processor busy its caches are theirs too, and a task takes several times as long: then a few may be longer.
  const over = tasks.filter((ms) => ms > 50);
  assert.ok(over.length <= (quiet ? 0 : tasks.length / 50), `tasks of ${over.join(', ')} ms`);
  await page.waitForTimeout(500);
  assert.match(page.url(), /shown=\d{3,}/, 'the address says how far it has grown');
});

test.skip('in a list of 10,000 a card far down is opened, found again by Back, and by the keyboard', async () => {
  const { hits } = await ask(page);
  const card = page.locator(`[id="quote-${hits[wanted - 1000]}"]`);
  await card.scrollIntoViewIfNeeded();
  await page.waitForTimeout(300);
  await card.getByRole('link', { name: 'Context' }).click();
  await page.waitForURL(/#\/quote\//);
  assert.equal(await card.getAttribute('aria-current'), 'true');
  await page.goBack();
  await page.waitForTimeout(300);
  const box = await card.boundingBox();
  assert.ok(box.y > -200 && box.y < 900, `the card is at ${box.y}`);
  assert.ok(await cards(page).count() >= wanted, 'the list is as it was');
  await card.focus();
  await page.keyboard.press('j');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'quote-' + hits[wanted - 999]);
  assert.ok(await page.evaluate((words) => window.find(words), (await page.locator(`[id="quote-${hits[wanted - 500]}"] blockquote`).textContent()).slice(1, 30)), 'the browser’s own search finds it');
});

test.skip('a reload of a long list grows it to where it was', async () => {
  const { hits } = await ask(page);
  await go(page, '#/quotes?shown=700');
  await page.reload();
  await ready(page);
  await page.waitForFunction(() => document.querySelectorAll('#results article.card').length >= 700);
  await page.getByRole('link', { name: 'Show 50 more quotes' }).click();
  await page.waitForFunction((id) => document.activeElement.id === id, 'quote-' + hits[700]);
});
