import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheKey } from '../model/cache.js';

/** The compiled program: this file lies in `lib/publish/`, its source in `src/io/`. */
const PACKAGE = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * What makes the files: the version of the package and its compiled code, whose file names carry hashes of
 * what is in them, and Node with the libraries that compress and sort for it. Another program makes other
 * files, so this is part of every cache key.
 */
export async function makerIdentity(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = join(PACKAGE, 'lib/publish');
  const names = await readdir(folder).catch(() => []);
  const entry = await readFile(join(folder, 'cli.js')).catch(() => '');
  const { node, v8, zlib, icu, unicode } = process.versions;
  return `communique ${version} ${cacheKey([...names.sort(), entry, JSON.stringify({ node, v8, zlib, icu, unicode })])}`;
}
