// own-bench.mjs measures how the page takes in many articles of the reader's own: node own-bench.mjs [N [files|jsonl [site]]] prints for N invented articles
// of 3 KB, given as that many files or as one file of lines, what each stage takes, by the clock and in processor time of the Worker and of the page, the
// longest tasks of the page with what they were made of, the memory, and the processor time of each kind of thread from the start on: the stages leave out what
// the Worker does as soon as a file has come, which the trace counts to no task. With "site" the page then writes a site of them too.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launch, open, serve, top, visit } from './harness.mjs';

const n = Number(process.argv[2] || 1000);
const form = process.argv[3] || 'files';
const folder = mkdtempSync(path.join(tmpdir(), 'verbatim-own-bench-'));

// articles are texts of 3 KB: those of scripts/generate, put together until they are that long.
function articles() {
  const lines = execFileSync('go', ['run', './scripts/generate', '-jsonl', '-n', String(n * 4)], { cwd: top, encoding: 'utf8', maxBuffer: 1 << 30 }).trim().split('\n');
  const made = [];
  for (let i = 0; made.length < n; i++) {
    const a = JSON.parse(lines[i % lines.length]);
    const last = made.at(-1);
    if (last && last.text.length < 3000) last.text += '\n\n' + a.text;
    else made.push({ title: a.title + ' (' + made.length + ')', published: a.published, publisher: a.publisher, text: a.text });
  }
  for (const a of made) a.text = a.text.slice(0, 3000);
  return made;
}

function given() {
  const all = articles();
  if (form === 'jsonl') {
    writeFileSync(path.join(folder, 'all.jsonl'), all.map((a) => JSON.stringify(a)).join('\n'));
    return [path.join(folder, 'all.jsonl')];
  }
  return all.map((a, i) => {
    const file = path.join(folder, 'a' + i + '.md');
    writeFileSync(file, `---\ntitle: ${JSON.stringify(a.title)}\npublished: ${a.published}\npublisher: ${JSON.stringify(a.publisher)}\n---\n${a.text}\n`);
    return file;
  });
}

// stages of the work, by what the page tells the workshop and hears of it: the trace has the marks.
const watch = () => {
  const v = window.verbatim;
  const mark = (name) => performance.mark('own:' + name);
  const { tell, heard } = v;
  let first = true;
  v.tell = (kind, text, bytes) => {
    if (kind === 'files' && first) { first = false; mark('read'); }
    if (kind === 'build') mark('build');
    if (kind === 'write') mark('write');
    tell(kind, text, bytes);
  };
  v.heard = (kind, text, bytes) => {
    if (kind === 'offered') mark('offered');
    if (kind === 'archive') { mark('arrive'); window.archiveBytes = bytes.length; }
    if (kind === 'written') mark('written');
    heard(kind, text, bytes);
  };
};

// report reads the trace: a stage lasts until the next mark.
function report(events) {
  const threads = new Map(events.filter((e) => e.name === 'thread_name').map((e) => [e.pid + ':' + e.tid, e.args.name]));
  const marks = events.filter((e) => e.name.startsWith('own:')).sort((a, b) => a.ts - b.ts);
  const pid = marks[0].pid;
  const tasks = events.filter((e) => e.pid === pid && e.ph === 'X' && e.name.endsWith('RunTask'));
  const on = (e) => threads.get(e.pid + ':' + e.tid) || '';
  for (const [i, mark] of marks.entries()) {
    const until = marks[i + 1]?.ts;
    if (!until) break;
    const spent = (thread) => Math.round(tasks.filter((e) => thread.test(on(e)) && e.ts >= mark.ts && e.ts < until).reduce((sum, e) => sum + (e.tdur || 0), 0) / 1000);
    console.log('  ' + mark.name.slice(4).padEnd(8), String(Math.round((until - mark.ts) / 1000)).padStart(7), 'ms; of processors: Worker', spent(/DedicatedWorker/), 'ms, page', spent(/CrRendererMain/), 'ms');
  }
  const long = tasks.filter((e) => /CrRendererMain/.test(on(e)) && e.ts >= marks[0].ts && e.dur > 50000).sort((a, b) => b.dur - a.dur);
  console.log('  tasks of the page over 50 ms:', long.length);
  for (const task of long.slice(0, 12)) {
    const stage = marks.filter((m) => m.ts <= task.ts + task.dur).at(-1);
    const inside = events.filter((e) => e.pid === pid && e.tid === task.tid && e.ph === 'X' && e !== task && e.ts >= task.ts && e.ts + e.dur <= task.ts + task.dur && e.dur > 5000);
    const sums = {};
    for (const e of inside) sums[e.name] = (sums[e.name] || 0) + e.dur / 1000;
    console.log('   ', (task.dur / 1000).toFixed(0), 'ms (processor', ((task.tdur || 0) / 1000).toFixed(0) + ') in', stage.name.slice(4) + ', ' + Math.round((task.ts - stage.ts) / 1000), 'ms after it began:',
      Object.entries(sums).map(([name, ms]) => name + ' ' + ms.toFixed(0)).join(', '));
  }
}

// threads tells how long the threads of a process have run, by their names as the system cuts them.
function threads(pid) {
  const spent = {};
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    const name = readFileSync(`/proc/${pid}/task/${task}/comm`, 'utf8').trim();
    spent[name] = (spent[name] || 0) + Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  }
  return Object.entries(spent).filter(([, ms]) => ms > 300).map(([name, ms]) => name + ' ' + Math.round(ms)).join(', ');
}

const files = given();
const [browser, server] = await Promise.all([launch('--enable-precise-memory-info'), serve()]);
try {
  const page = await open(browser);
  await visit(page, server.url + '#/add');
  await page.waitForSelector('html[data-workshop=ready]', { state: 'attached', timeout: 120000 });
  await page.evaluate(watch);
  await browser.startTracing(page, { path: path.join(folder, 'trace.json'), categories: ['-*', 'toplevel', 'devtools.timeline', 'v8', 'blink.user_timing', ...(process.env.CATEGORIES || '').split(' ').filter(Boolean)] });
  await page.locator('#own-files').setInputFiles(files);
  await page.locator('#own-save').waitFor({ timeout: 1200000 });
  await page.evaluate(() => performance.mark('own:ready'));
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  await page.evaluate(() => performance.mark('own:after'));
  const status = await page.locator('#own-status').innerText();
  if (process.argv[4] === 'site') {
    await page.locator('#own-site-write').click();
    await page.waitForFunction(() => performance.getEntriesByName('own:written').length > 0, null, { timeout: 1200000 });
    await page.evaluate(() => performance.mark('own:end'));
  }
  await browser.stopTracing();
  console.log(`${n} articles as ${form}: ${status.replaceAll(/\s+/g, ' ').slice(0, 160)}`);
  report(JSON.parse(readFileSync(path.join(folder, 'trace.json'), 'utf8')).traceEvents);
  if (process.env.TRACE) writeFileSync(process.env.TRACE, readFileSync(path.join(folder, 'trace.json')));
  const { processInfo } = await (await browser.newBrowserCDPSession()).send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter((p) => p.type === 'renderer');
  for (const p of renderers) console.log('  processor time of its threads, in ms:', threads(p.id));
  const peaks = renderers.map((p) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${p.id}/status`, 'utf8'))[1]));
  console.log('  archive', Math.round(await page.evaluate(() => window.archiveBytes) / 1000), 'KB; memory of the page and its Worker at most', Math.round(Math.max(...peaks) / 1000), 'MB');
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true });
}
