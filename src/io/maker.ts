import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHash } from 'node:crypto';

/** The compiled program: this file lies in `lib/publish/`, its source in `src/io/`. */
const PACKAGE = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * What makes the files: the version of the package and its compiled code, whose file names carry hashes of
 * what is in them. Another program makes other files, so this is part of every cache key.
 */
export async function makerIdentity(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8')) as { version: string };
  const folder = join(PACKAGE, 'lib/publish');
  const names = await readdir(folder).catch(() => []);
  const entry = await stat(join(folder, 'cli.js')).catch(() => undefined);
  const code = createHash('sha256').update(names.sort().join('\n')).digest('hex');
  return `communique ${version} ${code} ${entry?.size ?? 0} ${entry?.mtimeMs ?? 0}`;
}
