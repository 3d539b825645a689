import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { ArticleFile } from '../../src/model/article.js';
import { expectGolden } from '../golden.js';
import { copyOfTheReal, publish, ROOT, type Ran } from '../publication.js';
import { temporaryFolder } from '../temporary-folder.js';

const REAL = 'call-for-an-immediate-halt-to-the-mass-deportation';
const read = (folder: string, path: string) => readFile(join(folder, path), 'utf8');

/** Builds the data of a publication, and takes the translation into a language away. */
async function builtWithout(folder: string, tags: readonly string[]): Promise<void> {
  expect((await publish(['-C', folder, 'build', '--format', 'json'])).code).toBe(0);
  for (const tag of tags) {
    await writeFile(join(folder, `locales/${tag}/statement.json`), '{}\n');
    await rm(join(folder, `locales/${tag}/state.json`));
    await rm(join(folder, `locales/${tag}/signatories.json`), { force: true });
  }
}

let real = '';
beforeAll(async () => {
  real = await copyOfTheReal();
  await builtWithout(real, ['fa-AF', 'ps', 'fa']);
});

const adoptReal = (tag: string, from: string, ...more: string[]): Promise<Ran> =>
  publish(['-C', real, 'adopt', tag, join(real, `dist/${from}/${REAL}.${from}.json`), ...more]);

test('data in another language is refused where it says so', async () => {
  const ran = await adoptReal('fa', 'fa-AF');
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain('4:13  error    The file says that it is in “fa-AF”, not in “fa”.');
  expect(await read(real, 'locales/fa/statement.json')).toBe('{}\n');
});

test.each(['fa-AF', 'ps', 'fa'])(
  'the real translation into %s comes back from its data to the letter',
  async (tag) => {
    const ran = await adoptReal(tag, tag);
    expect(ran.stderr).not.toMatch(/warning|error|note/u);
    expect(ran.stdout).toContain(`${tag}: 7 translations adopted\n`);
    for (const file of ['statement.json', 'state.json'])
      expect(await read(real, `locales/${tag}/${file}`)).toBe(await read(ROOT, `locales/${tag}/${file}`));
    expect((await adoptReal(tag, tag)).stdout).toContain('0 translations adopted; 7 unchanged');
  },
);

test('the data of the real statement and of one with groups of names is what was read and approved', async () => {
  await expectGolden('real/fa-AF.json', await read(real, `dist/fa-AF/${REAL}.fa-AF.json`));
  const library = temporaryFolder();
  await cp(join(ROOT, 'tests/fixtures/library'), library, { recursive: true });
  expect((await publish(['-C', library, 'build', '--format', 'json'])).code).toBe(0);
  const [name = ''] = await readdir(join(library, 'dist/fa-AF'));
  await expectGolden('library/fa-AF.json', await read(library, `dist/fa-AF/${name}`));
});

test('data of another date or text is adopted, and says so', async () => {
  const path = `dist/fa/${REAL}.fa.json`;
  const file = JSON.parse(await read(real, path)) as ArticleFile;
  const { article } = file;
  const other = {
    ...{ ...file, revision: '0'.repeat(64) },
    article: { ...article, date: { ...article.date, iso: '2025-08-13' } },
  };
  await writeFile(join(real, 'other.json'), JSON.stringify(other, undefined, 2));
  const ran = await publish(['-C', real, 'adopt', 'fa', join(real, 'other.json'), '--dry-run']);
  expect(ran.code).toBe(0);
  expect(ran.stderr).toMatch(
    /30:13 +warning +The date of the file, 2025-08-13, is not the date of the statement/u,
  );
  expect(ran.stderr).toMatch(/10:15 +note +The file was made from another file of the statement/u);
});

test('every kind of block comes back from data: notes, tables, names in their own form, links without an address', async () => {
  const folder = temporaryFolder();
  await cp(join(ROOT, 'tests/fixtures/river'), folder, { recursive: true });
  expect((await publish(['-C', folder, 'sync'])).code).toBe(0);
  const before = JSON.parse(await read(folder, 'locales/ar/statement.json')) as Record<string, string>;
  const names = await read(folder, 'locales/ar/signatories.json');
  await builtWithout(folder, ['ar']);
  const path = 'dist/ar/zarimel-right-to-water.ar.json';
  await expectGolden('river/ar.json', await read(folder, path));
  const { article } = JSON.parse(await read(folder, path)) as ArticleFile;

  const ran = await publish(['-C', folder, 'adopt', 'ar', join(folder, path), '--names']);
  expect(ran.stderr).not.toMatch(/warning|error/u);
  expect(ran.stdout).toContain(
    '49 translations adopted; 1 left out: marked in the file as not translated; 1 name in this language’s own form',
  );
  expect(JSON.parse(await read(folder, 'locales/ar/statement.json'))).toEqual({
    ...before,
    // An outdated translation is not a translation of this text.
    'we-organisations-of-the-communities': '',
    // Its link was defined elsewhere, its address in angle brackets: the same, written out.
    'read-the-field-flow-and': before['read-the-field-flow-and']
      ?.replace('[method]', '(https://zarimel.example/method "How the flow is measured")')
      .replace(/<(\S+)>/u, '$1'),
  });
  expect(await read(folder, 'locales/ar/signatories.json')).toBe(names);

  expect(
    (await publish(['-C', folder, 'build', '--format', 'json', '--locale', 'ar', '--replace'])).code,
  ).toBe(0);
  const again = (JSON.parse(await read(folder, path)) as ArticleFile).article;
  const isCurrent = (block: object) => !('status' in block);
  expect(again.blocks.filter(isCurrent)).toEqual(article.blocks.filter(isCurrent));
  expect(again.notes).toEqual(article.notes);
  expect(again.title).toEqual(article.title);
});
