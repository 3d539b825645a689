import { createRequire } from 'node:module';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../model/failure.js';
import { NO_CACHE, type Cache } from '../model/cache.js';
import type { Host, PdfReader, Printer } from '../model/host.js';
import { isWholeFont } from '../model/font-file.js';
import { createMemory } from '../model/memory.js';
import { entriesIn } from './disk/folders.js';
import { placeIn, placeNamed } from './disk/place.js';
import { readPlace, type Most } from './disk/read.js';
import { committedFiles } from './history.js';
import { makerIdentity } from './maker.js';
import type { ReadingLog } from './reading-log.js';

/** The package's own folder: this file lies in `lib/io/`, its source in `src/io/`. */
const PACKAGE = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Where font files come from, by the beginning of their names. */
const FONT_PACKAGES: readonly (readonly [prefix: string, package_: string, folder: string])[] = [
  ['vazirmatn-', '@fontsource/vazirmatn', 'files'],
  ['source-serif-4-', '@fontsource/source-serif-4', 'files'],
  ['frank-ruhl-libre-', '@fontsource/frank-ruhl-libre', 'files'],
  ['Vazirmatn-', 'vazirmatn', 'fonts/webfonts'],
  ['SourceSerif4_400Regular.', '@expo-google-fonts/source-serif-4', '400Regular'],
  ['SourceSerif4_400Regular_Italic.', '@expo-google-fonts/source-serif-4', '400Regular_Italic'],
  ['SourceSerif4_700Bold.', '@expo-google-fonts/source-serif-4', '700Bold'],
  ['SourceSerif4_700Bold_Italic.', '@expo-google-fonts/source-serif-4', '700Bold_Italic'],
  ['FrankRuhlLibre_400Regular.', '@expo-google-fonts/frank-ruhl-libre', '400Regular'],
  ['FrankRuhlLibre_700Bold.', '@expo-google-fonts/frank-ruhl-libre', '700Bold'],
];

type Read = (path: string, most?: number) => Promise<Uint8Array | undefined>;

/** A file of the publication that is not text: an image, a font, a profile. */
const MOST_OF_ANY: Most = { bytes: 64e6, code: 1, help: 'Make it smaller.' };

const PART_IT = 'Split it into several; `maxSize` in publish.config.yaml allows up to 16.';

export interface HostOptions {
  readonly cache?: Cache | undefined;
  /** Is called with everything that is read. */
  readonly log?: ReadingLog | undefined;
  /** A file that the person has named, which may lie anywhere: the configuration. */
  readonly named?: string | undefined;
  /** Ends the command: nothing is read from then on. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * The real world, seen from a publication's folder.
 *
 * @param folder absolute path of the publication
 */
export function createHost(
  folder: string,
  printer: Printer,
  reader: PdfReader,
  { cache = NO_CACHE, log, named, signal }: HostOptions = {},
): Host {
  const resources = createMemory();
  const read: Read = async (path, most) => {
    signal?.throwIfAborted();
    const isNamed = path === named && isAbsolute(path);
    const place = await (isNamed ? placeNamed(path) : placeIn(folder, path));
    const bytes = await readPlace(
      place,
      most === undefined ? MOST_OF_ANY : { bytes: most * 1e6, code: 1, help: PART_IT },
    );
    log?.file(resolve(folder, path), bytes);
    return bytes;
  };
  const packaged = async (file: string, shown: string) => {
    const bytes = await readPlace(await placeNamed(file, shown));
    log?.file(file, bytes);
    return bytes;
  };
  return {
    committed: (paths) => committedFiles(folder, paths),
    printer,
    reader,
    cache,
    maker: makerIdentity,
    read,
    packaged: (path) => packaged(join(PACKAGE, path), path),
    async entries(path) {
      const entries = await entriesIn(await placeIn(folder, path));
      log?.folder(join(folder, path), entries);
      return entries;
    },
    resource: (name) => resources(name, [], () => readResource(name, read, packaged)),
  };
}

async function readResource(
  name: string,
  read: Read,
  packaged: (file: string, shown: string) => Promise<Uint8Array | undefined>,
): Promise<Uint8Array> {
  const own = await read(`templates/${name}`);
  if (own !== undefined) {
    if (!isWholeFont(name, own)) {
      throw new Failure(1, `templates/${name} is not a complete font file.`, 'Copy it there again.');
    }
    return own;
  }
  const common = await packaged(join(PACKAGE, 'templates', name), name);
  if (common !== undefined) return common;
  const font = name.startsWith('fonts/') ? fontFile(name.slice('fonts/'.length)) : undefined;
  const bytes = font === undefined ? undefined : await packaged(font, name);
  if (bytes !== undefined && isWholeFont(name, bytes)) return bytes;
  throw missingFile(name, bytes === undefined ? 'missing' : 'incomplete');
}

/**
 * A font file that comes with the package, whatever the publication has of its own.
 *
 * @throws {Failure} code 3 if it is missing
 */
export async function packagedFont(name: string): Promise<Uint8Array> {
  const file = fontFile(name);
  const bytes = file === undefined ? undefined : await readPlace(await placeNamed(file, name));
  if (bytes === undefined) throw missingFile(name, 'missing');
  return bytes;
}

function missingFile(name: string, state: 'missing' | 'incomplete'): Failure {
  return new Failure(
    3,
    `The file ${name} is ${state}.`,
    'Install the package again with `npm ci`, or put the file into templates/.',
  );
}

function fontFile(name: string): string | undefined {
  const row = FONT_PACKAGES.find(([prefix]) => name.startsWith(prefix));
  if (row === undefined) return undefined;
  const [, package_, folder] = row;
  try {
    const manifest = createRequire(import.meta.url).resolve(`${package_}/package.json`);
    return join(dirname(manifest), folder, name);
  } catch {
    return undefined;
  }
}
