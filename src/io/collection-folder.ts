import { COLLECTION, parseCollection, type Collection } from '../model/collection.js';
import type { EditionFiles } from '../model/edition-files.js';
import { Failure } from '../model/failure.js';
import { finishMoves, moveIn } from './disk/files-swap.js';
import { filesBelow, makeFolderOf } from './disk/folders.js';
import { placeIn, type Place } from './disk/place.js';
import { hashPlace, isTaken, readPlace, readTextPlace, sizeOfPlace } from './disk/read.js';

/** How messages name the folder of a collection. */
export const IN_COLLECTION = { folder: 'the folder of the collection' };

/**
 * The list of a whole collection in its place, after what a killed build has left is finished; nothing where there is
 * no readable one.
 */
export async function readCollection(folder: Place): Promise<Collection | undefined> {
  await finishMoves(folder.real);
  const text = await readTextPlace(await placeIn(folder.real, COLLECTION, IN_COLLECTION));
  return text === undefined ? undefined : parseCollection(text);
}

/**
 * Puts the files that lead to the editions in their places, all of them or none.
 *
 * @param files path with forward slashes → bytes, the list of the collection among them
 * @param before the list in its place
 * @throws {Failure} code 2 if something that no build has made is in the way
 */
export async function putLists(
  folder: Place,
  files: ReadonlyMap<string, Uint8Array>,
  before: Collection | undefined,
  signal: AbortSignal | undefined,
): Promise<void> {
  const own = new Set([COLLECTION, ...(before?.files ?? []).map(({ path }) => path)]);
  const obsolete = [...own].filter((path) => !files.has(path));
  const inside = (path: string) => placeIn(folder.real, path, IN_COLLECTION);
  let isSame = obsolete.length === 0;
  for (const [path, bytes] of files) {
    const place = await inside(path);
    if (!own.has(path) && (await isTaken(place))) {
      throw new Failure(
        2,
        `${path} in ${folder.shown} is in the way of a list. The lists were not written.`,
        'Move it away, or choose another folder with --out-dir.',
      );
    }
    if (!isSame) continue;
    const there = await readPlace(place, { bytes: bytes.length, code: 2 }).catch(() => undefined);
    isSame = there !== undefined && Buffer.compare(there, bytes) === 0;
  }
  if (isSame) return;
  for (const path of obsolete) await inside(path);
  await makeFolderOf(await inside(COLLECTION));
  await moveIn(folder.real, { files, list: COLLECTION, obsolete }, signal);
}

/** The files that lead to the editions of a collection, and what else lies in their folders. */
export async function listFilesOf(folder: Place, { files }: Collection): Promise<EditionFiles> {
  const paths = new Map<string, boolean>();
  const tops = new Set(files.map(({ path }) => path.split('/')[0] ?? path));
  const folders = [...tops].filter((top) => !files.some(({ path }) => path === top));
  for (const top of folders) {
    const place = await placeIn(folder.real, top, IN_COLLECTION);
    if (!(await isTaken(place))) continue;
    for await (const { path, isFile } of filesBelow(place)) paths.set(`${top}/${path}`, isFile);
  }
  const inside = (path: string) => placeIn(folder.real, path, IN_COLLECTION);
  for (const { path } of files) {
    if (!path.includes('/') && (await isTaken(await inside(path)))) paths.set(path, true);
  }
  return {
    manifest: await readPlace(await inside(COLLECTION)),
    paths,
    sizeOf: async (path) => sizeOfPlace(await inside(path)),
    hashOf: async (path) => hashPlace(await inside(path)),
  };
}
