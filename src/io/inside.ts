import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { Failure } from '../model/failure.js';
import { errorCode, machineFailure } from './failures.js';

/**
 * Holds that a path of a publication lies in its folder, links followed; what does not exist yet lies where the
 * folder above it does.
 *
 * @param folder the publication
 * @param path a path in it
 * @param help what to do where it leads elsewhere
 * @returns where it really lies, or would
 * @throws {Failure} code 2 where it leads out of the folder
 */
export async function requireInside(folder: string, path: string, help: string): Promise<string> {
  const target = await realPlace(resolve(folder, path), path);
  const way = relative(await realPlace(folder, folder), target);
  if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) {
    throw new Failure(2, `${path} leads out of the publication’s folder.`, help);
  }
  return target;
}

async function realPlace(file: string, shown: string): Promise<string> {
  try {
    return await realpath(file);
  } catch (error) {
    const code = errorCode(error);
    const parent = dirname(file);
    if ((code !== 'ENOENT' && code !== 'ENOTDIR') || parent === file)
      throw machineFailure(`read ${shown}`, error);
    return resolve(await realPlace(parent, shown), relative(parent, file));
  }
}
