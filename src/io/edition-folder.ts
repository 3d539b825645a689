import { mkdir, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { sha256 } from '../model/fingerprint.js';
import { listedFiles, MANIFEST } from '../model/manifest.js';
import { Failure } from '../model/failure.js';
import { recover, requireRemovable, settle, swapIn } from './edition-swap.js';
import { errorCode, machineFailure } from './failures.js';

/**
 * The folder an edition is published in. A new edition is written beside it and put in its place at once:
 * readers find the old edition or the new one, never a mixture.
 */
export interface EditionFolder {
  /**
   * Puts an edition in place, or leaves everything as it was and throws.
   *
   * @param files path with forward slashes → bytes
   * @param signal ends it early, as long as nothing has been replaced
   */
  replace(files: ReadonlyMap<string, Uint8Array>, signal?: AbortSignal): Promise<void>;
}

/**
 * @param folder where the edition goes
 * @param publication the publication's folder, which an edition must not swallow
 * @throws {Failure} code 2 where the folder holds anything but an edition
 */
export async function openEditionFolder(folder: string, publication: string): Promise<EditionFolder> {
  const target = await realTarget(resolve(folder));
  const way = relative(target, resolve(publication));
  if (way === '' || !(way === '..' || way.startsWith(`..${sep}`))) {
    throw new Failure(
      2,
      `The output folder ${folder} would replace the publication itself.`,
      'Choose another with --out-dir.',
    );
  }
  await settle(target);
  await refuseForeign(target, folder);
  const places = [publication, await lowestFolder(dirname(target))];
  const identities = await Promise.all(places.map(identityOf));
  const requireUnmoved = async () => {
    for (const [at, place] of places.entries()) {
      if ((await identityOf(place)) === identities[at]) continue;
      throw new Failure(
        3,
        `The folder ${place} was moved or removed while the edition was made. Nothing was written.`,
        'Build it again where the folder is now.',
      );
    }
  };
  const lastLook = async () => {
    await requireUnmoved();
    await refuseForeign(target, folder);
    await requireRemovable(await foldersIn(target));
  };
  return {
    async replace(files, signal) {
      if (await holds(target, files)) return;
      await requireUnmoved();
      try {
        await makeFolder(dirname(target));
      } catch (error) {
        throw machineFailure(`write to ${dirname(target)}`, error);
      }
      await swapIn(target, files, signal, lastLook);
    },
  };
}

/**
 * Removes what killed builds have left beside an edition that stays as it is; where that is refused, a build that
 * writes will say so.
 *
 * @param folder absolute path
 */
export async function clearBeside(folder: string): Promise<void> {
  await settle(await realTarget(folder)).catch(() => undefined);
}

/** How often a folder is read that is another one each time. */
const TRIES = 20;

/**
 * The files of a folder: path with forward slashes → bytes. All are of one edition: where another takes its
 * place meanwhile, that one is read.
 *
 * @throws {Failure} code 2 where there is no such folder, 3 where it cannot be read
 */
export async function readEditionFolder(folder: string): Promise<Map<string, Uint8Array>> {
  const target = await realTarget(folder);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = await identityOf(target);
    const isSame = async () => before !== undefined && (await identityOf(target)) === before;
    try {
      const files = await readFiles(target);
      if (await isSame()) return files;
    } catch (error) {
      if (errorCode(error) !== 'ENOENT' || (await isSame())) throw machineFailure(`read ${folder}`, error);
    }
    if (await recover(target)) continue;
    throw new Failure(
      2,
      `There is no folder ${folder}.`,
      'Run `publish build` first, or name another folder. A publication begins with `publish init`.',
    );
  }
  throw new Failure(3, `${folder} changes all the time.`, 'Try again when no build is at work.');
}

async function readFiles(folder: string): Promise<Map<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({ path: relative(folder, join(entry.parentPath, entry.name)), isFile: entry.isFile() }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  // A link may lead anywhere, and a pipe never ends: neither is a file of an edition, and neither is read.
  const read = async ({ path, isFile }: { path: string; isFile: boolean }) =>
    [
      path.split(sep).join('/'),
      isFile ? new Uint8Array(await readFile(join(folder, path))) : new Uint8Array(),
    ] as const;
  return new Map(await Promise.all(found.map(read)));
}

/**
 * SHA-256 of the manifest of an edition in its place.
 *
 * @throws {Failure} code 3 where it cannot be read
 */
export async function readManifestHash(folder: string): Promise<string> {
  try {
    return sha256(await readFile(join(folder, MANIFEST)));
  } catch (error) {
    throw machineFailure(`read ${join(folder, MANIFEST)}`, error);
  }
}

/** Where a path really lies; `dist` may be a link to another disk. */
async function realTarget(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    return path;
  }
}

/** Refuses to replace a folder that is not an edition of ours: it could be anything. */
async function refuseForeign(target: string, shown: string): Promise<void> {
  let names: string[];
  try {
    names = await readdir(target);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    if (errorCode(error) === 'ENOTDIR') {
      throw new Failure(2, `The output folder ${shown} is a file.`, 'Choose another with --out-dir.', [], {
        cause: error,
      });
    }
    throw machineFailure(`read the output folder ${shown}`, error);
  }
  if (names.length === 0) return;
  const foreign = await foreignFiles(target);
  if (foreign.length > 0) {
    throw new Failure(
      2,
      `The output folder ${shown} holds files that no build has made: ${foreign.slice(0, 5).join(', ')}.`,
      'Move them away, or choose another folder with --out-dir.',
    );
  }
}

/** What systems leave in every folder that a person has looked at. */
const LITTER = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/** The files of a folder that its manifest does not list; without a manifest of ours, all of them. */
async function foreignFiles(target: string): Promise<string[]> {
  const files = await readEditionFolder(target);
  const listed = new Set(listedFiles(files.get(MANIFEST)));
  return [...files.keys()].filter((path) => !listed.has(path) && !LITTER.has(basename(path)));
}

/** The folders in a folder, and itself; none where there is none. */
async function foldersIn(target: string): Promise<string[]> {
  try {
    const entries = await readdir(target, { recursive: true, withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory());
    return [target, ...folders.map((entry) => join(entry.parentPath, entry.name))];
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw machineFailure(`read ${target}`, error);
  }
}

/** Whether an edition of just these files, byte for byte, is in place already. */
async function holds(target: string, files: ReadonlyMap<string, Uint8Array>): Promise<boolean> {
  const old = await readEditionFolder(target).catch(() => new Map<string, Uint8Array>());
  return (
    old.size === files.size &&
    [...files].every(([path, bytes]) => {
      const there = old.get(path);
      return there !== undefined && Buffer.compare(there, bytes) === 0;
    })
  );
}

/** Makes a folder and those above it; Node's own way never ends where the kernel denies that a parent exists. */
async function makeFolder(path: string): Promise<void> {
  if ((await identityOf(path)) !== undefined) return;
  await makeFolder(dirname(path));
  try {
    await mkdir(path);
  } catch (error) {
    // Two editions of a collection may come at once.
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

/** The folder itself, or the one lowest above it that exists. */
async function lowestFolder(path: string): Promise<string> {
  const isThere = (await identityOf(path)) !== undefined;
  return isThere || path === dirname(path) ? path : lowestFolder(dirname(path));
}

/** What tells a folder from another one that has come to its place. */
async function identityOf(path: string): Promise<string | undefined> {
  try {
    const { dev, ino } = await stat(path);
    return `${dev} ${ino}`;
  } catch {
    return undefined;
  }
}
