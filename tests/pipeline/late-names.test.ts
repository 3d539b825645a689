import { cp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/model/manifest.js';
import type { Outline } from '../../src/model/outline.js';
import { publicationOf, publish, temporaryFolder } from '../publication.js';

const FIXTURE = join(import.meta.dirname, '../fixtures/late-names');

/** A copy of the fixture that a test may change. */
async function copy(): Promise<string> {
  const folder = temporaryFolder();
  await cp(FIXTURE, folder, { recursive: true });
  return folder;
}

/** A publication of one statement and one file of names. */
function withNames(statement: string, csv: string | Uint8Array, config = ''): Promise<string> {
  return publicationOf({
    'publish.config.yaml': `date: 2026-03-12\nsignatories: names.csv\n${config}`,
    'locales/en/statement.md': `# Keep the Library\n\nIt must remain open.\n\n${statement}`,
    'names.csv': csv,
  });
}

interface Found {
  readonly rule: string;
  readonly severity: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

async function problemsOf(folder: string): Promise<readonly Found[]> {
  const { stdout } = await publish(['-C', folder, 'check', '--json']);
  return (JSON.parse(stdout) as { problems: Found[] }).problems;
}

const placed = (found: readonly Found[]) =>
  found.map(({ rule, severity, file, line, column }) => `${file}:${line}:${column} ${severity} ${rule}`);

/** The groups as an outline shows them, a name with what is beside it in one text. */
async function groupsOf(folder: string): Promise<(readonly [heading: string | null, ...names: string[]])[]> {
  const { stdout } = await publish(['-C', folder, 'outline', '--json']);
  const { signatories } = JSON.parse(stdout) as Outline;
  return signatories.groups.map(({ heading, names }) => [
    heading,
    ...names.map(({ name, rest }) => [name, ...rest].join('|')),
  ]);
}

describe('an edition', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await copy();
    const { code, stderr } = await publish(['-C', folder, 'build', '--format', 'html', 'txt']);
    expect([code, stderr]).toEqual([0, expect.stringContaining('8 signatories in 3 groups')]);
  });

  const lines = async (tag: string) => {
    const text = await readFile(join(folder, `dist/${tag}/keep-the-harbour-library-open.${tag}.txt`), 'utf8');
    return text.replace(/\p{Cf}/gu, '').split('\n');
  };

  test('has every name in its group, and new groups after the statement’s', async () => {
    const all = await lines('en');
    expect(all.slice(all.indexOf('Organisations'), all.indexOf('Ends'))).toEqual([
      'Organisations',
      '',
      'Organisation | Representative | Country',
      '1. Harbour Readers | Amina Sorel | Norway',
      '2. انجمن کتاب |  | Afghanistan',
      '3. Quay Street Neighbours [1] |  | Chile',
      '4. خانه کتاب [2] |  | Iran',
      '',
      'Individuals',
      '',
      '5. Jonas Vik',
      '6. Lea Brandt',
      '7. Anna Holm – Norway',
      '',
      'Companies',
      '',
      '8. Example, "Inc." – Germany',
      '',
    ]);
    expect(all.slice(-3)).toEqual(['[1] https://quay.example/', '[2] https://khana.example/', '']);
  });

  test('shows headings, countries and names as the language does', async () => {
    const all = await lines('fa-AF');
    expect(all).toContain('شرکت‌ها'.replace(/\p{Cf}/gu, ''));
    expect(all).toContain('۳. Quay Street Neighbours [۱] |  | چلی');
    expect(all).toContain('۷. آنا هولم – ناروی');
    expect(all).toContain('۸. Example, "Inc." – آلمان');
  });

  test('links the names that have an address, with the language and direction of their row', async () => {
    const page = await readFile(join(folder, 'dist/en/index.html'), 'utf8');
    expect(page).toContain('<a href="https://quay.example/">Quay Street Neighbours</a>');
    expect(page).toContain(
      '<th scope="row" lang="fa"><a href="https://khana.example/"><bdi dir="rtl">خانه کتاب</bdi></a></th>',
    );
    expect(page).toContain('<ol class="signatories" start="8">');
  });

  test('counts them in the manifest and in `status`', async () => {
    const manifest = JSON.parse(await readFile(join(folder, 'dist/manifest.json'), 'utf8')) as Manifest;
    expect(manifest.signatories).toEqual({ total: 8, late: 4 });
    expect((await publish(['-C', folder, 'status'])).stdout).toContain(
      '\n8 signatories, 4 of them from names.csv\n',
    );
  });

  test('is made again when a name comes in', async () => {
    const env = { COMMUNIQUE_CACHE: join(temporaryFolder(), 'cache') };
    const build = () => publish(['-C', folder, 'build', '--format', 'html', 'txt'], env);
    await build();
    // Nothing is made where nothing has changed.
    expect((await build()).stderr).not.toContain('[1/4]');
    await writeFile(join(folder, 'names.csv'), 'name,group\nTor Dahl,Individuals\n');
    await build();
    expect(await lines('en')).toContain('5. Tor Dahl');
  });
});

