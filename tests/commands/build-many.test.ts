import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeCollections, shardOf, type Collection } from '../../src/model/collection.js';
import { publish, temporaryFolder } from '../publication.js';

/** Some small publications side by side. */
async function archive(...names: string[]): Promise<string> {
  const folder = temporaryFolder();
  for (const name of names) {
    await mkdir(join(folder, name, 'locales/en'), { recursive: true });
    await writeFile(join(folder, name, 'publish.config.yaml'), 'locales: [en]\n');
    await writeFile(
      join(folder, name, 'locales/en/statement.md'),
      `2025-08-12\n\n# Statement ${name}\n\nThe water of ${name} belongs to all.\n`,
    );
  }
  return folder;
}

const TEXT = ['--format', 'txt'];

describe('build of many publications', () => {
  test('puts each edition into its own folder, in one run', async () => {
    const folder = await archive('a', 'b');
    const { code, stdout } = await publish(['-C', folder, 'build', 'a', 'b', ...TEXT]);
    expect({ code, last: stdout.trim().split('\n').at(-1) }).toEqual({
      code: 0,
      last: '2 files of 2 publications',
    });
    for (const name of ['a', 'b']) {
      expect((await publish(['-C', join(folder, name), 'verify'])).code).toBe(0);
    }
  });

  test('one that fails is named, the others are made; the exit code is the worst', async () => {
    const folder = await archive('a', 'bad', 'c');
    await writeFile(join(folder, 'bad/locales/en/statement.md'), '');
    const { code, stderr, stdout } = await publish(['-C', folder, 'build', 'a', 'bad', 'c', 'none', ...TEXT]);
    expect(code).toBe(2);
    expect(stderr).toContain('The statement is empty');
    expect(stderr).toContain('There is no folder');
    expect(stdout).toContain('2 files of 2 publications; 2 failed');
    expect(existsSync(join(folder, 'c/dist/manifest.json'))).toBe(true);
  });

  test('shards of a collection become one with verify, the same as built at once', async () => {
    const folder = await archive('a', 'b', 'c', 'd', 'e');
    const names = ['a', 'b', 'c', 'd', 'e'];
    const build = (...args: string[]) => publish(['-C', folder, 'build', ...names, ...TEXT, ...args]);
    expect((await build('--out-dir', 'whole')).code).toBe(0);
    for (const index of [1, 2]) {
      expect((await build('--out-dir', `part${index}`, '--shard', `${index}/2`)).code).toBe(0);
    }
    expect(readdirSync(join(folder, 'part2')).sort()).toEqual(['b', 'collection.2-of-2.json', 'd']);

    // A share alone is not the collection.
    const alone = await publish(['-C', folder, 'verify', 'part2', '--merge']);
    expect(alone.code).toBe(1);
    expect(alone.stdout).toContain('No share has the edition a.');

    await cp(join(folder, 'part1'), join(folder, 'part2'), { recursive: true });
    const merged = await publish(['-C', folder, 'verify', 'part2', '--merge']);
    expect(merged).toMatchObject({ code: 0, stdout: '10 files of 5 editions in part2: ok\n' });
    const list = (name: string) => readFile(join(folder, name, 'collection.json'), 'utf8');
    expect(await list('part2')).toBe(await list('whole'));
    expect(readdirSync(join(folder, 'part2')).sort()).toEqual([...names, 'collection.json'].sort());
    expect((await publish(['-C', folder, 'verify', 'part2'])).code).toBe(0);

    await writeFile(join(folder, 'part2/c/en/statement-c.en.txt'), 'spoilt');
    const spoilt = await publish(['-C', folder, 'verify', 'part2']);
    expect(spoilt.code).toBe(1);
    expect(spoilt.stdout).toContain('c/en/statement-c.en.txt');
    await rename(join(folder, 'part2/d'), join(folder, 'part2/c2'));
    await rm(join(folder, 'part2/c'), { recursive: true });
    await rename(join(folder, 'part2/c2'), join(folder, 'part2/c'));
    const swapped = await publish(['-C', folder, 'verify', 'part2']);
    expect(swapped.stdout).toContain('The edition is not the one that its list was written for.');
  });

  test.each([
    ['1/0', '--shard'],
    ['3/2', '--shard'],
    ['x', '--shard'],
  ])('--shard %s is refused', async (shard, word) => {
    const folder = await archive('a');
    const { code, stderr } = await publish(['-C', folder, 'build', 'a', ...TEXT, '--shard', shard]);
    expect(code).toBe(2);
    expect(stderr).toContain(word);
  });

  test('two folders of one name cannot lie in one collection', async () => {
    const folder = await archive('a', 'x/a');
    const { code, stderr } = await publish(['-C', folder, 'build', 'a', 'x/a', ...TEXT, '--out-dir', 'site']);
    expect(code).toBe(2);
    expect(stderr).toContain('a and x/a would both be a');
  });
});

test('shares hold everything once, whatever their number', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), fc.integer({ min: 1, max: 9 }), (all, of) => {
      const shares = Array.from({ length: of }, (_, at) => shardOf(all, { index: at + 1, of }));
      expect(shares.flat().sort()).toEqual([...all].sort());
      const sizes = shares.map(({ length }) => length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }),
  );
});

const NOTHING_SAID = {
  ...{ date: null, corrected: null, embargo: null, signatories: 0, address: null, pages: [] },
};

test('shares of different collections are no collection', () => {
  const part = (all: string[], path: string): Collection => ({
    version: 1,
    shard: null,
    all,
    editions: [{ path, manifest: '', statement: NOTHING_SAID }],
    files: [],
  });
  const { wrong } = mergeCollections(
    new Map([
      ['collection.1-of-2.json', part(['a', 'b'], 'a')],
      ['collection.2-of-2.json', part(['a', 'c'], 'c')],
    ]),
  );
  expect(wrong).toEqual([
    'collection.2-of-2.json is a share of another collection.',
    'No share has the edition b.',
    'The edition c is not one of the collection.',
  ]);
});
