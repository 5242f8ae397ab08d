// start.mjs opens the engine that the address names, answers the first query that the benchmark left in the page, and notes when.
const name = new URLSearchParams(location.search).get('engine');
const engine = await import(`/page/${name}.mjs`);
const search = await engine.open();
window.search = search;
if (window.firstQuery) await (search.first ?? search)(window.firstQuery);
window.firstResult = performance.now();
fetch('/shown');
