import { execFile } from 'node:child_process';
import { chown, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { findPublication } from '../../src/io/disk/find-publication.js';
import { publicationOf, ROOT, temporaryFolder } from '../publication.js';

const STATEMENT = { 'locales/en/statement.md': '# Keep it open\n\n3 March 2026\n\nThe quay stays open.\n' };
const CONFIGURED = { ...STATEMENT, 'publish.config.yaml': 'locales: [en]\n' };

describe('the publication is', () => {
  test.each([
    ['the folder itself', CONFIGURED, '.'],
    ['above a folder of it', CONFIGURED, 'locales/en'],
    ['above one without a configuration', STATEMENT, 'locales/en'],
  ])('%s', async (_, files, from) => {
    const folder = await publicationOf(files);
    expect(await findPublication(join(folder, from))).toBe(folder);
  });

  test('the nearest one', async () => {
    const folder = await publicationOf({ ...CONFIGURED, 'inner/publish.config.yaml': 'locales: [en]\n' });
    expect(await findPublication(join(folder, 'inner'))).toBe(join(folder, 'inner'));
  });

  test('nowhere, where none is above', async () => {
    expect(await findPublication(temporaryFolder())).toBeUndefined();
    expect(await findPublication('/nowhere/at/all')).toBeUndefined();
  });

  test.runIf(process.getuid?.() === 0)('not one that another user has put above', async () => {
    const folder = await publicationOf(CONFIGURED);
    const own = join(folder, 'own');
    await mkdir(own);
    await chown(own, 1234, 1234);
    expect(await findPublication(own)).toBeUndefined();
  });
});

test('every command works from a folder within, and says where it is', async () => {
  const folder = await publicationOf(CONFIGURED);
  const cwd = join(folder, 'locales/en');
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [join(ROOT, 'bin/publish.js'), ...args], { cwd });
  const { stdout, stderr } = await run('check');
  expect(stdout).toContain('2 segments, 1 locale: ok');
  expect(stderr).toContain(`The publication is ${folder}`);
  // A path is typed as seen from here, and shown as seen from the publication.
  await run('build', '--format', 'txt', '--out-dir', '../../out');
  expect((await run('verify', '../../out')).stdout).toBe('2 files in out: ok\n');
});
