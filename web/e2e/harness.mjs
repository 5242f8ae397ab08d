// harness.mjs gives the tests what they stand on: a built site served from this machine, a real Chromium, and a page watched for requests to
// anywhere else and for errors.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, afterEach, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const top = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const site = path.join(top, '.cache/site');
export const siteEdge = path.join(top, '.cache/site-edge'); // built with -api
export const single = path.join(top, '.cache/site-single/verbatim.html');

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export function launch(...more) {
  return chromium.launch({ executablePath: findChromium(), headless: true, args: [...flags, ...more] });
}

// The headless shell is the same Chromium without a window's interface, which takes as much of the processor as the page.
function findChromium() {
  return execFileSync('sh', ['-c', 'command -v chromium-headless-shell || command -v chromium'], { encoding: 'utf8' }).trim();
}

let program; // scripts/serve, compiled once for the run, which says so by SERVE=built

// serve starts scripts/serve; the answer has the address and a way to take the server, the network as far as the page is concerned, away.
export async function serve(dir = site, ...args) {
  if (!program) {
    program = path.join(top, '.cache/serve');
    if (process.env.SERVE !== 'built') execFileSync('go', ['build', '-o', program, './scripts/serve'], { cwd: top });
  }
  const child = spawn(program, ['-dir', dir, ...args], { env: { ...process.env, PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise((resolve, reject) => {
    child.stdout.once('data', (line) => resolve(String(line).trim()));
    child.once('exit', (code) => reject(new Error('the server ended with ' + code)));
  });
  return {
    url,
    stop: () => new Promise((resolve) => { child.once('exit', resolve); child.kill(); }),
  };
}

// open gives a page in a context of its own, in which no service worker is installed unless the options allow it: one fetches the whole site behind every visit. What it asks of other origins, and what goes wrong in it, is kept in page.strangers and page.faults.
export async function open(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: 'block', ...options });
  const page = await context.newPage();
  page.strangers = [];
  page.faults = [];
  page.downloads = []; // when each began, in ms
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol) && url.hostname !== 'localhost' && url.hostname !== '127.0.0.1') page.strangers.push(url.href);
  });
  const wait = page.waitForFunction.bind(page);
  page.waitForFunction = (f, ...rest) => { assert.doesNotMatch(String(f), /^async|\.then\(|\bawait /, 'until waits for answers that come later'); return wait(f, ...rest); };
  page.on('pageerror', (error) => page.faults.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') page.faults.push(message.text()); });
  return page;
}

export const ready = (page) => page.waitForSelector('html[data-ready=true]', { state: 'attached', timeout: 60000 });

// visit opens an address of the explorer and waits until the engine answers.
export async function visit(page, url) {
  await page.goto(url);
  await ready(page);
}

// onePage gives all tests of a file one page on the built site, or on the site in the folder that folder gives, through opened, and holds after each test
// that nothing was asked of other origins and that nothing went wrong in the page. The options are those of open.
export function onePage(opened, { folder = () => site, ...options } = {}) {
  let browser, server, page;
  before(async () => {
    [browser, server] = await Promise.all([launch(), serve(folder())]);
    page = await open(browser, options);
    await visit(page, server.url);
    opened({ browser, server, page });
  });
  after(async () => { await browser?.close(); await server?.stop(); });
  afterEach(() => {
    assert.deepEqual(page.strangers, [], 'nothing is asked of other origins');
    assert.deepEqual(page.faults.splice(0), []);
  });
}

// go shows another state of the page that is open: what it shows is in its address alone, so that an address is a fresh start.
export async function go(page, fragment = '#/quotes') {
  if (await page.evaluate((f) => { const same = location.hash === f; location.hash = f; document.activeElement.blur(); return same; }, fragment)) return;
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
}

// shown goes to what an address shows and gives what some regions, by their ids, hold once it is all there.
export async function shown(page, fragment, regions) {
  await page.evaluate((f) => new Promise((resolve) => {
    addEventListener('hashchange', () => setTimeout(resolve), { once: true }); // the program heard of it before
    location.hash = f;
  }), fragment);
  await page.waitForFunction(() => !document.querySelector('main').hasAttribute('aria-busy') && !/so far/.test(document.querySelector('#results').textContent));
  return page.evaluate((ids) => ids.map((id) => document.getElementById(id).innerHTML).join('\n'), regions);
}

// until waits until f, a function of the page that may answer later (async), says yes. page.waitForFunction would take its promise for a yes.
export async function until(page, f, given, { timeout = 30000 } = {}) {
  const end = Date.now() + timeout;
  while (!(await page.evaluate(f, given))) {
    assert.ok(Date.now() < end, `for ${timeout} ms it was never so: ${f}`);
    await page.waitForTimeout(50);
  }
}

// busy does something and gives the processor time of each task of the page's main thread meanwhile, in ms, the longest first. Time by the clock would
// count what else the machine has to do.
export async function busy(browser, page, act) {
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const main = new Set(traceEvents.filter((e) => e.name === 'thread_name' && e.args.name === 'CrRendererMain').map((e) => `${e.pid} ${e.tid}`));
  const tasks = traceEvents.filter((e) => /RunTask$/.test(e.name) && e.tdur > 0 && main.has(`${e.pid} ${e.tid}`)).map((e) => Math.round(e.tdur / 1000));
  return tasks.sort((x, y) => y - x);
}

// download has a button's file saved, and gives its name, its path and its text. Chromium drops without a word what a page saves beyond ten files within a
// second, which a test can reach and a reader cannot.
export async function download(page, button) {
  await page.waitForTimeout(Math.max(0, (page.downloads.at(-10) ?? 0) + 1000 - Date.now()));
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  page.downloads.push(Date.now());
  const at = await file.path();
  return { name: file.suggestedFilename(), path: at, text: readFileSync(at, 'utf8') };
}

// warm waits until the page has the second program at hand, which it fetches where a text may be given: nothing is asked of the network after that.
export const warm = (page) => page.waitForSelector('html[data-workshop=ready]', { state: 'attached', timeout: 60000 });

// ask gives the engine's own answer to words in the search box.
export const ask = (page, text = '') => page.evaluate((t) => window.verbatim.search(t), text);

// pauses waits for pauses of the page's own, in ms, one after another. Its timers come due in one order with those of the program, so that a busy machine makes
// this later and never too early; a pause of this process would tell nothing of how far the page is.
const pauses = (page, ...list) => page.evaluate(async (times) => {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))); // scrolling is told to the page with a frame
  for (const time of times) await new Promise((resolve) => setTimeout(resolve, time));
}, list);

