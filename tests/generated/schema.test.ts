import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { configSchema } from '../../src/config/json-schema.js';
import { sheetSchema } from '../../src/exchange/sheet/schema.js';
import { articleSchema } from '../../src/model/article-shape.js';
import { collectionSchema } from '../../src/model/collection.js';
import { manifestSchema } from '../../src/model/manifest.js';
import { remarksSchema } from '../../src/parse/remarks.js';
import { parseStrings } from '../../src/parse/strings.js';
import {
  acceptedSchema,
  catalogueSchema,
  glossarySchema,
  signatoriesSchema,
  stringsSchema,
} from '../../src/parse/text-schemas.js';
import { configurableRules } from '../../src/pipeline/rules.js';
import { formats } from '../../src/render/index.js';
import { checkSchema } from '../../src/report/json.js';
import { outlineSchema } from '../../src/report/outline-json.js';
import { ADDRESS, smallPublications } from '../collection.js';
import { publicationOf, publish, ROOT, temporaryFolder } from '../publication.js';
import { expectFile } from './page.js';

const schema = configSchema(
  formats.map(({ id }) => id),
  configurableRules,
);
const validate = new Ajv().compile(schema);

const english = parseStrings(
  'en',
  'press.json',
  readFileSync(join(ROOT, 'locales/en/press.json'), 'utf8'),
).value;
const SCHEMAS: Readonly<Record<string, object>> = {
  'publish.config': schema,
  accepted: acceptedSchema,
  article: articleSchema,
  catalogue: catalogueSchema,
  check: checkSchema,
  collection: collectionSchema,
  glossary: glossarySchema,
  manifest: manifestSchema,
  outline: outlineSchema,
  press: stringsSchema(english ?? new Map()),
  remarks: remarksSchema,
  sheet: sheetSchema,
  signatories: signatoriesSchema,
};

test.each(Object.entries(SCHEMAS))('schema/%s.schema.json is that of the program', async (name, own) => {
  await expectFile(`schema/${name}.schema.json`, JSON.stringify(own));
});

test('every schema of the package is one of these', () => {
  const files = Object.keys(SCHEMAS).map((name) => `${name}.schema.json`);
  expect(readdirSync(join(ROOT, 'schema')).sort()).toEqual(files.sort());
});

/** The files that people edit, and the schema of each. */
const EDITED: Readonly<Record<string, string>> = {
  'statement.json': 'catalogue',
  'press.json': 'press',
  'signatories.json': 'signatories',
  'accepted.json': 'accepted',
  'glossary.json': 'glossary',
  'remarks.json': 'remarks',
};

test('the files of the repository and of all fixtures are valid', () => {
  const folders = ['locales', 'tests/fixtures', 'tests/golden'];
  const files = folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  );
  const seen = new Set<string>();
  for (const file of files) {
    const name = EDITED[basename(file)];
    if (name === undefined || !/\blocales\b/u.test(file)) continue;
    seen.add(name);
    expect([file, faults(name, JSON.parse(readFileSync(join(ROOT, file), 'utf8')))]).toEqual([file, null]);
  }
  expect([...seen].sort()).toEqual(['catalogue', 'glossary', 'press', 'signatories']);
});

/** What an independent validator has against a value. */
function faults(name: string, value: unknown): unknown {
  const ajv = new Ajv();
  return ajv.validate(SCHEMAS[name] ?? {}, value) === true ? null : ajv.errors;
}

