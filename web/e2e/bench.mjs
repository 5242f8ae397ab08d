// bench.mjs times the built page: from its start until the engine answers, first and second visit, and look-ups by kind through
// window.verbatim.search.
import { launch, line, open, ready, serve, visit } from './harness.mjs';

const [browser, server] = await Promise.all([launch(), serve()]);
const first = [], again = [];
const start = (page) => page.evaluate(() => performance.getEntriesByName('verbatim:ready')[0].startTime);
for (let i = 0; i < 5; i++) {
  const page = await open(browser);
  await visit(page, server.url);
  first.push(await start(page));
  await page.reload();
  await ready(page);
  again.push(await start(page));
  await page.context().close();
}
line('first visit', first);
line('second visit', again);

const page = await open(browser);
await visit(page, server.url);
const kinds = await page.evaluate(async () => {
  const words = [...new Set([...document.querySelectorAll('#results blockquote')].flatMap((b) => b.textContent.match(/\p{L}{4,}/gu) ?? []))].slice(0, 60);
  const pairs = words.slice(1).map((w, i) => [words[i], w]);
  const asked = {
    'all quotes': words.map(() => ''),
    'one word': words,
    'two words': pairs.map((p) => p.join(' ')),
    'either word': pairs.map((p) => p.join(' OR ')),
    phrase: pairs.map((p) => `"${p.join(' ')}"`),
    'without a word': pairs.map((p) => `${p[0]} -${p[1]}`),
  };
  const times = {};
  for (const [kind, queries] of Object.entries(asked)) {
    times[kind] = [];
    for (const q of queries) {
      const t = performance.now();
      await window.verbatim.search(q);
      times[kind].push(performance.now() - t);
    }
  }
  return times;
});
for (const [kind, times] of Object.entries(kinds)) line(kind, times);
await browser.close();
await server.stop();
