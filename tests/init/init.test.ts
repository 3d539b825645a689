import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { publicationOf, publish, temporaryFolder } from '../publication.js';

const TEXT =
  '# The bridge stays\n\n12 March 2026\n\nIt is ours.\n\nSigned by:\n\n1. Ferry Town\n2. Quay Street\n';

describe('publish init', () => {
  test.each([
    ['in the folder', [], 'en', ['en']],
    ['of one language', ['--locale', 'fr'], 'fr', ['fr']],
    ['of several', ['--locale', 'fa', '--locale', 'ps'], 'fa', ['fa', 'ps']],
    ['of languages after one another', ['--locale', 'ar', 'es', 'de-AT'], 'ar', ['ar', 'es', 'de-AT']],
  ])('%s writes a publication that every command reads', async (_, args, source, tags) => {
    const folder = temporaryFolder();
    const began = await publish(['-C', folder, 'init', ...args]);
    expect(began).toMatchObject({ code: 0 });
    expect(began.stdout).toMatch(
      /, 2 signatories \(.+\)\nNext: publish -C \S+ outline shows .+ build makes/u,
    );
    expect(await readdir(join(folder, 'locales'))).toEqual([...tags].sort());
    expect((await stat(join(folder, 'locales', source, 'statement.md'))).isFile()).toBe(true);

    const ran = (...command: string[]) => publish(['-C', folder, ...command]);
    expect(await ran('build', '--format', 'txt', 'html')).toMatchObject({ code: 0 });
    expect(await ran('check', '--locale', source)).toMatchObject({ code: 0 });
    expect(await ran('sync')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('nothing to do') as string,
    });
    const { doubts, signatories } = JSON.parse((await ran('outline', '--json')).stdout) as {
      doubts: unknown[];
      signatories: { total: number };
    };
    expect({ doubts, total: signatories.total }).toEqual({ doubts: [], total: 2 });
  });

  test('takes the date of a date line that can be read in two ways', async () => {
    const folder = await publicationOf({ 'from.md': TEXT.replace('12 March 2026', '12/08/2025') });
    const from = ['-C', folder, 'init', '--from', join(folder, 'from.md')];
    for (const wrong of ['2025-02-30', '12/8/2025', '2025-8-12']) {
      const refused = await publish([...from, '--date', wrong]);
      expect([refused.code, refused.stderr]).toEqual([
        2,
        expect.stringContaining(`“${wrong}” is not a date.`),
      ]);
    }
    expect(await readdir(folder)).toEqual(['from.md']);

    const began = await publish([...from, '--date', '2025-12-08']);
    expect([began.code, began.stdout]).toEqual([0, expect.stringContaining('8 December 2025')]);
    expect(await readFile(join(folder, 'publish.config.yaml'), 'utf8')).toContain('\ndate: 2025-12-08\n');
    const again = await publish(['-C', folder, 'init', '--date', '2025-08-12']);
    expect([again.code, again.stderr]).toEqual([
      2,
      expect.stringContaining('Write `date: 2025-08-12` in it.'),
    ]);
  });

  test('never writes over what is there, and says what it left', async () => {
    const folder = await publicationOf({
      '.gitignore': 'own\n',
      'note.txt': 'own',
      '.gitlab-ci.yml': 'own\n',
    });
    const first = await publish(['-C', folder, 'init', '--ci', 'gitlab']);
    expect(first).toMatchObject({ code: 0 });
    expect(first.stderr).toContain(
      '.gitignore already exists and was not changed. Add this line to it: dist/',
    );
    expect(first.stderr).toContain('.gitlab-ci.yml already exists and was not changed.');
    expect(await readFile(join(folder, '.gitignore'), 'utf8')).toBe('own\n');
    expect(await readFile(join(folder, '.gitlab-ci.yml'), 'utf8')).toBe('own\n');

    await writeFile(join(folder, 'locales/en/statement.md'), TEXT);
    const before = await readdir(folder, { recursive: true });
    const again = await publish(['-C', folder, 'init']);
    expect(again).toMatchObject({ code: 2 });
    expect(again.stderr).toContain(
      'There is already a statement at locales/en/statement.md. Nothing was written.',
    );
    expect(await readFile(join(folder, 'locales/en/statement.md'), 'utf8')).toBe(TEXT);
    expect(await readdir(folder, { recursive: true })).toEqual(before);
  });

  test('follows a configuration that is there', async () => {
    const folder = await publicationOf({ 'publish.config.yml': 'locales: [en, ps]\noutDir: out\n' });
    expect(await publish(['-C', folder, 'init', '--locale', 'fa'])).toMatchObject({ code: 2 });
    expect(await publish(['-C', folder, 'init'])).toMatchObject({ code: 0 });
    expect(await readdir(folder)).toEqual(['.gitignore', 'locales', 'publish.config.yml']);
    expect(await readFile(join(folder, '.gitignore'), 'utf8')).toContain('\nout/\n');
  });

  test('puts the file of a service at the root of the repository', async () => {
    const root = temporaryFolder();
    await mkdir(join(root, '.git'));
    await writeFile(join(root, '.git/HEAD'), 'ref: refs/heads/main\n');
    const ran = await publish(['init', join(root, 'our statements/1'), '--ci', 'github']);
    expect(ran).toMatchObject({ code: 0 });
    const file = await readFile(join(root, '.github/workflows/statement.yml'), 'utf8');
    expect(file).toContain("publication: './our statements/1'");
    expect(ran.stdout).toMatch(/Next: publish -C '.*our statements\/1' outline/u);
  });

  test('says that a file is no folder, and a word no language', async () => {
    const folder = await publicationOf({ afile: 'x' });
    expect((await publish(['init', join(folder, 'afile')])).stderr).toContain(
      'afile is a file, not a folder.',
    );
    expect((await publish(['-C', folder, 'init', '--locale', 'english'])).stderr).toContain(
      'is not a language tag',
    );
    expect(await readdir(folder)).toEqual(['afile']);
  });
});

