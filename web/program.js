// program.js fetches a program of the page's and compiles it. Both are done in a Worker, which is this same script under the name "compiler", so that the page
// answers meanwhile: to take in five megabytes and check them costs it a fifth of a second. Where a Worker cannot be had the page does it by the same code.
(function (scope) {
  'use strict';

  // fault is an error that boot.js puts into words: which of its texts, of what ("engine"), and the status of an answer.
  const fault = (key, what, code) => Object.assign(new Error(key), { key, what, code });

  // verbatimFetch fetches what settings name: wasm, archive, workshop, addresses; wasmSize, archiveSize, bytes; packed, whether to take the .gz of a program. told hears of each part how many bytes have come.
  const fetcher = scope.verbatimFetch = (settings, told) => {
    async function request(part, what, again, address = settings[part]) {
      told(part, null); // from the beginning
      let response;
      try {
        response = await fetch(address, again ? { cache: 'reload' } : undefined);
      } catch (e) {
        throw fault('offline', what);
      }
      if (!response.ok) throw fault('status', what, response.status);
      return response;
    }

    async function read(part, what, response) {
      const reader = response.body.getReader();
      const chunks = [];
      let size = 0;
      try {
        for (;;) {
          const { done, value } = await reader.read();
          if (done) break;
          chunks.push(value);
          size += value.length;
          told(part, value.length);
        }
      } catch (e) {
        throw fault('offline', what);
      }
      const bytes = new Uint8Array(size);
      let at = 0;
      for (const chunk of chunks) { bytes.set(chunk, at); at += chunk.length; }
      if (scope.verbatimLooksLikePage(bytes)) throw fault('page', what);
      if (settings[part + 'Size'] && size !== Number(settings[part + 'Size'])) throw fault('cut', what);
      return bytes;
    }

    // check compares a program with the digits in its name, which are of its SHA-256. Browsers compute it where the page came by a safe way.
    async function check(bytes, part, what) {
      const digits = /-([0-9a-f]{16})\.wasm$/.exec(settings[part]);
      if (!digits || !scope.crypto?.subtle) return;
      const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).subarray(0, 8);
      if (Array.from(sum, (b) => b.toString(16).padStart(2, '0')).join('') !== digits[1]) throw fault('altered', what);
    }

    // packed gives a program from the .gz beside it, unpacked here, or null. settings.packed tells that it is there, and that the host sends all else unpacked.
    async function packed(part, what, again) {
      if (!settings.packed || !scope.DecompressionStream) return null;
      try {
        const response = await request(part, what, again, settings[part] + '.gz');
        let bytes = new Uint8Array(await response.arrayBuffer());
        if (bytes[0] === 0x1f && bytes[1] === 0x8b) bytes = new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
        await check(bytes, part, what);
        told(part, bytes.length);
        return bytes;
      } catch (e) {
        return null; // the file itself may yet come
      }
    }

    // The answer itself goes to the streaming compiler, which lets the browser keep the compiled code; its copy is counted, and is at hand when
    // the compiler turns the answer down for its type (.wasm sent as text/plain).
    async function compile(part, what, again) {
      const unpacked = await packed(part, what, again);
      if (unpacked) return WebAssembly.compile(unpacked);
      const response = await request(part, what, again);
      const copy = response.clone();
      const streamed = WebAssembly.compileStreaming ? WebAssembly.compileStreaming(response).catch(() => null) : null;
      const bytes = await read(part, what, copy);
      await check(bytes, part, what);
      const module = await streamed;
      if (module) return module;
      return WebAssembly.compile(bytes).catch(() => { throw fault('cut', what); });
    }

    return { request, read, compile };
  };

  // warm starts a program, which ends at once where there is no page: browsers compile a function when it is first called, for all threads of the page, and would
  // do it on the page's.
  async function warm(module) {
    try {
      const go = new scope.Go();
      await go.run(await WebAssembly.instantiate(module, go.importObject));
    } catch (e) { /* the page will tell */ }
  }

  const name = 'compiler';
  if (typeof document === 'undefined') {
    if (scope.name !== name) return;
    scope.onmessage = async ({ data: { settings, part, what, again } }) => {
      const { compile } = fetcher(settings, (part, bytes) => scope.postMessage({ part, bytes }));
      try {
        const module = await compile(part, what, again);
        if (part === 'wasm') await warm(module);
        scope.postMessage({ module });
      } catch (e) {
        scope.postMessage({ fault: { key: e.key, what: e.what, code: e.code } });
      }
    };
    return;
  }

  // verbatimCompile gives a program, compiled: part names it in the settings, whose addresses are whole, and what in words. script is the address of this script.
  scope.verbatimCompile = (settings, told, script, part, what, again) => new Promise((resolve, reject) => {
    const here = () => fetcher(settings, told).compile(part, what, again).then(resolve, reject);
    let worker;
    try {
      worker = new Worker(script, { name });
      worker.postMessage({ settings, part, what, again });
    } catch (e) {
      here();
      return;
    }
    const end = () => { worker.onerror = worker.onmessage = null; worker.terminate(); };
    worker.onerror = worker.onmessageerror = (event) => { event.preventDefault(); end(); here(); };
    worker.onmessage = ({ data }) => {
      if (data.part) { told(data.part, data.bytes); return; }
      end();
      if (data.module) resolve(data.module); else if (data.fault.key) reject(fault(data.fault.key, data.fault.what, data.fault.code)); else here();
    };
  });
})(self);
