import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../model/failure.js';
import { NO_CACHE, type Cache } from '../model/cache.js';
import type { Finisher } from '../model/finishing.js';
import type { Host, Printer } from '../model/host.js';
import { isWholeFont } from '../model/font-file.js';
import { errorCode, machineFailure } from './failures.js';
import { committedFiles } from './history.js';
import { requireInside } from './inside.js';
import { makerIdentity } from './maker.js';
import { entriesOf, type ReadingLog } from './reading-log.js';

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

/** Megabytes of a file of the publication that is no text: an image, a font, a profile. */
const MOST_MEGABYTES = 64;

export interface HostOptions {
  readonly cache?: Cache | undefined;
  /** Told of everything that is read. */
  readonly log?: ReadingLog | undefined;
}

/**
 * The real world, seen from a publication's folder.
 *
 * @param folder absolute path of the publication
 */
export function createHost(
  folder: string,
  printer: Printer,
  finisher: Finisher,
  { cache = NO_CACHE, log }: HostOptions = {},
): Host {
  const resources = new Map<string, Promise<Uint8Array>>();
  const read: Read = async (path, most) => {
    const bytes = await readInside(folder, path, most);
    log?.file(resolve(folder, path), bytes);
    return bytes;
  };
  const packaged = async (file: string, shown: string) => {
    const bytes = await readIfThere(file, shown);
    log?.file(file, bytes);
    return bytes;
  };
  return {
    committed: (paths) => committedFiles(folder, paths),
    printer,
    finisher,
    cache,
    maker: makerIdentity,
    read,
    packaged: (path) => packaged(join(PACKAGE, path), path),
    async entries(path) {
      const entries = await entriesOf(join(folder, path)).catch((error: unknown) => {
        throw machineFailure(`list ${path}`, error);
      });
      log?.folder(join(folder, path), entries);
      return entries;
    },
    resource(name) {
      let bytes = resources.get(name);
      if (bytes === undefined) resources.set(name, (bytes = readResource(name, read, packaged)));
      return bytes;
    },
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
      throw new Failure(1, `templates/${name} is no whole font file.`, 'Copy it there again.');
    }
    return own;
  }
  const common = await packaged(join(PACKAGE, 'templates', name), name);
  if (common !== undefined) return common;
  const font = name.startsWith('fonts/') ? fontFile(name.slice('fonts/'.length)) : undefined;
  const bytes = font === undefined ? undefined : await packaged(font, name);
  if (bytes !== undefined && isWholeFont(name, bytes)) return bytes;
  throw new Failure(
    3,
    `The file ${name} is ${bytes === undefined ? 'missing' : 'not whole'}.`,
    'Install the package anew with `npm ci`, or put it into templates/.',
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

/** Reads a file of a publication; a path or link that leads out of its folder is refused. */
async function readInside(folder: string, path: string, most?: number): Promise<Uint8Array | undefined> {
  // A person may name a configuration anywhere.
  const file = isAbsolute(path) ? path : await requireInside(folder, path, 'Copy the file into the folder.');
  try {
    // A pipe or a device may never end.
    const entry = await stat(file);
    if (!entry.isFile()) throw new Failure(2, `${path} is not a file.`, 'Put a file in its place.');
    const megabytes = most ?? MOST_MEGABYTES;
    if (entry.size > megabytes * 1e6) {
      throw new Failure(
        1,
        `${path} has ${(entry.size / 1e6).toFixed(1)} MB; more than ${megabytes} are not read.`,
        most === undefined
          ? 'Make it smaller.'
          : 'Part it into several; `maxSize` in publish.config.yaml allows up to 16.',
      );
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined;
    throw error instanceof Failure ? error : machineFailure(`read ${path}`, error);
  }
  return readIfThere(file, path);
}

async function readIfThere(file: string, shown: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined;
    throw machineFailure(`read ${shown}`, error);
  }
}