describe('the group of a name', () => {
  test('is that of the same words, however they are written', async () => {
    const folder = await withNames(
      'Signatories\n\n### Organisations:\n\n- Harbour Readers\n\n### Écoles\n\n- Lycée Vik\n',
      'name,group\nA One, ORGANISATIONS \nB Two,écoles\n',
    );
    expect(await groupsOf(folder)).toEqual([
      ['Organisations', 'Harbour Readers', 'A One'],
      ['Écoles', 'Lycée Vik', 'B Two'],
    ]);
    expect(placed(await problemsOf(folder))).toEqual([]);
  });

  test('is the only one there is where neither names one', async () => {
    const folder = await withNames('Signatories:\n\n- Harbour Readers\n', 'name,country\nTor Dahl,Norway\n');
    expect(await groupsOf(folder)).toEqual([[null, 'Harbour Readers', 'Tor Dahl|Norway']]);
  });

  test('comes after names without groups', async () => {
    const folder = await withNames(
      'Signatories:\n\n- Harbour Readers\n',
      'name,group\nTor Dahl,Individuals\nQuay Street,\n',
    );
    expect(await groupsOf(folder)).toEqual([
      [null, 'Harbour Readers', 'Quay Street'],
      ['Individuals', 'Tor Dahl'],
    ]);
    expect(placed(await problemsOf(folder))).toEqual([]);
  });

  test('is made where the statement has no names at all, before its notes', async () => {
    const folder = await withNames(
      'END\n\nNotes to editors\n\nThe library opened in 1921.\n',
      'name,group\nTor Dahl,Individuals\nQuay Street,\n',
    );
    expect(await groupsOf(folder)).toEqual([
      [null, 'Quay Street'],
      ['Individuals', 'Tor Dahl'],
    ]);
    await publish(['-C', folder, 'build', '--format', 'txt']);
    const text = await readFile(join(folder, 'dist/en/keep-the-library.en.txt'), 'utf8');
    expect(text).toMatch(
      /open\.\n\nSignatories\n\n1\. Quay Street\n\nIndividuals\n\n2\. Tor Dahl\n\nEnds\n\nNotes/u,
    );
  });

  const GROUPED = 'Signatories\n\n### Organisations\n\n- Harbour Readers\n\n### Individuals\n\n- Jonas Vik\n';

  test('not ok: none, where the statement has groups', async () => {
    const folder = await withNames(GROUPED, 'name,group\nTor Dahl,\nA One,Organisations\nLea Brandt,\n');
    expect(await groupsOf(folder)).toEqual([
      ['Organisations', 'Harbour Readers', 'A One'],
      ['Individuals', 'Jonas Vik', 'Tor Dahl', 'Lea Brandt'],
    ]);
    expect(await problemsOf(folder)).toMatchObject([
      {
        rule: 'late-names-group',
        severity: 'warning',
        file: 'names.csv',
        line: 2,
        column: 1,
        message:
          '“Tor Dahl”, “Lea Brandt” have no group, but the names in the statement do; “Individuals”, the last group, now has them.',
      },
    ]);
  });

  test('not ok: nearly the words of one', async () => {
    const folder = await withNames(GROUPED, 'name,group\nA One,Organizations\nB Two,Organizations\n');
    expect(placed(await problemsOf(folder))).toEqual(['names.csv:2:7 warning late-names-group']);
  });

  test('not ok: one of two with the same words', async () => {
    const folder = await withNames(
      'Signatories\n\n### Norway\n\n- Harbour Readers\n\n### Chile\n\n- Quay\n\n### Norway\n\n- Jonas Vik\n',
      'name,group\nA One,Norway\nB Two,Norway\n',
    );
    expect(placed(await problemsOf(folder))).toEqual(['names.csv:2:7 warning late-names-group']);
  });
});

