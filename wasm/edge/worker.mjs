// worker.mjs turns requests to a Cloudflare Worker into calls of one Go program, which is started by the first of them and answers all that the isolate is
// given. `make edge-build` puts it in the place of the one that comes with github.com/syumai/workers, which starts a program for each request.
import './wasm_exec.js';
import module from './app.wasm';

// Called by the library's binding for JavaScript's exceptions.
globalThis.tryCatch = (f) => {
  try {
    return { result: f() };
  } catch (error) {
    return { error };
  }
};

let program; // { go, binding }

// start runs the program up to where it waits for requests: all of that within this call, so that no request waits for another's promise.
function start(env, ctx) {
  const go = new globalThis.Go();
  const binding = {};
  const instance = new WebAssembly.Instance(module, { ...go.importObject, workers: { ready() {} } });
  go.run(instance, { env, ctx, binding }).catch((error) => console.error(error));
  return { go, binding };
}

export default {
  fetch(request, env, ctx) {
    if (!program || program.go.exited) program = start(env, ctx); // one that crashed has exited
    return program.binding.handleRequest(request);
  },
};
