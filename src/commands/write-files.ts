import { join } from 'node:path';
import { requireInside } from '../io/inside.js';
import { writeWhole } from '../io/write-file.js';
import type { CommandContext } from './context.js';

/**
 * Writes the files of a plan that differ from those on disk, each whole.
 *
 * @param files path relative to the publication and text, in the order to write; a path may come twice
 * @param isDry only find out which would be written
 * @returns the paths that differ
 */
export async function writeChanged(
  { host, folder, terminal }: CommandContext,
  files: Iterable<readonly [path: string, text: string]>,
  isDry = false,
): Promise<string[]> {
  const changed = new Set<string>();
  for (const [path, text] of files) {
    await requireInside(folder, path, 'Put a folder of its own in the place of the link.');
    const bytes = await host.read(path);
    const before = bytes === undefined ? undefined : new TextDecoder().decode(bytes);
    // A file that would hold nothing is not made; one that is there is emptied.
    if (before === undefined ? text === '{}\n' : before === text) continue;
    if (isDry && !changed.has(path)) terminal.print(`would write ${path}`);
    changed.add(path);
    if (isDry) continue;
    terminal.step(`write ${path}`);
    await writeWhole(join(folder, path), text);
  }
  terminal.done();
  return [...changed];
}