describe('duplicate-signatory', () => {
  const LIST = 'Signatories:\n\n- Harbour Readers\n- Café Vik\n- Quay Street Women’s Union\n- ABC\n';

  test.each([
    ['a name of the statement', 'Harbour Readers', 'warning'],
    ['in other capitals', 'harbour READERS', 'warning'],
    ['with its accents written apart', 'Café Vik'.normalize('NFD'), 'warning'],
    ['by its acronym', 'QSWU', 'info'],
    ['whose acronym the statement has', 'Association of Book Clubs', 'info'],
  ])('not ok: %s', async (_, name, severity) => {
    const folder = await withNames(LIST, `name\nTor Dahl\n${name}\n`);
    const found = (await problemsOf(folder)).filter(({ rule }) => rule === 'duplicate-signatory');
    expect(placed(found)).toEqual([`names.csv:3:1 ${severity} duplicate-signatory`]);
  });

  test('not ok: twice in the file', async () => {
    const folder = await withNames(LIST, 'name\nTor Dahl\nLea Brandt\nTOR DAHL\n');
    expect(await problemsOf(folder)).toMatchObject([
      { file: 'names.csv', line: 4, column: 1, message: expect.stringContaining('“Tor Dahl”') as string },
    ]);
  });

  test('names the row of the file, though a group of the statement follows it', async () => {
    const folder = await withNames(
      'Signatories\n\n### Organisations\n\n- Harbour Readers\n\n### Individuals\n\n- Jonas Vik\n',
      'name,group\nJonas Vik,Organisations\n',
    );
    expect(await problemsOf(folder)).toMatchObject([
      {
        file: 'names.csv',
        line: 2,
        message: '“Jonas Vik” is signatory 2 and signatory 3.',
        help: expect.stringContaining('locales/en/statement.md:13') as string,
      },
    ]);
  });
});

test.each([
  ['a control that turns text around', 'Tor \u202EDahl', 'forbidden-character', 5],
  ['a Cyrillic letter in a Latin word', 'Tor D\u0430hl', 'look-alikes', 6],
  ['a word twice', 'The the Library', 'repeated-word', 1],
])('a check of names has its place in the file: %s', async (_, name, rule, column) => {
  const folder = await withNames('Signatories:\n\n- Harbour Readers\n', `name\n${name}\n`);
  expect(await problemsOf(folder)).toMatchObject([{ rule, file: 'names.csv', line: 2, column }]);
});

test('names that came by form are no change of what was recognised', async () => {
  const folder = await copy();
  await publish(['-C', folder, 'sync']);
  await writeFile(join(folder, 'names.csv'), 'name,group\nTor Dahl,Individuals\n');
  const rules = (await problemsOf(folder)).map(({ rule }) => rule);
  expect(rules).not.toContain('changed-recognition');
});

describe('a file that cannot be read', () => {
  const LIST = 'Signatories:\n\n- Harbour Readers\n';
  const refused = async (folder: string) => {
    const { code, stderr } = await publish(['-C', folder, 'check']);
    return [code, stderr.replace(/\s+/gu, ' ')];
  };

  test('is told at its place: another encoding', async () => {
    const windows = new Uint8Array([...new TextEncoder().encode('name\nTor Dahl\nCaf'), 0xe9, 0x0a]);
    expect(await refused(await withNames(LIST, windows))).toEqual([
      1,
      expect.stringMatching(/^names\.csv 3:4 error The file is not valid UTF-8/u),
    ]);
  });

  test('is told at its place: a spreadsheet', async () => {
    const zip = new TextEncoder().encode('PK\u0003\u0004 xl/workbook.xml');
    expect(await refused(await withNames(LIST, zip))).toEqual([
      1,
      expect.stringMatching(/^names\.csv 1:1 error The file is a spreadsheet.* Save it as CSV in UTF-8\./u),
    ]);
  });

  test('is told at its place: marks of a conflict', async () => {
    const csv = 'name\n<<<<<<< ours\nTor Dahl\n=======\nLea Brandt\n>>>>>>> theirs\n';
    expect(await refused(await withNames(LIST, csv))).toEqual([
      1,
      expect.stringMatching(/^names\.csv 2:1 error/u),
    ]);
  });

  test('is told at the line that names it: not there, a folder, too large, a way out', async () => {
    const folder = await withNames(LIST, 'name\n', 'maxSize: 1\n');
    const at = 'publish.config.yaml 2:14 error';
    await writeFile(join(folder, 'names.csv'), `name\n${'Tor Dahl\n'.repeat(120_000)}`);
    expect(await refused(folder)).toEqual([1, expect.stringContaining(`${at} names.csv has 1.1 MB`)]);
    await rm(join(folder, 'names.csv'));
    expect(await refused(folder)).toEqual([1, expect.stringContaining(`${at} There is no file names.csv.`)]);
    await symlink('/etc/hostname', join(folder, 'names.csv'));
    expect(await refused(folder)).toEqual([1, expect.stringContaining(`${at} names.csv leads out of the`)]);
    const config = (path: string) =>
      writeFile(join(folder, 'publish.config.yaml'), `\nsignatories: ${path}\n`);
    await config('locales');
    expect(await refused(folder)).toEqual([1, expect.stringContaining(`${at} locales is not a file.`)]);
    await config('../names.csv');
    expect(await refused(folder)).toEqual([
      2,
      expect.stringContaining(`${at} “signatories” is “../names.csv”`),
    ]);
  });
});
