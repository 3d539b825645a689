import { renameSync } from 'node:fs';
import { access, lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pLimit from 'p-limit';
import { Failure } from '../../model/failure.js';
import { errorCode, machineFailure } from '../failures.js';
import { ownEnding, sweep, temporariesIn } from '../temporary-files.js';

/**
 * How an edition takes the place of another. It is written whole beside the folder (`.dist.new-…`); then the old
 * one is moved away (`.dist.old-…`) and the new one in. No call of Node’s exchanges two folders, so between the
 * two moves, for some microseconds, there is no edition. A process killed just then leaves the old one beside its place:
 * the next command that looks there puts it back.
 */
const beside = (target: string, kind: 'new' | 'old') => `.${basename(target)}.${kind}-`;

/** Files written at a time. */
const SIDE_BY_SIDE = 8;

/** How often a swap is tried while other builds come in between. */
const TRIES = 50;

/**
 * Puts a new edition in the place of whatever is there.
 *
 * @param target absolute path of the folder; the one it lies in exists
 * @param files path with forward slashes → bytes
 * @param signal ends it early, up to the moment of the swap
 * @param beforeSwap a last look at what is about to be replaced; it may throw
 * @throws {Failure} code 3 if the machine refuses; the old edition is then in its place
 */
export async function swapIn(
  target: string,
  files: ReadonlyMap<string, Uint8Array>,
  signal: AbortSignal | undefined,
  beforeSwap: () => Promise<void>,
): Promise<void> {
  const parent = dirname(target);
  const ending = ownEnding();
  const fresh = join(parent, beside(target, 'new') + ending);
  const moved: string[] = [];
  try {
    try {
      await writeAll(fresh, files, signal);
      await beforeSwap();
      signal?.throwIfAborted();
      for (let tries = 1; ; tries += 1) {
        const old = join(parent, `${beside(target, 'old')}${ownEnding()}`);
        if (swap(target, fresh, old, moved)) break;
        if (tries === TRIES) throw new Error('other builds are putting their editions there all the time');
      }
    } catch (error) {
      signal?.throwIfAborted();
      throw error instanceof Failure ? error : machineFailure(`write the edition to ${target}`, error);
    }
  } finally {
    await removeAll([fresh, ...moved]);
  }
}

/**
 * Removes an edition: first it is moved away at once, so that nobody finds a part of it.
 *
 * @param target absolute path of the folder
 * @throws {Failure} code 3 if the machine refuses
 */
export async function moveOut(target: string): Promise<void> {
  const old = join(dirname(target), beside(target, 'old') + ownEnding());
  try {
    await rename(target, old);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw machineFailure(`remove ${target}`, error);
  }
  await removeAll([old]);
}

/**
 * Brings back an edition whose replacement was interrupted, and removes what killed builds have left beside the
 * folder.
 *
 * @param target absolute path of the folder
 * @throws {Failure} code 3 if the machine refuses
 */
export async function settle(target: string): Promise<void> {
  const parent = dirname(target);
  try {
    await recover(target);
    await sweep(parent, beside(target, 'new'));
    await sweep(parent, beside(target, 'old'));
  } catch (error) {
    throw machineFailure(`remove what an earlier build has left in ${parent}`, error);
  }
}

/**
 * Brings back an edition whose replacement was interrupted; where one is just being replaced, waits for it.
 *
 * @param target absolute path of a folder that may not be there
 * @returns whether there is one now
 */
export async function recover(target: string): Promise<boolean> {
  const parent = dirname(target);
  const prefix = beside(target, 'old');
  for (let tries = 1; !(await exists(target)); tries += 1) {
    const moved = await temporariesIn(parent, prefix);
    // A swap takes microseconds: one that has not ended by the last try was on a machine that was switched off.
    const takeable = moved.filter(({ isAbandoned }) => isAbandoned || tries >= TRIES);
    for (const { path: old } of takeable) {
      try {
        // A link of that name comes from somewhere else.
        if (!(await lstat(old)).isDirectory()) continue;
        await rename(old, target);
        return true;
      } catch (error) {
        // Another command was faster.
        if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) throw error;
      }
    }
    if (moved.length === 0 || tries > TRIES) return exists(target);
    await delay(10);
  }
  return true;
}

/** Writes files below a folder that is not there yet. Without `recursive`, which would make a folder again that somebody has just moved away. */
export async function writeAll(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const made = new Set<string>();
  const make = async (path: string): Promise<void> => {
    if (made.has(path)) return;
    if (path !== folder) await make(dirname(path));
    await mkdir(path);
    made.add(path);
  };
  await make(folder);
  for (const path of files.keys()) await make(dirname(join(folder, path)));
  const limit = pLimit(SIDE_BY_SIDE);
  const write = async ([path, bytes]: readonly [string, Uint8Array]) => {
    signal?.throwIfAborted();
    // On the disk before the old edition goes: a power cut would otherwise leave a folder of empty files.
    await writeFile(join(folder, path), bytes, { flush: true });
  };
  const written = await Promise.allSettled(Array.from(files, (file) => limit(write, file)));
  for (const one of written) if (one.status === 'rejected') throw one.reason;
}

/**
 * The swap is synchronous: nothing else of this process runs between the two moves.
 *
 * @param moved takes the path of an edition that is now to be removed
 * @returns whether it was done; it is not if another build put its edition there in between
 */
function swap(target: string, fresh: string, old: string, moved: string[]): boolean {
  let hadOld = true;
  try {
    renameSync(target, old);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    hadOld = false;
  }
  let isDone = true;
  try {
    renameSync(fresh, target);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) {
      if (hadOld) renameSync(old, target);
      throw error;
    }
    isDone = false;
  }
  // Not before there is another in its place.
  if (hadOld) moved.push(old);
  return isDone;
}

async function removeAll(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    try {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    } catch (error) {
      throw machineFailure(`remove ${folder}`, error);
    }
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