test.each([
  ['build'],
  ['check'],
  ['sync'],
  ['outline'],
  ['status'],
  ['pdf'],
  ['doctor'],
  ['verify'],
  ['review', 'fa', '--all', '--by', 'A B'],
  ['export', 'fa', '--format', 'po'],
  ['import', 'a.po'],
  ['adopt', 'fa', 'a.docx'],
])('%s in an empty folder names publish init', async (...command) => {
  const { code, stdout, stderr } = await publish(['-C', temporaryFolder(), ...command]);
  expect(code).toBeGreaterThan(0);
  expect(stdout + stderr).toContain('publish init');
});

describe('publish init --from', () => {
  const inUtf16 = (mark: string, order: 'le' | 'be') => {
    const bytes = Buffer.from(mark + TEXT, 'utf16le');
    return new Uint8Array(order === 'le' ? bytes : bytes.swap16());
  };
  const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

  test.each([
    [
      'a PDF',
      'a.docx',
      latin('%PDF-1.7\n'),
      'The file is a PDF, which `publish` cannot read.',
      'Ask for the document',
    ],
    [
      'an old Word file',
      'a.docx',
      latin('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1'),
      'old Office program (.doc)',
      'save it as a Word document',
    ],
    ['an archive', 'a.docx', zipSync({ 'a.txt': latin('a') }), 'The file is an archive (.zip)', 'Unpack it'],
    [
      'a spreadsheet',
      'a.docx',
      zipSync({ 'xl/workbook.xml': latin('<a/>') }),
      'a spreadsheet',
      'Copy its text',
    ],
    ['an empty file', 'a.docx', latin(''), 'The file is empty.', 'Name the file that has the text.'],
    ['white space', 'a.md', latin(' \n \n'), 'The file has no text.', 'Give the file'],
    ['an empty page', 'a.html', latin('<html></html>'), 'The page has no text.', 'Give the file'],
    ['text with another name', 'a.docx', latin(TEXT), 'This is not a Word file (.docx).', 'Save it again'],
    [
      'text in an old character set',
      'a.txt',
      latin('Le caf\xE9 est ferm\xE9.'),
      'not valid UTF-8',
      'Save the file as UTF-8.',
    ],
    [
      'a saved mail',
      'a.eml',
      latin('From: a@b.c\nMime-Version: 1.0\nSubject: d\n\nHi\n'),
      'a saved mail',
      'Open it',
    ],
    ['an unknown ending', 'a.xyz', latin(TEXT), 'a.xyz has a file type that cannot be read.', '.docx, .odt'],
  ])('of %s says what it is and what to do', async (_, name, bytes, message, help) => {
    const folder = await publicationOf({ [name]: bytes });
    const { code, stderr } = await publish(['-C', folder, 'init', '--from', name]);
    expect(code).toBeGreaterThan(0);
    expect(stderr).toContain(message);
    expect(stderr).toContain(help);
    expect(stderr.match(/^(?: {6}\S+ )? *error /gmu)?.length).toBeLessThanOrEqual(2);
    expect(await readdir(folder)).toEqual([name]);
  });

  test('of a file that is not there says so', async () => {
    const { code, stderr } = await publish(['init', temporaryFolder(), '--from', 'nowhere.docx']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/There is no file .*nowhere\.docx\.\n +Check its name and its folder\./u);
  });

  test.each([
    ['UTF-16 with a mark', inUtf16('\uFEFF', 'le')],
    ['UTF-16, the other way round', inUtf16('\uFEFF', 'be')],
    ['UTF-16 without a mark', inUtf16('', 'le')],
    ['UTF-16 without a mark, the other way round', inUtf16('', 'be')],
    ['UTF-8 with a mark and CRLF', latin(`\xEF\xBB\xBF${TEXT.replaceAll('\n', '\r\n')}`)],
  ])('reads %s', async (_, bytes) => {
    const folder = await publicationOf({ 'a.md': bytes });
    expect(await publish(['-C', folder, 'init', '--from', 'a.md'])).toMatchObject({ code: 0 });
    expect(await readFile(join(folder, 'locales/en/statement.md'), 'utf8')).toBe(TEXT);
  });

  test('keeps the document, and does not begin twice', async () => {
    const folder = await publicationOf({ 'a.md': TEXT });
    expect(await publish(['-C', folder, 'init', '--from', 'a.md'])).toMatchObject({ code: 0 });
    expect(await publish(['-C', folder, 'init', '--from', 'a.md'])).toMatchObject({ code: 2 });
    expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe(TEXT);
  });

  test.each([
    ['says another language', 'lang="en"', 'says that it is in “en”; by its words, it was taken for “fr”'],
    ['says none', '', 'does not say in which language it is; by its words, it was taken for “fr”'],
    ['says the same', 'lang="fr-FR"', 'says that it is in “fr”.'],
  ])('of a French page that %s', async (_, attribute, message) => {
    const words =
      'Les habitants de la ville demandent que le pont du canal soit ouvert à tous avant la fin de cette année.';
    const page = `<html ${attribute}><meta charset="utf-8"><h1>Le pont</h1><p>4 juin 2026</p><p>${words}</p></html>`;
    const folder = await publicationOf({ 'a.html': page });
    const ran = await publish(['-C', folder, 'init', '--from', 'a.html']);
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.stderr).toContain(message);
    expect(await readdir(join(folder, 'locales'))).toEqual(['fr']);
  });
});

