import { chmod, lstat, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../model/failure.js';
import { sha256 } from '../model/fingerprint.js';
import { makeFolder } from './disk/folders.js';
import { placeNamed, type Place } from './disk/place.js';
import { readTextPlace } from './disk/read.js';
import { placeUnlessThere } from './disk/write.js';
import { isMissing } from './failures.js';
import { isAtWork, ownEnding } from './temporary-files.js';

/** How often the lock of a killed desk is taken away, where others do the same at the same time. */
const TRIES = 5;

/** A publication that has a desk open. */
export interface DeskLock {
  release(): Promise<void>;
}

interface Note {
  readonly owner: string;
  readonly address: string;
}

/**
 * Notes that a desk is open on a publication. The note names the process and when it began, so that a desk that was
 * killed keeps nobody out. It lies in a folder of this user outside the publication, which may be read-only or in git.
 *
 * @param folder real path of the publication
 * @param address where the desk is, without its key
 * @throws {Failure} code 2 if another desk is open on it, 3 if the folder of the notes is not this user’s alone
 */
export async function lockDesk(folder: string, address: string): Promise<DeskLock> {
  const place = await placeNamed(join(await notesFolder(), `${sha256(folder).slice(0, 32)}.json`));
  const text = JSON.stringify({ owner: ownEnding(), address } satisfies Note);
  for (let tries = 0; !(await placeUnlessThere(place, text)); tries += 1) {
    const before = await readTextPlace(place);
    const note = before === undefined ? undefined : parseNote(before);
    if (tries === TRIES || (note !== undefined && isAtWork(note.owner))) throw openAlready(note);
    if (before !== undefined) await takeAway(place, before);
  }
  return {
    async release() {
      if ((await readTextPlace(place)) === text) await rm(place.real, { force: true });
    },
  };
}

/** Takes the note of a killed desk away, and no other one that has come to its place meanwhile. */
async function takeAway(place: Place, before: string): Promise<void> {
  const aside = await placeNamed(`${place.real}.${ownEnding()}`);
  try {
    await rename(place.real, aside.real);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  const taken = await readTextPlace(aside);
  if (taken !== undefined && taken !== before) await placeUnlessThere(place, taken);
  await rm(aside.real, { force: true });
}

/** The folder of all notes, which nobody else can write to. */
async function notesFolder(): Promise<string> {
  const uid = process.getuid?.();
  const folder = join(tmpdir(), `communique-desks-${uid ?? 'user'}`);
  await makeFolder(folder, 0o700);
  const stats = await lstat(folder);
  if (!stats.isDirectory() || (uid !== undefined && stats.uid !== uid))
    throw new Failure(
      3,
      `${folder} belongs to someone else.`,
      'Remove it, or set TMPDIR to a folder of your own.',
    );
  if (uid !== undefined && (stats.mode & 0o077) !== 0) await chmod(folder, 0o700);
  return folder;
}

function parseNote(text: string): Note | undefined {
  try {
    const { owner, address } = JSON.parse(text) as Partial<Note>;
    return typeof owner === 'string' && typeof address === 'string' ? { owner, address } : undefined;
  } catch {
    return undefined;
  }
}

function openAlready(note: Note | undefined): Failure {
  const where = note === undefined ? '' : `, at ${note.address}`;
  return new Failure(
    2,
    `A desk is already open on this publication${where}.`,
    'Use that one: the terminal it was started in shows its address. Or end it there with Ctrl-C.',
  );
}
