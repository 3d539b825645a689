import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { Archive } from '../../src/exchange/docx/zip.js';
import { Locked } from '../../src/exchange/docx/zip-faults.js';
import { LIMITS } from '../../src/model/limits.js';
import { unreadableFiles } from '../../src/pipeline/kept-files.js';
import { publicationOf, publish } from '../publication.js';
import { folderWith, problemsOf } from './folder.js';

const WORDS = 'رود از آن ماست';
/** What reading refuses, each in a form that a single text can have. */
const REFUSED: readonly (readonly [string, string])[] = [
  ['nested too deep', `${'*a '.repeat(1900)}x`],
  ['of too many brackets', `${'['.repeat(150)}x`],
  ['too long', 'آب '.repeat(20_000)],
  ['of too much markup', '`a` '.repeat(1_500)],
];

let folder: string;
const files: Record<string, Buffer> = {};

beforeAll(async () => {
  folder = await folderWith({ 'locales/fa/statement.json': `{"the-river-is-ours": "${WORDS}"}` });
  expect((await publish(['-C', folder, 'sync'])).code).toBe(0);
  for (const format of ['po', 'xliff', 'docx']) {
    const file = join(folder, `good.${format === 'xliff' ? 'xlf' : format}`);
    expect((await publish(['-C', folder, 'export', 'fa', '--format', format, '-o', file])).code).toBe(0);
    files[format] = await readFile(file);
  }
});

/** What keeps the publication from being read. */
const unread = async () =>
  (await problemsOf(folder)).filter(({ rule }) => ['nesting', 'oversized'].includes(rule));
const catalogue = () => readFile(join(folder, 'locales/fa/statement.json'), 'utf8');

function withText(format: string, text: string): Buffer {
  if (format !== 'docx') return Buffer.from(String(files[format]).replace(WORDS, text));
  const parts = unzipSync(files.docx ?? new Uint8Array());
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  parts['word/document.xml'] = strToU8(xml.replace(WORDS, text));
  return Buffer.from(zipSync(parts));
}

for (const [format, ending] of [
  ['po', 'po'],
  ['xliff', 'xlf'],
  ['docx', 'docx'],
] as const) {
  // A bracket that was typed in a word processor is a bracket, and no markup.
  const refused = REFUSED.filter(([, text]) => format !== 'docx' || !text.startsWith('['));
  test.each(refused)(`a translation %s is not imported from ${format}`, async (_, text) => {
    const before = await catalogue();
    const file = join(folder, `x.${ending}`);
    await writeFile(file, withText(format, text));
    const { code, stderr } = await publish(['-C', folder, 'import', file]);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/\b(?:nesting|oversized|exchange-)/u)]);
    expect(await catalogue()).toBe(before);
    expect(await unread()).toEqual([]);
  });
}

test.each(REFUSED)('a whole translation with a paragraph %s is not adopted', async (_, text) => {
  const before = await catalogue();
  // Signs of markup are words in a plain text, and are adopted as such.
  for (const ending of text.startsWith('[') ? ['md'] : ['md', 'txt']) {
    const file = join(folder, `x.${ending}`);
    await writeFile(file, `${ending === 'md' ? '# ' : ''}${WORDS}\n\n${text}\n`);
    const { code, stderr } = await publish(['-C', folder, 'adopt', 'fa', file]);
    expect([ending, code, stderr]).toEqual([ending, 1, expect.not.stringContaining('publish itself')]);
    expect(await catalogue()).toBe(before);
  }
  expect(await unread()).toEqual([]);
});

test('texts of the configuration and translations kept aside are held to the limits of the statement', async () => {
  for (const [path, content] of [
    ['publish.config.yaml', `date: 2025-01-02\nrelease:\n  contact: "${REFUSED[0]?.[1] ?? ''}"\n`],
    [
      'publish.config.yaml',
      `locales: [en, fa]\ndate: 2025-01-02\nrelease:\n  boilerplate:\n    en: About us.\n    fa: "${REFUSED[0]?.[1] ?? ''}"\n`,
    ],
    ['locales/fa/obsolete.json', JSON.stringify({ a: { source: 'A.', target: REFUSED[0]?.[1] } })],
  ] as const) {
    expect(await problemsOf(await folderWith({ [path]: content }))).toMatchObject([
      { rule: 'nesting', file: path, line: expect.any(Number) as number },
    ]);
  }
});

