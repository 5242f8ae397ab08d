// own.js takes the reader's own files to a place where they are read, the workshop, and what becomes of them back to the page's program. The workshop is a
// second Go program, fetched when a view that needs it is opened. It runs in a Worker, which is this same script, or where the browser refuses one on the page
// itself, in short slices. Nothing is sent anywhere: what is kept, if asked, is kept in this browser's own database.
(function (scope) {
  'use strict';

  // run starts the workshop. It says (kind, text, bytes) and hears the same.
  async function run(module, slice, say) {
    const shop = scope.verbatimShop = { slice, say, hear: null };
    const go = new scope.Go();
    const instance = await WebAssembly.instantiate(module, go.importObject);
    go.run(instance).then(() => say('stopped', 'The program that reads texts and files ended.', null), (e) => say('stopped', String(e.message), null));
    return shop;
  }

  // bytesOf gives what a job brings along, its text and bytes, and reads those of files, which come as one Blob: one reading of many small files takes no
  // longer than that of one. Where it fails they are read one by one, and those that are gone or refused are told of and left out.
  async function bytesOf(text, bytes, say) {
    if (!(bytes instanceof Blob)) return [text, bytes];
    try { return [text, new Uint8Array(await bytes.arrayBuffer())]; } catch (e) { /* some of them can be read */ }
    const lines = [], found = [];
    let at = 0;
    for (const line of text.split('\n')) {
      const [name, size] = line.split('\t');
      const file = bytes.slice(at, at += Number(size));
      try { found.push(await file.arrayBuffer()); lines.push(line); } catch (e) { say('unread', name, null); }
    }
    return [lines.join('\n'), new Uint8Array(await new Blob(found).arrayBuffer())];
  }

  if (typeof document === 'undefined') { // in the Worker
    const say = (kind, text, bytes) => scope.postMessage({ kind, text, bytes }, bytes ? [bytes.buffer] : []);
    let shop;
    let last = Promise.resolve(); // what was told before has been passed on
    scope.onmessage = async ({ data }) => {
      const { module, kind, text, bytes } = data;
      if (module) {
        try { shop = await run(module, 200, say); } catch (e) { say('stopped', String(e.message), null); }
      } else if (kind === 'stop' || kind === 'go') { // for what waits too
        shop.hear(kind, text, null);
      } else {
        const held = bytesOf(text, bytes, say); // read while others are worked on
        last = last.then(async () => shop.hear(kind, ...await held));
      }
    };
    return;
  }

  // worker starts a Worker of this script, or throws. A page that is a single file has the script only as text.
  function worker(script, heard) {
    const address = script.src || URL.createObjectURL(new Blob([script.textContent], { type: 'text/javascript' }));
    return new Promise((resolve, reject) => {
      const w = new Worker(address);
      let ready = false;
      w.onerror = (event) => { event.preventDefault(); ready ? heard('stopped', event.message || '', null) : reject(new Error(event.message)); };
      w.onmessage = ({ data }) => {
        if (data.kind === 'ready') { ready = true; resolve(w); } else if (ready) heard(data.kind, data.text, data.bytes); else reject(new Error(data.text));
      };
      scope.verbatim.workshop().then((module) => w.postMessage({ module }), reject);
    });
  }

  // The database of this browser, with one workspace in it. Its edition is told apart by a number, which every change raises: so two tabs know of each other.
  const dbName = 'verbatim-own';
  const store = 'workspace';
  function database(mode, work) {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(dbName, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(store);
      request.onblocked = request.onerror = () => reject(request.error || new Error('blocked'));
      request.onsuccess = () => {
        const db = request.result;
        db.onversionchange = () => db.close();
        const transaction = db.transaction(store, mode);
        let result;
        work(transaction.objectStore(store), (value) => { result = value; }, () => transaction.abort());
        transaction.oncomplete = () => { db.close(); resolve(result); };
        transaction.onabort = transaction.onerror = () => { db.close(); reject(transaction.error || new Error('given up')); };
      };
    });
  }

  // What entries of a drop hold: themselves, or all files of a folder, to any depth, as [path, file].
  async function walk(entries, list) {
    if (list.length >= 100000) return;
    const files = entries.map((entry) => entry.isFile && new Promise((resolve) => entry.file(resolve, () => resolve(null)))); // asked for all at once
    for (const [i, entry] of entries.entries()) {
      if (entry.isFile) {
        list.push([entry.fullPath.replace(/^\//, ''), await files[i]]);
        continue;
      }
      const reader = entry.createReader();
      for (;;) {
        const some = await new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
        if (some.length === 0) break;
        await walk(some, list);
      }
    }
  }

  // verbatimOwn adds to the object that boot.js shares with the page's program. script is this script's element.
  scope.verbatimOwn = function (verbatim, script) {
    let shop = null; // of { hear, end }, once it has been asked for
    let last = Promise.resolve(); // the job told last has been passed on
    let files = [];
    let pieces = []; // of a file that the workshop writes
    const heard = (kind, text, bytes) => { if (kind === 'piece') pieces.push(new Blob([bytes])); else verbatim.begun.then(() => verbatim.heard(kind, text || '', bytes || null)); };

    // parts lists what this page is made of, for another one: name, name of its file, whether it is the text of a data block, bytes.
    async function parts() {
      const { wasm, workshop, parts, messages, languages } = script.dataset;
      const part = (id) => document.getElementById(id);
      const text = (name, element, packed) => [name, '', packed || '', new TextEncoder().encode(element.textContent)];
      if (part('inline-wasm')) {
        return [text('program', part('inline-wasm'), 'packed'), text('workshop', part('inline-workshop'), 'packed'), text('kit', part('inline-parts'), 'packed'),
          text('boot', script), text('style', document.querySelector('head > style')), ...Array.from(document.querySelectorAll('script[id^="messages-"]'), (m) => text(m.id, m))];
      }
      const all = { program: wasm, workshop, kit: parts, boot: script.src, style: document.querySelector('head > link[rel=stylesheet]').href };
      for (const tag of languages.split(' ').filter(Boolean)) all['messages-' + tag] = messages.replace('{tag}', tag);
      return Promise.all(Object.entries(all).map(async ([name, address]) => {
        const response = await fetch(address);
        if (!response.ok) throw new Error(address + ': ' + response.status);
        return [name, address.split('/').pop(), '', new Uint8Array(await response.arrayBuffer())];
      }));
    }

    async function open() {
      try {
        const w = await worker(script, heard);
        return { hear: (kind, text, bytes) => w.postMessage({ kind, text, bytes }, bytes instanceof Uint8Array ? [bytes.buffer] : []), end: () => w.terminate() };
      } catch (e) { // the page itself does the work
        const here = await run(await verbatim.workshop(), 20, (kind, text, bytes) => { if (kind !== 'ready') heard(kind, text, bytes); });
        return { hear: async (kind, text, bytes) => here.hear(kind, ...await bytesOf(text, bytes, heard)), end: () => { here.hear('stop', '', null); here.hear('clear', '', null); } };
      }
    }

    Object.assign(verbatim, {
      heard: null, // set by the program

      // tell gives the workshop a job, after those before it. The bytes, which may be still to come or those of a file, are gone from the page then.
      tell: (kind, text, bytes) => {
        last = last.then(async () => {
          shop = shop || open();
          await (await shop).hear(kind, text, await bytes);
        }).catch((e) => { shop = null; heard('stopped', e.message, null); });
      },

      // warm has the workshop at hand before it has work. What keeps it away is told when it has some.
      warm: () => {
        last = last.then(async () => {
          shop = shop || open();
          await shop;
          document.documentElement.dataset.workshop = 'ready';
        }).catch(() => { shop = null; });
      },

      // forget lets go of a workshop that has stopped: the next job has a new one.
      forget: () => { shop = null; },

      // take gathers the files of a drop, a paste or a form, and offers them to the program: a line each, of path, tab, and bytes.
      take: async (source) => {
        const list = [];
        const entries = Array.from(source.items || []).map((item) => item.kind === 'file' && item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
        if (entries.length > 0) await walk(entries, list);
        else for (const file of source.files || source) list.push([file.webkitRelativePath || file.name, file]);
        files = list.filter(([, file]) => file);
        heard('offered', files.map(([path, file]) => path.replace(/[\t\n]/g, ' ') + '\t' + file.size).join('\n'));
      },

      // paste offers a text as a file.
      paste: (name, text) => verbatim.take([new File([text], name)]),

      // hand gives the workshop the files offered from one up to another, which it reads itself: the page is not held up by many. lines names them, as offered.
      hand: (from, to, lines) => {
        verbatim.tell('files', lines, new Blob(files.slice(from, to).map(([, file]) => file)));
        files.fill(['', null], from, to);
      },

      // keep puts a workspace into the database, if it still holds the edition that the page knows; 'kept' has the new edition, or '' and why not.
      keep: (edition, bytes) => database('readwrite', (s, done, stop) => {
        const request = s.get('edition');
        request.onsuccess = () => {
          const now = request.result || 0;
          if (now !== edition) { done(-1); return; }
          s.put(new Blob([bytes]), 'file');
          s.put(now + 1, 'edition');
          done(now + 1);
        };
      }).then((n) => { n < 0 ? heard('kept', '\tother') : heard('kept', String(n)); }, (e) => heard('kept', '\t' + (e.name === 'QuotaExceededError' ? 'quota' : 'refused'))),

      // kept asks for what the database holds: 'found' has its edition and bytes, or nothing.
      kept: async () => {
        try {
          const names = indexedDB.databases ? (await indexedDB.databases()).map((d) => d.name) : [dbName];
          if (!names.includes(dbName)) { heard('found', '0'); return; }
          const held = await database('readonly', (s, done) => {
            const file = s.get('file');
            const edition = s.get('edition');
            edition.onsuccess = () => done([edition.result || 0, file.result]);
          });
          heard('found', String(held[0]), held[1] ? new Uint8Array(await held[1].arrayBuffer()) : null);
        } catch (e) {
          heard('found', '0');
        }
      },

      // wipe deletes the database and the workshop with all that it holds.
      wipe: () => {
        if (shop) shop.then((s) => s.end(), () => {});
        shop = null;
        files = [];
        const request = indexedDB.deleteDatabase(dbName);
        request.onsuccess = () => heard('wiped', '');
        request.onblocked = request.onerror = () => heard('wiped', 'refused');
      },

      // write has the workshop write a site, and gives it what a site is made of.
      write: async (text) => {
        pieces = [];
        try {
          for (const [name, file, packed, bytes] of await parts()) verbatim.tell('part', [name, file, packed].join('\t'), bytes);
          verbatim.tell('write', text, null);
        } catch (e) {
          heard('unwritten', e.message);
        }
      },

      // saveBytes has the browser save bytes, or without them the pieces that have come, as a file.
      saveBytes: (name, bytes) => {
        const link = document.createElement('a');
        link.href = URL.createObjectURL(new Blob(bytes ? [bytes] : pieces, { type: 'application/octet-stream' }));
        pieces = [];
        link.download = name;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      },
    });
  };
})(self);
