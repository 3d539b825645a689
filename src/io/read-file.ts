import { readFile, stat } from 'node:fs/promises';
import { Failure } from '../model/failure.js';
import { errorCode, machineFailure } from './failures.js';

/**
 * Reads a file that a person named.
 *
 * @param limit most bytes it may have
 * @throws {Failure} code 2 where there is none, it is no file or too large, 3 where the machine refuses
 */
export async function readNamed(file: string, limit: number): Promise<Uint8Array> {
  try {
    const entry = await stat(file);
    const { size } = entry;
    // A pipe or a device may never end.
    if (!entry.isFile())
      throw new Failure(2, `${file} is ${entry.isDirectory() ? 'a folder, not' : 'not'} a file.`);
    if (size > limit) {
      throw new Failure(
        2,
        `${file} has ${Math.ceil(size / 1e6)} MB; more than ${Math.floor(limit / 1e6)} MB are not read.`,
      );
    }
    return new Uint8Array(await readFile(file));
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (errorCode(error) === 'ENOENT')
      throw new Failure(2, `There is no file ${file}.`, 'Check its name and its folder.');
    throw machineFailure(`read ${file}`, error);
  }
}
