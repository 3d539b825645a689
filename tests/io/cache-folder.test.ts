import { execFile } from 'node:child_process';
import { chmod, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cachePlace, openCacheFolder } from '../../src/io/cache-folder.js';
import { ownEnding } from '../../src/io/temporary-files.js';
import { cacheKey } from '../../src/model/cache.js';
import { temporaryFolder } from '../publication.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const files = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('a cache folder', () => {
  test('gives back what was put, and nothing for another key', async () => {
    const cache = openCacheFolder(join(temporaryFolder(), 'cache'));
    await cache.put(cacheKey(['a']), bytes('one'));
    expect(await cache.get(cacheKey(['a']))).toEqual(bytes('one'));
    expect(await cache.get(cacheKey(['b']))).toBeUndefined();
  });

  test('gives nothing for an entry damaged at any byte, cut short or made longer, and drops it', async () => {
    const folder = join(temporaryFolder(), 'cache');
    const cache = openCacheFolder(folder);
    const key = cacheKey(['a']);
    const content = bytes('a finished file');
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 32 + content.length - 1 }),
        fc.constantFrom('flip', 'cut', 'grow'),
        async (at, how) => {
          await cache.put(key, content);
          const [file = ''] = await files(folder);
          const stored = await readFile(file);
          if (how === 'flip') stored[at] = (stored[at] ?? 0) ^ 1;
          await writeFile(
            file,
            how === 'cut' ? stored.subarray(0, at) : how === 'grow' ? [stored, '.'] : stored,
          );
          expect(await cache.get(key)).toBeUndefined();
          expect(await files(folder)).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('an entry moved under another key is none', async () => {
    const folder = join(temporaryFolder(), 'cache');
    const cache = openCacheFolder(folder);
    const [a, b] = [cacheKey(['a']), cacheKey(['b'])];
    await cache.put(a, bytes('of a'));
    await cache.put(b, bytes('of b'));
    const [fileA, fileB] = [join(folder, a.slice(0, 2), a), join(folder, b.slice(0, 2), b)];
    await writeFile(fileB, await readFile(fileA));
    expect(await cache.get(b)).toBeUndefined();
    expect(await cache.get(a)).toEqual(bytes('of a'));
  });

  test('stays within its size; what was used last stays', async () => {
    const folder = join(temporaryFolder(), 'cache');
    const cache = openCacheFolder(folder, 400);
    const keys = Array.from({ length: 10 }, (_, at) => cacheKey([String(at)]));
    for (const [at, key] of keys.entries()) {
      await cache.put(key, new Uint8Array(68));
      await utimes(join(folder, key.slice(0, 2), key), 1000 + at, 1000 + at);
    }
    await cache.get(keys[0] ?? '');
    await cache.trim();
    const left = await Promise.all(keys.map(async (key) => (await cache.get(key)) !== undefined));
    expect(left).toEqual([true, false, false, false, false, false, false, true, true, true]);
  });

  test('sweeps what a killed process has left half written', async () => {
    const folder = join(temporaryFolder(), 'cache');
    const cache = openCacheFolder(folder);
    await cache.put(cacheKey(['a']), bytes('one'));
    const [kept = ''] = await files(folder);
    const living = join(folder, `.writing-${ownEnding()}`);
    await writeFile(living, 'half');
    await writeFile(join(folder, `.writing-4194999-0-00000000-${hostname()}`), 'half');
    await openCacheFolder(folder).trim();
    expect((await files(folder)).sort()).toEqual([living, kept].sort());
  });

  test('is not trusted where others may write', async () => {
    const folder = join(temporaryFolder(), 'cache');
    const cache = openCacheFolder(folder);
    await cache.put(cacheKey(['a']), bytes('one'));
    await chmod(folder, 0o777);
    expect(await cache.get(cacheKey(['a']))).toBeUndefined();
  });

  test('a place that cannot be one is as good as an empty cache', async () => {
    const file = join(temporaryFolder(), 'file');
    await writeFile(file, '');
    const cache = openCacheFolder(join(file, 'cache'));
    await cache.put(cacheKey(['a']), bytes('one'));
    expect(await cache.get(cacheKey(['a']))).toBeUndefined();
    await cache.trim();
    expect((await stat(file)).size).toBe(0);
  });

  test('two processes may fill it at once', async () => {
    const folder = join(temporaryFolder(), 'cache');
    const key = cacheKey(['shared']);
    // Node alone, writing as the cache does: beside the place, then moved into it.
    const script = `
      const fs = require('node:fs'); const { createHash } = require('node:crypto');
      const content = Buffer.alloc(200000, 7); const key = ${JSON.stringify(key)};
      const digest = createHash('sha256').update(key).update(content).digest();
      const place = ${JSON.stringify(join(folder, key.slice(0, 2)))};
      for (let at = 0; at < 200; at += 1) {
        const fresh = place + '/x' + process.pid + '.tmp';
        fs.writeFileSync(fresh, Buffer.concat([digest, content])); fs.renameSync(fresh, place + '/' + key);
      }`;
    const cache = openCacheFolder(folder);
    await cache.put(key, new Uint8Array(200_000).fill(7));
    const other = new Promise((done) => execFile(process.execPath, ['-e', script], done));
    const progress = { isOver: false };
    void other.then(() => (progress.isOver = true));
    let seen = 0;
    while (!progress.isOver) {
      await cache.put(key, new Uint8Array(200_000).fill(7));
      expect((await cache.get(key))?.length).toBe(200_000);
      seen += 1;
    }
    expect(seen).toBeGreaterThan(0);
  });
});

test('keys of other parts differ, however the parts are cut', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), (a, b) => {
      expect(cacheKey(a) === cacheKey(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
  );
  expect(cacheKey(['ab', 'c'])).not.toBe(cacheKey(['a', 'bc']));
});

test('the cache lies where the platform keeps caches', () => {
  expect(cachePlace({ HOME: '/h' }, 'linux')).toBe('/h/.cache/communique/files');
  expect(cachePlace({ HOME: '/h', XDG_CACHE_HOME: '/x' }, 'linux')).toBe('/x/communique/files');
  expect(cachePlace({ HOME: '/h', XDG_CACHE_HOME: 'x' }, 'linux')).toBe('/h/.cache/communique/files');
  expect(cachePlace({ HOME: '/h' }, 'darwin')).toBe('/h/Library/Caches/communique/files');
  expect(cachePlace({ HOME: '/h', COMMUNIQUE_CACHE: '/own' }, 'linux')).toBe('/own');
  expect(cachePlace({ HOME: '/h', COMMUNIQUE_CACHE: 'off' }, 'linux')).toBeUndefined();
});
