// Every format of an export, read by somebody else's tools and judged by their validators: the offsets, the words and the dates must come out as they went
// in, and hostile words must come out as words.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse as parseCSV } from 'csv-parse/sync';
import jsonld from 'jsonld';
import saxes from 'saxes';
import * as judge from '../formats.mjs';
import { download, go, onePage, open, top } from '../harness.mjs';

const require = createRequire(import.meta.url);
const { Cite, plugins } = require('@citation-js/core');
require('@citation-js/plugin-bibtex');
require('@citation-js/plugin-ris');
require('@citation-js/plugin-csl');
const { Package } = require('datapackage');
const { loadFromString } = require('html-metadata');

const hostile = `=cmd|'/C calc'!A0, <script>alert(1)</script> ]]> \\write18{x} %0a & {} $x$ [x](javascript:alert(1)) --> \u202eevil\u202c`;
const plain = hostile.replaceAll(/[\u202e\u202c]/g, '');

const note = 'See <b>page 2</b> & "the rest" ]]> of it';

const files = {
  'mill.md': `---\ntitle: The mill & the “wheel” {again}\nauthor: Jo Lindqvist\npublisher: Saltmere Gazette\npublished: 2024-05-02\nlang: en\nurl: https://gazette.example/mill?page=2&x=1\nlicense: https://creativecommons.org/licenses/by/4.0/\n---\n` +
    `The 🌾 harvest came late to Вольск this year.\n\n“We 🌊 opened the sluice at dawn, and nobody was told,” the miller Tess Okonjo said. “The wheel has turned 4,000 times since.”\n`,
  'hostile.txt': `---\ntitle: '${plain.replaceAll("'", '’')}'\npublisher: +Evil, Inc.\npublished: 2024-05\nlang: en\n---\n“${hostile} is what the clerk wrote on the wall,” said Tess Okonjo.\n`,
  'пекарня.md': `---\ntitle: Пекарня\npublisher: Вестник\npublished: 2024-06-03\nlang: ru\n---\n«Колесо 🌊 повернулось четыре тысячи раз с начала года», – сказал мельник Пётр Ольхов.\n`,
  'мельница.md': `---\ntitle: Мельница\npublisher: Вестник\npublished: 2024-06-01\nlang: ru\n---\n«Колесо 🌊 повернулось четыре тысячи раз с начала года», – сказал мельник Пётр Ольхов.\n`,
};

let browser, server, page, dir;

before(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'verbatim-formats-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(dir, name), text);
  execFileSync('go', ['run', './scripts/site', '-sizes=false', '-content', dir, '-out', path.join(dir, 'site')], { cwd: top, stdio: ['ignore', 'ignore', 'inherit'] });
});
onePage((opened) => { ({ browser, server, page } = opened); }, { folder: () => path.join(dir, 'site'), acceptDownloads: true });
after(() => rmSync(dir, { recursive: true }));

// exported has all quotes saved in a format.
async function exported(format) {
  await page.evaluate(() => document.querySelector('#export-results').setAttribute('open', ''));
  return (await download(page, page.locator('#export-results-' + format))).text;
}

// collected has all quotes saved in a format as a dossier, with a hostile note beside the first.
async function collected(format) {
  const missing = await page.locator('[id^="collect-"][aria-pressed="false"]').evaluateAll((all) => all.map((button) => button.id));
  if (missing.length > 0) {
    for (const id of missing) await page.locator(`[id="${id}"]`).click();
    await go(page, '#/dossier');
    await page.getByLabel('Note on quote 1').fill(note);
  }
  await go(page, '#/dossier');
  await page.evaluate(() => document.querySelector('#export-dossier').setAttribute('open', ''));
  const { text } = await download(page, page.locator('#export-dossier-' + format));
  await go(page, '#/quotes');
  return text;
}

async function rows() {
  return (await exported('jsonl')).trim().split('\n').map((l) => JSON.parse(l));
}

