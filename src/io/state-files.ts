import { access, constants, link, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { sha256 } from '../model/fingerprint.js';
import { Failure } from '../model/failure.js';
import { errorCode, machineFailure } from './failures.js';
import { isAtWork, ownEnding } from './temporary-files.js';
import { FRESH, sweepFresh, writeWhole } from './write-file.js';

/**
 * What a command is about to write, noted down before it begins. Who is killed in the middle leaves the note; the
 * next command that opens the publication does what it says. As long as it lies there, nobody else begins, and
 * nobody takes the work away from a command that is still at it.
 */
const NOTE = 'locales/.unfinished.json';

/** Only these are written from a note, which may have come with a stranger’s publication. */
const STATE_FILE = /^locales\/[A-Za-z0-9-]+\/[a-z]+\.json$/u;

/** How often a command makes way for another. */
const TRIES = 20;

/** Milliseconds that a command has to end its writing before others give up. */
const PATIENCE = 3_000;

interface Note {
  /** Whose it is, as an ending of {@link ownEnding}. */
  readonly owner: string;
  readonly files: readonly StateFile[];
}

/** One file to write. */
export interface StateFile {
  /** Relative to the publication, with forward slashes. */
  readonly path: string;
  /** SHA-256 of what it was when it was read; `null` where there was none. */
  readonly before: string | null;
  readonly text: string;
}

/**
 * Writes files of one publication, all of them or none: those that a kill leaves unwritten are written by
 * {@link finishStateFiles}. None is written over what somebody else has put there meanwhile.
 *
 * @param folder absolute path of the publication
 * @param files in the order to write; a path may come twice, then with the same `before`
 * @throws {Failure} code 3 where the machine refuses, or a file is no longer what it was
 */
export async function writeStateFiles(folder: string, files: readonly StateFile[]): Promise<void> {
  await requireWritable(folder, files);
  const text = `${JSON.stringify({ version: 1, owner: ownEnding(), files }, null, 1)}\n`;
  for (let tries = 1; !(await placeNote(folder, text)); tries += 1) {
    if (tries === TRIES)
      throw new Failure(3, `${NOTE} stays in the way.`, 'Try again when no other command is at work.');
    await finishStateFiles(folder);
  }
  const progress = { written: 0 };
  try {
    for (const { path, before } of files) {
      if ((await hashIn(folder, path)) !== before) throw changedFailure(path);
    }
    await writeNoted(folder, files, progress);
  } catch (error) {
    if (progress.written === 0) await removeNote(folder);
    throw error;
  }
  await removeNote(folder);
}

/**
 * Finishes what a command has begun to write and was killed at.
 *
 * @param folder absolute path of the publication
 * @returns the path of a file that was changed since, which keeps the rest from being written; else `undefined`
 * @throws {Failure} code 3 where the machine refuses
 */
export async function finishStateFiles(folder: string): Promise<string | undefined> {
  // Where nothing may be written nothing needs to be: whoever cannot sweep can still read.
  await sweepFresh(join(folder, 'locales')).catch(() => undefined);
  const until = performance.now() + PATIENCE;
  let note = await readNote(folder);
  while (note !== undefined && isAtWork(note.owner)) {
    if (performance.now() > until) throw busyFailure();
    await delay(20);
    note = await readNote(folder);
  }
  if (note === undefined) return undefined;
  const { files } = note;
  for (const { path } of files) {
    if (knownStates(files, path).includes(await hashIn(folder, path))) continue;
    await removeNote(folder);
    return path;
  }
  await writeNoted(folder, files, { written: 0 });
  await removeNote(folder);
  return undefined;
}

/** The failure where a file is no longer what a command has read. */
export function changedFailure(path: string): Failure {
  return new Failure(
    3,
    `${path} was changed by somebody else just now. It was left as it is.`,
    'Run the command again: it then works on the file as it is now.',
  );
}

function busyFailure(): Failure {
  return new Failure(
    3,
    'Another command is at work on the state files of this publication.',
    'Wait until it has ended, or end it; then run this one again.',
  );
}

/** Puts the note in its place whole, unless there is one already. */
async function placeNote(folder: string, text: string): Promise<boolean> {
  const note = join(folder, NOTE);
  const fresh = join(dirname(note), FRESH + ownEnding());
  try {
    await makeFolder(dirname(note));
    await writeFile(fresh, text, { flush: true });
    try {
      await link(fresh, note);
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return false;
      // A file system without links, as on memory sticks; there it is a matter of who is first by a hair.
      if ((await readIfThere(note)) !== undefined) return false;
      await rename(fresh, note);
    }
    return true;
  } catch (error) {
    throw machineFailure(`write ${NOTE}`, error);
  } finally {
    // Where it cannot be removed, the next command sweeps it.
    await rm(fresh, { force: true }).catch(() => undefined);
  }
}

/** @returns what is noted; `undefined` where there is no note, or one that no command has written */
async function readNote(folder: string): Promise<Note | undefined> {
  try {
    const bytes = await readIfThere(join(folder, NOTE));
    if (bytes === undefined) return undefined;
    const { version, owner, files } = JSON.parse(new TextDecoder().decode(bytes)) as {
      version?: unknown;
      owner?: unknown;
      files?: unknown;
    };
    if (version === 1 && Array.isArray(files) && files.every(isStateFile))
      return { owner: typeof owner === 'string' ? owner : '', files };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw machineFailure(`read ${NOTE}`, error);
  }
  return { owner: '', files: [] };
}

function isStateFile(value: unknown): value is StateFile {
  if (typeof value !== 'object' || value === null) return false;
  const { path, before, text } = value as Partial<StateFile>;
  return (
    typeof path === 'string' &&
    STATE_FILE.test(path) &&
    (before === null || typeof before === 'string') &&
    typeof text === 'string'
  );
}

async function removeNote(folder: string): Promise<void> {
  try {
    await rm(join(folder, NOTE), { force: true });
  } catch (error) {
    throw machineFailure(`remove ${NOTE}`, error);
  }
}

/** Writes the files that are not as noted yet, in order. */
async function writeNoted(
  folder: string,
  files: readonly StateFile[],
  progress: { written: number },
): Promise<void> {
  for (const { path, text } of files) {
    if ((await hashIn(folder, path)) === sha256(text)) continue;
    const file = join(folder, path);
    try {
      await makeFolder(dirname(file));
    } catch (error) {
      throw machineFailure(`write ${path}`, error);
    }
    // Right before it is replaced: an editor may have saved it in between.
    await writeWhole(file, text, async () => {
      if (knownStates(files, path).includes(await hashIn(folder, path))) return;
      await removeNote(folder);
      throw changedFailure(path);
    });
    progress.written += 1;
  }
}

/** What a file may be while a note is worked off: as it was, or any text that is noted for it. */
function knownStates(files: readonly StateFile[], path: string): (string | null)[] {
  return files.filter((file) => file.path === path).flatMap(({ before, text }) => [before, sha256(text)]);
}

/** Only the last part: a publication that was moved away must not come back as an empty shell. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

/** Holds beforehand that every folder may be written to, so that no command is cut short by it. */
async function requireWritable(folder: string, files: readonly StateFile[]): Promise<void> {
  const paths = new Set(files.map(({ path }) => dirname(path)));
  for (const path of paths) {
    try {
      const real = await realpath(join(folder, path));
      await access(real, constants.W_OK | constants.X_OK);
      const way = relative(await realpath(folder), real);
      if (way === '..' || way.startsWith(`..${sep}`))
        throw new Failure(2, `${path} leads out of the publication’s folder.`, 'Copy the folder into it.');
    } catch (error) {
      if (error instanceof Failure) throw error;
      if (errorCode(error) !== 'ENOENT') throw machineFailure(`write to ${path}`, error);
    }
  }
}

/** SHA-256 of a file; `null` where there is none. */
async function hashIn(folder: string, path: string): Promise<string | null> {
  try {
    const bytes = await readIfThere(join(folder, path));
    return bytes === undefined ? null : sha256(bytes);
  } catch (error) {
    throw machineFailure(`read ${path}`, error);
  }
}

async function readIfThere(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
