// flexsearch.mjs opens an index that build.mjs made and answers queries: numbers of documents, or null for a kind that FlexSearch has not in this setting
// ("strict" indexes whole words, so that words are found exactly; prefixes would need an index of every beginning of every word).
import { words } from './words.mjs';

export const options = { tokenize: 'strict', encode: words, fastupdate: false };

export async function open() {
  const { Index } = (await import('/lib/flexsearch/dist/flexsearch.bundle.module.min.mjs'));
  const index = new Index(options);
  const [parts, publishers] = await Promise.all(['/index/index.json', '/index/publishers.json'].map(async (file) => (await fetch(file)).json()));
  for (const [key, data] of parts) index.import(key, data);
  return (q) => {
    if (q.phrase || q.prefix || q.typo) return null;
    const hits = index.search(q.words.join(' '), { limit: 1e9 });
    return q.publisher ? hits.filter((id) => publishers.names[publishers.of[id]] === q.publisher) : hits;
  };
}