// settled waits until what is typed has been looked up and its count announced; rested until the page has noted where it stands.
export const settled = (page) => pauses(page, 200, 550);
export const rested = async (page) => {
  await pauses(page, 200);
  await page.waitForFunction(() => Math.abs(parseFloat(history.state ?? 0) - scrollY) < 2);
};

// The contract of the page: roles and names that people, screen readers and these tests go by.
export const searchBox = (page) => page.getByRole('combobox', { name: 'Search quotes' });
export const results = (page) => page.getByRole('list', { name: 'Results' });
export const cards = (page) => results(page).getByRole('article');
export const count = (page) => page.locator('#count');
export const facet = (page, name) => page.getByRole('group', { name, exact: true });

// total reads the number at the start of the count sentence; 0 when it says that nothing was found. Views without a list have no such sentence, so that there
// is one once a list has come.
export async function total(page) {
  const text = await count(page).filter({ hasText: /\S/ }).innerText();
  const match = text.replaceAll(/[\s,.\u00a0\u202f](?=\d{3})/g, '').match(/\d+/);
  return match ? Number(match[0]) : 0;
}

export const articleFiles = () => readdirSync(path.join(site, 'articles')).filter((name) => name.endsWith('.html'));
export const built = () => existsSync(path.join(site, 'index.html'));

// line prints how long something took, for the programs that measure.
const quantile = (times, q) => times.sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * q))].toFixed(2);
export const line = (name, times) => console.log(name.padEnd(16), 'p50', quantile(times, 0.5).padStart(9), 'ms   p95', quantile(times, 0.95).padStart(9), 'ms   n', times.length);
