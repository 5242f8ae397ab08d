// The page of a site that names its interface: over an archive too large for the browser its host looks up what the page shows, and hears the query alone.
// Small archives are made to count as large here, by what counts as large on the script tag.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, cards, launch, open, searchBox, shown, siteEdge, visit } from '../harness.mjs';
import { startWorker } from '../worker.mjs';

let browser, worker;
before(async () => { [browser, worker] = await Promise.all([launch(), startWorker({ site: siteEdge })]); });
after(async () => { await browser?.close(); await worker?.stop(); });

// large gives a page whose archive counts as large, of a site that names the interface or, with api false, does not. page.asked has the addresses below /api/
// that it asked, page.stretches how many stretches of the archive.
async function large({ api = true, keeps = {} } = {}) {
  const page = await open(browser);
  Object.assign(page, { asked: [], stretches: 0 });
  await page.addInitScript((items) => { for (const [name, text] of Object.entries(items)) localStorage.setItem(name, text); }, keeps);
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith('/api/')) page.asked.push(decodeURIComponent(pathname + search));
    if (pathname.endsWith('.vbt')) page.stretches++;
  });
  await page.route(String(worker.url), async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(' data-archive=', ' data-archive-whole="0" data-archive=');
    assert.match(body, / data-api="\.\/api\/"/, 'the page names the interface');
    await route.fulfill({ response, body: api ? body : body.replace(/ data-api="[^"]*"/, '') });
  });
  return page;
}

const footer = (page) => page.locator('#private').innerText();
const regions = ['count', 'tools', 'problems', 'facets', 'results', 'reader', 'help'];

const secret = 'privatelykept';

test('the host finds what the page would find, and hears nothing of what is the reader’s own', async () => {
  const { hits } = await (await fetch(new URL('api/search?q=said', worker.url))).json();
  const keeps = { 'verbatim.filters': `${secret}\t#/quotes?q=${secret}\n`, 'verbatim.dossier': `verbatim-dossier 1\n#/quote/${hits[0]}\t${secret}\n` };
  const [hosted, alone] = await Promise.all([large({ keeps }), large({ api: false, keeps })]);
  await Promise.all([visit(hosted, String(worker.url)), visit(alone, String(worker.url))]);
  for (const fragment of ['#/quotes?q=said', '#/quotes?q=oil&sort=oldest', '#/quotes?q=nothingthatanybodysaid', '#/quotes?type=indirect', '#/quote/' + hits[0] + '?q=said', '#/audit', '#/speakers', '#/articles', '#/quotes?colour=red']) {
    const [one, other] = await Promise.all([shown(hosted, fragment, regions), shown(alone, fragment, regions)]);
    assert.equal(one, other, fragment);
  }
  assert.ok(hosted.asked.length >= 9 && hosted.stretches === 0, `${hosted.asked.length} questions, ${hosted.stretches} stretches`);
  assert.ok(hosted.asked.every((address) => address.startsWith('/api/page?ask=show&') && !address.includes(secret)), hosted.asked.join('\n'));
  assert.match(await hosted.locator('#tools').innerHTML(), new RegExp(secret), 'though the page shows it');
  await shown(hosted, '#/quotes?q=said', regions);
  assert.equal(await hosted.locator('[data-collect][aria-pressed=true]').count(), 1);
  assert.deepEqual(alone.asked, [], 'a site that does not name the interface never asks it');
  assert.match(await footer(hosted), /What you look up goes to the server of this site; nothing else/);
  assert.equal(await footer(alone), 'Nothing leaves this page');
  assert.deepEqual([...hosted.faults, ...alone.faults], []);

  // The list grows by what the host answers; what is cited, collected or checked is read on the device.
  await shown(hosted, '#/quotes?q=the', regions);
  await hosted.mouse.wheel(0, 60000);
  await hosted.waitForFunction(() => document.querySelectorAll('#results ol.grows > li').length > 50);
  assert.ok(hosted.asked.some((address) => address.startsWith('/api/page?ask=items&')) && hosted.stretches === 0);
  await searchBox(hosted).fill('pres');
  await hosted.locator('#suggestions [role=option]').first().waitFor();
  const before = hosted.asked.length;
  await shown(hosted, '#/check?text=' + secret, regions);
  await hosted.locator('#results').getByText(/not here|no passage|not in/i).first().waitFor();
  await shown(hosted, '#/dossier', regions);
  await hosted.locator('[data-dossier]').first().waitFor();
  assert.deepEqual(hosted.asked.slice(before).filter((address) => address.includes(secret) || address.includes('dossier')), []);
  assert.ok(hosted.stretches > 0);
  await hosted.locator('[data-language=ru]').first().click();
  await hosted.waitForFunction(() => /уходят на сервер/.test(document.querySelector('#private').textContent));
  assert.deepEqual(hosted.faults, []);
});

test('when the host does not answer the page says so and reads the archive itself', async () => {
  const page = await large();
  await visit(page, String(worker.url));
  const { total } = await ask(page, 'the');
  assert.match(await footer(page), /goes to the server/, 'said before anything is asked');
  await page.route('**/api/page*', (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><title>All is well</title>' }));
  await page.evaluate(() => { location.hash = '#/quotes?q=the'; });
  await page.waitForFunction(() => /does not answer/.test(document.querySelector('#told').textContent));
  await page.waitForFunction((n) => Number(document.querySelector('#count').textContent.replaceAll(',', '').match(/\d+/)?.[0]) === n, total);
  assert.equal(await footer(page), 'Nothing leaves this page');
  assert.ok(page.stretches > 0 && await cards(page).count() > 0);
  const asked = page.asked.length;
  await page.mouse.wheel(0, 60000);
  await page.waitForFunction(() => document.querySelectorAll('#results ol.grows > li').length > 50);
  assert.equal((await ask(page, 'the')).total, total);
  assert.equal(page.asked.length, asked, 'the host is not asked again');
  assert.deepEqual(page.faults, []);
});
