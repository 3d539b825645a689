import type { Nodes } from 'mdast';
import type { Position } from '../model/document.js';

/**
 * The place in the canonical file of a character of a node’s text; a text may run over several lines.
 *
 * @param text what stands in the node
 * @param index of the character in it
 */
export function sourcePlace(node: Nodes, text: string, index: number): Position | undefined {
  const start = node.position?.start;
  if (start === undefined) return undefined;
  const before = text.slice(0, index).split('\n');
  return {
    line: start.line + before.length - 1,
    column: before.length === 1 ? start.column + index : (before.at(-1)?.length ?? 0) + 1,
  };
}
