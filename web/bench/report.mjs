// report.mjs turns results into results.md, results.svg and the ratios that a run prints.
import { writeFileSync } from 'node:fs';
import path from 'node:path';

const names = { verbatim: 'Verbatim', minisearch: 'MiniSearch 7', flexsearch: 'FlexSearch 0.8', pagefind: 'Pagefind 1.6', sqlite: 'SQLite FTS5' };
const order = Object.keys(names);

const rare = 'rare word', two = 'two words'; // the kinds of query of which the first result is timed

// digits writes a number with about two significant figures, to a thousandth, and thousands apart.
export function digits(x) {
  if (x >= 100) return Math.round(x).toLocaleString('en-US');
  return x >= 10 ? x.toFixed(0) : x >= 1 ? x.toFixed(1) : x >= 0.1 ? x.toFixed(2) : x.toFixed(3);
}
const mega = (bytes) => digits(bytes / 1e6);

function table(head, rows) {
  return [`| ${head.join(' | ')} |`, `|---|${'--:|'.repeat(head.length - 1)}`, ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
}

function costs(runs) {
  return table(
    ['', 'first result, ms', 'at 20 Mbit/s, 40 ms', 'sent until then, MB', 'of two words, ms', 'at 20 Mbit/s, 40 ms', 'sent until then, MB', 'index on the host, MB', 'files', 'memory, MB', 'build, s', 'build memory, MB'],
    runs.map((r) => (r.failed
      ? [names[r.engine], `failed: ${r.failed}`, ...Array(10).fill('')]
      : [names[r.engine], ...[rare, two].flatMap((kind) => [digits(r.first[kind].fast), digits(r.first[kind].slow), mega(r.first[kind].bytes)]), mega(r.index.bytes), r.index.files.toLocaleString('en-US'), mega(r.memory), digits(r.build.seconds), digits(r.build.megabytes)])),
  );
}

function speeds(runs) {
  const kinds = [...new Set(runs.flatMap((r) => Object.keys(r.kinds ?? {})))];
  return table(
    ['p50 / p95, ms', ...kinds],
    runs.filter((r) => !r.failed).map((r) => [names[r.engine], ...kinds.map((kind) => {
      const k = r.kinds[kind];
      return k ? `${digits(k.p50)} / ${digits(k.p95)}` + (k.right < k.queries ? ` (${k.right} of ${k.queries} right)` : '') : '–';
    })]),
  );
}

// ratios tells how often Verbatim's figure goes into another's: above 1 Verbatim is better.
export function ratios(results) {
  const lines = [];
  for (const n of sizesOf(results)) {
    const own = results.runs.find((r) => r.articles === n && r.engine === 'verbatim' && !r.failed);
    if (!own) continue;
    for (const r of runsOf(results, n).filter((r) => r !== own && !r.failed)) {
      const pairs = [
        ['p95', r.over[r.engine].p95 / own.over[r.engine].p95], ['first result', r.first[rare].fast / own.first[rare].fast], ['first result, slow line', r.first[rare].slow / own.first[rare].slow],
        ['bytes sent', r.first[rare].bytes / own.first[rare].bytes], ['memory', r.memory / own.memory], ['index size', r.index.bytes / own.index.bytes], ['build time', r.build.seconds / own.build.seconds],
      ];
      lines.push([n.toLocaleString('en-US'), names[r.engine], ...pairs.map(([, x]) => digits(x) + '×')]);
    }
  }
  return table(['articles', 'than', 'p95', 'first result', 'first result, slow line', 'bytes sent', 'memory', 'index size', 'build time'], lines);
}

const sizesOf = (results) => [...new Set(results.runs.map((r) => r.articles))].sort((a, b) => a - b);
const runsOf = (results, n) => order.map((e) => results.runs.find((r) => r.articles === n && r.engine === e)).filter(Boolean);

function markdown(results) {
  const parts = [`# Verbatim beside other search engines

Measured by \`make bench-peers\` in headless Chromium on ${results.machine}. The articles are made by \`scripts/generate\` (seed 1): about 900 bytes and ten
quotes each. Verbatim finds quotes, ten times as many as the others have documents, which are the articles; its figures hold what the others do not do:
the texts on the host, and in its build the whole site (with its program compiled before, as theirs are). Facet counts, which the others do not have, are not asked for. Every engine gets the same words (letters and digits, lower case, no
accents, no stems), and is asked for all that it finds.

An answer is right when it holds what reading every document finds, and nothing else; where nothing is said, all are. "–" means that the engine has no such
look-up: MiniSearch no phrases; FlexSearch neither phrases nor mistakes, and prefixes only with an index of every beginning of every word; Pagefind and SQLite
no mistakes. Pagefind also finds words that begin with the one asked for. Sizes are those that a host with brotli sends; memory is what the
page's process, which its workers share, holds for itself after all queries, beyond an empty page's. Times until the first result, of a rare word and of two words, are from the request for the page on, the best of three; the bytes sent are those on the slow line. It is there when
it can be shown: with Verbatim when its first card stands in the list, with Pagefind when its text has come; MiniSearch, FlexSearch and SQLite, whose indexes hold no texts, are done when they name it. Of each
query's time the median of five is taken, and of these p50 and p95 over the queries of a kind.

${results.note ? `${results.note}\n\n` : ''}![95th percentile of the time of a query, by engine and number of articles](results.svg)`];
  for (const n of sizesOf(results)) parts.push(`## ${n.toLocaleString('en-US')} articles`, costs(runsOf(results, n)), speeds(runsOf(results, n)));
  parts.push('## How many times better Verbatim is', 'p95 is over the kinds of query that the other engine has, the first result that of a rare word. Below 1 the other is better.', ratios(results));
  return parts.join('\n\n') + '\n';
}

// plot draws the 95th percentile over all kinds that an engine has, on logarithmic axes. Lines are told apart by their marks and names, not by colour alone.
function plot(results) {
  const sizes = sizesOf(results);
  const lines = order.map((engine) => ({
    engine,
    points: sizes.map((n) => results.runs.find((r) => r.engine === engine && r.articles === n && !r.failed)).filter(Boolean).map((r) => ({ n: r.articles, p95: r.over[engine].p95 })),
  })).filter((line) => line.points.length);
  const values = lines.flatMap((line) => line.points.map((p) => p.p95));
  const low = Math.floor(Math.log10(Math.min(...values))), high = Math.ceil(Math.log10(Math.max(...values)));
  const width = 720, height = 400, left = 70, right = 150, above = 40, below = 50;
  const x = (n) => left + (sizes.length > 1 ? Math.log(n / sizes[0]) / Math.log(sizes.at(-1) / sizes[0]) : 0.5) * (width - left - right);
  const y = (ms) => height - below - (Math.log10(ms) - low) / (high - low || 1) * (height - above - below);
  const marks = [(a, b) => `<circle cx="${a}" cy="${b}" r="5"/>`, (a, b) => `<rect x="${a - 4.5}" y="${b - 4.5}" width="9" height="9"/>`, (a, b) => `<path d="M${a} ${b - 6}l6 10h-12z"/>`,
    (a, b) => `<path d="M${a} ${b - 6}l6 6-6 6-6-6z"/>`, (a, b) => `<path d="M${a - 5} ${b - 5}l10 10m0-10l-10 10" fill="none" stroke-width="3"/>`];
  const out = [];
  for (let power = low; power <= high; power++) {
    const at = y(10 ** power).toFixed(1);
    out.push(`<path class="grid" d="M${left} ${at}H${width - right}"/><text x="${left - 8}" y="${at}" dy=".35em" text-anchor="end">${10 ** power} ms</text>`);
  }
  for (const n of sizes) out.push(`<text x="${x(n).toFixed(1)}" y="${height - below + 22}" text-anchor="middle">${n.toLocaleString('en-US')}</text>`);
  out.push(`<text x="${(left + width - right) / 2}" y="${height - 8}" text-anchor="middle">articles</text>`);
  const labels = lines.map((line) => y(line.points.at(-1).p95));
  const apart = spread(labels, 18);
  lines.forEach((line, i) => {
    const at = line.points.map((p) => [Number(x(p.n).toFixed(1)), Number(y(p.p95).toFixed(1))]);
    out.push(`<g class="e${i}"><path class="line" d="M${at.map((p) => p.join(' ')).join('L')}"/>${at.map(([a, b]) => marks[i](a, b)).join('')}`
      + `<text x="${at.at(-1)[0] + 12}" y="${apart[i].toFixed(1)}" dy=".35em">${names[line.engine]}</text></g>`);
  });
  const spoken = lines.map((line) => `${names[line.engine]}: ${line.points.map((p) => `${digits(p.p95)} ms at ${p.n.toLocaleString('en-US')}`).join(', ')}`).join('; ');
  const light = ['#a3262a', '#1f5fa8', '#2d7a3f', '#8a5a00', '#6b3fa0'], dark = ['#ff8f8f', '#8fc0ff', '#86d69a', '#f0b94d', '#c9a6ff'];
  const colours = (list) => list.map((c, i) => `.e${i}{fill:${c};stroke:${c}}`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t d" font-family="system-ui,sans-serif" font-size="13">
<title id="t">Time of a query in the page, 95th percentile</title>
<desc id="d">${spoken}.</desc>
<style>.paper{fill:#fff}text{fill:#222;stroke:none}.grid{stroke:#ddd}.line{fill:none;stroke-width:2}${colours(light)}
@media(prefers-color-scheme:dark){.paper{fill:#16181c}text{fill:#e6e6e6}.grid{stroke:#3a3d44}${colours(dark)}}</style>
<rect class="paper" width="${width}" height="${height}"/>
<text x="${left}" y="20" font-size="15">Time of a query in the page, 95th percentile (lower is better)</text>
${out.join('\n')}
</svg>
`;
}

// spread moves labels apart that would cover each other.
function spread(places, gap) {
  const by = places.map((at, i) => [at, i]).sort((a, b) => a[0] - b[0]);
  for (let i = 1; i < by.length; i++) by[i][0] = Math.max(by[i][0], by[i - 1][0] + gap);
  const out = [];
  for (const [at, i] of by) out[i] = at;
  return out;
}

export function report(results, folder) {
  writeFileSync(path.join(folder, 'results.md'), markdown(results));
  writeFileSync(path.join(folder, 'results.svg'), plot(results));
  console.log(ratios(results));
}
