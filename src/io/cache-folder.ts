import { createHash } from 'node:crypto';
import { lstat, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Cache } from '../model/cache.js';
import { makeFolder } from './disk/folders.js';
import { placeNamed } from './disk/place.js';
import { readPlace } from './disk/read.js';
import { ownEnding, sweep } from './temporary-files.js';

/** Most bytes that a cache holds: some thousands of PDFs. */
const CACHE_LIMIT = 256_000_000;

/** Length of SHA-256 in bytes. */
const DIGEST = 32;

/** How the name of an entry begins that is still being written. */
const FRESH = '.writing-';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where the cache lies: `COMMUNIQUE_CACHE`, else the platform's place for caches.
 *
 * @returns an absolute path, or `undefined` if the variable says `off`
 */
export function cachePlace(env: Environment, platform: NodeJS.Platform): string | undefined {
  const { COMMUNIQUE_CACHE: own = '', XDG_CACHE_HOME: xdg = '', LOCALAPPDATA: local = '', HOME: home } = env;
  if (own === 'off') return undefined;
  if (isAbsolute(own)) return own;
  const user = home === undefined || home === '' ? homedir() : home;
  // The XDG specification has relative paths ignored.
  if (isAbsolute(xdg)) return join(xdg, 'communique', 'files');
  if (platform === 'darwin') return join(user, 'Library', 'Caches', 'communique', 'files');
  if (platform === 'win32' && isAbsolute(local)) return join(local, 'communique', 'files');
  return join(user, '.cache', 'communique', 'files');
}

/** A cache that is a folder, and how to leave it. */
export interface CacheFolder extends Cache {
  /**
   * Forgets what has been out of use the longest, where the folder has grown beyond its limit, and removes what
   * killed processes have left.
   */
  trim(): Promise<void>;
}

/**
 * Opens a cache folder. Every entry begins with the SHA-256 of its key and content and is checked each time
 * it is read; one that fails is removed. Entries are written beside their place and moved into it, so several
 * processes may use the folder at once. A cache that cannot be read or written, or that others may write to,
 * is as good as an empty one: it never makes a build fail.
 *
 * @param folder absolute path; made when the first entry is put
 * @param limit most bytes that `trim` leaves
 */
export function openCacheFolder(folder: string, limit = CACHE_LIMIT): CacheFolder {
  let hasGrown = false;
  const place = (key: string) => join(folder, key.slice(0, 2), key);
  return {
    async get(key) {
      try {
        await requireOwn(folder);
        const stored = await readPlace(await placeNamed(place(key)));
        if (stored === undefined) return undefined;
        const content = stored.subarray(DIGEST);
        if (!digest(key, content).equals(stored.subarray(0, DIGEST))) {
          await rm(place(key), { force: true });
          return undefined;
        }
        const now = new Date();
        await utimes(place(key), now, now).catch(() => undefined);
        return new Uint8Array(content);
      } catch {
        return undefined;
      }
    },
    async put(key, bytes) {
      const fresh = join(folder, FRESH + ownEnding());
      try {
        await makeFolder(folder, 0o700);
        await requireOwn(folder);
        await makeFolder(join(folder, key.slice(0, 2)), 0o700);
        await writeFile(fresh, [digest(key, bytes), bytes], { mode: 0o600 });
        await rename(fresh, place(key));
        hasGrown = true;
      } catch {
        await rm(fresh, { force: true }).catch(() => undefined);
      }
    },
    async trim() {
      await sweep(folder, FRESH).catch(() => undefined);
      if (hasGrown) await trimFolder(folder, limit).catch(() => undefined);
    },
  };
}

function digest(key: string, content: Uint8Array): Buffer {
  return createHash('sha256').update(key).update(content).digest();
}

/** Holds that nobody else can have put entries into the folder. */
async function requireOwn(folder: string): Promise<void> {
  const { uid, mode } = await lstat(folder);
  const own = process.getuid?.();
  if (own !== undefined && (uid !== own || (mode & 0o022) !== 0))
    throw new Error('not a folder of one’s own');
}

async function trimFolder(folder: string, limit: number): Promise<void> {
  const entries: { file: string; size: number; used: number }[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith(FRESH)) continue;
    const file = join(entry.parentPath, entry.name);
    const stats = await stat(file).catch(() => undefined);
    if (stats !== undefined) entries.push({ file, size: stats.size, used: stats.mtimeMs });
  }
  let total = entries.reduce((sum, { size }) => sum + size, 0);
  for (const { file, size } of entries.sort((a, b) => a.used - b.used)) {
    if (total <= limit) return;
    await rm(file, { force: true });
    total -= size;
  }
}
