import { basename, dirname, join } from 'node:path';
import pLimit from 'p-limit';
import { Failure } from '../model/failure.js';
import { LITTER, type EditionFiles } from '../model/edition-files.js';
import {
  listedEntries,
  listedFiles,
  MANIFEST,
  parseManifest,
  type EarlierEdition,
  type ManifestFile,
} from '../model/manifest.js';
import { moveOut, recover, settle, swapIn } from './disk/edition-swap.js';
import { filesBelow, identityOf, lowestFolder, makeFolderOf, requireFolders } from './disk/folders.js';
import { isWithin, placeIn, placeNamed, type Place } from './disk/place.js';
import { hashPlace, readPlace, sizeOfPlace, type Most } from './disk/read.js';
import { errorCode, machineFailure } from './failures.js';

/**
 * The folder an edition is published in. A new edition is written beside it and put in its place at once:
 * readers find the old edition or the new one, never a mixture.
 */
export interface EditionFolder {
  /** What the edition in place lists; nothing without an edition. */
  listed(): Promise<readonly ManifestFile[]>;
  /** The edition in place, as its manifest says; nothing without an edition. */
  earlier(): Promise<EarlierEdition | undefined>;
  /**
   * Puts an edition in place, or leaves everything as it was and throws.
   *
   * @param files path with forward slashes → bytes
   * @param lastLook at what the edition lists that is about to be replaced; it may throw
   * @param signal ends it early, as long as nothing has been replaced
   */
  replace(
    files: ReadonlyMap<string, Uint8Array>,
    lastLook: (listed: readonly ManifestFile[]) => void,
    signal?: AbortSignal,
  ): Promise<void>;
}

/** A file of an edition; a larger one comes from no build. */
const MOST_OF_FILE: Most = { bytes: 1e9, code: 2, help: 'No build has made it: move it away.' };

/** Files looked at side by side: few enough for a process that may not open many. */
const SIDE_BY_SIDE = 8;

/**
 * @param target where the edition goes
 * @param publication the publication’s folder, which an edition must not swallow
 * @throws {Failure} code 2 if the folder holds anything but an edition
 */
export async function openEditionFolder(target: Place, publication: string): Promise<EditionFolder> {
  const { real, shown } = target;
  if (isWithin(real, (await placeNamed(publication)).real)) {
    throw new Failure(
      2,
      `The output folder ${shown} would replace the publication itself.`,
      'Choose another with --out-dir.',
    );
  }
  await settle(real);
  await refuseForeign(target);
  const places = [publication, await lowestFolder(dirname(real))];
  const identities = await Promise.all(places.map(identityOf));
  const requireUnmoved = async () => {
    for (const [at, place] of places.entries()) {
      if ((await identityOf(place)) === identities[at]) continue;
      throw new Failure(
        3,
        `The folder ${place} was moved or removed while the edition was made. Nothing was written.`,
        'Build it again where the folder is now.',
      );
    }
  };
  return {
    listed: () => listedIn(target),
    earlier: async () => parseManifest(await readManifest(target).catch(() => undefined)),
    async replace(files, lastLook, signal) {
      if (await holds(target, files)) return;
      await requireUnmoved();
      await makeFolderOf(target);
      await swapIn(real, files, signal, async () => {
        await requireUnmoved();
        lastLook(await listedIn(target));
        await requireFolders(await refuseForeign(target), 'replaced');
      });
    },
  };
}

/**
 * Removes what killed builds have left beside an edition that stays as it is; where that is refused, a build that
 * writes will say so.
 *
 * @param folder absolute path
 */
export async function clearBeside(folder: string): Promise<void> {
  await settle((await placeNamed(folder)).real).catch(() => undefined);
}

/**
 * Removes an edition and nothing else.
 *
 * @throws {Failure} code 2 if the folder holds anything but an edition
 */
export async function removeEdition(target: Place): Promise<void> {
  await refuseForeign(target);
  await moveOut(target.real);
}

/** How often a folder that keeps changing is read again. */
const TRIES = 20;

/**
 * Looks at the files of a folder; all are of one edition: where another takes its place meanwhile, that one is looked
 * at. Their names are read first, and no more than the look asks for.
 *
 * @param signal ends it early
 * @throws {Failure} code 2 if the folder does not exist, 3 if it cannot be read
 */
