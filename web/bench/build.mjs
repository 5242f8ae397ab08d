// build.mjs makes one engine's index: node build.mjs ENGINE DOCUMENTS FOLDER. It prints how long that took, from the first document to the last byte
// written, without the time to read the documents, as one line of JSON.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [engine, file, out] = process.argv.slice(2);
const documents = readDocuments(file);
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const write = (name, data) => writeFileSync(path.join(out, name), data);

const builders = {
  async minisearch() {
    const { default: MiniSearch } = await import('minisearch');
    const { options } = await import('./page/minisearch.mjs');
    const index = new MiniSearch(options);
    for (const [id, d] of documents.entries()) index.add({ id, text: d.text, publisher: d.publisher });
    write('index.json', JSON.stringify(index));
  },

  async flexsearch() {
    const { Index } = (await import('flexsearch'));
    const { options } = await import('./page/flexsearch.mjs');
    const index = new Index(options);
    for (const [id, d] of documents.entries()) index.add(id, d.text);
    const parts = [];
    await index.export((key, data) => { if (data) parts.push([key, data]); });
    write('index.json', JSON.stringify(parts));
    const names = [...new Set(documents.map((d) => d.publisher))];
    const number = new Map(names.map((name, i) => [name, i]));
    write('publishers.json', JSON.stringify({ names, of: documents.map((d) => number.get(d.publisher)) }));
  },

  // The language is one for which Pagefind has no stemmer, so that words are found as they stand.
  async pagefind() {
    const { createIndex, close } = await import('pagefind');
    const { index } = await createIndex({ forceLanguage: 'xx' });
    let next = 0;
    const feed = async () => {
      while (next < documents.length) {
        const id = next++;
        const d = documents[id];
        const { errors } = await index.addCustomRecord({ url: `/${id}`, content: d.text, language: 'xx', meta: { title: d.title }, filters: { publisher: [d.publisher] } });
        if (errors.length) throw new Error(errors.join('; '));
      }
    };
    await Promise.all(Array.from({ length: 64 }, feed));
    const { errors } = await index.writeFiles({ outputPath: out });
    if (errors.length) throw new Error(errors.join('; '));
    await close();
  },

  // The table is "contentless": the text itself is not kept, as the other engines do not keep it either.
  async sqlite() {
    const { default: start } = await import('@sqlite.org/sqlite-wasm');
    const sqlite = await start();
    const db = new sqlite.oo1.DB(':memory:');
    db.exec(`create virtual table f using fts5(text, content='', tokenize="unicode61 remove_diacritics 2");
      create table document (publisher text); begin`);
    const text = db.prepare('insert into f (rowid, text) values (?, ?)');
    const document = db.prepare('insert into document (rowid, publisher) values (?, ?)');
    for (const [id, d] of documents.entries()) {
      text.bind([id + 1, d.text]).stepReset();
      document.bind([id + 1, d.publisher]).stepReset();
    }
    text.finalize();
    document.finalize();
    db.exec(`commit; insert into f(f) values ('optimize'); vacuum`);
    write('index.db', sqlite.capi.sqlite3_js_db_export(db));
  },
};

const started = performance.now();
await builders[engine]();
console.log(JSON.stringify({ seconds: (performance.now() - started) / 1000, megabytes: process.resourceUsage().maxRSS / 1000 }));

// readDocuments joins title and text: what is searched.
function readDocuments(name) {
  return readFileSync(name, 'utf8').trimEnd().split('\n').map((line) => {
    const d = JSON.parse(line);
    return { title: d.title, publisher: d.publisher, text: d.title + '\n' + d.text };
  });
}
