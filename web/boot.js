// boot.js takes the addresses on its own script tag, or the data inlined in a single file, to a running engine: it has the program and the archive fetched
// side by side (program.js), shows how far they are, and starts the one with the other. When anything fails it says what, and offers to try again;
// the page that was rendered beforehand stays readable all the while. Built pages get Go's wasm_exec.js in front of this file.
(function () {
  'use strict';
  if (typeof document === 'undefined') return; // in a Worker, which own.js, clerk.js or program.js serves

  const settings = document.currentScript.dataset; // wasm, archive: addresses; wasmSize, archiveSize: bytes
  const script = document.currentScript.src;
  const html = document.documentElement;
  const byID = (id) => document.getElementById(id);
  byID('unstarted')?.remove(); // it says that this script has not come

  // What the program makes is sound: every word of an article goes through one function that escapes it. Where the browser has Trusted Types this is the
  // second line: no markup that could run a script, and no script of another host, gets past here.
  if (window.trustedTypes && trustedTypes.createPolicy) {
    const runs = /<(?:script|iframe|object|embed|base|link|meta)\b|(?:href|src|action)\s*=\s*["']?\s*(?:javascript|vbscript):/i;
    const mine = (url) => url.startsWith('blob:') || new URL(url, location.href).origin === location.origin;
    try {
      trustedTypes.createPolicy('default', { createHTML: (markup) => (runs.test(markup) ? null : markup), createScriptURL: (url) => (mine(String(url)) ? url : null) });
    } catch (e) { /* there is one already */ }
  }

  // What is said here in English is said in another language once its message file, whose keys begin with "boot.", has arrived.
  const texts = {
    loading: 'Loading the search engine and the archive: {got} of {all} KB',
    starting: 'Starting the search engine',
    engine: 'search engine',
    archive: 'archive',
    workshop: 'program that reads texts and files',
    noWebAssembly: 'This browser does not run WebAssembly, or it is switched off. The articles and quotes on this page can be read; searching and filtering need it.',
    noGo: 'The start-up script is incomplete.',
    offline: 'The {what} could not be fetched: there is no connection, or it broke off.',
    status: 'The {what} could not be fetched: the server answered {code}.',
    page: 'The server sent a web page in place of the {what}.',
    cut: 'The {what} arrived incomplete or damaged.',
    altered: 'The {what} is not the one that was built: it was damaged or changed on its way.',
    memory: 'The browser refused the memory that the search engine needs. Closing other tabs may help.',
    stopped: 'The search engine stopped unexpectedly.',
  };

  const say = (key, values) => texts[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);

  // The language is the one chosen here before, else the first of the browser's that the page speaks. English needs no file.
  function language() {
    let chosen;
    try { chosen = localStorage.getItem('verbatim.language'); } catch (e) { /* storage is refused */ }
    const wanted = [chosen, ...(navigator.languages || [])].filter(Boolean).map((tag) => tag.slice(0, 2));
    const known = (tag) => tag === 'en' || byID('messages-' + tag) !== null || (settings.languages || '').split(' ').includes(tag);
    return wanted.find(known) || 'en';
  }

  // messages gives the text of a language's message file, '' for English and when it cannot be had.
  async function messages(tag) {
    const inline = byID('messages-' + tag);
    if (tag === 'en') return '';
    try {
      return inline ? inline.textContent : await (await fetch(settings.messages.replace('{tag}', tag))).text();
    } catch (e) {
      return '';
    }
  }

  let answered; // settles verbatim.search: one promise for the page's life, so that a look-up made before a retry still gets its answer
  const engine = new Promise((resolve) => { answered = resolve; });

  // What the page and the program know of each other. Bytes and strings cross, nothing else.
  const verbatim = window.verbatim = {
    begun: engine, // once the program answers
    archive: null, // Uint8Array for the program, or null when it is to ask for stretches of the file
    archiveSize: 0,
    answer: null, // set by the program: text of a query, whether to count facets, what to call with ids in lines and counts in JSON. It is true where the clerk is to be asked
    count: null, // set by the program: text of a query to its counts in JSON, where the archive is in memory
    language: 'en', messages: '', // in which the page starts
    speak: (tag) => { messages(tag).then((text) => { if (tag === 'en' || text) Object.assign(verbatim, { language: tag, messages: text }); verbatim.spoke(tag, text); }); }, // called by the program when a language is chosen; answers by spoke
    spoke: null, // set by the program
    search: (text, { facets = true } = {}) => engine.then(() => new Promise((resolve) => {
      const then = (ids, counts) => resolve(found(String(text), facets, ids, counts));
      const ask = () => verbatim.answer(String(text), facets, then) && verbatim.inquire('search', [String(text), facets ? 'counted' : ''], then, ask);
      ask();
    })),
    stretch: stretch, // called by the program for bytes of an archive that is not here
    ready: function () { // called by the program once it answers
      verbatim.archive = null;
      show('loading', false);
      show('failure', false);
      html.dataset.ready = 'true';
      performance.mark('verbatim:ready');
      answered();
    },
    fail: function (reason) { // called by the program, or here, when it cannot go on
      show('loading', false);
      show('looking', false);
      const text = byID('failure-reason');
      if (text) text.textContent = reason;
      show('failure', true);
      html.dataset.failed = 'true';
    },
  };

  // found makes the answer of verbatim.search: { total, hits, facets }. The counts of facets are made when they are first looked at, or not at all.
  function found(text, facets, ids, counts) {
    const hits = ids.split('\n');
    hits.pop(); // after the last line feed
    const answer = { total: hits.length, hits };
    if (!facets) return answer;
    let made;
    return Object.defineProperty(answer, 'facets', { enumerable: true, get: () => made ??= JSON.parse(counts || verbatim.count(text)) });
  }

  window.verbatimOwn(verbatim, document.currentScript);
  window.verbatimClerk(verbatim, script, settings.api);
  verbatim.looks = (on) => show('looking', on); // called by the program while an answer is on its way
  window.verbatimOffline(verbatim, settings);

  // copy gives the archive's bytes once more, from the browser's cache or from the page itself.
  verbatim.copied = async () => {
    const inline = byID('inline-archive');
    return inline ? unpack(inline) : new Uint8Array(await (await fetch(settings.archive)).arrayBuffer());
  };

  // workshop gives the second program, which reads texts and files of the reader's own; it is fetched once.
  let workshop = null;
  verbatim.workshop = () => {
    workshop = workshop || (byID('inline-workshop') ? inlined('workshop', 'workshop') : compile('workshop', 'workshop'));
    workshop.catch(() => { workshop = null; });
    return workshop;
  };

  function show(id, on) {
    const element = byID(id);
    if (element) element.hidden = !on;
  }

  // Progress in bytes, null for a part that is asked for anew. The sizes stand on the script tag, since a compressed answer's own length says nothing of what
  // will arrive.
  const got = { wasm: 0, archive: 0 };
  function progress(part, bytes) {
    got[part] = bytes === null ? 0 : got[part] + bytes;
    const all = Number(settings.wasmSize) + (inParts() ? 0 : Number(settings.archiveSize));
    const sum = Math.min(got.wasm + got.archive, all);
    const bar = byID('progress');
    if (bar) { bar.max = all; bar.value = sum; }
    const text = byID('loading-text');
    if (text) text.textContent = say('loading', { got: Math.round(sum / 1000), all: Math.round(all / 1000) });
  }

  const parts = window.verbatimFetch(settings, progress);

  // worded tells in words what went wrong in fetching.
  const worded = (promise) => promise.catch((e) => { throw e.key ? new Error(say(e.key, { what: say(e.what), code: e.code })) : e; });

  // program gives the program, compiled. It is fetched anew only if it failed: what else failed does not cost it again, even while it is still on its way.
  let compiled = null;
  function program(again) {
    compiled = compiled || compile('wasm', 'engine', again);
    compiled.catch(() => { compiled = null; });
    return compiled;
  }

  // keepers gives what the browser has for service workers, or undefined: a frame without an origin of its own may not even ask.
  function keepers() {
    try { return navigator.serviceWorker; } catch (e) { return undefined; }
  }

  // packed tells whether a program is to be taken from the .gz beside it: where the host sent this page unpacked, since it sends everything so and a program is
  // four times longer then. Where a worker keeps files there is no such file among them, and no need.
  function packed() {
    const [page] = performance.getEntriesByType('navigation');
    const plain = page && page.encodedBodySize > 0 && page.encodedBodySize === page.decodedBodySize;
    return Boolean(settings.packed && plain && !keepers()?.controller);
  }

  // compile fetches a program, which part names in the settings and what in words, and compiles it.
  function compile(part, what, again) {
    const size = part + 'Size';
    return worded(window.verbatimCompile({ [part]: new URL(settings[part], location.href).href, [size]: settings[size], packed: packed() }, progress, script, part, what, again));
  }

  // inlined compiles a program that stands in the page itself.
  function inlined(part, what) {
    return unpack(byID('inline-' + part)).then((bytes) => WebAssembly.compile(bytes)).catch(() => { throw new Error(say('cut', { what: say(what) })); });
  }

  async function unpack(element) {
    const text = element.textContent.trim();
    const packed = Uint8Array.fromBase64 ? Uint8Array.fromBase64(text) : Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  // [module, archive bytes]
  function load(again) {
    if (byID('inline-wasm')) {
      const module = inlined('wasm', 'engine');
      const archive = unpack(byID('inline-archive')).catch(() => { throw new Error(say('cut', { what: say('archive') })); });
      return Promise.all([module, archive]);
    }
    if (inParts()) {
      verbatim.hire();
      return Promise.all([program(again), null]);
    }
    const archive = worded(parts.request('archive', 'archive', again).then((response) => parts.read('archive', 'archive', response)));
    return Promise.all([program(again), archive]);
  }

  // A large archive is not fetched whole: the program asks for what it looks at. What counts as large stands on the script tag, or is 4 MB.
  function inParts() { return Number(settings.archiveSize) > Number(settings.archiveWhole || 4e6); }

  // stretch gives the n bytes of the archive from an offset on, or all of it.
  async function stretch(off, n) {
    const bytes = await window.verbatimStretch(settings.archive, Number(settings.archiveSize), off, n, say);
    progress('archive', bytes.length);
    return bytes;
  }

  async function run(module, archive) {
    const go = new window.Go();
    if (archive) go.env = { GOGC: '200' }; // a small archive: memory is collected twice while the page comes to rest, not five times
    let instance;
    const refused = () => { try { instance.exports.mem.grow(64); return false; } catch (e) { return true; } }; // another 4 MB
    go.exit = (code) => { if (code !== 0) verbatim.fail(say(refused() ? 'memory' : 'stopped')); };
    try {
      instance = await WebAssembly.instantiate(module, go.importObject);
    } catch (e) {
      throw new Error(e instanceof RangeError ? say('memory') : say('cut', { what: say('engine') }));
    }
    await new Promise((resolve) => setTimeout(resolve)); // the program starts in a task of its own
    verbatim.archive = archive;
    verbatim.archiveSize = Number(settings.archiveSize);
    if (!archive) verbatim.brief({ module, archive: new URL(settings.archive, location.href).href, size: verbatim.archiveSize, language: verbatim.language, messages: verbatim.messages, texts });
    go.run(instance).catch(() => verbatim.fail(say('stopped')));
  }

  // speak learns the language in which the page starts, while the program is on its way.
  let spoken = null;
  async function speak() {
    const tag = language();
    const text = await messages(tag);
    if (tag !== 'en' && !text) return;
    verbatim.language = tag;
    verbatim.messages = text;
    for (const [, key, words] of text.matchAll(/^boot\.(\w+) = (.*)$/gm)) texts[key] = words;
  }

  async function start(again) {
    show('failure', false);
    delete html.dataset.failed;
    show('loading', true);
    spoken = spoken || speak();
    try {
      if (typeof WebAssembly !== 'object') throw new Error(say('noWebAssembly'));
      if (!window.Go) throw new Error(say('noGo'));
      const [module, archive] = await load(again);
      await spoken;
      const text = byID('loading-text');
      if (text) text.textContent = say('starting');
      await run(module, archive);
    } catch (e) {
      verbatim.fail(e.message);
    }
  }

  // A new version is installed whole beside the old one, which serves until then (sw.js); a single file and plain http have no worker.
  function keepOffline() {
    if (!settings.worker || !keepers() || !window.isSecureContext || !location.protocol.startsWith('http')) return;
    const renew = () => { location.reload(); setTimeout(renew, 5000); }; // again, should something have called it off
    const controlled = navigator.serviceWorker.controller !== null;
    let asked = false;
    navigator.serviceWorker.addEventListener('controllerchange', () => { // another tab has asked for the new version
      if (!controlled || asked) return;
      show('update-ready', false);
      show('update-moved', true);
      show('update', true);
      byID('update-now').onclick = renew;
    });
    const offer = (worker) => {
      show('update', true);
      byID('update-now').onclick = () => {
        asked = true;
        if (worker.state === 'activated') { renew(); return; } // at once, where no tab was under the old one
        worker.addEventListener('statechange', () => { if (worker.state === 'activated') renew(); });
        worker.postMessage('activate');
      };
    };
    navigator.serviceWorker.register(settings.worker).then((registration) => {
      if (registration.waiting && registration.active) offer(registration.waiting);
      registration.addEventListener('updatefound', () => {
        const worker = registration.installing;
        worker.addEventListener('statechange', () => { if (worker.state === 'installed' && registration.active) offer(worker); });
      });
    }).catch(() => {}); // a browser that keeps nothing still searches
  }

  const retry = byID('retry');
  if (retry) retry.addEventListener('click', () => start(true));
  setTimeout(start); // in tasks of their own, before or between the first frames
  setTimeout(keepOffline);
})();
