import { link, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Failure } from '../../model/failure.js';
import { errorCode, machineFailure } from '../failures.js';
import { ownEnding, sweep } from '../temporary-files.js';
import { placeBeside, type Place } from './place.js';
import { isTaken, requireFile } from './read.js';

/** The beginning of the name of a file that is written beside its place. */
const FRESH = '.publish-';

/**
 * Writes a file whole or not at all: beside its place first, onto the disk, then moved into its place.
 *
 * @param place its folder exists
 * @param beforeMove a last look at what is about to be replaced; it may throw
 * @throws {Failure} code 2 if something that is not a file is in its place, 3 if the machine refuses; the file is
 *   then as it was
 */
export async function writePlace(
  place: Place,
  content: string | Uint8Array,
  beforeMove?: () => Promise<void>,
): Promise<void> {
  const fresh = freshBeside(place);
  try {
    await requireFile(place);
    await sweepFresh(place);
    await writeFile(fresh, content, { flush: true, flag: 'wx' });
    await beforeMove?.();
    await requireFile(place);
    await rename(fresh, place.real);
  } catch (error) {
    await removeFresh(fresh);
    throw error instanceof Failure ? error : machineFailure(`write ${place.shown}`, error);
  }
}

/**
 * Puts a file in its place whole, unless there is something already.
 *
 * @param place its folder exists
 * @returns whether it was put there
 * @throws {Failure} code 3 if the machine refuses
 */
export async function placeUnlessThere(place: Place, content: string): Promise<boolean> {
  const fresh = freshBeside(place);
  try {
    await writeFile(fresh, content, { flush: true, flag: 'wx' });
    try {
      await link(fresh, place.real);
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return false;
      // A file system without links, as on memory sticks; there it is a matter of who is first by a hair.
      if (await isTaken(place)) return false;
      await rename(fresh, place.real);
    }
    return true;
  } catch (error) {
    throw error instanceof Failure ? error : machineFailure(`write ${place.shown}`, error);
  } finally {
    await removeFresh(fresh);
  }
}

/**
 * Removes a file, where it is there.
 *
 * @throws {Failure} code 3 if the machine refuses
 */
export async function removePlace({ real, shown }: Place): Promise<void> {
  try {
    await rm(real, { force: true });
  } catch (error) {
    throw machineFailure(`remove ${shown}`, error);
  }
}

/** Removes what killed processes have left in the folder of a file while they wrote one there. */
export function sweepFresh({ real }: Place): Promise<void> {
  return sweep(dirname(real), FRESH);
}

function freshBeside(place: Place): string {
  return placeBeside(place, FRESH + ownEnding()).real;
}

/** Where it cannot be removed, the next command sweeps it; the first error is the one to report. */
function removeFresh(fresh: string): Promise<void> {
  return rm(fresh, { force: true }).catch(() => undefined);
}
