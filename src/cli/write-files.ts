import { resolve } from 'node:path';
import { placeIn } from '../io/disk/place.js';
import { readTextPlace } from '../io/disk/read.js';
import { changedFailure, writeStateFiles, type StateFile } from '../io/state-files.js';
import { Failure } from '../model/failure.js';
import { schemaOf, withSchema } from '../text/schema-member.js';
import { withUnixLines } from '../text/line-ends.js';
import { unreadableFiles } from '../pipeline/kept-files.js';
import type { Publication } from '../pipeline/publication.js';
import type { WritingContext } from './open-context.js';

/**
 * Writes the files of a plan that differ from those on disk, all of them or none. What no command could read afterwards
 * is not written.
 *
 * @param files path relative to the publication and text, in the order to write; a path may come twice
 * @param isDry only find out which would be written
 * @param shown a path as the person sees it
 * @returns the paths that differ
 */
export async function writeChanged(
  { folder, terminal, log, signal }: WritingContext,
  publication: Publication,
  files: Iterable<readonly [path: string, text: string]>,
  isDry = false,
  shown: (path: string) => string = (path) => path,
): Promise<string[]> {
  const asRead = log.readings()?.files;
  const texts = new Map<string, string | undefined>();
  const changes: StateFile[] = [];
  for (const [path, planned] of files) {
    if (!texts.has(path)) texts.set(path, await readTextPlace(await placeIn(folder, path)));
    const before = texts.get(path);
    // No stage reads it; it stays in the file that a person has written it into.
    const text = withSchema(planned, before === undefined ? undefined : schemaOf(before));
    // A file that would hold nothing is not made; one that is there is emptied.
    if (before === undefined ? text === '{}\n' : withUnixLines(before) === text) continue;
    const hash = asRead?.[resolve(folder, path)];
    if (hash === undefined) throw changedFailure(path);
    changes.push({ path, before: hash, text });
    texts.set(path, text);
  }
  const changed = [...new Set(changes.map(({ path }) => path))];
  requireReadable(publication, changes);
  for (const path of changed) {
    if (isDry) terminal.print(`would write ${shown(path)}`);
    else terminal.step(`write ${shown(path)}`);
  }
  signal.throwIfAborted();
  if (!isDry && changes.length > 0) await writeStateFiles(folder, changes);
  terminal.done();
  return changed;
}

/** Holds what is about to be written to the rules by which it will be read. */
function requireReadable(publication: Publication, changes: readonly StateFile[]): void {
  const problems = unreadableFiles(publication, new Map(changes.map(({ path, text }) => [path, text])));
  if (problems.length === 0) return;
  throw new Failure(
    1,
    'This would make the publication unreadable. Nothing was changed.',
    undefined,
    problems,
  );
}
