// sw.js keeps one whole version of the site for use without a network. The build fills in the version and its files. A new version is fetched
// completely into a cache of its own before it is used, and until then the old one answers: never a new page with an old archive. A large archive that the
// reader asked for lies in a cache of its own, in pieces.
'use strict';

const version = '{{version}}';
const files = {{files}}; // [[address relative to this script, SHA-256 in hexadecimal], …]; pages have no hash: some hosts rewrite them
const archive = '{{archive}}'; // name of the archive's file, which holds its hash
const piece = 1 << 18; // bytes of an archive that is kept in pieces (offline.js)
const prefix = 'verbatim ' + self.registration.scope + ' ';
const cacheName = prefix + version;
const address = (path) => new URL(path, self.registration.scope).href;

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(removeOld()));
self.addEventListener('message', (event) => { if (event.data === 'activate') self.skipWaiting(); });
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  const ours = event.request.method === 'GET' && url.href.startsWith(self.registration.scope);
  if (!ours) return;
  event.respondWith(event.request.mode === 'navigate' ? navigate(event) : asset(event.request));
});

async function install() {
  const cache = await caches.open(cacheName);
  try {
    await Promise.all(files.map(([path, hash]) => keep(cache, path, hash)));
  } catch (e) {
    await caches.delete(cacheName); // half a version is none
    throw e;
  }
}

// keep puts one file into the cache, from an older version's cache when its name, which holds its hash, is the same.
async function keep(cache, path, hash) {
  const url = address(path);
  let response = hash ? await caches.match(url) : undefined;
  if (!response) response = await fetch(url, { cache: hash ? 'default' : 'reload' });
  if (!response.ok) throw new Error(path + ': ' + response.status);
  const body = await response.arrayBuffer();
  if (hash && await sha256(body) !== hash) throw new Error(path + ' is damaged');
  // A fresh Response, since one that came through a redirect may not answer a navigation.
  await cache.put(url, new Response(body, { headers: { 'Content-Type': response.headers.get('Content-Type') || '' } }));
}

async function sha256(body) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
  return Array.from(digest, (b) => b.toString(16).padStart(2, '0')).join('');
}

// removeOld forgets older versions once no other tab may still go on with one.
async function removeOld() {
  if ((await self.clients.matchAll({ type: 'window', includeUncontrolled: true })).length > 1) return;
  for (const name of await caches.keys()) {
    if (name.startsWith(prefix) && name !== cacheName && name !== archiveName(archive)) await caches.delete(name);
  }
}

const archiveName = (file) => prefix + 'archive ' + file;

// navigate answers with a kept page. The last tab of an old version makes way for a version that is ready: it is loaded anew once that is at work, by a script, since
// a header that refreshes the page loads nothing where the address has a fragment.
const makesWay = `<!DOCTYPE html><script>
navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
setTimeout(() => location.reload(), 2000); // should it never be
</script>`;

async function navigate(event) {
  const waiting = self.registration.waiting;
  if (waiting && (await self.clients.matchAll()).length < 2) {
    waiting.postMessage('activate');
    return new Response(makesWay, { headers: { 'Content-Type': 'text/html' } });
  }
  event.waitUntil(removeOld());
  const cache = await caches.open(cacheName);
  const url = new URL(event.request.url);
  const path = url.origin + url.pathname;
  for (const name of [path, path + '.html', path.replace(/\/?$/, '/') + 'index.html']) {
    const kept = await cache.match(name);
    if (kept) return kept;
  }
  if (!await cache.match(address('index.html'))) event.waitUntil(restore());
  return fetch(event.request).catch(() => withoutNetwork(url));
}

// restore fetches again what the browser has thrown away, if the host still has this version; of another one the browser will hear itself.
let restoring = null;
function restore() {
  restoring = restoring || fetch(address('sw.js'), { cache: 'reload' }).then((r) => r.text()).then((text) => (text.includes("'" + version + "'") ? install() : self.registration.update()))
    .catch(() => {}).finally(() => { restoring = null; });
  return restoring;
}

// withoutNetwork sends the reader of an article page that was not kept to the explorer, which holds every article.
function withoutNetwork(url) {
  const article = url.pathname.match(/\/articles\/([a-z0-9-]+)(\.html)?$/);
  return Response.redirect(address('./') + (article ? '#/article/' + article[1] : ''));
}

async function asset(request) {
  if (request.cache !== 'reload') { // a retry goes past what is kept
    const cache = await caches.open(cacheName);
    const kept = await cache.match(request, { ignoreSearch: true }) || await stretch(request) || await older(request);
    if (kept) return kept;
  }
  return fetch(request);
}

// older gives a file of an earlier version to a tab that goes on with it: one whose name holds its hash, and so is the same in every version.
async function older(request) {
  if (/\/(assets|data)\/[^/]*$/.test(new URL(request.url).pathname)) return caches.match(request);
}

// stretch answers for bytes of an archive that is kept in pieces, where all of them are here.
async function stretch(request) {
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.get('Range') || '');
  const url = new URL(request.url);
  const cacheName = archiveName(url.pathname.split('/').at(-1));
  if (!range || !await caches.has(cacheName)) return;
  const [from, to] = [Number(range[1]), Number(range[2])];
  const parts = [];
  for (let at = from - from % piece; at <= to; at += piece) {
    const kept = await caches.match(url.href + '?from=' + at, { cacheName });
    const blob = kept && await kept.blob();
    if (!blob || at + blob.size <= Math.min(to, at + piece - 1)) return;
    parts.push(blob.slice(Math.max(0, from - at), Math.min(piece, to + 1 - at)));
  }
  return new Response(new Blob(parts), { status: 206, headers: { 'Content-Type': 'application/octet-stream', 'Content-Range': `bytes ${from}-${to}/*` } });
}
