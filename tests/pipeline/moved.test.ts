import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse as parseHtml } from 'parse5';
import { expect, test } from 'vitest';
import type { Manifest } from '../../src/model/manifest.js';
import { elements, textOf } from '../html.js';
import { publicationOf, publish } from '../publication.js';

const CONFIG = 'date: 2025-01-02\nlocales: [en, fa]\n';
const statement = (title: string) => `# ${title}\n\nThe rooms stay open.\n`;

const publication = (title: string, config = '') =>
  publicationOf({ 'locales/en/statement.md': statement(title), 'publish.config.yaml': CONFIG + config });

const build = (folder: string, ...flags: string[]) =>
  publish(['-C', folder, 'build', '--format', 'html', 'txt', ...flags]);
const retitle = (folder: string, title: string) =>
  writeFile(join(folder, 'locales/en/statement.md'), statement(title));
const configure = (folder: string, config: string) =>
  writeFile(join(folder, 'publish.config.yaml'), CONFIG + config);
const read = (folder: string, path: string) => readFile(join(folder, 'dist', path), 'utf8');
const manifestOf = async (folder: string) => JSON.parse(await read(folder, 'manifest.json')) as Manifest;

test('a title that renames the files of an edition is a warning, with the lines that keep their names', async () => {
  const folder = await publication('Keep it open');
  expect((await build(folder)).stderr).not.toContain('lost-address');
  await retitle(folder, 'Keep it open today');

  const checked = await publish(['-C', folder, 'check', '--min', '0']);
  for (const said of [checked.stdout, (await build(folder, '--strict')).stderr]) {
    expect(said).toContain('en/keep-it-open.en.txt would be en/keep-it-open-today.en.txt');
    expect(said).toContain('`slug: keep-it-open`');
    expect(said).toContain('`moved: [keep-it-open]`');
    expect(said).toMatch(/locales\/en\/statement\.md\n\s+1:3 /u);
  }
  // A strict build has written nothing.
  expect(existsSync(join(folder, 'dist/en/keep-it-open.en.txt'))).toBe(true);

  await configure(folder, 'slug: keep-it-open\n');
  expect((await build(folder)).stderr).not.toContain('lost-address');
  expect((await manifestOf(folder)).statement.slug).toBe('keep-it-open');

  // Who takes the line away again has set no slug.
  await configure(folder, '');
  const renamed = await build(folder);
  expect([renamed.code, renamed.stderr.includes('lost-address')]).toEqual([0, true]);
  expect(existsSync(join(folder, 'dist/en/keep-it-open-today.en.txt'))).toBe(true);
  // Once it is done there is nothing left to keep, with the cache or without it.
  expect((await build(folder)).stderr).not.toContain('lost-address');
});

test('a slug that a person has changed is kept by moved alone, and earlier entries stay', async () => {
  const folder = await publication('Keep it open', 'slug: second\nmoved: [first]\n');
  await build(folder);
  await configure(folder, 'slug: third\nmoved: [first]\n');
  const { stderr } = await build(folder);
  expect(stderr).toContain('`moved: [first, second]`');
  expect(stderr).toContain('set the slug back to second');
});

test('pages alone have no name that a title could change', async () => {
  const folder = await publication('Keep it open');
  await publish(['-C', folder, 'build', '--format', 'html']);
  await retitle(folder, 'Keep it shut');
  expect((await publish(['-C', folder, 'build', '--format', 'html'])).stderr).not.toContain('lost-address');
});

test('moved keeps the old addresses of files as copies, which the manifest lists and verify knows', async () => {
  const folder = await publication('Keep it open', 'moved: [Open the Library, باز]\n');
  expect(await build(folder)).toMatchObject({ code: 0 });
  for (const old of ['open-the-library', 'باز']) {
    for (const tag of ['en', 'fa'])
      expect(await read(folder, `${tag}/${old}.${tag}.txt`)).toBe(
        await read(folder, `${tag}/keep-it-open.${tag}.txt`),
      );
  }
  const { files } = await manifestOf(folder);
  const copies = files.filter(({ copyOf }) => copyOf !== undefined);
  expect(copies.map(({ path, locale, format, copyOf }) => [path, locale, format, copyOf])).toEqual([
    ['en/open-the-library.en.txt', 'en', 'txt', 'en/keep-it-open.en.txt'],
    ['en/باز.en.txt', 'en', 'txt', 'en/keep-it-open.en.txt'],
    ['fa/open-the-library.fa.txt', 'fa', 'txt', 'fa/keep-it-open.fa.txt'],
    ['fa/باز.fa.txt', 'fa', 'txt', 'fa/keep-it-open.fa.txt'],
  ]);
  expect(await publish(['-C', folder, 'verify'])).toMatchObject({ code: 0 });
  // Nothing on the page leads to them.
  expect(await read(folder, 'en/index.html')).not.toContain('open-the-library');
});

