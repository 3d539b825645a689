import { openEditionFolder } from '../io/edition-folder.js';
import { placeIn, type PlaceWords } from '../io/disk/place.js';
import { readPlace } from '../io/disk/read.js';
import type { ListedEdition } from '../model/collection.js';
import { sha256 } from '../model/fingerprint.js';
import { MANIFEST } from '../model/manifest.js';
import { movedEdition } from '../pipeline/moved-edition.js';
import { earlierNames } from '../pipeline/moved.js';
import type { BuiltEdition } from './built-edition.js';
import { openFolder, type Workshop } from './open-context.js';
import { loadConfig } from './open-publication.js';

/** A publication whose edition is in its place in a collection. */
interface Placed {
  /** The publication’s folder, absolute. */
  readonly publication: string;
  /** The folder of its edition in the collection. */
  readonly name: string;
  readonly built: BuiltEdition;
}

/**
 * Puts what leads on into the earlier folders of a publication (`moved: [old/]`) in a collection.
 *
 * @param collection absolute path
 * @param taken names of the folders that the collection already has; those that are made are added
 * @returns the folders that were made
 */
export async function putMovedFolders(
  collection: string,
  { publication, name, built }: Placed,
  taken: Set<string>,
  workshop: Workshop,
  words: PlaceWords,
): Promise<readonly ListedEdition[]> {
  const context = await openFolder(publication, workshop);
  const config = await loadConfig(context, workshop.config);
  const made: ListedEdition[] = [];
  for (const old of earlierNames(config).folders) {
    if (taken.has(old)) {
      workshop.terminal.warn(
        `“${old}/” under \`moved\` of ${name} is already a folder of this collection, so nothing leads on from there.`,
      );
      continue;
    }
    taken.add(old);
    const read = async (path: string) => readPlace(await placeIn(built.outDir, path));
    const edition = await movedEdition(context.host, config, { name, manifest: built.manifest, read });
    const folder = await openEditionFolder(await placeIn(collection, old, words), publication);
    await folder.replace(edition.files, () => undefined, workshop.signal);
    made.push({ path: old, manifest: sha256(edition.files.get(MANIFEST) ?? '') });
  }
  return made;
}
