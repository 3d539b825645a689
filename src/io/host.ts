import { readFile, readdir, realpath } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../model/failure.js';
import type { Host, PdfReader, Printer } from '../model/host.js';
import { errorCode, machineFailure } from './failures.js';
import type { ReadingLog } from './reading-log.js';

/** The package's own folder: this file lies in `lib/io/`, its source in `src/io/`. */
const PACKAGE = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Where font files come from, by the beginning of their names. */
const FONT_PACKAGES: readonly (readonly [prefix: string, package_: string, folder: string])[] = [
  ['vazirmatn-', '@fontsource/vazirmatn', 'files'],
  ['source-serif-4-', '@fontsource/source-serif-4', 'files'],
  ['frank-ruhl-libre-', '@fontsource/frank-ruhl-libre', 'files'],
  ['Vazirmatn-', 'vazirmatn', 'fonts/webfonts'],
];

export interface HostOptions {
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
  pdfReader: PdfReader,
  { log }: HostOptions = {},
): Host {
  const resources = new Map<string, Promise<Uint8Array>>();
  const read = async (path: string) => {
    const bytes = await readInside(folder, path);
    log?.file(resolve(folder, path), bytes);
    return bytes;
  };
  return {
    printer,
    pdfReader,
    read,
    packaged: (path) => readIfThere(join(PACKAGE, path), path),
    async folders(path) {
      try {
        const entries = await readdir(join(folder, path), { withFileTypes: true });
        return entries
          .filter((entry) => entry.isDirectory())
          .map(({ name }) => name)
          .sort();
      } catch (error) {
        if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
        throw machineFailure(`list ${path}`, error);
      }
    },
    resource(name) {
      let bytes = resources.get(name);
      if (bytes === undefined) resources.set(name, (bytes = readResource(folder, name)));
      return bytes;
    },
  };
}

async function readResource(folder: string, name: string): Promise<Uint8Array> {
  const own = await readInside(folder, `templates/${name}`);
  if (own !== undefined) return own;
  const packaged = await readIfThere(join(PACKAGE, 'templates', name), name);
  if (packaged !== undefined) return packaged;
  const font = name.startsWith('fonts/') ? fontFile(name.slice('fonts/'.length)) : undefined;
  const bytes = font === undefined ? undefined : await readIfThere(font, name);
  if (bytes !== undefined) return bytes;
  throw new Failure(
    3,
    `The file ${name} is missing.`,
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
async function readInside(folder: string, path: string): Promise<Uint8Array | undefined> {
  const file = isAbsolute(path) ? path : join(folder, path);
  let target: string;
  try {
    target = await realpath(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined;
    throw machineFailure(`read ${path}`, error);
  }
  if (!isAbsolute(path)) {
    const way = relative(await realpath(folder), target);
    if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) {
      throw new Failure(
        2,
        `${path} leads out of the publication’s folder.`,
        'Copy the file into the folder.',
      );
    }
  }
  return readIfThere(target, path);
}

async function readIfThere(file: string, shown: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined;
    throw machineFailure(`read ${shown}`, error);
  }
}