export async function lookAtEdition<Result>(
  target: Place,
  look: (files: EditionFiles) => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  const { real, shown } = target;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = await identityOf(real);
    const isSame = async () => before !== undefined && (await identityOf(real)) === before;
    try {
      const result = await look(await filesOf(target, signal));
      if (await isSame()) return result;
    } catch (error) {
      if (errorCode(error) === 'ENOTDIR')
        throw new Failure(2, `${shown} is not a folder.`, 'Name the folder that `publish build` writes to.');
      if (errorCode(error) !== 'ENOENT' || (await isSame())) {
        signal?.throwIfAborted();
        throw error instanceof Failure ? error : machineFailure(`read ${shown}`, error);
      }
    }
    if (await recover(real)) continue;
    throw new Failure(
      2,
      `There is no folder ${shown}.`,
      'Run `publish build` first, or name another folder. A publication begins with `publish init`.',
    );
  }
  throw new Failure(3, `${shown} keeps changing.`, 'Try again when no build is running.');
}

/** The names of the files of a folder, and ways to look into them. Where there is no manifest, no names are read. */
async function filesOf(target: Place, signal: AbortSignal | undefined): Promise<EditionFiles> {
  const limit = pLimit(SIDE_BY_SIDE);
  const manifest = await readManifest(target);
  const paths = new Map<string, boolean>();
  const isEdition = listedEntries(manifest) !== undefined;
  for await (const { path, isFile } of filesBelow(target)) {
    signal?.throwIfAborted();
    // Any folder may have been named: without a manifest it is enough that it is there.
    if (!isEdition) break;
    paths.set(path, isFile);
  }
  const inside = (path: string) => placeIn(target.real, path);
  return {
    manifest,
    paths: new Map([...paths].sort(([a], [b]) => (a < b ? -1 : 1))),
    sizeOf: (path) => limit(async () => sizeOfPlace(await inside(path))),
    hashOf: (path) => limit(async () => hashPlace(await inside(path), MOST_OF_FILE, signal)),
  };
}

/**
 * SHA-256 of the manifest of an edition in its place.
 *
 * @throws {Failure} code 3 if it cannot be read
 */
export async function readManifestHash(folder: string): Promise<string> {
  const hash = await hashPlace(await placeNamed(join(folder, MANIFEST)));
  if (hash !== undefined) return hash;
  throw new Failure(3, `${join(folder, MANIFEST)} is gone.`, 'Try again when no build is running.');
}

async function readManifest(target: Place): Promise<Uint8Array | undefined> {
  return readPlace(await placeIn(target.real, MANIFEST, { shown: join(target.shown, MANIFEST) }));
}

async function listedIn(target: Place): Promise<readonly ManifestFile[]> {
  return listedEntries(await readManifest(target).catch(() => undefined)) ?? [];
}

/** How many files that no build has made are named. */
const MOST_NAMED = 5;

/**
 * Refuses to replace a folder that is not an edition of ours: it could be anything. No file in it is read but its
 * manifest.
 *
 * @returns the folders in it, itself among them
 */
async function refuseForeign(target: Place): Promise<string[]> {
  const { shown } = target;
  const folders: string[] = [];
  const foreign: string[] = [];
  try {
    const listed = new Set(listedFiles(await readManifest(target).catch(() => undefined)));
    for await (const { path } of filesBelow(target, folders)) {
      if (listed.has(path) || LITTER.has(basename(path))) continue;
      foreign.push(path);
      if (foreign.length === MOST_NAMED) break;
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    if (errorCode(error) !== 'ENOTDIR') throw machineFailure(`read the output folder ${shown}`, error);
    throw new Failure(2, `The output folder ${shown} is a file.`, 'Choose another with --out-dir.', [], {
      cause: error,
    });
  }
  if (foreign.length === 0) return folders;
  throw new Failure(
    2,
    `The output folder ${shown} holds files that no build has made: ${foreign.sort().join(', ')}.`,
    'Move them away, or choose another folder with --out-dir.',
  );
}

/** Whether an edition of just these files, byte for byte, is in place already. */
async function holds(target: Place, files: ReadonlyMap<string, Uint8Array>): Promise<boolean> {
  try {
    let count = 0;
    for await (const { path, isFile } of filesBelow(target)) {
      if (!isFile || !files.has(path)) return false;
      count += 1;
    }
    if (count !== files.size) return false;
    for (const [path, bytes] of files) {
      const place = await placeIn(target.real, path);
      const there = await readPlace(place, { bytes: bytes.length, code: 2 });
      if (there === undefined || Buffer.compare(there, bytes) !== 0) return false;
    }
    return true;
  } catch {
    return false;
  }
}
