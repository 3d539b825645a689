import type { Heading, Nodes, Paragraph, PhrasingContent, Text } from 'mdast';
import { sourceOffset, type Locator } from './places.js';

/** The source that positions point into. */
export interface Source {
  readonly text: string;
  readonly place: Locator;
}

/** A place in a block where it can be parted: inside a text node, or a child that goes (a hard break). */
export interface Cut {
  readonly child: number;
  /** Characters of the text node that go. */
  readonly from?: number;
  readonly to?: number;
}

/** Where the lines of a block end. */
export function lineEnds(node: Paragraph | Heading): Cut[] {
  return node.children.flatMap((child, at): Cut[] => {
    if (child.type === 'break') return [{ child: at }];
    if (child.type !== 'text') return [];
    return Array.from(child.value.matchAll(/(?:(?<![ \t])[ \t]+)?\r?\n[ \t]*/gu), ({ 0: end, index }) => ({
      child: at,
      from: index,
      to: index + end.length,
    }));
  });
}

/** Whether a block has a line end that Markdown reads as a space. */
export function hasSoftBreak(node: Paragraph | Heading): boolean {
  return lineEnds(node).some(({ from }) => from !== undefined);
}

/**
 * A block parted at some places into blocks of the same kind, each with its own position; what is at the cuts goes.
 *
 * @returns the parts, or the block alone where one of them has no place in the source
 */
export function partAt<Node extends Paragraph | Heading>(
  node: Node,
  cuts: readonly Cut[],
  source: Source,
): Node[] {
  const parts: PhrasingContent[][] = [[]];
  const lost: Text[] = [];
  const add = (child: PhrasingContent) => parts.at(-1)?.push(child);
  const addPiece = (text: Text, from: number, to: number) => {
    const piece = textPiece(text, from, to, source);
    if (piece === undefined) lost.push(text);
    else if (piece.value !== '') add(piece);
  };
  node.children.forEach((child, at) => {
    const here = cuts.filter((cut) => cut.child === at);
    if (here.length === 0) {
      add(child);
      return;
    }
    if (child.type !== 'text') {
      parts.push([]);
      return;
    }
    let from = 0;
    for (const cut of here) {
      addPiece(child, from, cut.from ?? from);
      parts.push([]);
      from = cut.to ?? from;
    }
    addPiece(child, from, child.value.length);
  });
  if (lost.length > 0) return [node];
  return parts
    .filter((children) => children.length > 0)
    .map((children) => {
      const start = children[0]?.position?.start ?? node.position?.start;
      const end = children.at(-1)?.position?.end ?? node.position?.end;
      return { ...node, children, ...(start && end && { position: { start, end } }) };
    });
}

/** The lines of a block as blocks of their own. */
export function linesOf<Node extends Paragraph | Heading>(node: Node, source: Source): Node[] {
  const ends = lineEnds(node);
  return ends.length === 0 ? [node] : partAt(node, ends, source);
}

/** The words of a block, white space joined; a hard break is a space. */
export function wordsOf(node: Nodes): string {
  return rawWords(node).replace(/\s+/gu, ' ').trim();
}

function rawWords(node: Nodes): string {
  if (node.type === 'break') return ' ';
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value;
  if (!('children' in node)) return '';
  const words = (node.children as Nodes[]).map(rawWords);
  return words.join(INLINE_PARENTS.has(node.type) ? '' : ' ');
}

/** Nodes whose children follow one another without white space of their own. */
const INLINE_PARENTS = new Set([
  'paragraph',
  'heading',
  'tableCell',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
]);

function textPiece(node: Text, from: number, to: number, { text, place }: Source): Text | undefined {
  const start = sourceOffset(node, from, text);
  const end = sourceOffset(node, to, text);
  if (start === undefined || end === undefined) return undefined;
  return {
    type: 'text',
    value: node.value.slice(from, to),
    position: { start: place(start), end: place(end) },
  };
}
