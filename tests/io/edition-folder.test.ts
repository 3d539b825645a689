import { mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { placeNamed } from '../../src/io/disk/place.js';
import { lookAtEdition, openEditionFolder } from '../../src/io/edition-folder.js';
import { ownEnding } from '../../src/io/temporary-files.js';
import { temporaryFolder } from '../publication.js';

/** An edition of two files, each with the same text. */
const files = (text: string, ...more: string[]) => {
  const paths = ['en/index.html', 'assets/fonts/a.woff2', ...more];
  const entries = paths.map((path) => ({ path, bytes: 0, sha256: '' }));
  const manifest = JSON.stringify({ version: 1, files: entries });
  const contents = paths.map((path) => [path, text] as const);
  return new Map(
    [['manifest.json', manifest] as const, ...contents].map(([path, content]) => [
      path,
      new TextEncoder().encode(content),
    ]),
  );
};
/** No process has this number: it is above the largest that Linux gives. */
const DEAD = `4194999-0-00000000-${hostname()}`;
const open = async (dist: string) => {
  const folder = await openEditionFolder(await placeNamed(dist), import.meta.dirname);
  return {
    ...folder,
    replace: (edition: ReturnType<typeof files>) => folder.replace(edition, () => undefined),
  };
};
/** The files of a folder, each with its text. */
const read = async (dist: string) =>
  lookAtEdition(await placeNamed(dist), async ({ paths }) => {
    const texts = [...paths.keys()].map(
      async (path) => [path, await readFile(join(dist, path), 'utf8')] as const,
    );
    return Object.fromEntries(await Promise.all(texts));
  });
/** What {@link read} gives of an edition. */
const textsOf = (edition: ReturnType<typeof files>) =>
  Object.fromEntries([...edition].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));

describe('an edition folder', () => {
  test('is replaced as a whole, folders above it made', async () => {
    const root = temporaryFolder();
    const dist = join(root, 'a/b/dist');
    await (await open(dist)).replace(files('old', 'gone.txt'));
    await (await open(dist)).replace(files('new'));
    expect((await readdir(dist)).sort()).toEqual(['assets', 'en', 'manifest.json']);
    expect(await readFile(join(dist, 'en/index.html'), 'utf8')).toBe('new');
    expect(await readdir(join(root, 'a/b'))).toEqual(['dist']);
  });

  test('stays what it was when the new edition cannot be written', async () => {
    const root = temporaryFolder();
    const dist = join(root, 'dist');
    await (await open(dist)).replace(files('old'));
    const impossible = new Map([...files('new'), ['en', new Uint8Array()]]);
    await expect((await open(dist)).replace(impossible)).rejects.toMatchObject({ code: 3 });
    expect(await readFile(join(dist, 'en/index.html'), 'utf8')).toBe('old');
    expect(await readdir(root)).toEqual(['dist']);
  });

  test('that a killed build had moved away comes back; what it left is swept', async () => {
    const root = temporaryFolder();
    const dist = join(root, 'dist');
    await (await open(dist)).replace(files('old'));
    await rename(dist, join(root, `.dist.old-${DEAD}`));
    await mkdir(join(root, `.dist.new-${DEAD}/en`), { recursive: true });
    expect(await read(dist)).toEqual(textsOf(files('old')));
    const impossible = new Map([
      ['a', new Uint8Array()],
      ['a/b', new Uint8Array()],
    ]);
    await expect((await open(dist)).replace(impossible)).rejects.toMatchObject({ code: 3 });
    expect(await readdir(root)).toEqual(['dist']);
    expect(await read(dist)).toEqual(textsOf(files('old')));
  });

  test('keeps what belongs to a living process, and what only looks like a leftover', async () => {
    const root = temporaryFolder();
    const dist = join(root, 'dist');
    const kept = [`.dist.new-${ownEnding()}`, '.dist.new-backup', `.other.new-${DEAD}`];
    for (const name of kept) await mkdir(join(root, name));
    // The number of a living process, which began at another time.
    await mkdir(join(root, `.dist.new-${process.pid}-1-00000000-${hostname()}`));
    await (await open(dist)).replace(files('new'));
    expect((await readdir(root)).sort()).toEqual([...kept, 'dist'].sort());
  });

  test('can be a link to another place, and stays one', async () => {
    const root = temporaryFolder();
    await mkdir(join(root, 'elsewhere'));
    await symlink(join(root, 'elsewhere'), join(root, 'dist'));
    await (await open(join(root, 'dist'))).replace(files('new'));
    expect(await readFile(join(root, 'elsewhere/en/index.html'), 'utf8')).toBe('new');
  });

  test('with anything else in it is refused', async () => {
    const root = temporaryFolder();
    await writeFile(join(root, 'letter.txt'), 'dear');
    await expect(open(root)).rejects.toMatchObject({ code: 2 });
    await writeFile(join(root, 'manifest.json'), '{"name": "another program’s"}');
    await expect(open(root)).rejects.toMatchObject({ code: 2 });
    const dist = join(root, 'dist');
    await (await open(dist)).replace(files('old'));
    await writeFile(join(dist, 'CNAME'), 'example.org');
    await expect(open(dist)).rejects.toMatchObject({
      code: 2,
      message: expect.stringContaining('CNAME') as string,
    });
  });

  test('two builds at once: one edition or the other, whole', async () => {
    const dist = join(temporaryFolder(), 'dist');
    const folders = await Promise.all(
      ['one', 'two', 'three', 'four'].map(async (name) => [name, await open(dist)] as const),
    );
    await Promise.allSettled(folders.map(([name, folder]) => folder.replace(files(name))));
    const texts = await Promise.all(
      ['en/index.html', 'assets/fonts/a.woff2'].map((path) => readFile(join(dist, path), 'utf8')),
    );
    expect(new Set(texts).size).toBe(1);
    expect(await readdir(join(dist, '..'))).toEqual(['dist']);
  });
});
