// What goes wrong at the start: every file that the page asks for is killed, cut short and answered with a page in turn; bytes are flipped; the clock is
// wrong, the storage full, memory refused. Each time the page can be read, says in words what is the matter, and goes on once the fault is over.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { ask, cards, launch, open, ready, searchBox, serve, until, visit } from '../harness.mjs';

let browser, server;
before(async () => { [browser, server] = await Promise.all([launch(), serve()]); });
after(async () => { await browser?.close(); await server?.stop(); });

const quotes = 20; // the page rendered beforehand shows at least these

// readable waits until the quotes of the page rendered beforehand, which come into sight within a few frames, can be read.
const readable = (page, how = 'without its program') => until(page, (n) => [...document.querySelectorAll('#results article')].filter((card) => card.checkVisibility()).length >= n, quotes)
  .catch((cause) => { throw new Error(how + ': the page can be read', { cause }); });

async function withPage(f, options = {}) {
  const page = await open(browser, options);
  try {
    await f(page);
    assert.deepEqual(page.strangers, [], 'nothing is asked of other origins');
  } finally {
    await page.context().close();
  }
}

const html = '<!doctype html><html><title>Welcome</title><p>Please sign in to this network.';
const faults = {
  killed: (route) => route.abort('connectionreset'),
  'cut short': async (route) => { const body = await (await route.fetch()).body(); await route.fulfill({ status: 200, contentType: kindOf(route), body: body.subarray(0, body.length >> 1) }); },
  'answered with a page': (route) => route.fulfill({ status: 200, contentType: 'text/html', body: html }),
};
const kindOf = (route) => ({ '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' })[path.extname(new URL(route.request().url()).pathname)] ?? 'application/octet-stream';

// What a first visit asks for, and what becomes of the page without it.
const engine = async (page) => {
  await page.locator('#failure').waitFor();
  assert.match(await page.locator('#failure').innerText(), /could not be fetched|web page|incomplete|damaged|not the one/);
};
const script = async (page) => {
  await page.locator('#unstarted').waitFor({ state: 'visible', timeout: 20000 });
  assert.match(await page.locator('#unstarted').innerText(), /has not arrived/);
};
const startup = {
  'the program': ['**/verbatim-*.wasm', engine],
  'the archive': ['**/*.vbt', engine],
  'the start-up script': ['**/boot-*.js', script],
};

for (const [what, [pattern, expected]] of Object.entries(startup)) {
  test(`H6 ${what} is killed, cut short and answered with a page`, () => withPage(async (page) => {
    for (const [how, fault] of Object.entries(faults)) {
      await page.unroute(pattern);
      await page.route(pattern, fault);
      await page.goto(server.url);
      await expected(page);
      await readable(page, how);
    }
    await page.unroute(pattern);
    await (expected === engine ? page.getByRole('button', { name: 'Retry' }) : page.locator('#unstarted a')).click();
    await ready(page);
    assert.ok((await ask(page)).total > 0);
    assert.ok(!(await page.locator('#unstarted').count()) && !(await page.locator('#failure').isVisible()));
  }));
}

test('H6 the style, the words of another language and the manifest are no hindrance', () => withPage(async (page) => {
  for (const fault of Object.values(faults)) {
    for (const pattern of ['**/style-*.css', '**/messages-*.txt', '**/manifest.webmanifest']) {
      await page.unroute(pattern);
      await page.route(pattern, fault);
    }
    await visit(page, server.url);
    assert.ok((await ask(page)).total > 0);
    assert.ok(await page.locator('#results article').count() >= quotes);
  }
}, { locale: 'ru' }));

test('H6 a page that is cut short shows what came of it', async () => {
  await withPage(async (page) => {
    await page.route(server.url, async (route) => { const body = await (await route.fetch()).body(); await route.fulfill({ status: 200, contentType: 'text/html; charset=utf-8', body: body.subarray(0, body.length * 0.7 | 0) }); });
    await page.goto(server.url);
    assert.ok(await page.locator('#results article').count() >= 5);
    await script(page);
    await page.unroute(server.url);
    await page.locator('#unstarted a').click();
    await ready(page);
  });
});

// flips gives a fault that turns one bit of the answer at a share of its length.
const flip = (share) => async (route) => {
  const body = Buffer.from(await (await route.fetch()).body());
  body[Math.floor(share * (body.length - 1))] ^= 0x10;
  await route.fulfill({ status: 200, contentType: kindOf(route), body });
};

