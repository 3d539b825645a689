import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure } from '../model/failure.js';
import { machineFailure } from './failures.js';
import { ownEnding, sweep } from './temporary-files.js';

/** How the name of a file begins that is written beside its place. */
export const FRESH = '.publish-';

/**
 * Writes a file whole or not at all: beside its place first, onto the disk, then moved into its place.
 *
 * @param file its folder exists
 * @param beforeMove a last look at what is about to be replaced; it may throw
 * @throws {Failure} code 3 where the machine refuses; the file is then as it was
 */
export async function writeWhole(
  file: string,
  content: string | Uint8Array,
  beforeMove?: () => Promise<void>,
): Promise<void> {
  const folder = dirname(file);
  const fresh = join(folder, FRESH + ownEnding());
  try {
    await sweepFresh(folder);
    await writeFile(fresh, content, { flush: true });
    await beforeMove?.();
    await rename(fresh, file);
  } catch (error) {
    // Where it cannot be removed either, the next command sweeps it; what went wrong first is to be told.
    await rm(fresh, { force: true }).catch(() => undefined);
    throw error instanceof Failure ? error : machineFailure(`write ${file}`, error);
  }
}

/** Removes what killed processes have left in a folder while they wrote a file of it. */
export function sweepFresh(folder: string): Promise<void> {
  return sweep(folder, FRESH);
}
