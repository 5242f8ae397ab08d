// What is read does not move away: the layout shift of each view, from the page as it was rendered beforehand to the one that the program has made its own.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { articleFiles, launch, open, ready, serve } from '../harness.mjs';

const most = 0.02; // of a window, as web vitals count it; .1 is held to be good

let browser, server;
before(async () => { [browser, server] = await Promise.all([launch(), serve()]); });
after(async () => { await browser?.close(); await server?.stop(); });

const watch = () => {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const e of list.getEntries()) if (!e.hadRecentInput) window.shifts.push([e.value, ...e.sources.map((s) => s.node?.parentElement?.id || s.node?.nodeName)]);
  }).observe({ type: 'layout-shift', buffered: true });
};

for (const [width, height] of [[1280, 900], [1080, 1920], [320, 640]]) {
  test(`the layout shifts by less than ${most} while the page starts, ${width} pixels wide`, async () => {
    const page = await open(browser, { viewport: { width, height } });
    await page.addInitScript(watch);
    for (const [name, address] of [['quotes', ''], ['an article’s page', 'articles/' + articleFiles()[0]]]) {
      await page.goto(server.url + address);
      if (!address) await ready(page);
      await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => requestAnimationFrame(() => requestAnimationFrame(resolve)))));
      const shifts = await page.evaluate(() => window.shifts);
      const sum = shifts.reduce((all, [value]) => all + value, 0);
      console.log(`# ${name}, ${width} pixels wide: layout shift ${sum.toFixed(4)}`);
      assert.ok(sum < most, `${name}: ${JSON.stringify(shifts)}`);
    }
    await page.context().close();
  });
}

test('the page as it was rendered beforehand is, once the program has taken it over, what the program writes itself', async () => {
  const regions = async (address) => {
    const page = await open(browser);
    await page.goto(server.url + address);
    await ready(page);
    const texts = await page.evaluate(() => Object.fromEntries(['nav', 'aids', 'help', 'tray', 'facets', 'count', 'problems', 'tools', 'form', 'results', 'reader', 'offline', 'footer']
      .map((id) => [id, document.getElementById(id).innerHTML])));
    await page.context().close();
    return texts;
  };
  const [beforehand, written] = [await regions(''), await regions('#/quotes')];
  assert.match(written.results, /href="#\/quote\//);
  for (const [id, html] of Object.entries(written)) assert.equal(beforehand[id], html, id);
});
