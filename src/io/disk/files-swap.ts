import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { Failure } from '../../model/failure.js';
import { machineFailure } from '../failures.js';
import { ownEnding, sweep, temporariesIn } from '../temporary-files.js';
import { writeAll } from './edition-swap.js';

/**
 * How files take the places of others among folders that stay. All are written whole into a folder of their own
 * (`.lists.new-…`); renaming it (`.lists.ready-…`) decides that they are to be put in place, and then each is moved. A
 * process killed while it moves them leaves the rest there: the next command that looks there moves it.
 */
const FRESH = '.lists.new-';
const READY = '.lists.ready-';

/** In it: the files to be moved, and the names of those to be removed. */
const FILES = 'files';
const OBSOLETE = 'obsolete.json';

/** What changes in a folder. */
export interface FileChanges {
  /** Path with forward slashes → bytes. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The one of them that lists the others; it is moved last. */
  readonly list: string;
  /** Paths of files to be removed. */
  readonly obsolete: readonly string[];
}

/**
 * Puts files in their places.
 *
 * @param folder real path of the folder
 * @param signal ends it early, up to the moment when they are moved
 * @throws {Failure} code 3 if the machine refuses
 */
export async function moveIn(
  folder: string,
  { files, list, obsolete }: FileChanges,
  signal: AbortSignal | undefined,
): Promise<void> {
  const ending = ownEnding();
  const fresh = join(folder, FRESH + ending);
  const ready = join(folder, READY + ending);
  try {
    await mkdir(fresh);
    await writeAll(join(fresh, FILES), files, signal);
    await writeFile(join(fresh, OBSOLETE), JSON.stringify({ list, obsolete }), { flush: true });
    signal?.throwIfAborted();
    await rename(fresh, ready);
    finish(folder, ready);
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof Failure ? error : machineFailure(`write the lists in ${folder}`, error);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/**
 * Moves what a killed command has left to be moved, and removes what it had not finished writing.
 *
 * @param folder real path of the folder
 * @throws {Failure} code 3 if the machine refuses
 */
export async function finishMoves(folder: string): Promise<void> {
  try {
    for (const { path, isAbandoned } of await temporariesIn(folder, READY))
      if (isAbandoned) finish(folder, path);
    await sweep(folder, FRESH);
  } catch (error) {
    throw machineFailure(`finish what an earlier build has left in ${folder}`, error);
  }
}

/** Synchronous: nothing else of this process runs between the moves. What was done already is not done again. */
function finish(folder: string, ready: string): void {
  const { list, obsolete } = JSON.parse(readFileSync(join(ready, OBSOLETE), 'utf8')) as Omit<
    FileChanges,
    'files'
  >;
  const from = join(ready, FILES);
  const waiting = readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(from, join(entry.parentPath, entry.name)));
  const isList = (path: string) => path.split(sep).join('/') === list;
  for (const path of [...waiting.filter((one) => !isList(one)), ...waiting.filter(isList)]) {
    if (isList(path)) for (const old of obsolete) removeFile(folder, old);
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    renameSync(join(from, path), join(folder, path));
  }
  rmSync(ready, { recursive: true, force: true });
}

/** Removes a file, and the folders that are empty then. */
function removeFile(folder: string, path: string): void {
  const parts = path.split('/');
  // Written by this program, but read from a disk.
  if (parts.some((part) => /^\.{0,2}$|\\/u.test(part))) return;
  rmSync(join(folder, path), { force: true });
  for (let at = parts.length - 1; at > 0; at -= 1) {
    const parent = join(folder, ...parts.slice(0, at));
    if (existsSync(parent) && readdirSync(parent).length > 0) return;
    if (existsSync(parent)) rmdirSync(parent);
  }
}
