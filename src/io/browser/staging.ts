import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

const pattern = /^\.unpacking-(?<host>.*)-(?<pid>\d+)-[^-]*$/;
const dayInMs = 24 * 60 * 60 * 1000;

/**
 * Makes a new private folder to fill before it is moved to its place. Its name tells whose it is.
 *
 * @param parent the folder it stands in, on the same disk as its later place
 */
export function makeStagingFolder(parent: string): Promise<string> {
  return mkdtemp(join(parent, `.unpacking-${hostname()}-${process.pid}-`));
}

/**
 * Removes the staging folders of processes that ended before they were done.
 *
 * @param parent the folder they stand in
 */
export async function sweepStagingFolders(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const owner = pattern.exec(name)?.groups;
    if (owner === undefined) continue;
    const path = join(parent, name);
    // A process of another host or container sharing the folder cannot be asked for; a day is enough for it.
    const abandoned =
      owner.host === hostname() ? !isAlive(Number(owner.pid)) : (await ageInMs(path)) > dayInMs;
    if (abandoned) await rm(path, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

async function ageInMs(path: string): Promise<number> {
  try {
    return Date.now() - (await stat(path)).mtimeMs;
  } catch {
    // Its owner has just moved or removed it.
    return 0;
  }
}