/** The same schema, where no member may go unnamed. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const own = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  return 'properties' in own && !('additionalProperties' in own)
    ? { ...own, additionalProperties: false }
    : own;
}

describe('what the program writes', () => {
  const river = join(ROOT, 'tests/fixtures/river');
  const run = async (...args: string[]) =>
    JSON.parse((await publish(['-C', river, ...args])).stdout) as unknown;
  const outcome = (name: string, value: unknown) => {
    const ajv = new Ajv();
    return ajv.validate(closed(SCHEMAS[name]) as object, value) === true ? null : ajv.errors;
  };

  test('is valid, and has no member that its schema does not name', async () => {
    expect(outcome('check', await run('check', '--json'))).toBeNull();
    expect(outcome('outline', await run('outline', '--json'))).toBeNull();
    const folder = temporaryFolder();
    await publish(['-C', river, 'build', '--format', 'txt', '--out-dir', folder, '--replace']);
    expect(outcome('manifest', JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))).toBeNull();
    expect(outcome('manifest', { version: 1 })).not.toBeNull();
  });

  test('also beside many editions', async () => {
    const config = `locales: [en, fa]\ndate: 2025-08-12\nbaseUrl: ${ADDRESS}`;
    const folder = await smallPublications({
      a: { config: `${config}/a\nmoved: [earlier/]\n` },
      b: { config: `${config}/b\n` },
    });
    const build = (...more: string[]) =>
      publish(['-C', folder, 'build', 'a', 'b', '--format', 'html', '--out-dir', 'site', ...more]);
    await build('--shard', '1/2');
    await build();
    for (const file of ['collection.json', 'collection.1-of-2.json']) {
      const value = JSON.parse(readFileSync(join(folder, 'site', file), 'utf8')) as object;
      expect(value).toMatchObject({ all: ['a', 'b'], moved: [{ path: 'earlier' }] });
      expect(outcome('collection', value)).toBeNull();
    }
  });
});

describe('where the package is installed', () => {
  /** A publication of two languages, one of which has no interface strings in the package. */
  async function begun(): Promise<string> {
    const root = temporaryFolder();
    const folder = join(root, 'statements/quay');
    mkdirSync(join(root, 'node_modules'));
    symlinkSync(ROOT, join(root, 'node_modules/communique'));
    expect((await publish(['init', folder, '--locale', 'en', 'fa', 'oc'])).code).toBe(0);
    return folder;
  }
  /** The schema of a file, and what an independent validator has against the file. */
  function ownSchema(file: string, name: string) {
    const value = JSON.parse(readFileSync(file, 'utf8')) as { $schema: string };
    const found = JSON.parse(readFileSync(join(dirname(file), value.$schema), 'utf8')) as object;
    return { found, wrong: faults(name, value), first: Object.keys(value)[0] };
  }

  test('init writes it into catalogues and interface strings, and it leads to the schema', async () => {
    const folder = await begun();
    const catalogue = ownSchema(join(folder, 'locales/fa/statement.json'), 'catalogue');
    expect(catalogue).toEqual({ found: catalogueSchema, wrong: null, first: '$schema' });
    const press = ownSchema(join(folder, 'locales/oc/press.json'), 'press');
    expect(press).toEqual({ found: SCHEMAS.press, wrong: null, first: '$schema' });
    expect(readFileSync(join(folder, 'locales/en/statement.json'), 'utf8')).not.toContain('$schema');
    expect((await publish(['-C', folder, 'sync'])).stdout).toContain('nothing to do');
    const { problems } = JSON.parse((await publish(['-C', folder, 'check', '--json'])).stdout) as {
      problems: { message: string }[];
    };
    expect(problems.filter(({ message }) => message.includes('schema'))).toEqual([]);
  });

  test('`strings` writes it into a file that is new, and into no other', async () => {
    const folder = await begun();
    const file = join(folder, 'locales/fa/press.json');
    expect((await publish(['-C', folder, 'strings', 'fa'])).code).toBe(0);
    expect(ownSchema(file, 'press')).toEqual({ found: SCHEMAS.press, wrong: null, first: '$schema' });
    expect((await publish(['-C', folder, 'strings', 'fa'])).stdout).toContain('nothing to add');
    writeFileSync(file, '{}\n');
    expect((await publish(['-C', folder, 'strings', 'fa'])).code).toBe(0);
    expect(readFileSync(file, 'utf8')).not.toContain('$schema');
  });
});

