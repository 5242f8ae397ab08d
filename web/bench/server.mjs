// server.mjs serves folders as a static host does: with brotli for what hosts compress, ranges, and, if asked, over a slow line.
import { createServer } from 'node:http';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { createHash } from 'node:crypto';

const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.json': 'application/json', '.css': 'text/css',
  '.svg': 'image/svg+xml', '.wasm': 'application/wasm', '.webmanifest': 'application/manifest+json', '.txt': 'text/plain', '.db': 'application/vnd.sqlite3',
};

// compressible are the kinds of files that hosts compress on the way. A database is not one at most hosts; it is counted as if it were.
const compressible = new Set(['.html', '.js', '.mjs', '.json', '.css', '.svg', '.wasm', '.webmanifest', '.txt', '.db']);

// compressed gives data as the best of hosts send it, and keeps it in a folder: brotli 11, above eight megabytes 9.
export function compressed(data, kept) {
  mkdirSync(kept, { recursive: true });
  const quality = data.length > 8e6 ? 9 : 11;
  const file = path.join(kept, `${createHash('sha256').update(data).digest('hex').slice(0, 32)}.${quality}.br`);
  if (!existsSync(file)) {
    writeFileSync(file, brotliCompressSync(data, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: quality,
        [constants.BROTLI_PARAM_LGWIN]: 24,
        [constants.BROTLI_PARAM_SIZE_HINT]: data.length,
      },
    }));
  }
  return readFileSync(file);
}

// weigh gives what a host would send for a file, in bytes.
export function weigh(file, kept) {
  const size = statSync(file).size;
  return compressible.has(path.extname(file)) ? Math.min(size, compressed(readFileSync(file), kept).length) : size;
}

// serve answers from folders, by the first part of an address; '' is the folder for all else. A line is { bits per second, milliseconds of delay }, and
// may be changed while serving. sent() is the number of bytes, headers included, that went out, and state.shown what it was when a
// page last asked for /shown.
export async function serve(folders, kept) {
  const state = { line: null, shown: 0 };
  let out = 0;
  let free = 0; // when the line is free again
  const cache = new Map(); // the host's memory, so that no disk is timed

  const load = (url) => {
    if (cache.has(url)) return cache.get(url);
    const [, first, ...rest] = decodeURIComponent(url).split('/');
    let file = folders[first] ? path.join(folders[first], ...rest) : path.join(folders[''] ?? '/nowhere', first, ...rest);
    if (existsSync(file) && statSync(file).isDirectory()) file = path.join(file, 'index.html');
    let answer = null;
    if (existsSync(file)) {
      const plain = readFileSync(file);
      const extension = path.extname(file);
      const packed = compressible.has(extension) ? compressed(plain, kept) : plain;
      answer = { plain, packed: packed.length < plain.length ? packed : null, type: types[extension] ?? 'application/octet-stream' };
    }
    cache.set(url, answer);
    return answer;
  };

  const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  async function send(response, data) {
    const { line } = state; // it may be another one before all is sent
    if (!line) return response.end(data);
    await later(line.delay);
    const piece = 16384;
    for (let at = 0; at < data.length; at += piece) {
      const chunk = data.subarray(at, at + piece);
      free = Math.max(free, performance.now()) + chunk.length * 8000 / line.rate;
      const wait = free - performance.now();
      if (wait > 2) await later(wait);
      if (response.destroyed) return;
      response.write(chunk);
    }
    response.end();
  }

  const server = createServer((request, response) => {
    const found = load(new URL(request.url, 'http://host').pathname);
    if (request.url === '/shown') { // a page says that it shows its first result
      state.shown = sent();
      response.statusCode = 204;
      return response.end();
    }
    // With these two a page's clock is exact to 5 microseconds.
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    response.setHeader('Cache-Control', request.headers.range ? 'no-store' : 'max-age=3600'); // what a page and its workers share comes once
    if (!found) {
      response.statusCode = 404;
      return response.end();
    }
    response.setHeader('Content-Type', found.type);
    response.setHeader('Accept-Ranges', 'bytes');
    let data = found.packed ?? found.plain;
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
    if (range) {
      const from = Number(range[1]);
      const to = range[2] ? Math.min(Number(range[2]), found.plain.length - 1) : found.plain.length - 1;
      data = found.plain.subarray(from, to + 1);
      response.statusCode = 206;
      response.setHeader('Content-Range', `bytes ${from}-${to}/${found.plain.length}`);
    } else if (found.packed) {
      response.setHeader('Content-Encoding', 'br');
    }
    response.setHeader('Content-Length', data.length);
    send(response, data);
  });
  const sockets = new Set();
  const sent = () => [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, out);
  server.on('connection', (socket) => {
    socket.setNoDelay(true);
    sockets.add(socket);
    socket.on('close', () => { out += socket.bytesWritten; sockets.delete(socket); });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    state,
    warm: (file) => load(file),
    sent,
    stop: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }),
  };
}
