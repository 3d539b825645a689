import type { Nodes } from 'mdast';
import type { Position } from '../model/document.js';
import { writtenAt } from './written.js';

/**
 * The offset in Markdown of a character of a node’s text.
 *
 * @param text what stands in the node
 * @param index of the character in it
 * @param written the Markdown that the node was parsed from
 */
export function offsetOf(node: Nodes, text: string, index: number, written: string): number {
  const start = node.position?.start.offset ?? 0;
  return start + writtenAt(written.slice(start, node.position?.end.offset), text, index);
}

/** The place of such a character in the canonical file; a text may run over several lines. */
export function sourcePlace(node: Nodes, text: string, index: number, written: string): Position | undefined {
  const start = node.position?.start;
  if (start === undefined) return undefined;
  const before = (
    start.offset === undefined
      ? text.slice(0, index)
      : written.slice(start.offset, offsetOf(node, text, index, written))
  ).split('\n');
  const last = before.at(-1)?.length ?? 0;
  return before.length === 1
    ? { line: start.line, column: start.column + last }
    : { line: start.line + before.length - 1, column: last + 1 };
}
