// clerk.js ties the page to its clerk: over an archive so large that it comes by stretches, the page's program runs a second time, in a Worker, and there looks
// up what the page shows. The Worker is this same script under the name "clerk", and is given the program that the page has compiled. Where it cannot be
// had, or is lost, the page looks up for itself. Where the site names an interface (scripts/site -api) its host answers in the clerk's place, for as long as it
// does.
(function (scope) {
  'use strict';

  // Hosts that answer every unknown address with a page do so with status 200.
  scope.verbatimLooksLikePage = (bytes) => {
    const start = String.fromCharCode(...bytes.subarray(0, 200)).trimStart().toLowerCase();
    return start.startsWith('<!doctype') || start.startsWith('<html');
  };

  // verbatimStretch gives the n bytes from an offset on of the archive at an address. A host that knows no ranges answers with all of it, which is then given.
  scope.verbatimStretch = async (address, size, off, n, say) => {
    const what = say('archive');
    let response;
    let bytes;
    try {
      response = await fetch(address, { headers: { Range: 'bytes=' + off + '-' + (off + n - 1) } });
      if (response.ok) bytes = new Uint8Array(await response.arrayBuffer());
    } catch (e) {
      throw new Error(say('offline', { what }));
    }
    if (!bytes) throw new Error(say('status', { what, code: response.status }));
    if (scope.verbatimLooksLikePage(bytes)) throw new Error(say('page', { what }));
    if (bytes.length !== (response.status === 206 ? n : size)) throw new Error(say('cut', { what }));
    return bytes;
  };

  const mostSpare = 1 << 20; // bytes of an answer's buffer that is used again

  const name = 'clerk';
  if (typeof document === 'undefined') {
    if (scope.name === name) serve();
    return;
  }

  // serve is the Worker's part: it is told once what to start with, then questions.
  function serve() {
    const waiting = []; // questions before the program can hear
    let spare = null; // the buffer of an answer that the page has read
    scope.onmessage = async ({ data }) => {
      if (data === 'ping') { scope.postMessage({ kind: 'pong' }); return; }
      if (Array.isArray(data)) {
        spare = data[3] ?? spare;
        if (scope.verbatim?.hear) scope.verbatim.hear(...data); else waiting.push(data);
        return;
      }
      const words = (key, values) => data.texts[key].replace(/\{(\w+)\}/g, (_, value) => values[value]);
      scope.verbatim = {
        archiveSize: data.size, language: data.language, messages: data.messages,
        stretch: (off, n) => scope.verbatimStretch(data.archive, data.size, off, n, words),
        room: (n) => { // called by the program for n bytes to answer with
          const buffer = spare?.byteLength >= n ? spare : new ArrayBuffer(Math.max(n, 1 << 16));
          spare = null;
          return new Uint8Array(buffer, 0, n);
        },
        say: (number, parts) => scope.postMessage({ kind: 'answer', number, parts }, parts.filter((part) => part instanceof Uint8Array).map((part) => part.buffer)),
        fail: (text) => scope.postMessage({ kind: 'fail', text }),
        hear: null, // set by the program
        listens: () => waiting.splice(0).forEach((question) => scope.verbatim.hear(...question)), // called by it then
      };
      const lost = () => scope.postMessage({ kind: 'lost' });
      try {
        const go = new scope.Go();
        // By how many percent of what is held its memory grows before it is tidied up. Nearly all are rows of numbers, which are gone over at once, and the memory of
        // a WebAssembly never shrinks; of a smaller archive little is held, and it would be tidied up after every other question. (runtime/debug would make the program
        // 9 KB larger.)
        go.env.GOGC = data.size > 1 << 24 ? '30' : '100';
        const instance = await WebAssembly.instantiate(data.module, go.importObject);
        go.run(instance).then(lost, lost);
      } catch (e) {
        lost();
      }
    };
  }

  // verbatimClerk adds to the object that boot.js shares with the page's program. address is this script's; api that of the site's interface, or undefined.
  scope.verbatimClerk = function (verbatim, address, api) {
    const patience = 20000; // ms that the host may take to answer
    let worker = null;
    let begins = null; // what a clerk starts with
    let told = false; // of it
    let silent = 0;
    let watch = 0;
    const inquiries = new Map(); // of this script's own, by number
    let inquired = 0;
    let spare = null; // the buffer of an answer that has been read: the next question takes it back
    const decoder = new TextDecoder();

    const rest = () => { clearInterval(watch); watch = 0; silent = 0; };
    function lose() {
      rest();
      worker?.terminate();
      worker = null;
      verbatim.clerk = false;
      if (told && verbatim.deserted) verbatim.deserted();
      const left = [...inquiries.values()];
      inquiries.clear();
      left.forEach(({ otherwise }) => otherwise());
    }
    function heard({ data }) {
      rest();
      const inquiry = data.kind === 'answer' && inquiries.get(data.number);
      if (inquiry) { inquiries.delete(data.number); inquiry.then(...data.parts.map((part) => (typeof part === 'string' ? part : decoder.decode(part)))); }
      else if (data.kind === 'answer') verbatim.answered?.(data.number, data.parts);
      else if (data.kind === 'fail') verbatim.fail(data.text);
      else if (data.kind === 'lost') lose();
      if (data.kind === 'answer') spare = data.parts.findLast((part) => part.buffer?.byteLength <= mostSpare)?.buffer ?? spare;
    }

    // leave gives the host up: a clerk of the page's own takes its place.
    function leave() {
      if (!verbatim.host) return;
      verbatim.host = false;
      employ();
      verbatim.brief({ ...begins, language: verbatim.language, messages: verbatim.messages });
      verbatim.deserted?.();
    }
    function employ() {
      if (worker) lose();
      told = verbatim.clerk = false;
      try {
        worker = new Worker(address, { name });
        worker.onmessage = heard;
        worker.onerror = (event) => { event.preventDefault(); lose(); };
        verbatim.clerk = true;
      } catch (e) { /* refused: the page works by itself */ }
    }

    Object.assign(verbatim, {
      clerk: false, // whether there is one
      host: false, // whether it is the site's host
      answered: null, deserted: null, // set by the program

      // hire begins to start a clerk, early: its script is read while the program is on its way.
      hire: () => {
        if (api) verbatim.host = verbatim.clerk = true;
        else employ();
      },

      // brief gives it what to start with: { module, archive, size, language, messages, texts }.
      brief: (start) => {
        begins = start;
        if (!worker) return;
        try { worker.postMessage(start); told = true; } catch (e) { lose(); }
      },

      // askHost asks the host, of which any answer but a list of texts is none.
      askHost: async (number, parameters) => {
        try {
          const file = new URL(begins.archive).pathname.split('/').at(-1);
          const response = await fetch(api + 'page?' + parameters + '&archive=' + encodeURIComponent(file), { signal: AbortSignal.timeout(patience) });
          const parts = response.ok && await response.json();
          if (!Array.isArray(parts)) throw new Error();
          if (verbatim.host && parts.length > 0) verbatim.answered(number, parts);
        } catch (e) {
          leave();
        }
      },

      // inquire asks the clerk without the program, through which the ids of thousands of quotes would cross twice, a millisecond for every thousand. Where
      // the clerk is lost before it has answered, otherwise is done.
      inquire: (kind, parts, then, otherwise) => {
        const number = 'own ' + ++inquired;
        inquiries.set(number, { then, otherwise });
        verbatim.ask(kind, number, parts);
      },

      // ask passes on a question. A clerk that says nothing at all for half a minute is lost: a Worker that is killed does not tell.
      ask: (kind, number, parts) => {
        if (!worker) return;
        worker.postMessage([kind, number, parts, spare], spare ? [spare] : []);
        spare = null;
        if (!watch) watch = setInterval(() => { if (++silent > 3) lose(); else worker.postMessage('ping'); }, 10000);
      },
    });
  };
})(self);
