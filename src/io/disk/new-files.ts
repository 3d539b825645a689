import { mkdir, open, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Failure } from '../../model/failure.js';
import { errorCode, isMissing, machineFailure } from '../failures.js';
import { placeIn } from './place.js';

/** A file that is not there yet. */
export interface NewFile {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** Whether anything is at a path; a link that leads nowhere does not count. */
export async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw machineFailure(`read ${path}`, error);
  }
}

/**
 * Writes files that are not there yet, all of them or none, with the folders they need. What is there is never
 * overwritten, even one that appears in the meantime.
 *
 * @param folder absolute path; it need not exist
 * @throws {Failure} code 2 if one of them is there or would lie elsewhere, 3 if the machine refuses
 */
export async function writeNewFiles(folder: string, files: readonly NewFile[]): Promise<void> {
  const made: { readonly path: string; readonly isFolder: boolean }[] = [];
  let at = '';
  try {
    for (const { path, content } of files) {
      at = path;
      const { real } = await placeIn(folder, path);
      for (const one of await missingFolders(dirname(real))) {
        await mkdir(one);
        made.push({ path: one, isFolder: true });
      }
      const handle = await open(real, 'wx');
      made.push({ path: real, isFolder: false });
      try {
        await handle.writeFile(content);
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
  } catch (error) {
    for (const { path, isFolder } of made.reverse()) {
      // A folder that somebody else has put something into meanwhile stays.
      await (isFolder ? rmdir(path) : rm(path, { force: true })).catch(() => undefined);
    }
    if (error instanceof Failure) throw error;
    if (errorCode(error) === 'EEXIST') {
      const message = `${at} already exists. Nothing was written.`;
      throw new Failure(2, message, 'Move it away, or start in another folder.', [], { cause: error });
    }
    throw machineFailure(`write ${at}`, error);
  }
}

/** A folder and those above it that do not exist, the uppermost first. */
async function missingFolders(folder: string): Promise<string[]> {
  const path = resolve(folder);
  if (await isThere(path)) return [];
  return [...(await missingFolders(dirname(path))), path];
}
