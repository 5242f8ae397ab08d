// The edge's interface for programs on workerd: it finds what the page finds, says what is wrong, and answers many at once.
import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, test } from 'node:test';
import { launch, open, siteEdge, visit } from '../harness.mjs';
import { startWorker } from '../worker.mjs';

let worker;
before(async () => { worker = await startWorker({ site: siteEdge }); });
after(() => worker?.stop());

const get = (name, init) => fetch(new URL(name, worker.url), init);
const json = async (name, init) => (await get(name, init)).json();

// queries makes n lookups of all kinds from the archive's own words and values.
function queries(n, facets) {
  const words = ['water', 'bridge', 'council', 'school', 'road', 'flood', 'money', 'night', 'barrier', 'ferry', 'year', 'people', 'вода', 'мост', 'Wasser', 'brigde', 'watre', 'zzyzx'];
  const speakers = Object.keys(facets.speaker);
  const list = [''];
  for (let i = 0; list.length < n; i++) {
    const [a, b, c] = [words[i % words.length], words[(i * 7 + 3) % words.length], speakers[i % speakers.length]];
    list.push([a, `${a} ${b}`, `"the ${a}"`, `${a} OR ${b}`, `${a} -${b}`, `speaker:${c.split(' ').at(-1)}`, `type:direct ${a}`, `"${a} ${b}"~5`, `before:2024-06 ${a}`, `${a.slice(0, 3)}`][i % 10]);
  }
  return list.slice(0, n);
}

test('words of the narration and of captions are found too', async () => {
  const { total, passages } = await json('/api/search?q=water&words=all&limit=3');
  assert.ok(total > 0 && passages.total > 0 && passages.list.length > 0 && passages.list.length <= 3);
  for (const passage of passages.list) assert.match([...passage.text].slice(passage.matches[0][0] - passage.span[0], passage.matches[0][1] - passage.span[0]).join(''), /^water$/i);
});

test('500 lookups give what the page gives', async () => {
  const browser = await launch();
  try {
    const page = await open(browser);
    await visit(page, String(worker.url)); // the site through the worker, the archive put together from its blocks
    const list = queries(500, (await page.evaluate(() => window.verbatim.search(''))).facets);
    const want = await page.evaluate(async (all) => { const out = []; for (const q of all) out.push(await window.verbatim.search(q)); return out; }, list);
    assert.ok(want.filter((r) => r.total > 0).length > 250, 'most of them find something');
    for (const [i, q] of list.entries()) {
      const got = await json('/api/search?limit=1000&values=1000&q=' + encodeURIComponent(q));
      assert.equal(got.total, want[i].total, q);
      assert.deepEqual(got.hits, want[i].hits, q);
      assert.deepEqual(got.facets, want[i].facets, q);
    }
    assert.deepEqual(page.faults, []);
  } finally { await browser.close(); }
});

test('a found quote can be asked for by itself, and checked', async () => {
  const { quotes } = await json('/api/search?q=water');
  assert.ok(quotes.length > 1);
  const quote = quotes.reduce((a, b) => (a.exact[0].length > b.exact[0].length ? a : b));
  assert.deepEqual(await json('/api/quotes/' + quote.id), quote);
  const verdict = await json('/api/verify', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ text: quote.exact[0] }) });
  assert.equal(verdict.kind, 'exact');
  assert.equal(verdict.passage.article.id, quote.article.id);
});

test('any origin may ask, and what it has is not sent again', async () => {
  const response = await get('/api/search?q=water');
  assert.equal(response.headers.get('access-control-allow-origin'), '*');
  assert.match(response.headers.get('cache-control'), /max-age=300/);
  const again = await get('/api/search?q=water', { headers: { 'If-None-Match': response.headers.get('etag') } });
  assert.equal(again.status, 304);
  const before = await get('/api/verify', { method: 'OPTIONS', headers: { Origin: 'https://example.org', 'Access-Control-Request-Method': 'POST' } });
  assert.equal(before.status, 204);
  assert.match(before.headers.get('access-control-allow-headers'), /Content-Type/);
});

test('what is wrong is said in problem+json', async () => {
  for (const [name, status, words] of [['/api/', 404, /api\/search/], ['/api/quotes/no/q00', 404, /no quote/], ['/api/search?colour=red', 400, /colour/], ['/api/search?limit=-1', 400, /limit/], ['/api/verify', 400, /text/]]) {
    const response = await get(name);
    assert.equal(response.status, status, name);
    assert.equal(response.headers.get('content-type'), 'application/problem+json');
    assert.equal(response.headers.get('cache-control'), 'no-store');
    const problem = await response.json();
    assert.equal(problem.status, status);
    assert.match(problem.detail, words);
  }
});

test('the archive is put together from its blocks, whole or a stretch of it', async () => {
  const { archive } = await json('/site.json');
  const whole = Buffer.from(await (await get('/' + archive.file)).arrayBuffer());
  assert.equal(whole.length, archive.bytes);
  const { createHash } = await import('node:crypto');
  assert.equal(createHash('sha256').update(whole).digest('hex'), archive.sha256);
  const from = archive.bytes >> 1;
  const part = await get('/' + archive.file, { headers: { Range: `bytes=${from}-${from + 200}` } });
  assert.equal(part.status, 206);
  assert.deepEqual(Buffer.from(await part.arrayBuffer()), whole.subarray(from, from + 201));
});

// Each request has its own connection: workerd drops some of those that wait to be used again when it is busy, whatever the worker.
test('200 ask at once, and nobody goes away without an answer', async () => {
  const ask = (path) => new Promise((resolve) => {
    const request = http.get(new URL(path, worker.url), { agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => { text += part; }).on('end', () => resolve([response.statusCode, text])).on('error', (e) => resolve([e.code]));
    });
    request.on('error', (e) => resolve([e.code]));
  });
  const words = ['water', 'bridge', 'council', 'school', 'road', 'flood', 'money', 'night', 'year', 'people'];
  const questions = Array.from({ length: 1000 }, (_, i) => `/api/search?q=${words[i % words.length]}&offset=${Math.floor(i / words.length)}`); // each another
  const answers = new Map();
  for (const what of ['different searches', 'the same again']) {
    const times = [];
    const errors = [];
    let asked = 0;
    const start = performance.now();
    await Promise.all(Array.from({ length: 200 }, async () => {
      while (asked < questions.length) {
        const question = questions[asked++];
        const began = performance.now();
        const [status, text] = await ask(question);
        times.push(performance.now() - began);
        if (status !== 200 || text !== (answers.get(question) ?? text)) errors.push(status);
        answers.set(question, text);
      }
    }));
    times.sort((a, b) => a - b);
    const at = (share) => times[Math.floor(times.length * share)].toFixed(0);
    console.log(`# edge: ${times.length} ${what}, 200 at once: median ${at(0.5)} ms, p95 ${at(0.95)} ms, ${(times.length / (performance.now() - start) * 1000).toFixed(0)}/s, ${errors.length} errors`);
    assert.deepEqual(errors, []);
  }
  assert.ok(new Set(answers.values()).size > 500, 'they were different');
});
