import { dirname, join, relative, resolve, sep } from 'node:path';
import { isThere } from './disk/new-files.js';
import { isWithin, placeIn, placeNamed, type Place } from './disk/place.js';
import { readPlace } from './disk/read.js';
import { CONFIGURATIONS, type Config } from '../model/config.js';
import { Failure } from '../model/failure.js';
import { listedEntries, MANIFEST } from '../model/manifest.js';

/** Folders of a publication that people and `sync` write to. */
const FOLDERS = ['locales', 'templates'] as const;

/**
 * Holds that what is written for others does not go where a publication keeps its own files, whatever flag was given.
 *
 * @param folder the publication
 * @param place where it would go
 * @param use an edition goes where editions go; exports and kits do not
 * @throws {Failure} code 2
 */
export async function requireElsewhere(
  folder: string,
  { source, outDir, signatories, print, brand }: Config,
  { real, shown }: Place,
  use: 'edition' | 'export' | 'kit',
): Promise<void> {
  const kept: readonly string[] = [...FOLDERS, ...(use === 'edition' ? [] : [outDir])];
  const looks = [brand.logo.file, brand.icon, brand.stylesheet].map((one) => one?.words);
  const files = [source, signatories?.words, print.profile, ...looks, ...CONFIGURATIONS];
  const flag = use === 'export' ? 'Name another file with -o.' : 'Choose another folder with --out-dir.';
  for (const path of [...kept, ...files]) {
    // A link of the publication’s own may lead anywhere.
    if (path === undefined || !isWithin((await placeNamed(resolve(folder, path))).real, real)) continue;
    const message = kept.includes(path)
      ? `${shown} would be in ${path}, where the publication keeps files of its own.`
      : `${shown} would replace ${path}, which the publication is made of.`;
    throw new Failure(2, `${message} Nothing was written.`, flag);
  }
}

/**
 * Holds that a publication does not begin in an edition, which the next build replaces, nor among the files of another
 * publication.
 *
 * @throws {Failure} code 2
 */
export async function requireOpenFolder(folder: string): Promise<void> {
  for (let above = folder; ; above = dirname(above)) {
    const [first = ''] = relative(above, folder).split(sep);
    const isPart = FOLDERS.some((name) => name === first) && (await hasConfiguration(above));
    if (isPart || (await isEdition(above))) {
      throw new Failure(
        2,
        isPart
          ? `${folder} is part of the publication in ${above}. Nothing was written.`
          : `${above} holds an edition, which the next build replaces. Nothing was written.`,
        'Start in another folder.',
      );
    }
    if (dirname(above) === above) return;
  }
}

async function hasConfiguration(folder: string): Promise<boolean> {
  for (const name of CONFIGURATIONS) if (await isThere(join(folder, name))) return true;
  return false;
}

async function isEdition(folder: string): Promise<boolean> {
  try {
    return listedEntries(await readPlace(await placeIn(folder, MANIFEST))) !== undefined;
  } catch {
    // Where it cannot be read there is no edition to replace.
    return false;
  }
}
