import { join } from 'node:path';
import { CONFIGURATIONS } from '../../model/config.js';
import { folderAbove, isSeen } from './folder-above.js';

/** What makes a folder a publication. A statement at another place is named by a configuration. */
const SIGNS = [...CONFIGURATIONS, 'locales/en/statement.md'] as const;

/**
 * The nearest folder at or above another one that is a publication.
 *
 * @param start absolute
 * @returns undefined if no folder is
 */
export function findPublication(start: string): Promise<string | undefined> {
  return folderAbove(start, async (folder) => {
    for (const sign of SIGNS) if (await isSeen(join(folder, sign))) return true;
    return false;
  });
}
