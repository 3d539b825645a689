import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sha256 } from '../../src/model/fingerprint.js';
import { publish, temporaryFolder } from '../publication.js';
import { folderWith } from './folder.js';

const NOTE = 'locales/.unfinished.json';
const noteOf = (path: string, text: string, before: string | null = null) =>
  JSON.stringify({ version: 1, owner: '', files: [{ path, before, text }] });

/** Commands that write nothing, and such that write. */
const READERS = [['status'], ['check', '--min', '0'], ['sync', '--dry-run']];
const WRITERS = [
  ['sync'],
  ['review', 'fa', '--all', '--by', 'Ada Lovelace'],
  ['build', '--format', 'txt'],
  ['export', 'fa', '--format', 'po'],
];

test('a note of unfinished work that leads out of the folder writes nothing there', async () => {
  const outside = temporaryFolder();
  const folder = await folderWith({ [NOTE]: noteOf('locales/evil/settings.json', 'TAKEN') });
  await symlink(outside, join(folder, 'locales/evil'));
  for (const command of READERS) {
    const { code, stderr } = await publish(['-C', folder, ...command]);
    expect([command, code, stderr]).toEqual([command, 0, expect.stringContaining('interrupted')]);
  }
  for (const command of WRITERS) {
    const { code, stderr } = await publish(['-C', folder, ...command]);
    expect([command, code, stderr]).toEqual([
      command,
      2,
      expect.stringContaining('locales/evil/settings.json'),
    ]);
  }
  expect(await readdir(outside)).toEqual([]);
});

test.each([
  'locales/en/statement.md',
  'locales/fa/glossary.json',
  'locales/ps/statement.json',
  'locales/fa/../../publish.config.yaml',
  'publish.config.yaml',
  '../x.json',
  '/tmp/communique-x.json',
])('a note that names %s is not followed', async (path) => {
  const folder = await folderWith({ [NOTE]: noteOf(path, 'TAKEN') });
  const { code, stderr } = await publish(['-C', folder, 'sync']);
  expect([code, stderr]).toEqual([2, expect.stringContaining(`names ${path}`)]);
  const names = await readdir(folder, { recursive: true });
  expect(names.sort()).toEqual(
    ['locales', NOTE, 'locales/en', 'locales/en/statement.md', 'publish.config.yaml'].sort(),
  );
});

test('work that was interrupted is finished by a command that writes, and reported by one that reads', async () => {
  const path = 'locales/fa/statement.json';
  const folder = await folderWith({ [path]: '{}\n', [NOTE]: noteOf(path, '{ "a": "b" }\n', sha256('{}\n')) });
  for (const command of READERS) {
    expect((await publish(['-C', folder, ...command])).stderr).toContain('interrupted');
    expect(await readFile(join(folder, path), 'utf8')).toBe('{}\n');
  }
  expect((await publish(['-C', folder, 'export', 'fa', '--format', 'po'])).code).toBe(0);
  expect(await readFile(join(folder, path), 'utf8')).toBe('{ "a": "b" }\n');
  expect(await readdir(join(folder, 'locales'))).toEqual(['en', 'fa']);
});

test('a note that is a folder is no note', async () => {
  const folder = await folderWith({});
  await mkdir(join(folder, NOTE));
  await writeFile(join(folder, NOTE, 'x'), '');
  for (const command of [...READERS, ...WRITERS]) {
    const { code, stderr } = await publish(['-C', folder, ...command]);
    expect([command, code, stderr]).toEqual([
      command,
      2,
      expect.stringMatching(/unfinished\.json is not a file\.\s+Delete it: no command has written it\./u),
    ]);
  }
});
