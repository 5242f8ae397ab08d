// peers.mjs times Verbatim beside MiniSearch, FlexSearch, Pagefind and SQLite's FTS5, over the same articles, in one run and one browser, and writes
// results.json, results.md and results.svg. SIZES are the numbers of articles ("1000 10000"), ENGINES those to take, RUNS how often each query is timed.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { report } from './report.mjs';
import { serve, weigh } from './server.mjs';
import { judge, read } from './truth.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const top = path.resolve(here, '../..');
const work = path.join(top, '.cache/peers');
const kept = path.join(work, 'brotli');
const sizes = (process.env.SIZES ?? '1000 10000').split(/[\s,]+/).map(Number);
const engines = (process.env.ENGINES ?? 'verbatim minisearch flexsearch pagefind sqlite').split(/[\s,]+/);
const runs = Number(process.env.RUNS ?? 5);
const lacking = { verbatim: [], minisearch: ['phrase'], flexsearch: ['prefix', 'typo', 'phrase'], pagefind: ['typo'], sqlite: ['typo'] };
const firsts = ['rare word', 'two words']; // the kinds of query of which the first result is timed
const slow = { rate: 20e6, delay: 40 };
const say = (...parts) => console.error(...parts);

const quantile = (times, q) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * q))];
const median = (times) => quantile(times, 0.5);

function files(dir) {
  return readdirSync(dir, { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).map((e) => path.join(e.parentPath, e.name));
}

// build makes one engine's index and gives what it cost. Verbatim's build is that of the whole site; of what an earlier build kept it has the page's program, as
// the others have theirs, and no article.
function build(engine, n, folder) {
  const dir = path.join(work, String(n));
  if (engine === 'verbatim') {
    const program = path.join(work, 'site');
    execFileSync('go', ['build', '-o', program, './scripts/site'], { cwd: top });
    const kept = path.join(work, 'kept'), site = (content, out) => ['-cache', kept, '-sizes=false', '-content', content, '-out', out];
    execFileSync(program, site('content', path.join(work, 'own')), { cwd: top, stdio: 'ignore' });
    for (const name of readdirSync(kept)) if (name.endsWith('.records')) rmSync(path.join(kept, name));
    execFileSync('rm', ['-rf', folder]);
    const started = performance.now();
    const made = spawnSync('/usr/bin/env', ['time', '-f', '%M', program, ...site(path.join(dir, 'articles'), folder)],
      { cwd: top, encoding: 'utf8' });
    if (made.status !== 0) throw new Error(made.stderr);
    return { seconds: (performance.now() - started) / 1000, megabytes: Number(made.stderr.trim().split('\n').at(-1)) / 1000 };
  }
  const made = spawnSync(process.execPath, ['--max-old-space-size=12000', path.join(here, 'build.mjs'), engine, path.join(dir, 'documents.jsonl'), folder], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr.trim().split('\n').slice(-3).join(' '));
  return JSON.parse(made.stdout);
}

// own lists the files that are the index: of a site those of data/, of Pagefind all but its ready-made interface.
function own(engine, folder) {
  if (engine === 'verbatim') return files(path.join(folder, 'data'));
  return files(folder).filter((name) => !/-ui\.|highlight|component/.test(name));
}

const launch = () => chromium.launch({
  executablePath: execFileSync('sh', ['-c', 'command -v chromium-headless-shell || command -v chromium'], { encoding: 'utf8' }).trim(),
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--js-flags=--expose-gc'],
});

// address is the page in which an engine runs; Verbatim's names the query, as a link to its results does.
const address = (engine, url, query) => (engine === 'verbatim' ? `${url}#/quotes?q=${encodeURIComponent(query.ask)}` : `${url}page/index.html?engine=${engine}`);

// first opens the page anew and waits until the first result of a query can be shown; the page's clock starts with the request for the page, and the host notes
// what it has sent when the page says that it is there. For Verbatim that is its first card in the list, with the words sought lit up.
async function first(browser, engine, server, query) {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(({ engine, query }) => {
    window.firstQuery = query;
    if (engine !== 'verbatim') return;
    window.search = (q) => window.verbatim.search(q.ask, { facets: false }); // the others count none
    new MutationObserver((_, watch) => {
      if (!document.querySelector('#results article.card mark')) return;
      watch.disconnect();
      window.firstResult = performance.now();
      fetch('/shown');
    }).observe(document, { childList: true, subtree: true });
  }, { engine, query });
  const before = server.sent();
  server.state.shown = 0;
  await page.goto(address(engine, server.url, query), { timeout: 600e3 });
  await page.waitForFunction(() => window.firstResult, null, { timeout: 600e3, polling: 20 });
  while (!server.state.shown) await new Promise((resolve) => setTimeout(resolve, 5));
  return { context, page, bytes: server.state.shown - before, time: await page.evaluate(() => window.firstResult) };
}

// firstOf gives the best times until the first result of a query, on the fast and on the slow line, and the bytes that were sent until then: on the slow line,
// where what comes after the first result has not gone out when it is shown.
async function firstOf(browser, engine, server, query) {
  const best = { fast: Infinity, slow: Infinity, bytes: Infinity };
  for (const [line, name] of [[null, 'fast'], [slow, 'slow']]) {
    server.state.line = line;
    for (let i = 0; i < 3; i++) {
      const { context, bytes, time } = await first(browser, engine, server, query);
      best[name] = Math.min(best[name], time);
      if (line) best.bytes = Math.min(best.bytes, bytes);
      await context.close();
    }
  }
  server.state.line = null;
  return best;
}

// memory is what the processes that show pages hold for themselves, in bytes, once the collector has been: JavaScript, WebAssembly, which the browser's own
// measureUserAgentSpecificMemory does not always count, and the document.
async function memory(browser, page) {
  await page.evaluate(() => globalThis.gc());
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer')
    .reduce((sum, { id }) => sum + 1024 * Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))[1]), 0);
}

