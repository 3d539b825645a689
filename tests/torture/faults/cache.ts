import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from 'vitest';
import { openCacheFolder } from '../../../src/io/cache-folder.js';
import { publish } from '../../publication.js';
import { requireTime, type Counts } from '../tally.js';
import { expectEdition, expectNoTraces } from './outcome.js';
import { makeSite } from './site.js';

/** Ways to damage an entry: its bytes, and those of another entry → what lies there instead. */
const DAMAGES: Readonly<Record<string, (bytes: Buffer, other: Buffer) => Buffer | 'folder'>> = {
  'a bit turned': (bytes) => turned(bytes, Math.floor(Math.random() * bytes.length * 8)),
  'a bit of its checksum turned': (bytes) => turned(bytes, Math.floor(Math.random() * 256)),
  'the last bit turned': (bytes) => turned(bytes, bytes.length * 8 - 1),
  'cut short': (bytes) => bytes.subarray(0, Math.floor(Math.random() * bytes.length)),
  'one byte short': (bytes) => bytes.subarray(0, -1),
  'cut before its content': (bytes) => bytes.subarray(0, 32),
  emptied: () => Buffer.alloc(0),
  'made longer': (bytes) => Buffer.concat([bytes, Buffer.alloc(1)]),
  'a block of zeros, as after a power cut': (bytes) => Buffer.from(bytes).fill(0, bytes.length >> 1),
  'all zeros': (bytes) => Buffer.alloc(bytes.length),
  'the entry of another key': (_, other) => Buffer.from(other),
  'a folder': () => 'folder',
};

/** Damages every entry in each way: the edition that is built with them is the same, byte for byte. */
export async function damageCache(tally: Counts): Promise<void> {
  const site = await makeSite();
  const build = () =>
    publish(['-C', site.folder, 'build', '--replace', '--format', 'txt', 'html', 'pdf'], site.env);
  try {
    expect((await build()).code).toBe(0);
    const whole = contentsOf(join(site.folder, 'dist'));
    for (const [how, damage] of Object.entries(DAMAGES)) {
      requireTime(how);
      const entries = [...contentsOf(site.env.COMMUNIQUE_CACHE ?? '')];
      expect(entries.length, how).toBeGreaterThan(4);
      for (const [at, [file, bytes]] of entries.entries()) {
        const damaged = damage(bytes, entries.at(at - 1)?.[1] ?? bytes);
        if (damaged !== 'folder') writeFileSync(file, damaged);
        else {
          rmSync(file);
          mkdirSync(file);
        }
        tally.injected += 1;
      }
      rmSync(join(site.folder, 'dist'), { recursive: true });
      const built = await build();
      expect([how, built.code, built.stderr.includes('error')]).toEqual([how, 0, false]);
      await expectEdition(site, tally, 'first');
      const isSame = same(whole, contentsOf(join(site.folder, 'dist')));
      if (!isSame) tally.lost += 1;
      expect(isSame, how).toBe(true);
      await expectNoTraces(site);
    }
  } finally {
    site.remove();
  }
}

/** Turns the bits of real entries one at a time: none is given out. */
export async function turnBits(tally: Counts, bits: number): Promise<void> {
  const site = await makeSite();
  try {
    const built = await publish(
      ['-C', site.folder, 'build', '--replace', '--format', 'txt', 'html', 'pdf', '--locale', 'fa'],
      site.env,
    );
    expect(built.code).toBe(0);
    const folder = site.env.COMMUNIQUE_CACHE ?? '';
    const cache = openCacheFolder(folder);
    for (const [file, bytes] of contentsOf(folder)) {
      const all = bytes.length * 8;
      const step = Math.max(1, Math.floor(all / bits));
      for (let bit = Math.floor(Math.random() * step); bit < all; bit += step) {
        writeFileSync(file, turned(bytes, bit));
        const given = await cache.get(basename(file));
        tally.injected += 1;
        if (given !== undefined) tally.lost += 1;
        expect(given, `bit ${bit} of ${file}`).toBeUndefined();
      }
      writeFileSync(file, bytes);
      expect(Buffer.from((await cache.get(basename(file))) ?? [])).toEqual(bytes.subarray(32));
    }
  } finally {
    site.remove();
  }
}

function turned(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  const at = bit >> 3;
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

/** Every file of a folder: absolute path → bytes. */
function contentsOf(folder: string): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.sort().map((file) => [file, readFileSync(file)] as const));
}

function same(one: ReadonlyMap<string, Buffer>, other: ReadonlyMap<string, Buffer>): boolean {
  return one.size === other.size && [...one].every(([path, bytes]) => other.get(path)?.equals(bytes));
}
