import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CONFIGURATIONS } from '../../model/config.js';

/** What makes a folder a publication. A statement at another place is named by a configuration. */
const SIGNS = [...CONFIGURATIONS, 'locales/en/statement.md'] as const;

/**
 * The nearest folder at or above another one that is a publication, as git looks for a repository. The search ends at a
 * folder of another user: nobody gets a publication that a stranger has put above theirs.
 *
 * @param start absolute
 * @returns undefined if no folder is
 */
export async function findPublication(start: string): Promise<string | undefined> {
  const owner = await ownerOf(start);
  if (owner === undefined) return undefined;
  for (let folder = start; (await ownerOf(folder)) === owner; folder = dirname(folder)) {
    for (const sign of SIGNS) if ((await ownerOf(join(folder, sign))) !== undefined) return folder;
    if (dirname(folder) === folder) return undefined;
  }
  return undefined;
}

/** The user to whom something belongs; undefined if it is not there or cannot be looked at. */
async function ownerOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).uid;
  } catch {
    return undefined;
  }
}
