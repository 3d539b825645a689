import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Failure, PassingFailure } from '../model/failure.js';
import { sha256 } from '../model/fingerprint.js';
import { makeFolderOf, requireFolders } from './disk/folders.js';
import { placeIn } from './disk/place.js';
import { hashPlace, readTextPlace, type Most } from './disk/read.js';
import { placeUnlessThere, removePlace, sweepFresh, writePlace } from './disk/write.js';
import { isAtWork, ownEnding } from './temporary-files.js';

/**
 * What a command is about to write, noted before it begins. A command killed in the middle leaves the note; the
 * next command that writes finishes the work. While the note exists, no other command begins, and none takes the work
 * from a command that is still running.
 */
const NOTE = 'locales/.unfinished.json';

/** A note holds all that one command writes. */
const MOST_OF_NOTE: Most = {
  bytes: 256e6,
  code: 2,
  help: `Delete ${NOTE}: no command has written it.`,
  instead: 'Delete it: no command has written it.',
};

/** How often a command makes way for another. */
const TRIES = 20;

/** Milliseconds that a command has to end its writing before others give up. */
const PATIENCE = 3_000;

interface Note {
  /** The owner of the note, as an ending of {@link ownEnding}. */
  readonly owner: string;
  readonly files: readonly StateFile[];
}

/** One file to write. */
export interface StateFile {
  /** Relative to the publication, with forward slashes. */
  readonly path: string;
  /** SHA-256 of the file when it was read; `null` if it was missing. */
  readonly before: string | null;
  readonly text: string;
}

/** How a command finds a publication’s state files. */
export interface Unfinished {
  /**
   * `none`: nothing was left unfinished, or all of it is done now. `waiting`: something is left for a command that
   * writes. `given-up`: a file was changed since, and the rest was not written.
   */
  readonly state: 'none' | 'waiting' | 'given-up';
  /** The file that was changed since. */
  readonly path?: string;
}

/**
 * Writes files of one publication, all of them or none: those that a kill leaves unwritten are written by
 * {@link finishStateFiles}. No file overwrites what somebody else has put there meanwhile.
 *
 * @param folder absolute path of the publication
 * @param files in the order to write; a path may come twice, then with the same `before`
 * @throws {Failure} code 2 if a path leads out of the folder, 3 if the machine refuses, or a file is no longer
 *   what it was
 */
export async function writeStateFiles(folder: string, files: readonly StateFile[]): Promise<void> {
  // Before any write, so that a refused path leaves nothing half done.
  for (const { path } of files) {
    const { real } = await placeIn(folder, dirname(path), { shown: path });
    await requireFolders([real], 'written', () => path);
  }
  const text = noteOf(ownEnding(), files);
  for (let tries = 1; !(await placeNote(folder, text)); tries += 1) {
    if (tries === TRIES || (await readNote(folder)) !== undefined) throw inTheWayFailure();
  }
  const progress = { written: 0 };
  try {
    for (const { path, before } of files) {
      if ((await hashIn(folder, path)) !== before) throw changedFailure(path);
    }
    await writeNoted(folder, files, progress);
  } catch (error) {
    await (progress.written === 0 ? removeNote(folder) : leaveNote(folder, files));
    throw error;
  }
  await removeNote(folder);
}

/**
 * Looks for the unfinished writes of a killed command, and waits for a command that is still running. Nothing is
 * written.
 *
 * @param folder absolute path of the publication
 * @throws {Failure} code 3 if another command does not end
 */
export async function lookForUnfinished(folder: string): Promise<Unfinished> {
  return { state: (await readNote(folder)) === undefined ? 'none' : 'waiting' };
}

/**
 * Finishes the writes of a killed command.
 *
 * @param folder absolute path of the publication
 * @param own paths of the state files that this publication has or may have; no others are written
 * @throws {Failure} code 2 if the note names other files, 3 if the machine refuses
 */
export async function finishStateFiles(folder: string, own: ReadonlySet<string>): Promise<Unfinished> {
  // In a folder that may not be written to, nothing has to be cleaned: reading still works.
  await sweepFresh(await placeIn(folder, NOTE)).catch(() => undefined);
  const note = await readNote(folder);
  if (note === undefined) return { state: 'none' };
  const { files } = note;
  for (const { path } of files) requireOwn(path, own);
  for (const { path } of files) {
    if (knownStates(files, path).includes(await hashIn(folder, path))) continue;
    await removeNote(folder);
    return { state: 'given-up', path };
  }
  await writeNoted(folder, files, { written: 0 });
  await removeNote(folder);
  return { state: 'none' };
}

