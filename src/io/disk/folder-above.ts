import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * The nearest folder at or above another one that is what is looked for, as git looks for a repository. The search ends
 * at a folder of another user: nobody gets what a stranger has put above theirs.
 *
 * @param start absolute
 * @returns undefined if no folder is
 */
export async function folderAbove(
  start: string,
  isSought: (folder: string) => Promise<boolean>,
): Promise<string | undefined> {
  const owner = await ownerOf(start);
  if (owner === undefined) return undefined;
  for (let folder = start; (await ownerOf(folder)) === owner; folder = dirname(folder)) {
    if (await isSought(folder)) return folder;
    if (dirname(folder) === folder) return undefined;
  }
  return undefined;
}

/** Whether something is there and can be looked at. */
export async function isSeen(path: string): Promise<boolean> {
  return (await ownerOf(path)) !== undefined;
}

/** The user to whom something belongs; undefined if it is not there or cannot be looked at. */
async function ownerOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).uid;
  } catch {
    return undefined;
  }
}
