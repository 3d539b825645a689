import { lstat } from 'node:fs/promises';
import { Failure } from '../../model/failure.js';
import { makeFolder } from '../disk/folders.js';

/**
 * Makes a folder only this user can enter; parents that are missing are made the same way.
 *
 * @param path the folder; one that exists has to pass {@link requirePrivateFolder}
 * @throws Failure if others could put files there
 */
export async function makePrivateFolder(path: string): Promise<void> {
  await makeFolder(path, 0o700);
  await requirePrivateFolder(path);
}

/**
 * Holds that nobody else can have put anything into a folder: what lies in it is going to be run.
 *
 * @param path the folder, which exists
 * @throws Failure if it is not a real folder, belongs to someone else, or others may write to it
 */
export async function requirePrivateFolder(path: string): Promise<void> {
  const stats = await lstat(path);
  const flaw = !stats.isDirectory()
    ? 'is not a folder'
    : stats.uid !== process.getuid?.()
      ? 'belongs to another user'
      : (stats.mode & 0o022) !== 0
        ? 'can be written to by other users'
        : undefined;
  if (flaw === undefined) return;
  throw new Failure(
    3,
    `The browser's folder ${path} ${flaw}, so the browser in it cannot be trusted.`,
    `Remove ${path}, or set XDG_CACHE_HOME to a folder of your own.`,
  );
}
