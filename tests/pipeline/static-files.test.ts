import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Manifest } from '../../src/model/manifest.js';
import { publicationOf, publish } from '../publication.js';

const publication = (files: Readonly<Record<string, string>>, config = 'static: site\n') =>
  publicationOf({
    'locales/en/statement.md': '# Keep it open\n\nThe rooms stay open.\n',
    'publish.config.yaml': `date: 2025-01-02\nlocales: [en]\n${config}`,
    ...files,
  });

const build = (folder: string, ...flags: string[]) =>
  publish(['-C', folder, 'build', '--format', 'html', 'txt', ...flags]);

test('the files of the folder are in the edition and its manifest, and publish verify knows them', async () => {
  const folder = await publication({
    'site/CNAME': 'press.example\n',
    'site/.well-known/security.txt': 'Contact: mailto:a@example.org\n',
    'site/en/old.html': '<p>moved</p>\n',
    'site/.DS_Store': 'litter',
  });
  expect(await build(folder)).toMatchObject({ code: 0 });
  const read = (path: string) => readFile(join(folder, 'dist', path), 'utf8');
  expect(await read('CNAME')).toBe('press.example\n');
  expect(await read('.well-known/security.txt')).toContain('Contact');
  const { files } = JSON.parse(await read('manifest.json')) as Manifest;
  const shared = files.filter(({ locale, format }) => locale === null && format === null);
  const paths = shared.map(({ path }) => path).filter((path) => !path.startsWith('assets/'));
  expect(paths).toEqual(['.well-known/security.txt', 'CNAME', 'en/old.html', 'index.html']);
  expect(await publish(['-C', folder, 'verify'])).toMatchObject({ code: 0 });

  await writeFile(join(folder, 'dist/CNAME'), 'other.example\n');
  const changed = await publish(['-C', folder, 'verify']);
  expect([changed.code, changed.stdout]).toEqual([1, expect.stringContaining('CNAME')]);
});

test('a changed file makes another edition, a file that is gone leaves it', async () => {
  const folder = await publication({ 'site/a.txt': 'one', 'site/b.txt': 'two' });
  await build(folder);
  await writeFile(join(folder, 'site/a.txt'), 'other');
  await rm(join(folder, 'site/b.txt'));
  await build(folder);
  expect(await readFile(join(folder, 'dist/a.txt'), 'utf8')).toBe('other');
  await expect(readFile(join(folder, 'dist/b.txt'))).rejects.toThrow('ENOENT');
});

test.each([
  ['index.html', 'index.html'],
  ['EN/Index.HTML', 'en/index.html'],
  ['manifest.json', 'manifest.json'],
  ['en', 'en/index.html'],
  ['index.html/deep.txt', 'index.html'],
])('%s is never in place of a file of the edition', async (path, other) => {
  const folder = await publication({ [`site/${path}`]: 'mine' });
  const { code, stderr } = await build(folder);
  expect(code).toBe(1);
  expect(stderr).toContain(`site/${path} is in the way of ${other}`);
  expect(stderr).toContain('3:9');
  await expect(readFile(join(folder, 'dist/index.html'))).rejects.toThrow('ENOENT');
});

test.each([
  ['nothing there', 'static: site\n', 'There is nothing in the folder site.'],
  ['the output folder', 'static: dist\n', 'lie in one another'],
  ['a folder above the output folder', 'static: web\noutDir: web/out\n', 'lie in one another'],
  ['the publication itself', 'static: .\n', 'lie in one another'],
])('%s is refused by check and build', async (_, config, message) => {
  const folder = await publication({}, config);
  for (const ran of [await build(folder), await publish(['-C', folder, 'check'])]) {
    expect(ran.code).toBe(1);
    expect(ran.stderr + ran.stdout).toContain(message);
  }
});

test.each(['../elsewhere', '/etc', 'a/../../b'])(
  'a folder outside the publication is refused: %s',
  async (path) => {
    const folder = await publication({}, `static: ${path}\n`);
    expect(await build(folder)).toMatchObject({ code: 2 });
  },
);

test('links lead nowhere: a file, a folder, the folder itself', async () => {
  const elsewhere = await publicationOf({ 'secret.txt': 'secret' });
  const folder = await publication({ 'site/a.txt': 'one' });
  await symlink(join(elsewhere, 'secret.txt'), join(folder, 'site/b.txt'));
  expect(await build(folder)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('site/b.txt is a link') as string,
  });
  const other = await publication({ 'site/a.txt': 'one' });
  await mkdir(join(other, 'site/more'));
  await symlink(elsewhere, join(other, 'site/more/in'));
  expect((await build(other)).stderr).toContain('site/more/in is a link');
  const whole = await publication({});
  await symlink(elsewhere, join(whole, 'site'));
  expect(await build(whole)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('leads out of') as string,
  });
});
