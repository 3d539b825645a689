import { appendFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { copyOfTheReal, publish } from '../publication.js';

describe('publish verify', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await copyOfTheReal();
    await publish(['-C', folder, 'build', '--format', 'txt']);
  });

  test('finds an edition whole', async () => {
    expect(await publish(['-C', folder, 'verify'])).toMatchObject({
      code: 0,
      stdout: '5 files in dist: ok\n',
    });
  });

  test('finds a changed file, a foreign one and a missing one', async () => {
    const [text = ''] = (await readdir(join(folder, 'dist/fa'))).filter((name) => name.endsWith('.txt'));
    await appendFile(join(folder, 'dist/fa', text), ' ');
    await writeFile(join(folder, 'dist/notes.txt'), '');
    await rm(join(folder, 'dist/ps'), { recursive: true });
    const { code, stdout } = await publish(['-C', folder, 'verify', 'dist']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/differs from the one that was built/u);
    expect(stdout).toMatch(/not in the manifest/u);
    expect(stdout).toMatch(/missing/u);
    expect(stdout).toContain('3 errors');
  });

  test('says what is wrong with a folder that is no edition', async () => {
    expect((await publish(['-C', folder, 'verify', 'locales'])).code).toBe(1);
    expect((await publish(['-C', folder, 'verify', 'nowhere'])).code).toBe(2);
  });
});
