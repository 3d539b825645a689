import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { machineFailure } from './failures.js';

/**
 * Writes a file whole or not at all: beside its place first, then moved into it.
 *
 * @throws {Failure} code 3 where the machine refuses; the file is then as it was
 */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const fresh = `${file}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(fresh, content);
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true });
    throw machineFailure(`write ${file}`, error);
  }
}
