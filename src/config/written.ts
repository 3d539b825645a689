import { isMap, isScalar, Scalar, type Document, type LineCounter, type Node } from 'yaml';
import type { Position } from '../model/document.js';
import { canonicalTag } from '../model/locale.js';
import type { KeyGroup, PlacedText, WrittenKey } from '../model/written-key.js';

/** Keys of the configuration that name something of the publication, and texts that readers see. */
const GROUPS: readonly KeyGroup[] = [
  'names',
  'links',
  'release.place',
  'release.contact',
  'release.boilerplate',
];

/**
 * The keys and texts of a configuration, in its order.
 *
 * @param document the configuration, known to be right
 * @param yaml its text
 */
export function writtenKeys(document: Document, yaml: string, file: string, lines: LineCounter): WrittenKey[] {
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  return GROUPS.flatMap((group): WrittenKey[] => {
    const node: unknown = document.getIn(group.split('.'), true);
    const isText = group.startsWith('release.');
    if (!isMap<Node, Node>(node)) {
      const text = isText && isScalar(node) ? placedText(node, yaml, place) : undefined;
      return text === undefined ? [] : [{ group, file, position: text.position, text }];
    }
    return node.items.flatMap(({ key: named, value }): WrittenKey[] => {
      const key = String(isScalar(named) ? named.value : named);
      const position = place(named.range?.[0] ?? 0);
      const text = isScalar(value) ? placedText(value, yaml, place) : undefined;
      const locale = isText ? (canonicalTag(key) ?? key) : undefined;
      return [{ group, file, locale, key, position, ...(isText && { text }) }];
    });
  });
}

function placedText(
  node: Scalar,
  yaml: string,
  place: (offset: number) => Position,
): PlacedText | undefined {
  const { value, type, range } = node;
  if (typeof value !== 'string' || range === undefined || range === null) return undefined;
  const isQuoted = type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE;
  const [start, end] = isQuoted ? [range[0] + 1, range[1] - 1] : range;
  return { value, position: place(start), raw: yaml.slice(start, end) };
}