// warm gives the answers of a first round, which is not timed, and for each query the median of RUNS further rounds in milliseconds.
async function warm(page, queries) {
  const answers = [];
  for (const q of queries) answers.push(await page.evaluate((q) => window.search(q), q));
  const times = await page.evaluate(async ({ queries, runs }) => {
    const times = queries.map(() => []);
    for (let run = 0; run < runs; run++) {
      for (let i = 0; i < queries.length; i++) {
        const started = performance.now();
        await window.search(queries[i]);
        times[i].push(performance.now() - started);
      }
    }
    return times;
  }, { queries, runs });
  return { answers, times: times.map(median) };
}

// measure takes one engine through everything, in a browser of its own.
async function measure(engine, n, queries, truth) {
  const folder = path.join(work, String(n), engine);
  const out = { engine, articles: n };
  say(`${engine}, ${n} articles: building`);
  out.build = build(engine, n, folder);
  const index = own(engine, folder);
  out.index = { files: files(folder).length, bytes: index.reduce((sum, f) => sum + statSync(f).size, 0), sent: index.reduce((sum, f) => sum + weigh(f, kept), 0) };
  const server = await serve(engine === 'verbatim' ? { '': folder } : { page: path.join(here, 'page'), lib: path.join(here, 'node_modules'), index: folder }, kept);
  const browser = await launch();
  try {
    const blank = await browser.newPage();
    const empty = await memory(browser, blank); // what a page takes that shows nothing
    await blank.close();
    say(`${engine}, ${n} articles: first results`);
    await (await first(browser, engine, server, queries[0])).context.close(); // fills the host's memory
    out.first = {};
    for (const kind of firsts) out.first[kind] = await firstOf(browser, engine, server, queries.find((q) => q.kind === kind));

    say(`${engine}, ${n} articles: ${queries.length} queries`);
    const { page } = await first(browser, engine, server, queries[0]);
    const { answers, times } = await warm(page, queries);
    out.memory = Math.max(0, await memory(browser, page) - empty);
    const right = judge(engine, queries, answers, truth, folder);
    out.kinds = {};
    for (const kind of new Set(queries.map((q) => q.kind))) {
      const of = queries.map((q, i) => i).filter((i) => queries[i].kind === kind && right[i] !== null);
      if (!of.length) continue;
      const all = of.map((i) => times[i]);
      out.kinds[kind] = { p50: quantile(all, 0.5), p95: quantile(all, 0.95), right: of.filter((i) => right[i]).length, queries: of.length };
    }
    // Over the kinds that each engine has, so that it is compared by nothing that it cannot do.
    out.over = {};
    for (const [other, lacks] of Object.entries(lacking)) {
      const all = queries.flatMap((q, i) => (right[i] === null || lacks.includes(q.kind) ? [] : [times[i]]));
      out.over[other] = { p50: quantile(all, 0.5), p95: quantile(all, 0.95) };
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  return out;
}

const file = path.join(here, 'results.json');
const results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { runs: [] };
delete results.note; // on the circumstances of an earlier run, written by hand
results.runs = results.runs.filter((r) => r.failed || firsts.every((kind) => r.first[kind])); // not those that were measured another way
for (const n of sizes) {
  say(`${n} articles: making documents and queries`);
  execFileSync('go', ['run', './scripts/peers', '-n', String(n), '-out', path.join(work, String(n))], { cwd: top, stdio: ['ignore', 'inherit', 'inherit'] });
  const queries = JSON.parse(readFileSync(path.join(work, String(n), 'queries.json'), 'utf8'));
  const truth = read(path.join(work, String(n), 'documents.jsonl'), queries);
  for (const engine of engines) {
    let out;
    try {
      out = await measure(engine, n, queries, truth);
    } catch (error) {
      say(`${engine}, ${n} articles: ${error.message}`);
      out = { engine, articles: n, failed: error.message.split('\n')[0].slice(0, 160) };
      process.exitCode = 1;
    }
    results.runs = [...results.runs.filter((r) => r.engine !== engine || r.articles !== n), out];
    results.machine = `${os.cpus().length} cores (${os.cpus()[0].model.trim()}), Node ${process.versions.node}`;
    writeFileSync(file, JSON.stringify(results, null, 1) + '\n');
  }
}
report(results, here);
