import { mkdir, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { onePixel } from '../pictures.js';
import { publish, temporaryFolder } from '../publication.js';
import { build, edition, folderWith, STATEMENT } from './folder.js';

describe('the configuration names no path outside the folder', () => {
  test.each([
    ['source', '../secret.md'],
    ['source', '/etc/hostname'],
    ['source', 'locales/../../x.md'],
    ['source', 'C:\\x.md'],
    ['outDir', '../out'],
    ['outDir', '/tmp/out'],
    ['outDir', 'a\\..\\..\\out'],
    ['print.profile', '../x.icc'],
  ])('%s: %s', async (key, path) => {
    const [group, name] = key.split('.');
    const yaml = name === undefined ? `${key}: '${path}'` : `${group ?? ''}: { ${name}: '${path}' }`;
    const folder = await folderWith({ 'publish.config.yaml': `date: 2025-01-02\n${yaml}\n` });
    const { code, stderr } = await build(folder);
    expect([code, stderr]).toEqual([2, expect.stringContaining('publish.config.yaml')]);
    expect(await readdir(folder)).not.toContain('dist');
  });
});

test.each(['../../x', '..', '/x', 'a/../../b', 'fa/../../x', 'en\\..\\x'])(
  'a locale named %s is no folder to write to',
  async (tag) => {
    const folder = await folderWith({ 'publish.config.yaml': `date: 2025-01-02\nlocales: [en, '${tag}']\n` });
    const { code, stderr } = await build(folder);
    expect([code, stderr]).toEqual([2, expect.stringContaining('language tag')]);
  },
);

test('a slug of dots and slashes names a file in the edition', async () => {
  const folder = await folderWith({
    'locales/en/statement.md': `---\nslug: "../../../../tmp/x\\0/.."\n---\n\n${STATEMENT}`,
  });
  await build(folder);
  const plain = await folderWith({
    'locales/en/statement.md': `---\nslug: ../../../tmp/x\n---\n\n${STATEMENT}`,
  });
  expect((await build(plain)).code).toBe(0);
  expect([...(await edition(plain)).keys()]).toContain('en/tmp-x.en.txt');
  expect(await readdir(folder)).not.toContain('dist');
});

/** Each file that a command reads from a publication. */
const READ = [
  'locales/en/statement.md',
  'locales/fa/statement.json',
  'locales/fa/press.json',
  'locales/fa/signatories.json',
  'locales/fa/glossary.json',
  'locales/fa/accepted.json',
  'locales/en/images/a.png',
  'templates/page.mustache',
  'publish.config.yaml',
];

test.each(READ)('%s, a symbolic link out of the folder, is not followed', async (path) => {
  const secret = join(temporaryFolder(), 'secret');
  await writeFile(secret, 'SECRET');
  const folder = await folderWith({
    'locales/en/statement.md': STATEMENT.replace('We ask', '![alt](images/a.png)\n\nWe ask'),
    'locales/en/images/a.png': onePixel(),
  });
  await rm(join(folder, path), { force: true });
  await mkdir(join(folder, path, '..'), { recursive: true });
  await symlink(secret, join(folder, path));
  const { code, stdout, stderr } = await build(folder);
  expect([code, stderr]).toEqual([
    2,
    expect.stringContaining(`${path} leads out of the publication’s folder`),
  ]);
  expect(stdout + stderr).not.toContain('SECRET');
  expect(await readdir(folder)).not.toContain('dist');
});

test('a folder that is a symbolic link out of the publication is not followed, and nothing is written through it', async () => {
  const outside = temporaryFolder();
  await writeFile(join(outside, 'statement.json'), '{"we-ask-for-water": "SECRET"}');
  const folder = await folderWith({});
  await symlink(outside, join(folder, 'locales/fa'));
  for (const command of [['build', '--format', 'txt'], ['check'], ['sync']]) {
    const { code, stdout, stderr } = await publish(['-C', folder, ...command]);
    expect([command, code, stdout + stderr]).toEqual([command, 2, expect.stringContaining('leads out of')]);
    expect(stdout + stderr).not.toContain('SECRET');
  }
  expect(await readdir(outside)).toEqual(['statement.json']);
});

test('an output folder that is a symbolic link out of the publication is not written to', async () => {
  const outside = temporaryFolder();
  const folder = await folderWith({});
  await symlink(outside, join(folder, 'dist'));
  const { code, stderr } = await build(folder);
  expect([code, stderr]).toEqual([2, expect.stringContaining('leads out of')]);
  expect(await readdir(outside)).toEqual([]);
});

test('a state file that is a symbolic link is not written through', async () => {
  const outside = join(temporaryFolder(), 'precious');
  await writeFile(outside, '{}');
  const folder = await folderWith({ 'locales/fa/statement.json': '{}' });
  await symlink(outside, join(folder, 'locales/en/statement.json'));
  expect((await publish(['-C', folder, 'sync'])).code).toBe(2);
  expect(await readFile(outside, 'utf8')).toBe('{}');
});
