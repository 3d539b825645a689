import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { folderAbove, isSeen } from './folder-above.js';

/**
 * The root of the git repository that a folder lies in.
 *
 * @param start absolute; it need not exist yet
 * @returns undefined if it lies in none
 */
export async function findRepository(start: string): Promise<string | undefined> {
  let there = start;
  while (!(await isSeen(there)) && dirname(there) !== there) there = dirname(there);
  return folderAbove(there, isRepository);
}

/** A folder `.git` with a `HEAD`, or the file that leads to one, as a worktree and a submodule have it. */
async function isRepository(folder: string): Promise<boolean> {
  const path = join(folder, '.git');
  try {
    return (await stat(path)).isFile() || (await isSeen(join(path, 'HEAD')));
  } catch {
    return false;
  }
}
