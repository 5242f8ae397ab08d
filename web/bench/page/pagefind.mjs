// pagefind.mjs opens an index that build.mjs made and answers queries: ids of fragments, or null for a kind that Pagefind has not.
export async function open() {
  const pagefind = await import('/index/pagefind.js');
  await pagefind.options({ bundlePath: '/index/' });
  await pagefind.init();
  return async (q) => {
    if (q.typo) return null;
    const text = q.words.join(' ');
    const found = await pagefind.search(q.phrase ? `"${text}"` : text, q.publisher ? { filters: { publisher: q.publisher } } : {});
    return found.results.map((hit) => hit.id);
  };
}