// A reader's own context of the Web Annotation vocabulary (https://www.w3.org/TR/annotation-vocab/): the published one cannot be fetched in a test.
const oa = 'http://www.w3.org/ns/oa#';
const vocabulary = {
  '@context': {
    oa, id: '@id', type: '@type', rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#', as: 'http://www.w3.org/ns/activitystreams#',
    Annotation: 'oa:Annotation', AnnotationPage: 'as:OrderedCollectionPage', SpecificResource: 'oa:SpecificResource', TextualBody: 'oa:TextualBody',
    TextQuoteSelector: 'oa:TextQuoteSelector', TextPositionSelector: 'oa:TextPositionSelector', identifying: 'oa:identifying',
    items: { '@id': 'as:items', '@container': '@list' }, body: { '@id': 'oa:hasBody', '@type': '@id' }, bodyValue: 'oa:bodyValue',
    target: { '@id': 'oa:hasTarget', '@type': '@id' }, source: { '@id': 'oa:hasSource', '@type': '@id' }, selector: { '@id': 'oa:hasSelector', '@type': '@id' },
    motivation: { '@id': 'oa:motivatedBy', '@type': '@vocab' }, purpose: { '@id': 'oa:hasPurpose', '@type': '@vocab' },
    exact: 'oa:exact', prefix: 'oa:prefix', suffix: 'oa:suffix', value: 'rdf:value', start: 'oa:start', end: 'oa:end',
  },
};
const documentLoader = async (url) => {
  assert.equal(url, 'http://www.w3.org/ns/anno.jsonld');
  return { contextUrl: null, documentUrl: url, document: vocabulary };
};

test('E5 CSV is read by csv-parse as the same rows as JSON Lines, and holds no formula', async () => {
  const table = parseCSV(await exported('csv'), { columns: true, bom: true });
  const lines = await rows();
  assert.equal(table.length, lines.length);
  for (const [i, row] of table.entries()) {
    assert.equal(row.quote_id, lines[i].quote_id);
    assert.equal(Number(row.start), lines[i].start);
    for (const cell of Object.values(row)) assert.doesNotMatch(cell, /^[=+\-@\t\r]|[\u202a-\u202e\u2066-\u2069]/);
  }
  assert.ok(table.some((row) => row.quote.startsWith("'=cmd|")), 'the hostile quote is not there');
});

test('E6 Web Annotations keep the rules of their data model, with and without notes', async () => {
  judge.annotations(JSON.parse(await exported('annotation')));
  const page = JSON.parse(await collected('annotation'));
  judge.annotations(page);
  assert.equal(page.items.length, (await rows()).length);
  const bodies = page.items.map((item) => [item.body ?? []].flat());
  assert.deepEqual(bodies.flat().filter((body) => body.purpose === 'commenting').map((body) => body.value), [note]);
  // The judge is no friend: what the model forbids does not pass it.
  const broken = (change) => { const copy = structuredClone(page); change(copy, copy.items[0]); return () => judge.annotations(copy); };
  assert.throws(broken((_, item) => { item.bodyValue = note; }), /Web Annotation/);
  assert.throws(broken((_, item) => { delete [item.target].flat()[0].selector[0].exact; }), /Web Annotation/);
  assert.throws(broken((_, item) => { item.motivation = 'quoting'; }), /Web Annotation/);
  assert.throws(broken((copy) => { copy.id = ''; }), /Web Annotation/);
});

