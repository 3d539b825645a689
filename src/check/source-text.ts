import type { Nodes } from 'mdast';
import type { Document, Position } from '../model/document.js';
import { placeFinder } from '../text/place-finder.js';
import { WrittenPlaces } from './written.js';

/** The text of a node, and how it is written. */
interface KnownText {
  readonly written: string | undefined;
  readonly text: string;
  readonly places: WrittenPlaces;
  /** Line and column of an offset in what is written, counted from its beginning. */
  readonly positionAt: (offset: number) => Position;
}

const known = new WeakMap<Nodes, KnownText>();

/** Known for each node, so that many places in it are found in one walk. */
function knownText(node: Nodes, text: string, written: string | undefined): KnownText {
  const before = known.get(node);
  if (before?.text === text && before.written === written) return before;
  const { start, end } = node.position ?? {};
  const own = written?.slice(start?.offset ?? 0, end?.offset) ?? text;
  const one = { written, text, places: new WrittenPlaces(own, text), positionAt: placeFinder(own) };
  known.set(node, one);
  return one;
}

/**
 * The offset in Markdown of a character of a node’s text.
 *
 * @param text the text of the node
 * @param index of the character in it
 * @param written the Markdown that the node was parsed from
 */
export function offsetOf(node: Nodes, text: string, index: number, written: string): number {
  return (node.position?.start.offset ?? 0) + knownText(node, text, written).places.of(index);
}

/**
 * The place of such a character in its file; a text may run over several lines.
 *
 * @param written without it, escapes count as plain characters
 */
export function sourcePlace(
  node: Nodes,
  text: string,
  index: number,
  written: string | undefined,
): Position | undefined {
  const start = node.position?.start;
  if (start === undefined) return undefined;
  const { places, positionAt } = knownText(node, text, start.offset === undefined ? undefined : written);
  const { line, column } = positionAt(places.of(index));
  return line === 1
    ? { line: start.line, column: start.column + column - 1 }
    : { line: start.line + line - 1, column };
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
  return placeFinder(text)(offset);
}
