import { isMap, isScalar, type Document, type Node } from 'yaml';
import type { Position } from '../model/document.js';
import type { KeyGroup, WrittenKey } from '../model/written-key.js';

/** Keys of the configuration under which people name something of the publication. */
const GROUPS: readonly KeyGroup[] = [
  'names',
  'links',
  'shortTitle',
  'release.place',
  'release.contact',
  'release.boilerplate',
];

/** The names, link texts and tags that a configuration has keys for, in its order. */
export function writtenKeys(
  document: Document,
  file: string,
  placeOf: (offset: number) => Position,
): WrittenKey[] {
  return GROUPS.flatMap((group): WrittenKey[] => {
    const node: unknown = document.getIn(group.split('.'), true);
    if (!isMap<Node>(node)) return [];
    return node.items.map(({ key }) => ({
      group,
      file,
      key: String(isScalar(key) ? key.value : key),
      position: placeOf(key.range?.[0] ?? 0),
    }));
  });
}