test('E6 Web Annotations expand as JSON-LD, and their code points select the quote', async () => {
  const text = await exported('annotation');
  const [expanded] = await jsonld.expand(JSON.parse(text), { documentLoader, safe: true });
  const items = expanded['http://www.w3.org/ns/activitystreams#items'][0]['@list'];
  const lines = await rows();
  assert.equal(items.length, lines.length);
  for (const item of items) {
    assert.deepEqual(item['@type'], [oa + 'Annotation']);
    assert.equal(item[oa + 'motivatedBy'][0]['@id'], oa + 'identifying');
    for (const target of item[oa + 'hasTarget']) {
      const [quoted, position] = target[oa + 'hasSelector'];
      assert.deepEqual([quoted['@type'], position['@type']], [[oa + 'TextQuoteSelector'], [oa + 'TextPositionSelector']]);
      const exact = [...quoted[oa + 'exact'][0]['@value']];
      assert.equal(position[oa + 'end'][0]['@value'] - position[oa + 'start'][0]['@value'], exact.length);
    }
  }
  // The text of the article, as the page shows it, has the words at those code points.
  const body = [...files['mill.md'].split('---\n')[2].trimEnd()];
  const mill = JSON.parse(text).items.find((item) => item.id.includes('mill'));
  for (const target of [mill.target].flat()) {
    const [quoted, position] = target.selector;
    assert.equal(body.slice(position.start, position.end).join(''), quoted.exact);
    assert.equal(body.slice(Math.max(0, position.start - [...quoted.prefix].length), position.start).join(''), quoted.prefix);
  }
});

test('E7 what is said in JSON-LD is of schema.org’s types and properties, in exports and in the pages of articles', async () => {
  const graph = JSON.parse(await exported('schema'));
  assert.equal(graph['@graph'].length, (await rows()).length);
  judge.schemaOrg(graph);
  judge.schemaOrg(JSON.parse(await collected('schema')));
  for (const { article_id } of await rows()) {
    const { jsonLd } = await loadFromString(await (await fetch(new URL(`articles/${article_id}.html`, server.url))).text());
    assert.equal(jsonLd['@type'], 'NewsArticle');
    judge.schemaOrg(jsonLd);
  }
  const broken = (change) => { const copy = structuredClone(graph['@graph'][0]); change(copy); return () => judge.schemaOrg(copy); };
  assert.throws(broken((q) => { q.spokenBy = q.spokenByCharacter; }), /schema\.org Quotation/);
  assert.throws(broken((q) => { q.spokenByCharacter['@type'] = 'Speaker'; }), /Speaker/);
  assert.throws(broken((q) => { q.isPartOf.datePublished = '2 May 2024'; }), /schema\.org NewsArticle/);
});

test('E7 a citation manager’s reader finds in an article’s page who wrote it, what it is called, when and where it appeared', async () => {
  const read = async (name) => loadFromString(await (await fetch(new URL(`articles/${name}.html`, server.url))).text());
  const { highwirePress, openGraph } = await read('mill'); // html-metadata is what Citoid reads pages with, by which Zotero's translators are served
  assert.deepEqual(highwirePress, {
    title: 'The mill & the “wheel” {again}', author: 'Jo Lindqvist', publication_date: '2024/05/02', journal_title: 'Saltmere Gazette', language: 'en',
    public_url: 'https://gazette.example/mill?page=2&x=1',
  });
  assert.equal(openGraph.type, 'article');
  assert.equal(openGraph.title, highwirePress.title);
  const bad = await read('hostile');
  assert.equal(bad.highwirePress.title, plain.replaceAll("'", '’'));
  assert.equal(bad.highwirePress.journal_title, '+Evil, Inc.');
});

