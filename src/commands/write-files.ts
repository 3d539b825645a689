import { join } from 'node:path';
import { writeWhole } from '../io/write-file.js';
import type { CommandContext } from './context.js';

/**
 * Writes the files of a plan that differ from those on disk, each whole.
 *
 * @param files path relative to the publication → text
 * @param isDry only find out which would be written
 * @returns the paths that differ
 */
export async function writeChanged(
  { host, folder, terminal }: CommandContext,
  files: ReadonlyMap<string, string>,
  isDry = false,
): Promise<string[]> {
  const changed: string[] = [];
  for (const [path, text] of files) {
    const bytes = await host.read(path);
    const before = bytes === undefined ? undefined : new TextDecoder().decode(bytes);
    // A file that would hold nothing is not made; one that is there is emptied.
    if (before === undefined ? text === '{}\n' : before === text) continue;
    changed.push(path);
    if (isDry) terminal.print(`would write ${path}`);
    else terminal.step(`write ${path}`);
    if (!isDry) await writeWhole(join(folder, path), text);
  }
  terminal.done();
  return changed;
}
