import { dirname, resolve } from 'node:path';
import { placeIn, placeNamed } from '../io/disk/place.js';
import { readPlace } from '../io/disk/read.js';
import { lookAtEdition } from '../io/edition-folder.js';
import { Failure } from '../model/failure.js';
import { MANIFEST, parseManifest, type EarlierEdition } from '../model/manifest.js';
import { chooseLocales } from '../pipeline/choices.js';
import { editionChanges, languagesOf, type ReadableEdition } from '../pipeline/edition-changes.js';
import { presentEdition } from '../pipeline/present-edition.js';
import { changesJson, changesText } from '../report/changes.js';
import { openContext, typedPath, type CommandContext, type CommonOptions } from '../cli/open-context.js';
import { loadConfig } from '../cli/open-publication.js';

export interface ChangesOptions extends CommonOptions {
  /** The manifest or the folder of the old edition. */
  readonly before: string;
  /** The same of the new one; without it, what a build would make now. */
  readonly after?: string | undefined;
  readonly locale?: readonly string[] | undefined;
  readonly json?: boolean | undefined;
}

/** `publish changes`: what changed from an edition to the present state of the publication, in words. */
export async function changes(options: ChangesOptions): Promise<number> {
  const context = await openContext(options);
  const { terminal } = context;
  const old = await editionAt(options.before, context, options);
  const present =
    options.after === undefined
      ? await presentEdition(context.host, await loadConfig(context, options.config))
      : await editionAt(options.after, context, options);
  const tags = chooseLocales(languagesOf(old.edition, present.edition), options.locale);
  const found = await editionChanges(old, present, tags);
  terminal.print(options.json === true ? changesJson(found) : changesText(found, terminal.color));
  return 0;
}

/**
 * An edition by its folder, or by its manifest, which lies in that folder or was kept alone.
 *
 * @throws {Failure} code 2 without one
 */
async function editionAt(
  path: string,
  context: CommandContext,
  options: ChangesOptions,
): Promise<ReadableEdition> {
  const { folder, signal } = context;
  const shown = typedPath(path, folder, options);
  const whole = resolve(folder, shown);
  if (!/\.json$/iu.test(whole)) {
    const place = await placeNamed(whole, shown);
    const edition = readable(
      await lookAtEdition(place, (files) => Promise.resolve(files.manifest), signal),
      shown,
    );
    return { shown, edition, read: async (file) => readPlace(await placeIn(whole, file)), unmade: [] };
  }
  const edition = readable(await readPlace(await placeNamed(whole, shown)), shown);
  const beside = dirname(whole);
  // A manifest that was kept alone has no files beside it.
  const isInPlace = whole.endsWith(MANIFEST);
  const read = async (file: string) => (isInPlace ? readPlace(await placeIn(beside, file)) : undefined);
  return { shown, edition, read, unmade: [] };
}

function readable(bytes: Uint8Array | undefined, shown: string): EarlierEdition {
  const edition = parseManifest(bytes);
  if (edition !== undefined) return edition;
  throw new Failure(
    2,
    bytes === undefined ? `There is no edition at ${shown}.` : `${shown} has no manifest that can be read.`,
    'Name the folder of an edition that `publish build` has made, or its manifest.json.',
  );
}