test.each([
  ['a path', '[a/b]', 2],
  ['signs alone', '["!!"]', 2],
  ['a folder above', '[../]', 2],
  ['the present name', '[keep-it-open]', 0],
  ['a name twice', '[old, Old]', 0],
])('%s is no earlier name', async (_, moved, code) => {
  const folder = await publication('Keep it open', `moved: ${moved}\n`);
  const ran = await build(folder);
  expect(ran.code).toBe(code);
  expect(ran.stderr).toContain('moved');
  expect(ran.stderr).toContain('3:');
});

const collectionOf = async (config: string) => {
  const folder = await publicationOf({});
  for (const [name, more] of [
    ['library', config],
    ['river', ''],
  ] as const) {
    const files = {
      'locales/en/statement.md': statement(`Keep the ${name} open`),
      'publish.config.yaml': CONFIG + more,
    };
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name, path)), { recursive: true });
      await writeFile(join(folder, name, path), text);
    }
  }
  const make = (...flags: string[]) =>
    publish([
      '-C',
      folder,
      'build',
      'library',
      'river',
      '--format',
      'html',
      'txt',
      '--out-dir',
      'site',
      ...flags,
    ]);
  return { folder, make };
};

test('in a collection, pages of an earlier folder lead on and its files are copies', async () => {
  const { folder, make } = await collectionOf(
    'moved: [reading room/]\nbaseUrl: https://example.org/library\n',
  );
  expect(await make()).toMatchObject({ code: 0 });
  const old = (path: string) => readFile(join(folder, 'site/reading room', path), 'utf8');
  const page = parseHtml(await old('fa/index.html'));
  const [html] = elements(page, ({ tagName }) => tagName === 'html');
  expect(html?.attributes).toMatchObject({ lang: 'fa', dir: 'rtl' });
  const [refresh] = elements(page, ({ attributes }) => attributes['http-equiv'] === 'refresh');
  expect(refresh?.attributes.content).toBe('0; url=../../library/fa/index.html');
  const [canonical] = elements(page, ({ attributes }) => attributes.rel === 'canonical');
  expect(canonical?.attributes.href).toBe('https://example.org/library/fa/');
  const [link] = elements(page, ({ tagName }) => tagName === 'a');
  expect([link?.attributes.href, link && textOf(link)]).toEqual([
    '../../library/fa/index.html',
    'رفتن به بیانیه',
  ]);
  expect(existsSync(join(folder, 'site/reading room/fa', link?.attributes.href ?? ''))).toBe(true);
  expect(await old('index.html')).toContain('url=../library/index.html');
  const text = await readFile(join(folder, 'site/library/en/keep-the-library-open.en.txt'), 'utf8');
  expect(await old('en/keep-the-library-open.en.txt')).toBe(text);
  expect(JSON.parse(await old('manifest.json'))).toMatchObject({ movedTo: 'library' });
  expect(await publish(['-C', folder, 'verify', 'site'])).toMatchObject({ code: 0 });
  const list = await readFile(join(folder, 'site/collection.json'), 'utf8');
  expect(JSON.parse(list)).toMatchObject({ moved: [{ path: 'reading room' }] });

  // Built again, from the cache or not, it is the same; what is spoilt is noticed.
  expect(await make()).toMatchObject({ code: 0 });
  expect(await make('--no-cache')).toMatchObject({ code: 0 });
  expect(await readFile(join(folder, 'site/collection.json'), 'utf8')).toBe(list);
  await rm(join(folder, 'site/reading room/fa/index.html'));
  const spoilt = await publish(['-C', folder, 'verify', 'site']);
  expect([spoilt.code, spoilt.stdout]).toEqual([1, expect.stringContaining('reading room/fa/index.html')]);
});

test('an earlier folder that another publication has is left to it, and said', async () => {
  const { folder, make } = await collectionOf('moved: [river/]\n');
  const { code, stderr } = await make();
  expect([code, stderr]).toEqual([0, expect.stringContaining('“river/” under `moved` of library')]);
  expect(await readFile(join(folder, 'site/river/en/index.html'), 'utf8')).toContain('Keep the river open');
});

test('shares of a collection become one with what leads on', async () => {
  const { folder, make } = await collectionOf('moved: [room/]\n');
  await make('--shard', '1/2');
  await make('--shard', '2/2');
  expect(await publish(['-C', folder, 'verify', 'site', '--merge'])).toMatchObject({ code: 0 });
  const list = JSON.parse(await readFile(join(folder, 'site/collection.json'), 'utf8')) as object;
  expect(list).toMatchObject({ all: ['library', 'river'], moved: [{ path: 'room' }] });
});
