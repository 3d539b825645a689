import { access, constants, mkdir, opendir, readdir, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { Failure } from '../../model/failure.js';
import type { Entries } from '../../model/host.js';
import { errorCode, isMissing, machineFailure } from '../failures.js';
import type { Place } from './place.js';

/**
 * Makes a folder and those above it that are missing. Node’s own way never ends where the kernel denies that a folder
 * exists which it will not let be made, as in `/proc`; here each is tried once.
 *
 * @param path absolute
 * @param mode permissions of those that are made
 * @param root a folder above it that is not made where it is missing
 */
export async function makeFolder(path: string, mode = 0o777, root?: string): Promise<void> {
  if (await isFolder(path)) return;
  if (path === root) throw Object.assign(new Error(`${path} is gone`), { code: 'ENOENT' });
  if (dirname(path) !== path) await makeFolder(dirname(path), mode, root);
  try {
    await mkdir(path, mode);
  } catch (error) {
    // Two may come at once.
    if (errorCode(error) !== 'EEXIST') throw error;
    if (!(await isFolder(path)))
      throw Object.assign(new Error(`${path} is not a folder`, { cause: error }), { code: 'ENOTDIR' });
  }
}

/**
 * Makes the folder that a file is to lie in.
 *
 * @throws {Failure} code 3 if the machine refuses
 */
export async function makeFolderOf({ real, shown, root }: Place): Promise<void> {
  try {
    await makeFolder(dirname(real), 0o777, root);
  } catch (error) {
    throw machineFailure(`write ${shown}`, error);
  }
}

/** What is in a folder; nothing if the folder does not exist. Links are neither files nor folders, but others. */
export async function entriesIn({ real, shown }: Place): Promise<Entries> {
  try {
    const entries = await readdir(real, { withFileTypes: true });
    const names = (are: 'isDirectory' | 'isFile') =>
      entries
        .filter((entry) => entry[are]())
        .map(({ name }) => name)
        .sort();
    const others = entries.filter((entry) => !entry.isDirectory() && !entry.isFile());
    return {
      folders: names('isDirectory'),
      files: names('isFile'),
      ...(others.length > 0 && { others: others.map(({ name }) => name).sort() }),
    };
  } catch (error) {
    if (isMissing(error)) return { folders: [], files: [] };
    throw machineFailure(`list ${shown}`, error);
  }
}

/** What lies in a folder or below it and is not a folder. */
export interface Found {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  /** Not so for a link, a pipe or a device. */
  readonly isFile: boolean;
}

/**
 * Goes through a folder and those in it, one entry at a time: a caller may stop early. No link is
 * followed.
 *
 * @throws what Node throws, also if the folder does not exist
 */
export async function* filesBelow({ real }: Place, folders: string[] = []): AsyncGenerator<Found> {
  const open = [real];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    folders.push(folder);
    for await (const entry of await opendir(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) open.push(path);
      else yield { path: relative(real, path).split(sep).join('/'), isFile: entry.isFile() };
    }
  }
}

/**
 * Holds that folders can be written to.
 *
 * @param needed what must be allowed; folders that are missing are passed over
 */
export async function requireFolders(
  paths: readonly string[],
  needed: 'written' | 'replaced',
  shown: (path: string) => string = (path) => path,
): Promise<void> {
  const { R_OK, W_OK, X_OK } = constants;
  for (const path of paths) {
    try {
      await access(path, W_OK | X_OK | (needed === 'replaced' ? R_OK : 0));
    } catch (error) {
      const what = needed === 'replaced' ? 'replace' : 'write to';
      if (errorCode(error) !== 'ENOENT') throw machineFailure(`${what} ${shown(path)}`, error);
    }
  }
}

/**
 * Holds that a folder is there and may be entered.
 *
 * @param help what to do where it is not there
 * @throws {Failure} code 2 if the folder does not exist, 3 if it may not be entered
 */
export async function requireFolder({ real, shown }: Place, help: string): Promise<void> {
  try {
    if (!(await stat(real)).isDirectory())
      throw new Failure(2, `${shown} is a file, not a folder.`, 'Name the folder that it is in.');
    await access(real, constants.X_OK);
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (!isMissing(error)) throw machineFailure(`read the folder ${shown}`, error);
    throw new Failure(2, `There is no folder ${shown}.`, help);
  }
}

/** The folder itself, or the one lowest above it that exists. */
export async function lowestFolder(path: string): Promise<string> {
  const isThere = (await identityOf(path)) !== undefined;
  return isThere || path === dirname(path) ? path : lowestFolder(dirname(path));
}

/** What distinguishes a folder from another one that has come to its place; `undefined` if it is missing. */
export async function identityOf(path: string): Promise<string | undefined> {
  try {
    const { dev, ino } = await stat(path);
    return `${dev} ${ino}`;
  } catch {
    return undefined;
  }
}

/** Whether a folder is there. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
