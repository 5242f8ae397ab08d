// The parts of the comparison that need neither a browser nor the other engines.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { digits, report } from './report.mjs';
import { serve } from './server.mjs';
import { judge, read } from './truth.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'verbatim-bench-'));

test('reading every document finds words, beginnings, phrases and publishers', () => {
  const documents = [
    { title: 'Ice on the pond', publisher: 'The Bell', text: 'The Élan froze. Ducks walked.' },
    { title: 'Thaw', publisher: 'The Post', text: 'Ice walked off; the pond froze, ducks did not.' },
  ];
  writeFileSync(path.join(folder, 'documents.jsonl'), documents.map((d) => JSON.stringify(d)).join('\n') + '\n');
  const queries = [
    { words: ['ice'] }, { words: ['elan'] }, { words: ['duck'] }, { words: ['duck'], prefix: true }, { words: ['froze', 'ducks'] }, { words: ['froze', 'ducks'], phrase: true },
    { words: ['pond', 'froze'], phrase: true }, { words: ['ice'], publisher: 'The Post' }, { words: ['thaw'], typo: 'thqw' },
  ];
  assert.deepEqual(read(path.join(folder, 'documents.jsonl'), queries), [[0, 1], [0], [], [0, 1], [0, 1], [0, 1], [1], [1], [1]]);
});

test('an answer is right only when it is whole', () => {
  const q = [{ words: ['x'] }];
  assert.deepEqual(judge('sqlite', q, [[2, 1]], [[1, 2]]), [true]);
  assert.deepEqual(judge('sqlite', q, [[1]], [[1, 2]]), [false]);
  assert.deepEqual(judge('sqlite', q, [[1, 2, 3]], [[1, 2]]), [false]);
  assert.deepEqual(judge('sqlite', q, [null], [[1, 2]]), [null]);
  const hash = createHash('sha256').update('a/q1\nb/q2\n').digest('hex');
  const own = [{ total: 2, hash }];
  assert.deepEqual(judge('verbatim', own, [{ total: 2, hits: ['b/q2', 'a/q1'] }], []), [true]);
  assert.deepEqual(judge('verbatim', own, [{ total: 2, hits: ['b/q2', 'a/q3'] }], []), [false]);
  assert.deepEqual(judge('verbatim', own, [{ total: 3, hits: ['b/q2', 'a/q1'] }], []), [false]);
});

test('a host sends what it can compressed, stretches as they stand, and over a slow line slowly', async () => {
  const text = 'the pond froze over '.repeat(2000);
  writeFileSync(path.join(folder, 'a.js'), text);
  const server = await serve({ '': folder }, path.join(folder, 'kept'));
  try {
    assert.equal(await (await fetch(server.url + 'a.js')).text(), text);
    const quick = server.sent();
    assert.ok(quick < text.length / 10, `${quick} bytes were sent for ${text.length}`);
    const part = await fetch(server.url + 'a.js', { headers: { range: 'bytes=4-7' } });
    assert.deepEqual([part.status, await part.text(), part.headers.get('content-range')], [206, 'pond', `bytes 4-7/${text.length}`]);
    assert.equal((await fetch(server.url + 'b.js')).status, 404);
    assert.equal((await fetch(server.url + 'shown')).status, 204);
    assert.ok(server.state.shown > quick && server.state.shown <= server.sent(), `${server.state.shown} bytes had been sent`);
    server.state.line = { rate: 1e6, delay: 50 };
    const started = performance.now();
    assert.equal((await (await fetch(server.url + 'a.js', { headers: { range: 'bytes=0-' } })).text()).length, text.length);
    const least = 50 + text.length * 8 / 1e6 * 1000;
    assert.ok(performance.now() - started > least * 0.9, `${text.length} bytes took ${performance.now() - started} ms, less than the line's ${least}`);
  } finally {
    await server.stop();
  }
});

test('a report has a row for each engine, and says which answers are wrong and which failed', () => {
  const run = (engine, articles, p95, right = 5) => ({
    engine, articles, build: { seconds: 2, megabytes: 90 }, index: { files: 3, bytes: 4e6, sent: 1e6 }, first: Object.fromEntries(['rare word', 'two words'].map((kind) => [kind, { fast: 300, slow: 900, bytes: 2e6 }])), memory: 5e6,
    kinds: { 'rare word': { p50: p95 / 2, p95, right, queries: 5 } },
    over: Object.fromEntries(['verbatim', 'minisearch', 'flexsearch', 'pagefind', 'sqlite'].map((e) => [e, { p50: p95 / 2, p95 }])),
  });
  const log = console.log;
  let printed = '';
  console.log = (s) => { printed += s; };
  try {
    report({ machine: 'a desk', runs: [run('verbatim', 1000, 0.1), run('sqlite', 1000, 0.4, 3), run('verbatim', 10000, 0.2), { engine: 'sqlite', articles: 10000, failed: 'no memory' }] }, folder);
  } finally {
    console.log = log;
  }
  const text = readFileSync(path.join(folder, 'results.md'), 'utf8');
  assert.match(text, /\| SQLite FTS5 \| 0\.20 \/ 0\.40 \(3 of 5 right\) \|/);
  assert.match(text, /SQLite FTS5 \| failed: no memory/);
  assert.match(printed, /\| 1,000 \| SQLite FTS5 \| 4\.0× \| 1\.0× /);
  const plot = readFileSync(path.join(folder, 'results.svg'), 'utf8');
  assert.match(plot, /<desc id="d">Verbatim: 0\.10 ms at 1,000, 0\.20 ms at 10,000; SQLite FTS5: 0\.40 ms at 1,000\.<\/desc>/);
  assert.doesNotMatch(text + plot, /NaN|undefined/);
});

test('figures have two digits that count', () => {
  assert.deepEqual([0.0004, 0.044, 0.44, 4.4444, 44.4, 4444.4].map(digits), ['0.000', '0.044', '0.44', '4.4', '44', '4,444']);
});
