// sqlite.mjs opens a database that build.mjs made, in memory, and answers queries with FTS5: numbers of documents, or null for a kind that it has not.
export async function open() {
  const { default: start } = await import('/lib/@sqlite.org/sqlite-wasm/dist/index.mjs');
  const [sqlite, data] = await Promise.all([start(), fetch('/index/index.db').then((answer) => answer.arrayBuffer())]);
  const bytes = new Uint8Array(data);
  const db = new sqlite.oo1.DB(':memory:');
  const { capi, wasm } = sqlite;
  const at = wasm.allocFromTypedArray(bytes);
  db.checkRc(capi.sqlite3_deserialize(db.pointer, 'main', at, bytes.length, bytes.length, capi.SQLITE_DESERIALIZE_FREEONCLOSE));
  const plain = db.prepare('select rowid from f where f match ? order by rank');
  const filtered = db.prepare('select f.rowid from f join document d on d.rowid = f.rowid where f match ? and d.publisher = ? order by rank');
  return (q) => {
    if (q.typo) return null;
    const match = q.phrase ? `"${q.words.join(' ')}"` : q.words.map((w) => `"${w}"` + (q.prefix ? '*' : '')).join(' AND ');
    const query = q.publisher ? filtered : plain;
    query.bind(q.publisher ? [match, q.publisher] : [match]);
    const hits = [];
    while (query.step()) hits.push(query.get(0) - 1);
    query.reset();
    return hits;
  };
}