test.each([
  ['catalogue', { a: 1 }],
  ['signatories', { a: null }],
  ['accepted', { 'numbers/a': ' ' }],
  ['glossary', { refugee: [] }],
  ['glossary', { refugee: ' ' }],
  ['press', { months: ['January'] }],
  ['press', { numerals: 'roman' }],
  ['press', { state: 'reviewed' }],
  ['remarks', { 'a#1234': { by: 'A' } }],
])('what the program refuses is not valid in %s: %j', async (name, value) => {
  expect(faults(name, value)).not.toBeNull();
  const file = Object.keys(EDITED).find((one) => EDITED[one] === name) ?? '';
  const folder = await publicationOf({ ...SMALL, [`locales/fa/${file}`]: JSON.stringify(value) });
  expect((await publish(['-C', folder, 'check'])).code).toBe(1);
});

const SMALL = {
  'publish.config.yaml': 'locales: [en, fa]\n',
  'locales/en/statement.md':
    '# Keep it open\n\n3 March 2026\n\nThe quay stays open.\n\nSigned by:\n\n- Ferry Town\n',
};

test('`$schema` is no segment, no name and no string, and every command leaves it in its file', async () => {
  const schemas = Object.entries(EDITED).map(([file, name]) => [file, `../../${name}.schema.json`] as const);
  const folder = await publicationOf({
    ...SMALL,
    ...Object.fromEntries(
      schemas.map(([file, $schema]) => [`locales/fa/${file}`, JSON.stringify({ $schema })] as const),
    ),
    'locales/fa/statement.json':
      '{ "$schema": "../../catalogue.schema.json", "keep-it-open": "باز بماند" }\n',
  });
  const at = (...args: string[]) => publish(['-C', folder, ...args]);
  const before = JSON.parse((await at('check', '--json')).stdout) as {
    problems: { message: string; key?: string }[];
  };
  expect(before.problems.filter(({ message, key = '' }) => `${message}${key}`.includes('schema'))).toEqual(
    [],
  );

  expect((await at('sync')).code).toBe(0);
  expect((await at('review', 'fa', 'keep-it-open', '--by', 'A B')).code).toBe(0);
  expect((await at('remark', 'fa', 'keep-it-open', 'Is it?', '--by', 'A B')).code).toBe(0);
  expect((await at('strings', 'fa')).code).toBe(0);
  const out = join(folder, 'fa.po');
  expect((await at('export', 'fa', '--format', 'po', '-o', out)).code).toBe(0);
  const po = readFileSync(out, 'utf8');
  expect(po).not.toContain('schema.json');
  writeFileSync(out, po.replace('msgid "Ferry Town"\nmsgstr ""', 'msgid "Ferry Town"\nmsgstr "شهر"'));
  expect((await at('import', out)).code).toBe(0);
  for (const [file, $schema] of schemas) {
    const value = JSON.parse(readFileSync(join(folder, 'locales/fa', file), 'utf8')) as object;
    expect([file, Object.entries(value)[0]]).toEqual([file, ['$schema', $schema]]);
    expect(faults(EDITED[file] ?? '', value)).toBeNull();
  }
  expect((await at('sync')).stdout).toContain('nothing to do');
});

test('the configurations of the repository and of all fixtures are valid', () => {
  const fixtures = readdirSync(join(ROOT, 'tests/fixtures'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /publish\.config\.(?:ya?ml|json)$/u.test(file))
    .map((file) => join('tests/fixtures', file));
  expect(fixtures.length).toBeGreaterThan(0);
  for (const file of ['publish.config.yaml', ...fixtures]) {
    const config: unknown = parse(readFileSync(join(ROOT, file), 'utf8'));
    expect([file, validate(config ?? {}), validate.errors]).toEqual([file, true, null]);
  }
});

test.each([
  { locale: ['en'] },
  { pdf: { pageSize: 'A3' } },
  { maxSize: 0 },
  { checks: { nothing: 'off' } },
  { print: { bleed: 26 } },
  { date: '12/08/2025' },
  { outDir: '../dist' },
  { names: { Harbour: { lang: 'f' } } },
  { links: { here: 'javascript:alert(1)' } },
])('what the program refuses is not valid: %j', (config) => {
  expect(validate(config)).toBe(false);
});
