import { Failure } from '../model/failure.js';
import { isFolder } from './disk/folders.js';
import { isWithin, placeIn, placeNamed } from './disk/place.js';
import { readPlace } from './disk/read.js';

/**
 * Reads a file that a person named.
 *
 * @param limit most bytes it may have
 * @param publication a folder whose links may come from a stranger: no link in it may lead out of it
 * @throws {Failure} code 2 if it is missing, not a file or too large, 3 if the machine refuses
 */
export async function readNamed(file: string, limit: number, publication?: string): Promise<Uint8Array> {
  const isInside = publication !== undefined && isWithin(publication, file);
  const place = await (isInside ? placeIn(publication, file) : placeNamed(file));
  if (await isFolder(place.real)) throw new Failure(2, `${file} is a folder, not a file.`);
  const bytes = await readPlace(place, { bytes: limit, code: 2 });
  if (bytes === undefined)
    throw new Failure(2, `There is no file ${file}.`, 'Check its name and its folder.');
  return bytes;
}
