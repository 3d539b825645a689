import { placeIn, type Place } from '../io/disk/place.js';
import { makeFolderOf } from '../io/disk/folders.js';
import { readTextPlace } from '../io/disk/read.js';
import { writePlace } from '../io/disk/write.js';
import { IN_COLLECTION, putLists, readCollection } from '../io/collection-folder.js';
import { removeEdition } from '../io/edition-folder.js';
import { listFiles } from '../edition.js';
import {
  COLLECTION,
  collectionFile,
  collectionText,
  type Collection,
  type Shard,
} from '../model/collection.js';
import { Failure } from '../model/failure.js';
import type { ManifestFile } from '../model/manifest.js';
import { readCollectionFile } from '../pipeline/collection-file.js';
import { makeLists } from '../pipeline/lists.js';
import { requireReadable } from '../pipeline/policy.js';
import { problemLines } from '../report/text.js';
import { loadConfig } from './open-publication.js';
import { openFolder, type CommonOptions, type Workshop } from './open-context.js';

/** A folder of editions that is about to get others. */
export interface OpenCollection {
  readonly folder: Place;
  /** The list that is in place. */
  readonly before: Collection | undefined;
  /** Names of editions that it lists and the next one does not. */
  readonly left: readonly string[];
}

/** How many editions are named that would be left out. */
const MOST_NAMED = 5;

/**
 * Looks at the folder of a collection before anything is built.
 *
 * @param all names of all editions of the next collection
 * @param earlier asks for the names that its publications had before, and which lead on
 * @param replace whether it may leave out editions of the present one
 * @throws {Failure} code 2 if something else is in the place of its list, or an edition would be left out
 */
export async function openCollection(
  folder: Place,
  all: readonly string[],
  earlier: () => Promise<readonly string[]>,
  { shard, replace }: { readonly shard?: Shard | undefined; readonly replace?: boolean | undefined },
): Promise<OpenCollection> {
  const before = await readCollection(folder);
  for (const name of [collectionFile(shard), COLLECTION]) {
    const place = await placeIn(folder.real, name, IN_COLLECTION);
    const there = await readTextPlace(place);
    if (there === undefined) continue;
    const help = 'Move it away, or choose another folder with --out-dir.';
    requireReadable(
      readCollectionFile(there, place.shown, help),
      2,
      `${place.shown} is not a list of editions. Nothing was written.`,
    );
  }
  const gone = (before?.all ?? []).filter((name) => !all.includes(name));
  const moved = gone.length === 0 ? [] : await earlier();
  const left = gone.filter((name) => !moved.includes(name));
  if (left.length > 0 && replace !== true) {
    const more = left.length > MOST_NAMED ? ` and ${left.length - MOST_NAMED} more` : '';
    throw new Failure(
      2,
      `The collection in ${folder.shown} has editions that this build would leave out: ${left.slice(0, MOST_NAMED).join(', ')}${more}. Nothing was written.`,
      'Name their publications, too, or choose another folder with --out-dir; with --replace, these editions are removed.',
    );
  }
  return { folder, before, left };
}

/** Writes what one machine has made of a collection. */
export async function putShare({ folder }: OpenCollection, share: Collection, shard: Shard): Promise<void> {
  const place = await placeIn(folder.real, collectionFile(shard), IN_COLLECTION);
  // A share may have nothing to do.
  await makeFolderOf(place);
  await writePlace(place, collectionText(share));
}

/**
 * Makes the lists, feeds and sitemaps of a whole collection, and puts them in place with the list of its editions; then
 * removes the editions that it leaves out.
 *
 * @param options the folder where the command runs may have a brand, templates and strings for the lists
 * @returns the files that were made
 * @throws {Failure} if they cannot be made; the old ones then stay
 */
export async function putCollection(
  { folder, before, left }: OpenCollection,
  collection: Omit<Collection, 'files'>,
  options: CommonOptions,
  workshop: Workshop,
): Promise<readonly ManifestFile[]> {
  const { terminal } = workshop;
  const context = await openFolder(options.cwd ?? '.', { ...workshop, config: undefined });
  const config = await loadConfig(context, undefined);
  const outcome = await makeLists(context.host, config, collection.editions);
  const artifacts = requireReadable(outcome, 1, 'The lists of statements cannot be made.');
  requireRoom(
    artifacts.map(({ path }) => path),
    [...collection.all, ...(collection.moved ?? []).map(({ path }) => path)],
    folder.shown,
  );
  const { files, entries } = listFiles(artifacts);
  files.set(COLLECTION, new TextEncoder().encode(collectionText({ ...collection, files: entries })));
  await putLists(folder, files, before, options.signal);
  for (const name of left) await removeEdition(await placeIn(folder.real, name, IN_COLLECTION));
  if (outcome.problems.length > 0 && options.quiet !== true) {
    terminal.done();
    terminal.warn(problemLines(outcome.problems, terminal.color));
  }
  return entries;
}

/** Refuses a list that would lie in the folder of an edition, on any file system. */
function requireRoom(paths: readonly string[], names: readonly string[], shown: string): void {
  const plain = (name: string) => name.normalize('NFC').toLowerCase();
  const tops = new Set([COLLECTION, ...paths].map((path) => plain(path.split('/')[0] ?? path)));
  const taken = names.find((name) => tops.has(plain(name)));
  if (taken === undefined) return;
  throw new Failure(
    2,
    `The edition ${taken} is where lists of ${shown} go: ${taken}. The lists were not written.`,
    `Rename the publication’s folder, and move ${shown}/${taken} away.`,
  );
}