test('H6 a flipped bit anywhere in the archive or the program is found, and a retry mends it', async () => {
  await withPage(async (page) => {
    for (const [pattern, shares] of [['**/*.vbt', [0, 0.00005, 0.002, 0.1, 0.25, 0.5, 0.75, 0.9, 1]], ['**/verbatim-*.wasm', [0, 0.01, 0.3, 0.6, 0.95, 1]]]) {
      await page.route(pattern, flip(shares[0]));
      await page.goto(server.url);
      for (const [i, share] of shares.entries()) {
        await page.locator('#failure').waitFor({ state: 'visible' });
        assert.match(await page.locator('#failure-reason').innerText(), /damaged|incomplete|checksum|no archive|another version|changed on its way/, `${pattern} at ${share}`);
        assert.equal(await page.evaluate(() => document.documentElement.dataset.ready), undefined, `${pattern} at ${share}`);
        await page.unroute(pattern);
        if (i + 1 < shares.length) {
          await page.route(pattern, flip(shares[i + 1]));
          await page.evaluate(() => { document.getElementById('failure-reason').textContent = ''; });
          await page.getByRole('button', { name: 'Retry' }).click();
          await page.waitForFunction(() => document.getElementById('failure-reason').textContent !== '' && !document.getElementById('failure').hidden);
        }
      }
      await page.getByRole('button', { name: 'Retry' }).click();
      await ready(page);
      assert.ok((await ask(page)).total > 0);
    }
  });
});

test('H6 a wrong clock changes nothing', async () => {
  for (const time of ['1980-01-01T00:00:00Z', '2099-12-31T23:59:59Z']) {
    await withPage(async (page) => {
      await page.clock.setSystemTime(new Date(time));
      await visit(page, server.url);
      assert.ok((await ask(page, 'water')).total > 0);
      assert.deepEqual(page.faults, []);
    }, { serviceWorkers: 'allow' });
  }
});

test('H6 a full storage is told when something is to be kept, and what was chosen holds', async () => {
  await withPage(async (page) => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
      for (const name of ['put', 'add', 'addAll']) Cache.prototype[name] = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    });
    await visit(page, server.url);
    await page.locator('[data-language=ru]').first().click();
    await page.locator('html[lang=ru]').waitFor({ state: 'attached' });
    await page.locator('#problems').getByText('Хранилище браузера полно').waitFor();
    assert.ok((await ask(page, 'water')).total > 0);
    assert.deepEqual(page.faults, []);
  });
});

test('H6 a browser that refuses every kind of storage is no hindrance', async () => {
  await withPage(async (page) => {
    await page.addInitScript(() => { // as Chromium does where all data of sites are blocked, and in frames without an origin of their own
      const refuse = (owner, name) => Object.defineProperty(owner, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) refuse(window, name);
      refuse(Navigator.prototype, 'serviceWorker');
    });
    await visit(page, server.url);
    assert.ok((await ask(page, 'water')).total > 0);
    await page.locator('[data-language=ru]').first().click();
    await page.locator('html[lang=ru]').waitFor({ state: 'attached' });
    await page.locator('#problems').getByText('Хранилище браузера').waitFor();
    await page.evaluate(() => { location.hash = '#/add'; });
    await page.locator('#add-form textarea').fill('“The sluice will hold,” said Orla Finch, the warden.');
    await page.locator('#add-submit').click();
    await page.locator('#results').getByText('Orla Finch').first().waitFor();
    assert.deepEqual(page.faults, []);
  });
});

test('H6 memory that is refused to the program at work is told', async () => {
  const poor = await launch('--js-flags=--wasm-max-mem-pages=100');
  try {
    const page = await open(poor);
    await page.goto(server.url);
    await page.locator('#failure').waitFor();
    assert.match(await page.locator('#failure').innerText(), /refused the memory.*Closing other tabs/s);
    await readable(page);
  } finally { await poor.close(); }
});

test('H6 refused memory is told, and asked for again', async () => {
  await withPage(async (page) => {
    await page.addInitScript(() => {
      const real = WebAssembly.instantiate;
      let refused = false;
      WebAssembly.instantiate = (...args) => { if (refused) return real(...args); refused = true; return Promise.reject(new RangeError('could not allocate memory')); };
    });
    await page.goto(server.url);
    await page.locator('#failure').waitFor();
    assert.match(await page.locator('#failure').innerText(), /refused the memory.*Closing other tabs/s);
    await readable(page);
    await page.getByRole('button', { name: 'Retry' }).click();
    await ready(page);
    assert.ok((await ask(page)).total > 0);
  });
});

test('H6 what was typed before the program came is not lost by a failure, nor is the program', async () => {
  await withPage(async (page) => {
    let programs = 0;
    page.on('request', (request) => { if (/\/verbatim-\w+\.wasm$/.test(request.url())) programs++; });
    await page.addInitScript(() => {
      const real = window.Worker;
      window.compilers = 0;
      window.Worker = class extends real { constructor(...given) { super(...given); if (given[1]?.name === 'compiler') window.compilers++; } };
    });
    await page.route('**/*.vbt', (route) => route.abort());
    await page.goto(server.url + '#/quotes?q=water');
    await page.locator('#failure').waitFor();
    await page.unroute('**/*.vbt');
    await page.getByRole('button', { name: 'Retry' }).click();
    await ready(page);
    assert.equal(await searchBox(page).inputValue(), 'water');
    assert.deepEqual([programs, await page.evaluate(() => window.compilers)], [1, 1], 'the program was fetched and compiled once');
  });
});

