// offline.js takes an archive that is too large to be fetched whole at the start to the browser's storage, when the reader asks for it, and tells the program
// how far it is. It comes in pieces of one size, each kept as soon as it is here, so that what broke off goes on where it was; sw.js answers from them. The
// name of the cache has the name of the archive's file in it, which holds its hash: pieces of two versions never meet.
(function (scope) {
  'use strict';
  const piece = 1 << 18; // bytes; sw.js has the same number

  scope.verbatimOffline = function (verbatim, settings) {
    if (typeof document === 'undefined' || !settings.worker || !settings.archive) return;
    const root = new URL('.', new URL(settings.worker, location.href)).href;
    const archive = new URL(settings.archive, location.href);
    const name = 'verbatim ' + root + ' archive ' + archive.pathname.split('/').at(-1);
    const size = Number(settings.archiveSize);
    const lengthAt = (from) => Math.min(piece, size - from);
    const address = (from) => archive.href + '?from=' + from;
    let work = null; // AbortController of what is being fetched

    const report = (stage, here, says = '', free = 0) => verbatim.offlineHeard([stage, here, free, says].join('\n'));

    // kept gives where the pieces that are here begin.
    async function kept() {
      if (!await caches.has(name)) return new Set();
      return new Set((await (await caches.open(name)).keys()).map((request) => Number(new URL(request.url).searchParams.get('from'))));
    }
    const sum = (froms) => [...froms].reduce((n, from) => n + lengthAt(from), 0);

    async function free() {
      const room = navigator.storage?.estimate ? await navigator.storage.estimate() : {};
      return room.quota === undefined ? Infinity : Math.max(0, room.quota - room.usage);
    }

    // piecesFrom gives what the host answers for the piece from an offset on: [[offset, bytes], …], all of them from a host that knows no ranges.
    async function piecesFrom(from, signal) {
      const response = await fetch(archive, { headers: { Range: 'bytes=' + from + '-' + (from + lengthAt(from) - 1) }, cache: 'no-store', signal });
      if (response.status === 404 || response.status === 410 || response.status === 416) throw new Error('changed');
      if (!response.ok) throw new Error('lost');
      const bytes = await response.arrayBuffer();
      if (response.status === 206 && bytes.byteLength === lengthAt(from)) return [[from, bytes]];
      if (bytes.byteLength !== size) throw new Error('lost');
      const all = [];
      for (let at = 0; at < size; at += piece) all.push([at, bytes.slice(at, at + lengthAt(at))]);
      return all;
    }

    async function start() {
      const mine = work = new AbortController();
      let froms = new Set();
      try {
        froms = await kept();
        report('fetches', sum(froms));
        const room = await free();
        if (room < size - sum(froms)) throw new DOMException('', 'QuotaExceededError');
        await navigator.storage?.persist?.().catch(() => false); // or it goes when the device runs short
        const cache = await caches.open(name);
        for (let from = 0; from < size; from += piece) {
          if (froms.has(from)) continue;
          for (const [at, bytes] of await piecesFrom(from, mine.signal)) {
            await cache.put(address(at), new Response(bytes, { headers: { 'Content-Type': 'application/octet-stream' } }));
            froms.add(at);
          }
          if (mine.signal.aborted) break;
          report('fetches', sum(froms));
        }
        report('rests', sum(froms));
      } catch (e) {
        const says = { AbortError: '', QuotaExceededError: 'full', SecurityError: 'refused', Error: e.message }[e.name] ?? 'lost';
        report('rests', sum(froms), says, says === 'full' ? await free() : 0);
      }
      if (work === mine) work = null;
    }

    const acts = {
      look: async () => {
        try {
          if (scope.caches && navigator.serviceWorker && scope.isSecureContext) report('rests', sum(await kept()));
        } catch (e) { /* a browser that refuses even to be asked keeps nothing */ }
      },
      start,
      resume: start,
      stop: () => { work?.abort(); },
      remove: async () => {
        work?.abort();
        await caches.delete(name);
        report('rests', 0, 'removed');
      },
    };

    // Called by the program; answers by verbatim.offlineHeard.
    verbatim.offline = (act) => { Promise.resolve(acts[act]()).catch(() => report('rests', 0, 'refused')); };
  };
})(self);
