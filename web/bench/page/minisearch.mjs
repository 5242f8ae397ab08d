// minisearch.mjs opens an index that build.mjs made and answers queries: numbers of documents, or null for a kind that MiniSearch has not.
import { words } from './words.mjs';

export const options = {
  fields: ['text'],
  storeFields: ['publisher'],
  tokenize: words,
  processTerm: (term) => term,
};

export async function open() {
  const { default: MiniSearch } = await import('/lib/minisearch/dist/es/index.js');
  const index = MiniSearch.loadJSON(await (await fetch('/index/index.json')).text(), options);
  return (q) => {
    if (q.phrase) return null;
    const more = { combineWith: 'AND' };
    if (q.prefix) more.prefix = true;
    if (q.typo) more.fuzzy = 1;
    if (q.publisher) more.filter = (hit) => hit.publisher === q.publisher;
    return index.search(q.typo ?? q.words.join(' '), more).map((hit) => hit.id);
  };
}
