import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createHost } from '../../src/io/host.js';
import type { Cache } from '../../src/model/cache.js';
import { localizeAll } from '../../src/pipeline/documents.js';
import { readConfig, readPublication } from '../../src/pipeline/publication.js';
import { renderEdition } from '../../src/pipeline/render.js';
import { formats } from '../../src/render/index.js';
import { onePixel } from '../pictures.js';
import { publicationOf, ROOT } from '../publication.js';

const STATEMENT =
  '12 August 2025\n\n# River\n\nKeep it **clean**.[^1]\n\n![A bank](bank.png)\n\n[^1]: Since 1999.\n';

interface Machine {
  readonly maker?: string;
  readonly browser?: string;
}

/** The cache keys of the PDFs and cards of a publication, by path; whatever is asked for is there, so nothing is made. */
async function keysOf(folder: string, { maker = 'a', browser = 'b' }: Machine = {}) {
  const asked: string[] = [];
  const cache: Cache = {
    get(key) {
      asked.push(key);
      return Promise.resolve(new TextEncoder().encode(key));
    },
    put: () => Promise.reject(new Error('nothing is made here')),
  };
  const printer = {
    print: () => Promise.reject(new Error('nothing is printed here')),
    picture: () => Promise.reject(new Error('nothing is printed here')),
    warm: () => undefined,
    identity: () => Promise.resolve(browser),
    close: () => Promise.resolve(),
  };
  const reader = {
    warm: () => undefined,
    pages: () => Promise.reject(new Error('nothing is read here')),
  };
  const host = {
    ...createHost(folder, printer, reader, { cache }),
    maker: () => Promise.resolve(maker),
  };
  const config = (await readConfig(host, undefined)).value;
  if (config === undefined) throw new Error('no configuration');
  const publication = (await readPublication(host, config)).value;
  if (publication === undefined) throw new Error('no publication');
  const printed = formats.filter(({ isPrinted }) => isPrinted === true);
  const documents = localizeAll(publication, ['en', 'fa']);
  const edition = await renderEdition(host, publication, documents, printed, () => undefined);
  expect(edition.problems).toEqual([]);
  const files = [...(edition.value?.files ?? [])].filter(([path]) => /\.(?:pdf|png)$/u.test(path));
  expect(new Set(asked).size).toBe(files.length);
  return Object.fromEntries(
    files.map(([path, bytes]) => [
      /\w+(?:\.(?:print|booklet))?\.(?:pdf|png)$/u.exec(path)?.[0] ?? path,
      text(bytes),
    ]),
  );
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** The files whose keys a change makes others, of PDFs or of cards. */
async function changed(
  folder: string,
  path: string,
  content: string | Uint8Array,
  kind = '.pdf',
): Promise<string[]> {
  const before = await keysOf(folder);
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
  const after = await keysOf(folder);
  return Object.keys(before)
    .filter((name) => name.endsWith(kind) && before[name] !== after[name])
    .sort();
}

const ALL = ['en.booklet.pdf', 'en.pdf', 'en.print.pdf', 'fa.booklet.pdf', 'fa.pdf', 'fa.print.pdf'];
const CARDS = ['en.png', 'fa.png'];
const PERSIAN = ALL.filter((name) => name.startsWith('fa'));

describe('the key of a PDF or card in the cache', () => {
  let profile: Buffer;
  const river = async () =>
    publicationOf({
      'locales/en/statement.md': STATEMENT,
      'locales/en/bank.png': onePixel(),
      'locales/fa/statement.json': JSON.stringify({ river: 'رود' }),
      'press.icc': profile,
      'publish.config.yaml': 'locales: [en, fa]\nprint: { profile: press.icc }\n',
    });
  beforeAll(async () => {
    profile = await readFile(join(ROOT, 'templates/fogra39l.icc'));
  });

  test('is the same for the same publication in another folder', async () => {
    expect(await keysOf(await river())).toEqual(await keysOf(await river()));
    expect(Object.keys(await keysOf(await river())).sort()).toEqual([...ALL, ...CARDS].sort());
  });

  const config = (more: string) => `locales: [en, fa]\nprint: { profile: press.icc }\n${more}\n`;
  test.each<[string, string, string | Uint8Array, readonly string[]]>([
    ['the statement', 'locales/en/statement.md', `${STATEMENT}\nMore.\n`, ALL],
    ['an image', 'locales/en/bank.png', onePixel(9), ALL],
    ['a translation', 'locales/fa/statement.json', JSON.stringify({ river: 'رودخانه' }), PERSIAN],
    ['a word that stands in metadata alone', 'locales/fa/press.json', '{ "kind": "سند" }', PERSIAN],
    ['the name of a link back', 'locales/fa/press.json', '{ "note.back": "باز" }', PERSIAN],
    ['a template', 'templates/paper.mustache', '<title>{{title}}</title>', ALL],
    ['a style', 'templates/paper.css', 'body { color: black }', ALL],
    ['the archive standard', 'publish.config.yaml', config('pdf: { archive: a4 }'), ALL],
    ['the attachment', 'publish.config.yaml', config('pdf: { attachSource: true }'), ALL],
    ['the paper', 'publish.config.yaml', config('pdf: { pageSize: Letter }'), ALL],
    ['most ink', 'publish.config.yaml', config('').replace('press.icc', 'press.icc, maxInk: 280'), ALL],
    ['marks', 'publish.config.yaml', config('').replace('press.icc', 'press.icc, marks: false'), ALL],
    ['bleed', 'publish.config.yaml', config('').replace('press.icc', 'press.icc, bleed: 5'), ALL],
    ['the address', 'publish.config.yaml', config('baseUrl: https://a.example'), ALL],
    ['the accent', 'publish.config.yaml', config("brand: { accent: '#1a4d8f' }"), ALL],
    ['the short title', 'publish.config.yaml', config('shortTitle: Short'), ALL],
    ['a check and a remark', 'publish.config.yaml', config('# More.\nchecks: { numbers: off }'), []],
    ['the folder', 'publish.config.yaml', config('outDir: out'), []],
    ['the standard', 'publish.config.yaml', config('').replace('press.icc', 'press.icc, standard: x1a'), ALL],
  ])('is another where %s is', async (_, path, content, expected) => {
    expect(await changed(await river(), path, content)).toEqual(expected);
  });

  test('is the same where a line is added above a value that has a place', async () => {
    const folder = await river();
    await writeFile(join(folder, 'publish.config.yaml'), config('eml: { attach: [pdf] }'));
    expect(await changed(folder, 'publish.config.yaml', config('# More.\neml: { attach: [pdf] }'))).toEqual(
      [],
    );
  });

  test.each<[string, string, string | Uint8Array, readonly string[]]>([
    ['the title', 'locales/en/statement.md', STATEMENT.replace('River', 'A river'), CARDS],
    ['its translation', 'locales/fa/statement.json', JSON.stringify({ river: 'رودخانه' }), ['fa.png']],
    ['the kind', 'locales/fa/press.json', '{ "kind": "سند" }', ['fa.png']],
    ['a template', 'templates/card.mustache', '<main>{{title}}</main>', CARDS],
    ['a style', 'templates/card.css', 'body { color: black }', CARDS],
    ['the accent', 'publish.config.yaml', config("brand: { accent: '#1a4d8f' }"), CARDS],
    ['the title of a card', 'publish.config.yaml', config('card: { title: { fa: رود ما } }'), ['fa.png']],
  ])('is another where %s is, of a card', async (_, path, content, expected) => {
    expect(await changed(await river(), path, content, '.png')).toEqual(expected);
  });

  test.each<[string, string, string | Uint8Array]>([
    ['the text', 'locales/en/statement.md', `${STATEMENT}\nMore.\n`],
    ['the paper', 'publish.config.yaml', config('pdf: { pageSize: Letter }')],
    ['the address', 'publish.config.yaml', config('baseUrl: https://a.example')],
  ])('is the same where only %s is another, of a card', async (_, path, content) => {
    expect(await changed(await river(), path, content, '.png')).toEqual([]);
  });

  test('is another where the bytes of the profile are, for the press alone', async () => {
    const other = Buffer.from(profile);
    // The date of its making, which nothing reads.
    other[25] = (other[25] ?? 0) ^ 1;
    expect(await changed(await river(), 'press.icc', other)).toEqual(
      ALL.filter((name) => /print|booklet/u.test(name)),
    );
  });

  test.each([{ maker: 'another' }, { browser: 'another' }])('is another for %o', async (machine) => {
    const folder = await river();
    const [before, after] = [await keysOf(folder), await keysOf(folder, machine)];
    expect([...ALL, ...CARDS].filter((name) => before[name] === after[name])).toEqual([]);
  });
});
