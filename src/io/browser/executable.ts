import { access, constants, stat } from 'node:fs/promises';

/**
 * Whether a path is a file this user may run.
 *
 * @param path the file
 */
export async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