test('a file that no command could read afterwards is not written', () => {
  const publication = {
    config: { ...LIMITS, sourceLocale: 'en' } as never,
    tags: ['en', 'fa'],
    plan: { document: { definitions: '' } },
  };
  const found = (path: string, text: string) =>
    unreadableFiles(publication, new Map([[path, text]])).map(({ rule }) => rule);
  const many = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`a${at}`, 'word '.repeat(8_000)]));
  expect(found('locales/fa/statement.json', JSON.stringify(many))).toEqual(['oversized']);
  expect(found('locales/en/earlier.json', JSON.stringify(many))).toEqual(['oversized']);
  expect(found('locales/fa/obsolete.json', '{"a": {"source": "x"}}')).toEqual(['invalid-value']);
  expect(found('locales/fa/statement.json', JSON.stringify({ a: REFUSED[0]?.[1] }))).toEqual(['nesting']);
  expect(found('locales/fa/statement.json', JSON.stringify({ a: WORDS }))).toEqual([]);
});

const PARTS = { 'a.xml': strToU8('<a>We ask for clean water.</a>'.repeat(8)), 'b/c.xml': strToU8('<b/>') };

test.each([
  ['packed', 6],
  ['stored', 0],
] as const)('a bit that flips in a %s archive changes no part that is read', (_, level) => {
  const good = zipSync(PARTS, { level });
  const fates = { same: 0, refused: 0 };
  for (let bit = 0; bit < good.length * 8; bit += 1) {
    const bad = Uint8Array.from(good);
    bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    try {
      const archive = new Archive(bad);
      for (const [path, content] of Object.entries(PARTS)) {
        const part = archive.part(path);
        // A part under another name is no other part.
        if (part !== undefined) expect(Buffer.from(part).equals(content)).toBe(true);
      }
      fates.same += 1;
    } catch (error) {
      if (!/Damaged|Locked|TooLarge|Unsupported/u.test(String(error?.constructor.name))) throw error;
      fates.refused += 1;
    }
  }
  expect(fates.refused).toBeGreaterThan(good.length * 4);
});

test('an encrypted entry, a size that is not the stated one, two entries of one path are refused', () => {
  const good = zipSync({ 'a.xml': [PARTS['a.xml'], { level: 0 }] });
  const central = good.length - 22 - 46 - 'a.xml'.length;
  const edited = (edits: readonly (readonly [at: number, byte: number])[]) => {
    const bytes = Uint8Array.from(good);
    for (const [at, byte] of edits) bytes[at] = byte;
    return () => new Archive(bytes).part('a.xml');
  };
  expect(edited([])()).toEqual(PARTS['a.xml']);
  expect(edited([[central + 8, 1]])).toThrow(Locked);
  expect(edited([[6, 1]])).toThrow(Locked);
  // Both headers state one byte less, or more.
  for (const size of [1, -1]) {
    const [one, two] = [22, central + 24];
    expect(
      edited([
        [one, (good[one] ?? 0) + size],
        [two, (good[two] ?? 0) + size],
      ]),
    ).toThrow();
  }
  const twice = Buffer.from(zipSync({ 'a.xml': PARTS['a.xml'], 'b.xml': PARTS['b/c.xml'] }, { level: 0 }));
  expect(
    () => new Archive(Buffer.from(twice.toString('latin1').replaceAll('b.xml', 'a.xml'), 'latin1')),
  ).toThrow();
});

test('a Word file in which a letter was changed on its way is refused', async () => {
  const before = await catalogue();
  const parts = unzipSync(files.docx ?? new Uint8Array());
  const stored = Buffer.from(zipSync(parts, { level: 0 }));
  const at = stored.indexOf(WORDS);
  stored[at + 1] = (stored[at + 1] ?? 0) ^ 1;
  await writeFile(join(folder, 'x.docx'), stored);
  const { code, stderr } = await publish(['-C', folder, 'import', join(folder, 'x.docx')]);
  expect([code, stderr]).toEqual([1, expect.stringContaining('is damaged')]);
  expect(await catalogue()).toBe(before);
});

test.each(['adopt', 'import'])(
  '%s reads no file that a link of the publication leads out to',
  async (command) => {
    const outside = await publicationOf({ 'secret.md': '# SECRET\n', 'secret.po': 'msgid "SECRET"\n' });
    const folder = await folderWith({ 'locales/fa/statement.json': '{}\n' });
    const name = command === 'adopt' ? 'fa.md' : 'fa.po';
    await symlink(join(outside, name.replace('fa', 'secret')), join(folder, name));
    const file = join(folder, name);
    const args = command === 'adopt' ? ['adopt', 'fa', file] : ['import', file];
    const { code, stdout, stderr } = await publish(['-C', folder, ...args]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('leads out of the publication’s folder')]);
    expect(stdout + stderr).not.toContain('SECRET');
  },
);
