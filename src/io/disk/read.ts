import type { Stats } from 'node:fs';
import { createHash } from 'node:crypto';
import { constants, lstat, open, stat, type FileHandle } from 'node:fs/promises';
import { Failure } from '../../model/failure.js';
import { errorCode, isMissing, machineFailure } from '../failures.js';
import type { Place } from './place.js';

/** How much of a file is read. */
export interface Most {
  readonly bytes: number;
  /** Exit code where it is larger. */
  readonly code: 1 | 2;
  readonly help?: string | undefined;
  /** What to do where something that is not a file lies there. */
  readonly instead?: string | undefined;
}

/** Files of our own, and of people: images, fonts, documents. */
const MOST: Most = {
  bytes: 64e6,
  code: 2,
  help: 'Make it smaller, or use another file.',
};

/** The file system’s own flags; Windows has neither. */
const {
  O_RDONLY,
  O_NONBLOCK = 0,
  O_NOFOLLOW = 0,
} = constants as Readonly<Record<string, number | undefined>> & { O_RDONLY: number };

/**
 * Reads a file.
 *
 * @returns `undefined` if the file is missing
 * @throws {Failure} code 2 if it is not a file or too large, 3 if the machine refuses
 */
export async function readPlace(place: Place, most = MOST): Promise<Uint8Array | undefined> {
  return withFile(
    place,
    async (file, size) => {
      requireSize(place, size, most);
      const bytes = await file.readFile();
      // It may have grown meanwhile.
      requireSize(place, bytes.length, most);
      return new Uint8Array(bytes);
    },
    most.instead,
  );
}

/** The same as text; bytes that are not UTF-8 become U+FFFD. */
export async function readTextPlace(place: Place, most = MOST): Promise<string | undefined> {
  const bytes = await readPlace(place, most);
  return bytes === undefined ? undefined : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/**
 * SHA-256 of a file of any size, which is never in memory as a whole.
 *
 * @param signal ends it early
 * @returns `undefined` if the file is missing
 * @throws {Failure} as {@link readPlace}
 */
export async function hashPlace(
  place: Place,
  most = MOST,
  signal?: AbortSignal,
): Promise<string | undefined> {
  return withFile(place, async (file, size) => {
    requireSize(place, size, most);
    const hash = createHash('sha256');
    const stream = file.createReadStream({ autoClose: false, highWaterMark: 1 << 20, end: most.bytes });
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      signal?.throwIfAborted();
      hash.update(chunk);
    }
    return hash.digest('hex');
  });
}

/** Size of a file in bytes; `undefined` where nothing is there, or something that is not a file. */
export async function sizeOfPlace(place: Place): Promise<number | undefined> {
  const entry = await entryAt(place);
  return entry?.isFile() === true ? entry.size : undefined;
}

/** Whether anything is there. */
export async function isTaken(place: Place): Promise<boolean> {
  return (await entryAt(place)) !== undefined;
}

/**
 * Holds that there is a file, or nothing.
 *
 * @throws {Failure} code 2 if there is anything else, which may never end, or must not be replaced
 */
export async function requireFile(place: Place): Promise<void> {
  if ((await entryAt(place))?.isFile() === false) throw noFile(place.shown);
}

async function entryAt({ real, shown }: Place): Promise<Stats | undefined> {
  try {
    return await lstat(real);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw machineFailure(`read ${shown}`, error);
  }
}

/** Opens a file for as long as it is read: what it is, is looked at before and after. */
async function withFile<Result>(
  { real, shown }: Place,
  use: (file: FileHandle, size: number) => Promise<Result>,
  instead?: string,
): Promise<Result | undefined> {
  let file: FileHandle | undefined;
  try {
    // To open a pipe would wait for its other end, and to open a device may start it.
    if (!(await stat(real)).isFile()) throw noFile(shown, instead);
    file = await open(real, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
    const entry = await file.stat();
    if (!entry.isFile()) throw noFile(shown, instead);
    return await use(file, entry.size);
  } catch (error) {
    if (isMissing(error)) return undefined;
    if (error instanceof Failure || (error instanceof Error && error.name === 'AbortError')) throw error;
    throw errorCode(error) === 'ELOOP' ? noFile(shown, instead) : machineFailure(`read ${shown}`, error);
  } finally {
    await file?.close();
  }
}

function requireSize({ shown }: Place, size: number, { bytes, code, help }: Most): void {
  if (size <= bytes) return;
  const megabytes = (size / 1e6).toFixed(1);
  throw new Failure(code, `${shown} has ${megabytes} MB; the limit is ${Math.floor(bytes / 1e6)} MB.`, help);
}

function noFile(shown: string, instead = 'Put a file in its place.'): Failure {
  return new Failure(2, `${shown} is not a file.`, instead);
}