test('a configuration that does not exist is not reported as a statement that cannot be read', async () => {
  const folder = temporaryFolder();
  const { code, stderr } = await publish(['--config', 'nothere.yaml', 'init', join(folder, 'sub')]);
  expect([code, stderr]).toEqual([2, expect.not.stringContaining('its statement cannot be read')]);
  expect(stderr).toContain('nothere.yaml');
});

test('the schema that the configuration names is there: the package above the publication, else the program’s own', async () => {
  const folder = temporaryFolder();
  const named = async (publication: string) => {
    expect(await publish(['init', join(folder, publication)])).toMatchObject({ code: 0 });
    const text = await readFile(join(folder, publication, 'publish.config.yaml'), 'utf8');
    const path = /^# yaml-language-server: \$schema=(\S+)\n/u.exec(text)?.[1] ?? '';
    expect(await readFile(join(folder, publication, path), 'utf8')).toContain('"shortTitle"');
    return path;
  };
  expect(await named('alone')).toMatch(/^\.\.\/.+\/schema\/publish\.config\.schema\.json$/u);
  const schema = 'node_modules/communique/schema/publish.config.schema.json';
  await mkdir(dirname(join(folder, schema)), { recursive: true });
  await writeFile(join(folder, schema), '{ "properties": { "shortTitle": {} } }');
  expect(await named('inside/one')).toBe(`../../${schema}`);
});
