import { count, listOf, object, oneOf, orNull, schemaFile, text, type Shape } from './json-shape.js';
import { LISTED_PARTS, listedStatement, type ListedStatement } from './listed-statement.js';
import { manifestFile, type ManifestFile } from './manifest.js';

/** One machine's share of the work: the first of four is `{ index: 1, of: 4 }`. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** What lies in a folder of many editions (docs/output.md). */
export interface Collection {
  readonly version: 1;
  /** Whose share it is; `null` where one machine made all. */
  readonly shard: Shard | null;
  /** Names of all editions of the whole collection, sorted. */
  readonly all: readonly string[];
  readonly editions: readonly CollectedEdition[];
  /** Earlier folders of editions, which lead on; absent without any. */
  readonly moved?: readonly ListedEdition[] | undefined;
  /** The files that lead to the editions: lists, feeds, sitemaps; a share has none. */
  readonly files: readonly ManifestFile[];
}

/** The folder of an edition in a collection, and the SHA-256 of its manifest. */
export interface ListedEdition {
  readonly path: string;
  readonly manifest: string;
}

/** An edition that was made. */
interface CollectedEdition extends ListedEdition {
  /** What lists say of its statement. */
  readonly statement: ListedStatement;
}

/** Name of the list of a whole collection. */
export const COLLECTION = 'collection.json';

/** The share of one machine; the same lists give the same shares everywhere. */
export function shardOf<One>(all: readonly One[], { index, of }: Shard): One[] {
  return all.filter((_, at) => at % of === index - 1);
}

/** Name of the file that lists the editions of a collection, or of one share of it. */
export function collectionFile(shard: Shard | undefined): string {
  return shard === undefined ? COLLECTION : `collection.${shard.index}-of-${shard.of}.json`;
}

/** Whether a file of a folder lists editions. */
export function isCollectionFile(name: string): boolean {
  return /^collection(?:\.\d+-of-\d+)?\.json$/u.test(name);
}

const folderName = text('Name of the folder, beside this file.', /^(?!\.{0,2}$)[^\\/]+$/u);
const listedFolder = { path: folderName, manifest: text('SHA-256 of its manifest.') };

/** What such a file holds. */
export const collectionShape: Shape<Collection> = object(
  'Many editions that were built together, or one machine’s share of them.',
  {
    version: oneOf('Version of this format.', [1] as const),
    shard: orNull(
      object(
        'Whose share it is; null if one machine made all.',
        { index: count('Its number.'), of: count('Of how many.') },
        {},
      ),
    ),
    all: listOf('Names of the folders of all editions, sorted; in a share, too.', folderName),
    editions: listOf(
      'The editions that are here.',
      object('An edition.', { ...listedFolder, statement: listedStatement }, {}),
    ),
    files: listOf(
      'The files that lead to the editions: lists, feeds and sitemaps; a share has none.',
      manifestFile,
    ),
  },
  {
    moved: listOf(
      'Earlier folders of editions, whose pages lead on.',
      object('An earlier folder.', listedFolder, {}),
    ),
  },
);

/** `collection.json` as JSON Schema (draft 7). */
export const collectionSchema = schemaFile(
  'Editions that were built together',
  collectionShape,
  LISTED_PARTS,
);

/** A collection as its file holds it. */
export function collectionText(collection: Collection): string {
  return `${JSON.stringify(collection, null, 2)}\n`;
}

/** Reads such a file; `undefined` where this program did not write it. */
export function parseCollection(content: string): Collection | undefined {
  try {
    return collectionShape.read(JSON.parse(content), '');
  } catch {
    return undefined;
  }
}

/**
 * One collection out of the shares that several machines have made.
 *
 * @param parts file name → share
 * @returns the whole, and what is wrong with it, in whole sentences
 */
export function mergeCollections(parts: ReadonlyMap<string, Collection>): {
  whole: Collection;
  wrong: string[];
} {
  const [first] = parts.values();
  const all = first?.all ?? [];
  const wrong: string[] = [];
  for (const [name, part] of parts) {
    if (part.all.join('\n') !== all.join('\n')) wrong.push(`${name} is a share of another collection.`);
  }
  const editions = new Map(
    [...parts.values()].flatMap((part) => part.editions.map((one) => [one.path, one] as const)),
  );
  for (const path of all) if (!editions.has(path)) wrong.push(`No share has the edition ${path}.`);
  for (const path of editions.keys()) {
    if (!all.includes(path)) wrong.push(`The edition ${path} is not one of the collection.`);
  }
  const sorted = inOrder([...editions.values()]);
  const moved = inOrder([...parts.values()].flatMap((part) => part.moved ?? []));
  const files = parts.size === 1 && first !== undefined ? first.files : [];
  const led = moved.length > 0 && { moved };
  return { whole: { version: 1, shard: null, all, editions: sorted, ...led, files }, wrong };
}

/** Editions by the names of their folders. */
export function inOrder<One extends ListedEdition>(editions: readonly One[]): readonly One[] {
  return [...editions].sort((a, b) => (a.path < b.path ? -1 : 1));
}
