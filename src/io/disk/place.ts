import { readlink, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { Failure } from '../../model/failure.js';
import { errorCode, isMissing, machineFailure } from '../failures.js';

/**
 * A path that has been looked at: its links were followed, and it lies where it may. Only this module makes one, and
 * nothing reads or writes a file of a publication without one.
 */
class Place {
  /** No other object passes for a place. */
  declare private readonly isLookedAt: true;

  /**
   * @param real where it really lies, or would
   * @param shown the path as the person knows it
   * @param root real path of the folder that it lies in; it is never made where it is missing
   */
  constructor(
    readonly real: string,
    readonly shown: string,
    readonly root: string | undefined,
  ) {}
}

export type { Place };

/** How many links to nothing are followed one after the other, as Linux does. */
const MOST_LINKS = 40;

/** How messages name a place in a folder. */
export interface PlaceWords {
  /** The path as the person knows it. */
  readonly shown?: string;
  /** What the folder is. */
  readonly folder?: string;
  /** What to do where the path leads out of it. */
  readonly help?: string;
}

/**
 * A place in a publication’s folder, or in another one.
 *
 * @param folder the folder
 * @param path a path in it; what does not exist yet lies where the folder above it does
 * @throws {Failure} code 2 if it leads out of the folder, or in a circle
 */
export async function placeIn(
  folder: string,
  path: string,
  {
    shown = path,
    folder: whole = 'the publication’s folder',
    help = 'Replace the link with the file or folder itself.',
  }: PlaceWords = {},
): Promise<Place> {
  const root = await follow(folder, folder);
  const real = await follow(resolve(folder, path), shown);
  if (!isWithin(root, real)) throw new Failure(2, `${shown} leads out of ${whole}.`, help);
  return new Place(real, shown, root);
}

/**
 * A place that the person has named, or the machine’s own: it may be anywhere.
 *
 * @param path absolute, or relative to where the person is
 * @param shown the path as the person knows it
 */
export async function placeNamed(path: string, shown = path): Promise<Place> {
  return new Place(await follow(resolve(path), shown), shown, undefined);
}

/**
 * The place that a person has typed, or else one of the publication’s own. Who types a place means it; a configuration
 * or a link may be a stranger’s.
 *
 * @param typed relative to the folder, or absolute
 * @param own a path in the folder
 * @throws {Failure} code 2 if the publication’s own leads out of the folder, or in a circle
 */
export function placeTyped(
  folder: string,
  typed: string | undefined,
  own: string,
  words?: PlaceWords,
): Promise<Place> {
  return typed === undefined ? placeIn(folder, own, words) : placeNamed(resolve(folder, typed), typed);
}

/** A place in the same folder as another, under a name that has no links. */
export function placeBeside({ real, shown, root }: Place, name: string): Place {
  return new Place(join(dirname(real), name), join(dirname(shown), name), root);
}

/** Whether a path lies in a folder, or is it; both are real. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Follows the links of a path; what does not exist lies where the lowest folder above it that exists does. */
async function follow(path: string, shown: string, links = 0): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ELOOP' || links === MOST_LINKS) throw circle(shown, error);
    if (!isMissing(error)) throw machineFailure(`read ${shown}`, error);
    const parent = dirname(path);
    if (parent === path) return path;
    // Through a link to nothing a file would be made elsewhere.
    const target = code === 'ENOENT' ? await readlink(path).catch(() => undefined) : undefined;
    const folder = await follow(parent, shown, links);
    return target === undefined
      ? join(folder, basename(path))
      : follow(resolve(folder, target), shown, links + 1);
  }
}

function circle(shown: string, cause: unknown): Failure {
  const message = `${shown} is a link that leads back to itself.`;
  return new Failure(2, message, 'Replace the link with the file or folder itself.', [], {
    cause,
  });
}
