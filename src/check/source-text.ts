import type { Nodes } from 'mdast';
import type { Document, Position } from '../model/document.js';
import { writtenAt } from './written.js';

/**
 * The offset in Markdown of a character of a node’s text.
 *
 * @param text the text of the node
 * @param index of the character in it
 * @param written the Markdown that the node was parsed from
 */
export function offsetOf(node: Nodes, text: string, index: number, written: string): number {
  const start = node.position?.start.offset ?? 0;
  return start + writtenAt(written.slice(start, node.position?.end.offset), text, index);
}

/**
 * The place of such a character in its file; a text may run over several lines.
 *
 * @param written absent where it is not at hand: escapes then count as if they were none
 */
export function sourcePlace(
  node: Nodes,
  text: string,
  index: number,
  written: string | undefined,
): Position | undefined {
  const start = node.position?.start;
  if (start === undefined) return undefined;
  const before = (
    start.offset === undefined || written === undefined
      ? text.slice(0, index)
      : written.slice(start.offset, offsetOf(node, text, index, written))
  ).split('\n');
  const last = before.at(-1)?.length ?? 0;
  return before.length === 1
    ? { line: start.line, column: start.column + last }
    : { line: start.line + before.length - 1, column: last + 1 };
}

/** The trees of the canonical text: its title and its body without what the configuration adds, whose places are others. */
export function statementTrees({ body, segments, title }: Document): Nodes[] {
  return [
    { type: 'paragraph', children: [...(segments[title]?.content ?? [])] },
    ...body.children.filter((block) => block.type !== 'backMatter' || block.hasOwnHeading !== true),
  ];
}

/** Line and column of an offset in a text. */
export function placeAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