test('E7 the pages of articles describe themselves: schema.org JSON-LD, Open Graph and citation_ names', async () => {
  const reader = await open(browser, { javaScriptEnabled: false });
  await reader.goto(new URL('.', server.url).href + 'articles/mill.html');
  const data = JSON.parse(await reader.locator('script[type="application/ld+json"]').textContent());
  const [article] = await jsonld.expand({ ...data, '@context': { '@vocab': 'https://schema.org/' } });
  const one = (name) => article['https://schema.org/' + name][0];
  assert.deepEqual(article['@type'], ['https://schema.org/NewsArticle']);
  assert.equal(one('headline')['@value'], 'The mill & the “wheel” {again}');
  assert.equal(one('datePublished')['@value'], '2024-05-02');
  assert.equal(one('publisher')['https://schema.org/name'][0]['@value'], 'Saltmere Gazette');
  assert.equal(one('isBasedOn')['@value'], 'https://gazette.example/mill?page=2&x=1');
  const quotes = article['https://schema.org/hasPart'];
  assert.ok(quotes.some((q) => q['@type'][0] === 'https://schema.org/Quotation' && q['https://schema.org/spokenByCharacter'][0]['https://schema.org/name'][0]['@value'] === 'Tess Okonjo'));
  const meta = (name) => reader.locator(`meta[name="${name}"], meta[property="${name}"]`).getAttribute('content');
  assert.equal(await meta('citation_title'), 'The mill & the “wheel” {again}');
  assert.equal(await meta('citation_author'), 'Jo Lindqvist');
  assert.equal(await meta('citation_publication_date'), '2024/05/02');
  assert.equal(await meta('og:type'), 'article');
  await reader.goto(new URL('.', server.url).href + 'articles/hostile.html');
  assert.equal(await reader.locator('script:not([type="application/ld+json"])').count(), 0);
  JSON.parse(await reader.locator('script[type="application/ld+json"]').textContent());
  assert.deepEqual(reader.faults, []);
});

test('E4 CSL-JSON, BibLaTeX and RIS are read by citation-js as the same references', async () => {
  plugins.config.get('@bibtex').parse.strict = true;
  const csl = new Cite(JSON.parse(await exported('csl'))).data;
  const bib = new Cite(await exported('bib')).data;
  const ris = new Cite(await exported('ris'), { forceType: '@ris/file' }).data;
  const lines = await rows();
  for (const list of [csl, bib, ris]) assert.equal(list.length, lines.length);
  for (const [i, line] of lines.entries()) {
    for (const list of [csl, bib]) {
      assert.equal(list[i].title, line.title.replaceAll(/[\u202e\u202c]/g, ''));
      assert.deepEqual(list[i].issued['date-parts'][0], line.published.split('-').map(Number));
    }
    assert.equal(ris[i].title, line.title);
    assert.equal(ris[i].type, 'article-newspaper');
    assert.equal(csl[i]['container-title'], line.publisher);
    for (const list of [csl, bib, ris]) assert.ok(list[i].note.replaceAll(/\s+/g, ' ').includes(line.quote.split(' … ')[0].replaceAll(/[\u202e\u202c]/g, '').slice(0, 12)), list[i].note);
  }
  const mill = csl.find((item) => item.id.startsWith('mill'));
  assert.deepEqual(mill.author, [{ literal: 'Jo Lindqvist' }]);
  assert.match(new Cite([mill]).format('bibliography', { template: 'apa', lang: 'en-US' }), /The mill & the “wheel” \{again\}[\s\S]*Saltmere Gazette[\s\S]*gazette\.example/);
});

test('E8 TEI is valid by the content models of P5, with notes and without', async () => {
  const text = await exported('tei');
  judge.tei(text);
  const noted = await collected('tei');
  judge.tei(noted);
  assert.ok(noted.includes('<note>See &lt;b&gt;page 2'), noted);
  for (const [from, to] of [[/direct="(true|false)"/, 'direct="yes"'], [/ when="2024-05"/, ' when="May 2024"'], [/<bibl>/g, '<cite>'], [/ who="[^"]*"/, ' who=""'], [/xml:id="said-[^"]*"/g, 'xml:id="said"']]) {
    assert.match(text, from);
    assert.throws(() => judge.tei(text.replace(from, to).replaceAll('</bibl>', to === '<cite>' ? '</cite>' : '</bibl>')), /TEI P5|not|ID/, String(from));
  }
});

