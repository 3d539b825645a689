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
  /** The editions that were made: the folder of each, and the SHA-256 of its manifest. */
  readonly editions: readonly ListedEdition[];
  /** Earlier folders of editions, which lead on; absent without any. */
  readonly moved?: readonly ListedEdition[] | undefined;
}

/** The folder of an edition in a collection, and the SHA-256 of its manifest. */
export interface ListedEdition {
  readonly path: string;
  readonly manifest: string;
}

/** The share of one machine; the same lists give the same shares everywhere. */
export function shardOf<One>(all: readonly One[], { index, of }: Shard): One[] {
  return all.filter((_, at) => at % of === index - 1);
}

/** Name of the file that lists the editions of a collection, or of one share of it. */
export function collectionFile(shard: Shard | undefined): string {
  return shard === undefined ? 'collection.json' : `collection.${shard.index}-of-${shard.of}.json`;
}

/** Whether a file of a folder lists editions. */
export function isCollectionFile(name: string): boolean {
  return /^collection(?:\.\d+-of-\d+)?\.json$/u.test(name);
}

/** A collection as its file holds it. */
export function collectionText(collection: Collection): string {
  return `${JSON.stringify(collection, null, 2)}\n`;
}

/** Reads such a file; `undefined` where this program did not write it. */
export function parseCollection(text: string): Collection | undefined {
  try {
    const value = JSON.parse(text) as Partial<Collection> | null;
    const isName = (name: unknown) => typeof name === 'string' && !/^\.{0,2}$|[\\/]/u.test(name);
    const isEdition = (one: unknown) =>
      typeof one === 'object' && one !== null && isName((one as { path?: unknown }).path);
    return value?.version === 1 &&
      Array.isArray(value.all) &&
      value.all.every(isName) &&
      Array.isArray(value.editions) &&
      value.editions.every(isEdition) &&
      (value.moved === undefined || (Array.isArray(value.moved) && value.moved.every(isEdition)))
      ? (value as Collection)
      : undefined;
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
  return {
    whole: { version: 1, shard: null, all, editions: sorted, ...(moved.length > 0 && { moved }) },
    wrong,
  };
}

/** Editions by the names of their folders. */
export function inOrder(editions: readonly ListedEdition[]): readonly ListedEdition[] {
  return [...editions].sort((a, b) => (a.path < b.path ? -1 : 1));
}