// 200 pieces of hostile text through the address: nothing of them runs, and none of them makes an element.
test('H7 hostile addresses are inert', async () => {
  const payloads = hostile();
  assert.ok(payloads.length >= 200, payloads.length);
  await withPage(async (page) => {
    await page.addInitScript(() => { window.alert = window.hit = () => { document.documentElement.dataset.hit = 'yes'; }; });
    await visit(page, server.url);
    const problems = await page.evaluate(async (all) => {
      const found = [];
      const ways = [(p) => '#/quotes?q=' + p, (p) => '#/quotes?speaker=' + p, (p) => '#/article/' + p, (p) => '#/quote/' + p, (p) => '#/speaker/' + p, (p) => '#/check?text=' + p, (p) => '#/' + p, (p) => '#/quotes?' + p + '=' + p, (p) => '#/quotes?from=' + p];
      for (const [i, payload] of all.entries()) {
        location.hash = ways[i % ways.length](encodeURIComponent(payload));
        await new Promise((resolve) => setTimeout(resolve));
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const bad = document.querySelectorAll('body script:not([src]):not([type]), iframe, object, embed, img, svg script, [onerror], [onload], [onclick], [onmouseover], [onfocus], [srcdoc], a[href^="javascript" i], a[href^="data" i], base, marquee, math');
        if (bad.length || document.documentElement.dataset.hit) found.push([payload, bad[0]?.outerHTML.slice(0, 200)]);
      }
      return found;
    }, payloads);
    assert.deepEqual(problems, []);
    assert.deepEqual(page.faults, []);
  });
});

function hostile() {
  const calls = ['alert(1)', 'hit()', 'window["hit"]()'];
  const frames = [
    (c) => `<script>${c}</script>`, (c) => `"><script>${c}</script>`, (c) => `'><img src=x onerror=${c}>`, (c) => `<svg onload=${c}>`, (c) => `<svg><script>${c}</script></svg>`,
    (c) => `<iframe srcdoc="<script>parent.${c}</script>">`, (c) => `<a href="javascript:${c}">x</a>`, (c) => `javascript:${c}`, (c) => `" onfocus=${c} autofocus x="`, (c) => `' onmouseover=${c} x='`,
    (c) => `<details open ontoggle=${c}>`, (c) => `<math><mi xlink:href="javascript:${c}">`, (c) => `<object data="data:text/html,<script>${c}</script>">`, (c) => `<base href="//elsewhere.example/">${c}`, (c) => `</title><script>${c}</script>`,
    (c) => `</textarea><script>${c}</script>`, (c) => `--><script>${c}</script><!--`, (c) => `]]><script>${c}</script>`, (c) => `{{constructor.constructor('${c}')()}}`, (c) => `\${${c}}`, (c) => `<%= ${c} %>`,
    (c) => `&lt;script&gt;${c}&lt;/script&gt;`, (c) => `&#60;script&#62;${c}`, (c) => `<scr\u0000ipt>${c}</scr\u0000ipt>`, (c) => `\u202e<script>${c}</script>\u202c`, (c) => `<\u200bscript>${c}`, (c) => `\ufeff<img src=x onerror=${c}>`,
    (c) => `<style>@import "javascript:${c}";</style>`, (c) => `<div style="background:url(javascript:${c})">`, (c) => `<form action="javascript:${c}"><button>`, (c) => `<meta http-equiv=refresh content="0;url=javascript:${c}">`,
    (c) => `<link rel=stylesheet href="javascript:${c}">`, (c) => `<video><source onerror=${c}>`, (c) => `<input onfocus=${c} autofocus>`, (c) => `<marquee onstart=${c}>`, (c) => `<body onload=${c}>`, (c) => `<img src="x\` \`<script>${c}</script>"\` \`>`,
  ];
  const shapes = [(p) => p, (p) => p.toUpperCase().replaceAll('ALERT', 'alert').replaceAll('HIT', 'hit')];
  return frames.flatMap((f) => calls.flatMap((c) => shapes.map((s) => s(f(c)))));
}

test('the browser has Trusted Types on', async () => {
  await withPage(async (page) => {
    await visit(page, server.url);
    const refused = await page.evaluate(() => {
      const out = [];
      for (const markup of ['<script>1</script>', '<img src="javascript:1">', '<iframe></iframe>']) {
        try { document.createElement('div').innerHTML = markup; out.push('taken: ' + markup); } catch (e) { /* as it should be */ }
      }
      try { document.createElement('script').src = 'https://elsewhere.example/x.js'; out.push('taken: script'); } catch (e) { /* as it should be */ }
      try { document.createElement('script').text = '1'; out.push('taken: text'); } catch (e) { /* as it should be */ }
      return out;
    });
    assert.deepEqual(refused, []);
  });
});

test('every file that the page asks for at its start is tried above', async () => {
  await withPage(async (page) => {
    const asked = new Set();
    page.on('request', (r) => asked.add(new URL(r.url()).pathname));
    await visit(page, server.url);
    const patterns = [/verbatim-\w+\.wasm$/, /\.vbt$/, /boot-\w+\.js$/, /style-\w+\.css$/, /messages-/, /manifest\.webmanifest$/, /^\/$/, /icon/];
    assert.deepEqual([...asked].filter((name) => !patterns.some((p) => p.test(name))), []);
  });
});
