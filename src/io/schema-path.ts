import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isThere } from './disk/new-files.js';
import { placeNamed } from './disk/place.js';

const SCHEMA = 'schema/publish.config.schema.json';
const PACKAGE = 'node_modules/communique';

/** This program’s own. */
const OWN = resolve(dirname(fileURLToPath(import.meta.url)), '../..', SCHEMA);

/**
 * The way from a publication to the JSON Schema of configurations, as the comment for editors has it: of the package
 * that is installed above the publication, else of this program.
 *
 * @returns `undefined` where no relative path without white space leads there
 */
export async function schemaPath(folder: string): Promise<string | undefined> {
  const { real } = await placeNamed(folder);
  const way = relative(real, (await installedAbove(real, SCHEMA)) ?? OWN);
  // On Windows, no path leads from one drive to another. An editor reads the comment up to white space.
  return way === resolve(way) || /\s/u.test(way) ? undefined : way.split(sep).join('/');
}

/**
 * The way from the folder of a language to the JSON Schema of one of its files, in the package that is installed above
 * the publication. Without one, `undefined`: these files are shared, and a path of this machine would lead nowhere
 * on others.
 *
 * @param folder the publication’s
 * @param file the file, relative to it
 * @param schema the name of its schema
 */
export async function localeSchemaPath(
  folder: string,
  file: string,
  schema: 'catalogue' | 'press',
): Promise<string | undefined> {
  const { real } = await placeNamed(folder);
  const path = await installedAbove(real, `schema/${schema}.schema.json`);
  return (
    path &&
    relative(join(real, dirname(file)), path)
      .split(sep)
      .join('/')
  );
}

async function installedAbove(folder: string, schema: string): Promise<string | undefined> {
  for (let above = folder; ; above = dirname(above)) {
    const path = join(above, PACKAGE, schema);
    if (await isThere(path)) return path;
    if (dirname(above) === above) return undefined;
  }
}