/** The failure where a file is no longer what a command has read. */
export function changedFailure(path: string): Failure {
  return new PassingFailure(
    3,
    `${path} was changed by somebody else just now. It was left as it is.`,
    'Run the command again: it then works on the file as it is now.',
  );
}

function busyFailure(): Failure {
  return new Failure(
    3,
    'Another command is using the state files of this publication.',
    'Wait until it ends, or stop it; then run this one again.',
  );
}

function inTheWayFailure(): Failure {
  return new PassingFailure(
    3,
    `${NOTE} is in the way: another command has just been interrupted.`,
    'Run this one again: it finishes that work first.',
  );
}

function requireOwn(path: string, own: ReadonlySet<string>): void {
  if (own.has(path)) return;
  throw new Failure(
    2,
    `${NOTE} names ${path}, which is not a file that \`publish\` writes in this publication. Nothing was written.`,
    `Delete ${NOTE}. Then check where the publication comes from: no command writes such a note.`,
  );
}

/** Puts the note in its place whole, unless there is one already. */
async function placeNote(folder: string, text: string): Promise<boolean> {
  const place = await placeIn(folder, NOTE);
  await makeFolderOf(place);
  return placeUnlessThere(place, text);
}

/** @returns what is noted, by a command that has ended; `undefined` if there is no note */
async function readNote(folder: string): Promise<Note | undefined> {
  const until = performance.now() + PATIENCE;
  for (;;) {
    const text = await readTextPlace(await placeIn(folder, NOTE), MOST_OF_NOTE);
    const note = text === undefined ? undefined : parseNote(text);
    if (note === undefined || !isAtWork(note.owner)) return note;
    if (performance.now() > until) throw busyFailure();
    await delay(20);
  }
}

/** @returns a note without files if no command can have written it */
function parseNote(text: string): Note {
  const none = { owner: '', files: [] };
  try {
    const value = JSON.parse(text) as { version?: unknown; owner?: unknown; files?: unknown } | null;
    if (value?.version !== 1 || !Array.isArray(value.files) || !value.files.every(isStateFile)) return none;
    return { owner: typeof value.owner === 'string' ? value.owner : '', files: value.files };
  } catch {
    return none;
  }
}

function isStateFile(value: unknown): value is StateFile {
  if (typeof value !== 'object' || value === null) return false;
  const { path, before, text } = value as Partial<StateFile>;
  return (
    typeof path === 'string' && (before === null || typeof before === 'string') && typeof text === 'string'
  );
}

/** Leaves a note to others, though this process goes on: it has given the work up. */
async function leaveNote(folder: string, files: readonly StateFile[]): Promise<void> {
  const place = await placeIn(folder, NOTE);
  if ((await hashPlace(place)) === undefined) return;
  // On a full disk the note stays as it is, and counts once this process has ended.
  await writePlace(place, noteOf('', files)).catch(() => undefined);
}

function noteOf(owner: string, files: readonly StateFile[]): string {
  return `${JSON.stringify({ version: 1, owner, files }, null, 1)}\n`;
}

async function removeNote(folder: string): Promise<void> {
  await removePlace(await placeIn(folder, NOTE));
}

/** Writes the files that are not as noted yet, in order. */
async function writeNoted(
  folder: string,
  files: readonly StateFile[],
  progress: { written: number },
): Promise<void> {
  for (const { path, text } of files) {
    if ((await hashIn(folder, path)) === sha256(text)) continue;
    const place = await placeIn(folder, path);
    await makeFolderOf(place);
    // Right before it is replaced: an editor may have saved it in between.
    await writePlace(place, text, async () => {
      if (knownStates(files, path).includes(await hashIn(folder, path))) return;
      await removeNote(folder);
      throw changedFailure(path);
    });
    progress.written += 1;
  }
}

/** What a file may be while a note is being finished: as it was, or any text noted for it. */
function knownStates(files: readonly StateFile[], path: string): (string | null)[] {
  return files.filter((file) => file.path === path).flatMap(({ before, text }) => [before, sha256(text)]);
}

/** SHA-256 of a file; `null` if it is missing. */
async function hashIn(folder: string, path: string): Promise<string | null> {
  return (await hashPlace(await placeIn(folder, path))) ?? null;
}
