// run.mjs runs folders of test files, `node run.mjs [--at-a-time N] FOLDER…`, and says at the end, where the log of a build is read first, which tests failed.
// A test that failed is run once more, alone: on a busy machine a browser may lose a race that the page wins. It fails the run if it fails again; if it
// passes it is named as well, since a test that passes only now and then is to be mended too.
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const args = process.argv.slice(2);
const concurrency = args[0] === '--at-a-time' ? Number(args.splice(0, 2)[1]) : 1;
const files = args.flatMap((name) => (statSync(name).isDirectory() ? readdirSync(name).filter((f) => f.endsWith('.test.mjs')).map((f) => path.join(name, f)) : [name])).map((f) => path.resolve(f));

// outcome runs tests and gives how many passed and those that failed: [{file, name, why}, …]. A file that broke down as a whole has its own path for a name.
async function outcome(options) {
  const failed = new Map();
  const inner = new Map(); // what went wrong inside a test, by file
  let passed = 0;
  const events = run({ timeout: 1200000, ...options });
  events.on('test:pass', ({ nesting, skip }) => { if (nesting === 0 && skip === undefined) passed++; });
  events.on('test:fail', ({ nesting, name, file = name, todo, details }) => {
    if (todo !== undefined) return;
    const error = details.error?.cause ?? details.error;
    const why = String(error?.message ?? error).split('\n').map((line) => line.trim()).filter(Boolean).join(' ').slice(0, 400);
    if (nesting > 0) { // a test fails with what it holds
      if (!inner.has(file)) inner.set(file, name + ': ' + why);
      return;
    }
    failed.set(file + ' ' + name, { file, name, why: inner.get(file) ?? why });
    inner.delete(file);
  });
  const shown = events.compose(new spec());
  for await (const text of shown) process.stdout.write(text);
  return { passed, failed: [...failed.values()] };
}

const literally = (text) => new RegExp('^' + text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&') + '$');
const isFile = ({ file, name }) => path.resolve(name) === path.resolve(file);

const first = await outcome({ files, concurrency });
const few = first.failed.length <= 10; // more is no race
const second = [], still = few ? [] : first.failed;
for (const test of few ? first.failed : []) {
  console.log('\nonce more, alone: ' + test.name);
  const again = await outcome({ files: [test.file], concurrency: 1, ...(isFile(test) ? {} : { testNamePatterns: [literally(test.name)] }) });
  if (again.passed > 0 && again.failed.length === 0) second.push(test);
  else still.push({ ...test, why: test.why + '\n      then: ' + (again.failed[0]?.why ?? 'it did not run') });
}

const tell = (title, tests) => {
  if (tests.length === 0) return;
  console.log('\n' + title);
  for (const { file, name, why } of tests) console.log('  ' + path.relative('', file) + (isFile({ file, name }) ? '' : ': ' + name) + '\n      ' + why);
};
tell('passed only on the second run (what went wrong on the first):', second);
tell(few ? 'failed twice:' : 'failed (so many that none was run again):', still);
console.log(`\n${first.passed + second.length} passed, ${second.length} of them only on the second run, ${still.length} failed`);
process.exitCode = still.length > 0 || first.passed === 0 ? 1 : 0;