test('E8 TEI is well-formed XML in which every said has a person', async () => {
  const parser = new saxes.SaxesParser({ xmlns: true });
  const people = new Set();
  const said = [];
  let text = '';
  let inside = null;
  parser.on('error', (error) => { throw error; });
  parser.on('opentag', (tag) => {
    assert.equal(tag.uri, 'http://www.tei-c.org/ns/1.0');
    const id = tag.attributes['xml:id']?.value;
    if (tag.local === 'person') people.add('#' + id);
    if (tag.local === 'said') { inside = { who: tag.attributes.who?.value, direct: tag.attributes.direct.value, text: '' }; said.push(inside); }
    text += ' ' + tag.local;
  });
  parser.on('closetag', (tag) => { if (tag.local === 'said') inside = null; });
  parser.on('text', (t) => { if (inside) inside.text += t; });
  parser.write(await exported('tei')).close();
  assert.match(text, /^ TEI teiHeader fileDesc titleStmt title publicationStmt p sourceDesc p text body p said/);
  for (const s of said) {
    assert.ok(people.has(s.who), s.who);
    assert.match(s.direct, /^(true|false)$/);
  }
  const words = said.map((s) => s.text);
  assert.ok(words.some((w) => w.startsWith(plain.slice(0, 60))), 'the hostile words are not there');
  assert.ok(words.includes('Колесо 🌊 повернулось четыре тысячи раз с начала года'));
});

test('E12 the Data Package keeps the rules of version 2.0', async () => {
  const descriptor = JSON.parse(await exported('datapackage'));
  judge.dataPackage(descriptor);
  judge.dataPackage(JSON.parse(await collected('datapackage')));
  assert.equal(descriptor.resources[0].type, 'table');
  const broken = (change) => { const copy = structuredClone(descriptor); change(copy, copy.resources[0]); return () => judge.dataPackage(copy); };
  assert.throws(broken((d) => { d.created = 'yesterday'; }), /created/);
  assert.throws(broken((d) => { d.licenses = [{ title: 'none' }]; }), /licenses/);
  assert.throws(broken((_, r) => { r.path = 'quotes.csv'; }), /resources/);
  assert.throws(broken((_, r) => { r.schema.fields[1].type = 'text'; }), /fields/);
  assert.throws(broken((_, r) => { r.schema.primaryKey = ['number']; }), /primary key/);
});

test('E12 the Data Package is read by the library of version 1, and its rows fit its schema', async () => {
  const descriptor = JSON.parse(await exported('datapackage'));
  const loaded = await Package.load(descriptor, { strict: true });
  assert.ok(loaded.valid, String(loaded.errors));
  const { schema } = loaded.getResource('quotes');
  const { data } = descriptor.resources[0];
  for (const row of data) {
    assert.deepEqual(Object.keys(row), schema.fieldNames);
    assert.deepEqual(schema.castRow(Object.values(row)).map((value) => value ?? ''), Object.values(row)); // it has null for an empty cell
  }
  assert.deepEqual(data, await rows());
  assert.ok(descriptor.licenses[0].name && descriptor.id && descriptor.resources[0].data);
});

test('the saved pages and texts act on nothing', async () => {
  const reader = await open(browser);
  const dialogs = [];
  reader.on('dialog', (d) => { dialogs.push(d.message()); d.dismiss(); });
  await reader.setContent(await exported('html'));
  assert.equal(await reader.locator('script, a[href^="javascript"]').count(), 0);
  assert.ok((await reader.locator('blockquote').allInnerTexts()).some((t) => t.includes('<script>alert(1)</script>')));
  assert.deepEqual(dialogs, []);
  const markdown = await exported('markdown');
  assert.doesNotMatch(markdown, /<script|[^\\]\]\(javascript/);
  for (const format of ['csv', 'text', 'markdown', 'html', 'bib', 'ris', 'tei', 'annotation', 'schema', 'jsonl', 'csl', 'datapackage']) {
    assert.doesNotMatch(await exported(format), /[\u202a-\u202e\u2066-\u2069]/, format);
  }
});
