import { isMap, isScalar, isSeq, type Document, type Node, type YAMLMap } from 'yaml';
import { CONFIG_KEYS, type ConfigNamingKey } from '../model/config-keys.js';
import type { Keys } from '../model/config-shape.js';
import type { Position } from '../model/document.js';
import type { WrittenKey } from '../model/written-key.js';

/** Keys of the configuration under which people name something of the publication. */
const NAMING = namingKeys(CONFIG_KEYS) as readonly ConfigNamingKey[];

function namingKeys(keys: Keys, prefix = ''): readonly string[] {
  return Object.entries(keys).flatMap(([name, key]) => {
    const group = key.is === 'list' ? key.of : key;
    if (group.is === 'group') return namingKeys(group.keys, `${prefix}${name}.`);
    return key.is === 'map' || key.is === 'text by tag' || key.is === 'localized text' ? [prefix + name] : [];
  });
}

/** The names, link texts and tags that a configuration has keys for, in the order of the table. */
export function writtenKeys(
  document: Document,
  file: string,
  placeOf: (offset: number) => Position,
): WrittenKey[] {
  return NAMING.flatMap((group): WrittenKey[] => {
    return valuesAt(document.contents, group.split('.')).flatMap((node) =>
      node.items.map(({ key }) => ({
        group,
        file,
        key: String(isScalar(key) ? key.value : key),
        position: placeOf(key.range?.[0] ?? 0),
      })),
    );
  });
}

/** The maps under a dotted name, in every member of a list on the way. */
function valuesAt(node: unknown, [name, ...rest]: readonly string[]): YAMLMap<Node>[] {
  if (isSeq(node))
    return node.items.flatMap((item) => valuesAt(item, name === undefined ? [] : [name, ...rest]));
  if (!isMap<Node>(node)) return [];
  return name === undefined ? [node] : valuesAt(node.get(name, true), rest);
}
