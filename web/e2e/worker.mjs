// worker.mjs runs the built worker (.cache/edge) over a built site on workerd, without a network.
//
//   node worker.mjs [site folder]      PORT=8787
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { Miniflare } from 'miniflare';

const top = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export async function startWorker({ site = path.join(top, 'dist'), port = 0 } = {}) {
  const build = path.join(top, '.cache/edge');
  const worker = new Miniflare({
    host: '127.0.0.1',
    port,
    cf: false, // no look-up of where this machine is
    compatibilityDate: '2026-03-01',
    rootPath: build,
    modulesRoot: build,
    modules: [
      { type: 'ESModule', path: 'worker.mjs' },
      { type: 'ESModule', path: 'runtime.mjs' },
      { type: 'ESModule', path: 'wasm_exec.js' },
      { type: 'CompiledWasm', path: 'app.wasm' },
    ].map((m) => ({ ...m, path: path.join(build, m.path) })),
    assets: {
      directory: site,
      binding: 'ASSETS',
      routerConfig: { has_user_worker: true, invoke_user_worker_ahead_of_assets: true },
      assetConfig: { html_handling: 'auto-trailing-slash', not_found_handling: '404-page' },
    },
  });
  return { url: await worker.ready, stop: () => worker.dispose() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await startWorker({ site: path.resolve(process.argv[2] ?? path.join(top, 'dist')), port: Number(process.env.PORT ?? 8787) });
  console.log(String(url));
}
