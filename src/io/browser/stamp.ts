import { lstat, readFile, readdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** The file that says what a folder must hold; written last, so that a folder without it is not complete. */
export const stampName = 'complete.json';

/**
 * Records the sizes of all files of a folder.
 *
 * @param folder a folder just filled
 */
export async function writeStamp(folder: string): Promise<void> {
  const sizes: Record<string, number> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    sizes[relative(folder, path)] = (await lstat(path)).size;
  }
  await writeFile(join(folder, stampName), JSON.stringify(sizes), { mode: 0o600 });
}

/**
 * Names the files a folder's stamp lists.
 *
 * @param folder a folder with a stamp
 */
export async function stampedFiles(folder: string): Promise<string[]> {
  return Object.keys(await readStamp(folder));
}

/**
 * Whether every file the stamp lists is there in its recorded size. Sizes rather than hashes: a truncated
 * file is what happens, and reading 200 MB before each build is not cheap.
 *
 * @param folder a folder which may be missing, empty or half filled
 */
export async function isComplete(folder: string): Promise<boolean> {
  try {
    const sizes = Object.entries(await readStamp(folder));
    const matches = await Promise.all(
      sizes.map(async ([path, size]) => (await lstat(join(folder, path))).size === size),
    );
    return matches.length > 0 && matches.every(Boolean);
  } catch {
    return false;
  }
}

async function readStamp(folder: string): Promise<Record<string, number>> {
  return JSON.parse(await readFile(join(folder, stampName), 'utf8')) as Record<string, number>;
}
