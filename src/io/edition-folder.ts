import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { sha256 } from '../model/fingerprint.js';
import { listedFiles, MANIFEST } from '../model/manifest.js';
import { Failure } from '../model/failure.js';
import { errorCode, machineFailure } from './failures.js';

/**
 * The folder an edition is published in. A new edition is written beside it and put in its place at once:
 * readers find the old edition or the new one, never a mixture.
 */
export interface EditionFolder {
  /** Puts an edition in place, or leaves everything as it was and throws a `Failure`. */
  replace(files: ReadonlyMap<string, Uint8Array>): Promise<void>;
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
  await refuseForeign(target, folder);
  return { replace: (files) => replace(target, files) };
}

/**
 * The files of a folder: path with forward slashes → bytes.
 *
 * @throws {Failure} code 2 where there is no such folder, 3 where it cannot be read
 */
export async function readEditionFolder(folder: string): Promise<Map<string, Uint8Array>> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const found = entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => ({
        path: relative(folder, join(entry.parentPath, entry.name)),
        isFile: entry.isFile(),
      }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    // A link may lead anywhere, and a pipe never ends: neither is a file of an edition, and neither is read.
    const read = async ({ path, isFile }: { path: string; isFile: boolean }) =>
      [
        path.split(sep).join('/'),
        isFile ? new Uint8Array(await readFile(join(folder, path))) : new Uint8Array(),
      ] as const;
    return new Map(await Promise.all(found.map(read)));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      throw new Failure(
        2,
        `There is no folder ${folder}.`,
        'Run `publish build` first, or name another folder.',
      );
    }
    throw machineFailure(`read ${folder}`, error);
  }
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

async function replace(target: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  if (await holds(target, files)) return;
  const parent = dirname(target);
  const name = basename(target);
  try {
    await makeFolder(parent);
    await sweep(parent, name);
  } catch (error) {
    throw machineFailure(`write to ${parent}`, error);
  }
  const tag = `${process.pid}-${randomBytes(4).toString('hex')}`;
  const fresh = join(parent, `.${name}.new-${tag}`);
  const old = join(parent, `.${name}.old-${tag}`);
  try {
    for (const [path, bytes] of files) {
      const file = join(fresh, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes);
    }
    const hadOld = await moveAway(target, old);
    try {
      await rename(fresh, target);
    } catch (error) {
      if (hadOld) await rename(old, target);
      throw error;
    }
  } catch (error) {
    throw machineFailure(`write the edition to ${target}`, error);
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
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
  if (await exists(path)) return;
  await makeFolder(dirname(path));
  try {
    await mkdir(path);
  } catch (error) {
    // Two editions of a collection may come at once.
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

async function moveAway(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/**
 * Removes what killed builds have left beside the folder; an edition that was moved away and never replaced
 * goes back in its place.
 */
async function sweep(parent: string, name: string): Promise<void> {
  for (const entry of await readdir(parent)) {
    const match = entry.startsWith(`.${name}.`) ? /\.(new|old)-(\d+)-[0-9a-f]{8}$/u.exec(entry) : null;
    if (match === null || isAlive(Number(match[2]))) continue;
    if (match[1] === 'old' && !(await exists(join(parent, name)))) {
      await rename(join(parent, entry), join(parent, name));
    } else await rm(join(parent, entry), { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
