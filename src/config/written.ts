import { isMap, isScalar, type Document, type LineCounter, type Node } from 'yaml';
import type { KeyGroup, WrittenKey } from '../model/written-key.js';

/** Keys of the configuration under which people name something of the publication. */
const GROUPS: readonly KeyGroup[] = [
  'names',
  'links',
  'release.place',
  'release.contact',
  'release.boilerplate',
];

/** The names, link texts and tags that a configuration has keys for, in its order. */
export function writtenKeys(document: Document, file: string, lines: LineCounter): WrittenKey[] {
  return GROUPS.flatMap((group): WrittenKey[] => {
    const node: unknown = document.getIn(group.split('.'), true);
    if (!isMap<Node>(node)) return [];
    return node.items.map(({ key }) => {
      const { line, col } = lines.linePos(key.range?.[0] ?? 0);
      return {
        group,
        file,
        key: String(isScalar(key) ? key.value : key),
        position: { line: Math.max(1, line), column: Math.max(1, col) },
      };
    });
  });
}
