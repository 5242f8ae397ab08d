// checks.mjs times what a reader waits for who has words checked: node checks.mjs FOLDER GARBLED, with the folder of a built site and misquotations of its
// archive, which `go run ./scripts/evaluate -garbled GARBLED ARCHIVE.vbt` writes. It prints by kind, in ms, what lies between the address that asks for a check
// and the verdict that stands on the page, then the same for all.
import { readFileSync } from 'node:fs';
import { launch, line, open, serve, visit } from './harness.mjs';

const [folder, file] = process.argv.slice(2);
const samples = readFileSync(file, 'utf8').trim().split('\n').map((text) => JSON.parse(text));
const [browser, server] = await Promise.all([launch(), serve(folder)]);
const page = await open(browser);
await visit(page, server.url + '#/check');

// checked gives the ms that a check took, and how it came out.
const checked = (fragment) => page.evaluate(async (asked) => {
  const changes = (done) => new Promise((resolve) => {
    if (done()) return resolve();
    const observer = new MutationObserver(() => { if (done()) { observer.disconnect(); resolve(); } });
    observer.observe(document.querySelector('main'), { subtree: true, childList: true, attributes: true });
  });
  const verdict = () => document.querySelector('#verdict-title');
  const done = () => !document.querySelector('main').hasAttribute('aria-busy') && document.querySelector('#report-html, .failed');
  location.hash = '#/check';
  await changes(() => !verdict());
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20))); // what the page does after it has shown something is not counted
  const begun = performance.now();
  location.hash = asked;
  await changes(done);
  return { ms: performance.now() - begun, said: verdict().textContent };
}, fragment);

const kinds = new Map(), all = [];
const encode = (text) => encodeURIComponent(text).replaceAll('%20', '+');
for (const [i, { kind, share, words, by }] of samples.entries()) {
  const { ms } = await checked(`#/check?text=${encode(words)}` + (by ? `&by=${encode(by)}` : ''));
  if (i < 5) continue; // the first ones read what all of them need
  const name = kind + (share ? ` ${Math.round(share * 100)} %` : '');
  if (!kinds.has(name)) kinds.set(name, []);
  kinds.get(name).push(ms);
  all.push(ms);
}
for (const [kind, times] of kinds) line(kind, times);
line('all', all);
if (page.faults.length > 0) throw new Error(page.faults.join('\n'));
await browser.close();
await server.stop();
