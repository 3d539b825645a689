import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { lstat, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { errorCode } from './failures.js';

const DAY_IN_MS = 24 * 60 * 60 * 1000;
const OWNER = /^(?<pid>\d+)-(?<birth>\d+)-[0-9a-f]{8}-(?<host>.+)$/u;

/**
 * An ending for the name of a temporary file: unlike any other, and it says which process owns the file, so that what a
 * killed process has left can be distinguished from what a running one is writing.
 */
export function ownEnding(): string {
  return `${process.pid}-${birthOf(process.pid) ?? 0}-${randomBytes(4).toString('hex')}-${thisHost()}`;
}

/** A temporary file or folder, and whether the process that made it is gone. */
export interface Temporary {
  readonly path: string;
  readonly isAbandoned: boolean;
}

/**
 * The temporary files and folders in a folder.
 *
 * @param folder where to look; none are found if the folder does not exist
 * @param prefix how their names begin, before an ending of {@link ownEnding}
 */
export async function temporariesIn(folder: string, prefix: string): Promise<Temporary[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });
  const found: Temporary[] = [];
  for (const name of names) {
    const owner = name.startsWith(prefix) ? OWNER.exec(name.slice(prefix.length))?.groups : undefined;
    if (owner === undefined) continue;
    const path = join(folder, name);
    found.push({ path, isAbandoned: await isAbandoned(owner, path) });
  }
  return found;
}

/**
 * Removes what is abandoned in a folder.
 *
 * @param folder where to look
 * @param prefix how the names begin
 */
export async function sweep(folder: string, prefix: string): Promise<void> {
  for (const { path, isAbandoned: isLeft } of await temporariesIn(folder, prefix)) {
    if (isLeft) await rm(path, { recursive: true, force: true });
  }
}

/**
 * Whether another process of this machine that is still running has given something its ending.
 *
 * @param ending what {@link ownEnding} gave there
 */
export function isAtWork(ending: string): boolean {
  const owner = OWNER.exec(ending)?.groups;
  return owner?.host === thisHost() && Number(owner.pid) !== process.pid && isOwnerAlive(owner);
}

type Owner = Readonly<Record<string, string>>;

async function isAbandoned(owner: Owner, path: string): Promise<boolean> {
  const entry = await lstat(path).catch(() => undefined);
  // In a folder that all may write to, a name alone proves nothing.
  if (entry === undefined) return false;
  if (process.getuid !== undefined && entry.uid !== process.getuid()) return false;
  // A process of another host or container sharing the folder cannot be asked for; a day is enough for it.
  if (owner.host !== thisHost()) return Date.now() - entry.mtimeMs > DAY_IN_MS;
  return !isOwnerAlive(owner);
}

function isOwnerAlive(owner: Owner): boolean {
  const pid = Number(owner.pid);
  if (!isAlive(pid)) return false;
  // The number may have gone to another process since; every container counts from 1 again.
  const birth = birthOf(pid);
  return birth === undefined || owner.birth === '0' || birth === owner.birth;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}

/** When a process began, in ticks since the machine did (proc(5), field 22 of `stat`); only Linux has it. */
function birthOf(pid: number): string | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before may hold spaces and brackets.
    return line.slice(line.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function thisHost(): string {
  const name = hostname().replace(/[^A-Za-z0-9.-]/gu, '_');
  return name === '' ? 'localhost' : name.slice(0, 64);
}
