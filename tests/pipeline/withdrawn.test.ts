import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseHtml } from 'parse5';
import { expect, test } from 'vitest';
import type { Manifest } from '../../src/model/manifest.js';
import { elements, textOf } from '../html.js';
import { publicationOf, publish } from '../publication.js';

const STATEMENT = '# Keep it open\n\nThe rooms stay open.\n';
const PASHTO = '{"keep-it-open": "پرانیستی يې وساتئ"}';
const NOTE = 'note: { en: The text was _wrong_., ps: متن ناسم و؛ VPO خبر دی. }';

const publication = (config: string) =>
  publicationOf({
    'locales/en/statement.md': STATEMENT,
    'locales/fa/statement.json': '{"keep-it-open": "بازش نگه دارید"}',
    'locales/ps/statement.json': PASHTO,
    'publish.config.yaml': `date: 2025-01-02\nformats: [html, txt]\n${config}`,
  });
const build = (folder: string, ...flags: string[]) => publish(['-C', folder, 'build', ...flags]);
const configure = (folder: string, config: string) =>
  writeFile(join(folder, 'publish.config.yaml'), `date: 2025-01-02\nformats: [html, txt]\n${config}`);
const read = (folder: string, path: string) => readFile(join(folder, 'dist', path), 'utf8');

test('a language that disappears from the publication is a warning, with the line to add', async () => {
  const folder = await publication('locales: [en, fa, ps]\n');
  await build(folder);
  await configure(folder, 'locales: [en, fa]\n');
  const checked = await publish(['-C', folder, 'check', '--min', '0']);
  const strict = await build(folder, '--strict');
  for (const said of [checked.stdout, strict.stderr])
    expect(said).toContain('`withdrawn: [{ locale: ps, date: YYYY-MM-DD }]`');
  expect(existsSync(join(folder, 'dist/ps/index.html'))).toBe(true);
  expect((await build(folder)).stderr).toContain('The edition in dist has “ps”');
  expect((await build(folder)).stderr).not.toContain('lost-address');
});

test('a withdrawn language has a page that says so in it, and leads to the others', async () => {
  const folder = await publication('locales: [en, fa, ps]\n');
  await build(folder);
  await configure(folder, `locales: [en, fa]\nwithdrawn:\n  - { locale: ps, date: 2025-03-04, ${NOTE} }\n`);
  const built = await build(folder);
  expect([built.code, built.stdout, built.stderr.includes('lost-address')]).toEqual([
    0,
    expect.stringContaining('4 files in 2 languages'),
    false,
  ]);

  const page = parseHtml(await read(folder, 'ps/index.html'));
  const [html] = elements(page, ({ tagName }) => tagName === 'html');
  expect(html?.attributes).toMatchObject({ lang: 'ps', dir: 'rtl' });
  const [heading] = elements(page, ({ tagName }) => tagName === 'h1');
  expect(heading && textOf(heading)).toBe(
    'د اعلامیې دا نسخه د ۴ مارچ ۲۰۲۵ (۱۴ کب ۱۴۰۳) په نېټه بېرته اخیستل شوې ده.',
  );
  const [robots] = elements(page, ({ attributes }) => attributes.name === 'robots');
  expect(robots?.attributes.content).toBe('noindex');
  // A name in the note is a run of its own, as everywhere.
  const [run] = elements(page, ({ tagName }) => tagName === 'bdi');
  expect(run && [run.attributes.dir, textOf(run)]).toEqual(['ltr', 'VPO']);
  const links = elements(page, ({ tagName }) => tagName === 'a');
  expect(links.map(({ attributes }) => [attributes.href, attributes.lang, attributes.dir])).toEqual([
    ['../en/index.html', 'en', 'ltr'],
    ['../fa/index.html', 'fa', 'rtl'],
  ]);
  expect(await read(folder, 'assets/page.css')).toContain('.withdrawn');
  expect(existsSync(join(folder, 'dist/ps/keep-it-open.ps.txt'))).toBe(false);

  for (const path of ['index.html', 'en/index.html', 'fa/index.html'])
    expect(await read(folder, path)).not.toContain('lang="ps"');
  const manifest = JSON.parse(await read(folder, 'manifest.json')) as Manifest;
  expect(manifest.locales.at(-1)).toEqual({
    ...{ locale: 'ps', direction: 'rtl', status: 'withdrawn', date: '2025-03-04' },
  });
  const files = manifest.files.filter(({ locale }) => locale === 'ps');
  expect(files.map(({ path, format }) => [path, format])).toEqual([['ps/index.html', 'html']]);
  expect(await publish(['-C', folder, 'verify'])).toMatchObject({ code: 0 });
  // A build of all its formats leaves nothing out.
  expect(await build(folder, '--no-cache')).toMatchObject({ code: 0 });
});

test('without a list of languages, the folder of a withdrawn one does not make it a language', async () => {
  const folder = await publication('withdrawn: [{ locale: ps, date: 2025-03-04 }]\n');
  expect((await build(folder)).stdout).toContain('in 2 languages');
  expect(await read(folder, 'ps/index.html')).not.toContain('پرانیستی');
});

test('a note that is not in the language is the source’s, marked and reported', async () => {
  const folder = await publication(
    'locales: [en]\nwithdrawn: [{ locale: ps, date: 2025-03-04, note: It was wrong. }]\n',
  );
  const { code, stderr } = await build(folder);
  expect(code).toBe(0);
  expect(stderr).toContain('The note on the withdrawal of “ps” is not in that language');
  expect(stderr).toContain('4:23');
  expect(await read(folder, 'ps/index.html')).toContain('<p lang="en" dir="ltr">It was wrong.</p>');
});

test.each([
  [
    'it is published',
    'locales: [en, ps]\nwithdrawn: [{ locale: ps, date: 2025-03-04 }]\n',
    '“ps” is withdrawn and',
  ],
  [
    'it is the source',
    'locales: [en]\nwithdrawn: [{ locale: en, date: 2025-03-04 }]\n',
    'cannot be withdrawn',
  ],
  [
    'it is there twice',
    'locales: [en]\nwithdrawn: [{ locale: ps, date: 2025-03-04 }, { locale: ps, date: 2025-03-05 }]\n',
    'withdrawn twice',
  ],
])('a language is not withdrawn where %s', async (_, config, message) => {
  const folder = await publication(config);
  const checked = await publish(['-C', folder, 'check', '--min', '0']);
  expect([checked.code, checked.stdout]).toEqual([1, expect.stringContaining(message)]);
  const built = await build(folder);
  expect([built.code, built.stderr]).toEqual([1, expect.stringContaining(message)]);
  expect(existsSync(join(folder, 'dist'))).toBe(false);
});

test.each([
  ['no day', '[{ locale: ps }]', 'has no “date”'],
  ['a language that there is not', '[{ locale: xq, date: 2025-03-04 }]', 'not a language tag'],
])('an entry with %s is refused at its place', async (_, withdrawn, message) => {
  const folder = await publication(`locales: [en]\nwithdrawn: ${withdrawn}\n`);
  const { code, stderr } = await build(folder);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  expect(stderr).toContain('4:');
});
