import { dirname, join, relative, resolve, sep } from 'node:path';
import { isThere } from './disk/new-files.js';
import { isWithin, placeIn, placeNamed, type Place } from './disk/place.js';
import { readPlace } from './disk/read.js';
import { CONFIGURATIONS, type Config } from '../model/config.js';
import { Failure } from '../model/failure.js';
import type { PlacedWords } from '../text/placed-words.js';
import { listedEntries, MANIFEST } from '../model/manifest.js';

/** Folders of a publication that people and `sync` write to. */
const FOLDERS = ['locales', 'templates'] as const;

/** What is written for others: an edition goes where editions go; exports and kits do not. */
type Use = 'edition' | 'export' | 'kit';

/** Something of the publication’s own that nothing may be written over. */
interface Kept {
  readonly path: string;
  /** Whether nothing may be written into it either. */
  readonly isFolder: boolean;
  /** What makes it the publication’s own, for messages: the key that names it, and where. */
  readonly named?: string | undefined;
}

/**
 * Holds that what is written for others does not go where a publication keeps its own files, nor over them, whatever
 * flag was given.
 *
 * @param folder the publication
 * @param place where it would go
 * @throws {Failure} code 2
 */
export async function requireElsewhere(
  folder: string,
  config: Config,
  { real, shown }: Place,
  use: Use,
): Promise<void> {
  // Opening the folder of an edition refuses one that holds the whole publication.
  if (isWithin(real, (await placeNamed(folder)).real)) return;
  const flag = use === 'export' ? 'Name another file with -o' : 'Choose another folder with --out-dir';
  for (const { path, isFolder, named } of keptOf(config, use)) {
    // A link of the publication’s own may lead anywhere.
    const own = (await placeNamed(resolve(folder, path))).real;
    const why = named === undefined ? '' : `, which ${named} names`;
    if (isFolder && isWithin(own, real))
      throw new Failure(
        2,
        named === undefined
          ? `${shown} would be in ${path}, where the publication keeps files of its own. Nothing was written.`
          : `${shown} would be in ${path}${why}. Nothing was written.`,
        `${flag}.`,
      );
    if (!isWithin(real, own)) continue;
    throw new Failure(
      2,
      `${shown} would replace ${path}${why || ', which the publication is made of'}. Nothing was written.`,
      real === own ? `${flag}.` : `${flag}, or move ${path} elsewhere.`,
    );
  }
}

function lieInOneAnother(one: string, other: string): boolean {
  const [a, b] = [resolve(one), resolve(other)];
  return isWithin(a, b) || isWithin(b, a);
}

/** What the publication is made of. */
function keptOf({ source, outDir, signatories, print, brand, static: copied }: Config, use: Use): Kept[] {
  const folder = (path: string) => ({ path, isFolder: true });
  const placed = (key: string, words: PlacedWords | undefined, isFolder = false): Kept[] =>
    words === undefined
      ? []
      : [{ path: words.words, isFolder, named: `\`${key}\` (${words.file}:${words.line}:${words.column})` }];
  return [
    ...FOLDERS.map(folder),
    ...(use === 'edition' ? [] : [folder(outDir)]),
    // The stages report one that no flag could help. Kits may be in it, where readers find them.
    ...(lieInOneAnother(copied?.words ?? '', outDir) ? [] : placed('static', copied, use !== 'kit')),
    { path: source, isFolder: false },
    ...placed('signatories', signatories),
    ...placed('brand.logo.file', brand.logo.file),
    ...placed('brand.icon', brand.icon),
    ...placed('brand.card', brand.card),
    ...placed('brand.stylesheet', brand.stylesheet),
    ...(print.profile === undefined
      ? []
      : [{ path: print.profile, isFolder: false, named: '`print.profile`' }]),
    ...CONFIGURATIONS.map((path) => ({ path, isFolder: false })),
  ];
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
