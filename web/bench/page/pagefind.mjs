// pagefind.mjs opens an index that build.mjs made and answers queries: ids of fragments, or null for a kind that Pagefind has not.
export async function open() {
  const pagefind = await import('/index/pagefind.js');
  await pagefind.options({ bundlePath: '/index/' });
  await pagefind.init();
  const find = (q) => {
    const text = q.words.join(' ');
    return pagefind.search(q.phrase ? `"${text}"` : text, q.publisher ? { filters: { publisher: q.publisher } } : {});
  };
  const search = async (q) => (q.typo ? null : (await find(q)).results.map((hit) => hit.id));
  search.first = async (q) => (await find(q)).results[0].data();
  return search;
}
