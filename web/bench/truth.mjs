// truth.mjs answers queries by reading every document, and judges answers by it.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { words } from './page/words.mjs';

// read gives, for each query, the numbers of the documents that meet it, rising.
export function read(documents, queries) {
  const answers = queries.map(() => []);
  const needles = queries.map((q) => (q.phrase ? [` ${q.words.join(' ')} `] : q.words.map((w) => (q.prefix ? ` ${w}` : ` ${w} `))));
  let id = 0;
  for (const line of readFileSync(documents, 'utf8').trimEnd().split('\n')) {
    const d = JSON.parse(line);
    const text = ` ${words(d.title + '\n' + d.text).join(' ')} `;
    for (let i = 0; i < queries.length; i++) {
      const q = queries[i];
      if (q.publisher && q.publisher !== d.publisher) continue;
      if (needles[i].every((needle) => text.includes(needle))) answers[i].push(id);
    }
    id++;
  }
  return answers;
}

const same = (a, b) => a.length === b.length && a.every((x, i) => x === b[i]);

// judge tells for each query whether an engine's answer is right, or null where it has none of that kind.
export function judge(engine, queries, answers, truth, folder) {
  if (engine === 'verbatim') {
    return queries.map((q, i) => {
      const ids = [...answers[i].hits].sort();
      return answers[i].total === q.total && createHash('sha256').update(ids.map((id) => id + '\n').join('')).digest('hex') === q.hash;
    });
  }
  const number = engine === 'pagefind' ? fragments(folder) : (id) => id;
  return queries.map((q, i) => answers[i] && same(answers[i].map(number).sort((a, b) => a - b), truth[i]));
}

// fragments gives the number of the document that each of Pagefind's fragments is of.
function fragments(folder) {
  const numbers = new Map();
  for (const name of readdirSync(path.join(folder, 'fragment'))) {
    const text = gunzipSync(readFileSync(path.join(folder, 'fragment', name))).toString();
    numbers.set(name.replace(/\.pf_fragment$/, ''), Number(JSON.parse(text.slice(text.indexOf('{'))).url.slice(1)));
  }
  return (id) => numbers.get(id);
}
