// large.mjs measures the page over a large archive: node large.mjs FOLDER, with the folder of a built site, prints the processor time of the longest task of the
// main thread while the page starts, in fresh browsers, beside what the machine itself makes of a few milliseconds of arithmetic. For a page whose look-ups a
// Worker does and for one that does them itself it prints the bytes on the way from an empty cache to the first result, and by kind of view the processor time
// of the longest tasks and the time by the clock until it stands.
import { busy, launch, open, serve, visit } from './harness.mjs';

const kinds = {
  'a common word': '#/quotes?q=the',
  'two words': '#/quotes?q=the+new',
  'a phrase': '#/quotes?q=%22of+the%22',
  'everything, by date': '#/quotes?sort=oldest',
  'a facet': '#/quotes?type=indirect',
  'a word and a facet': '#/quotes?q=the&type=direct',
  speakers: '#/speakers',
  articles: '#/articles',
  audit: '#/audit?q=would',
  'a check': '#/check?text=the+words+that+somebody+may+have+said',
};

// stands waits until what the address asks for is shown, whole.
const stands = async (page) => {
  await page.waitForFunction(() => !document.querySelector('main').hasAttribute('aria-busy') && !/so far/.test(document.querySelector('#results').textContent), null, { timeout: 300000 });
};

async function bytesToFirst(browser, url, clerk, fragment) {
  const page = await open(browser);
  if (!clerk) await page.addInitScript(() => { delete window.Worker; });
  const sizes = [];
  page.context().on('requestfinished', (request) => sizes.push(request.sizes().then((s) => s.responseBodySize + s.responseHeadersSize, () => 0)));
  await page.goto(url + fragment);
  await page.waitForFunction(() => document.querySelector('#results article mark'), null, { timeout: 300000 }); // a card with the word lit up
  const bytes = (await Promise.all(sizes)).reduce((sum, n) => sum + n, 0);
  await page.context().close();
  return bytes;
}

async function tasks(browser, url, clerk) {
  const page = await open(browser);
  if (!clerk) await page.addInitScript(() => { delete window.Worker; });
  await visit(page, url);
  const table = {};
  for (const [kind, fragment] of Object.entries(kinds)) {
    let ms;
    const longest = await busy(browser, page, async () => {
      const begun = Date.now();
      await page.evaluate((f) => new Promise((resolve) => {
        addEventListener('hashchange', () => setTimeout(resolve), { once: true });
        location.hash = f;
      }), fragment);
      await stands(page);
      ms = Date.now() - begun;
      await page.waitForTimeout(1000); // what follows, such as the second program's arrival
    });
    table[kind] = { longest: longest.slice(0, 3), ms };
  }
  await page.context().close();
  return table;
}

// starts gives the longest task of the start in each of so many fresh browsers, in ms, the shortest first.
async function starts(url, times) {
  const longest = [];
  while (longest.length < times) {
    const browser = await launch();
    const page = await open(browser);
    const [first] = await busy(browser, page, async () => {
      await page.goto(url);
      await page.waitForTimeout(3000); // to ask the page whether it is ready would be a task of its own, of up to 60 ms
    });
    await page.waitForSelector('html[data-ready]', { state: 'attached', timeout: 1000 });
    longest.push(first);
    await browser.close();
  }
  return longest.sort((x, y) => x - y);
}

// idle gives the processor time of each of a thousand goes at the same few milliseconds of arithmetic, in ms, the shortest first: what a virtual machine's host
// takes away counts as the program's.
async function idle() {
  const times = [];
  for (let sum = 0; times.length < 1000;) {
    const before = process.cpuUsage();
    for (let i = 0; i < 4e6; i++) sum = (Math.imul(sum, 31) + i) | 0;
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return times.sort((x, y) => x - y);
}

const arithmetic = await idle();
console.log('the machine: the same arithmetic, median', arithmetic[500].toFixed(1), 'ms, one in a hundred', arithmetic[990].toFixed(1), 'ms, longest', arithmetic[999].toFixed(1), 'ms');
const [browser, server] = await Promise.all([launch(), serve(process.argv[2])]);
console.log('the start, in fresh browsers: longest task', (await starts(server.url, 12)).join(' '), 'ms');
for (const clerk of [true, false]) {
  console.log(clerk ? 'a Worker looks up' : 'the page looks up itself');
  console.log('  bytes to the first result of a word:', await bytesToFirst(browser, server.url, clerk, '#/quotes?q=the'));
  for (const [kind, { longest, ms }] of Object.entries(await tasks(browser, server.url, clerk))) {
    console.log('  ' + kind.padEnd(22), 'longest tasks', longest.join(', '), 'ms   stands after', ms, 'ms');
  }
}
await browser.close();
await server.stop();
