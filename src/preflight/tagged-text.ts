import { solidText } from '../text/solid-text.js';
import { SyntaxFault } from '../pdf/syntax/lexer.js';
import { LimitExceeded } from '../pdf/syntax/limits.js';
import type { InspectedDocument, Piece } from './reading/document.js';
import { readDocument } from './reading/index.js';
import type { Element } from './reading/structure.js';

/** The text of a PDF by its tags, as a screen reader gets it. */
export interface TaggedText {
  /** In the order of the tags, a line for each block; nothing in a file without tags. */
  readonly text: string | undefined;
  /** All text of each page, artifacts included, in the order of its content. */
  readonly pages: readonly string[];
  /** Texts that go beyond the edge of their page. */
  readonly cutOff: readonly string[];
}

/** Elements that begin and end a line of their own (ISO 32000-1 §14.8.4.3). */
export const BLOCKS =
  /^(?:P|H\d*|L|LI|Lbl|LBody|Table|TR|TH|TD|Caption|Sect|Div|Art|Part|BlockQuote|Note|FENote|Title|TOCI?)$/u;

/** What a label counts: items of lists, and notes. */
const COUNTED = new Set(['LI', 'Note', 'FENote']);

/** What counts an item: a number or a sign and no words. CSS writes it, and the text has it nowhere. */
const COUNTER = /^[\p{P}\p{S}]*(?:\p{N}+\p{P}*)?$/u;

/** A text that ends this far beyond the edge of its page, in points, is cut off. */
const EDGE = 1;

/**
 * Reads a finished file with code that did not write it. A file that costs too much to be read is `undefined`;
 * preflight says so.
 */
export function readTaggedText(bytes: Uint8Array): TaggedText | undefined {
  try {
    return taggedTextOf(readDocument(bytes));
  } catch (error) {
    if (error instanceof LimitExceeded || error instanceof SyntaxFault) return undefined;
    throw error;
  }
}

/** The text of a document by its tags. */
function taggedTextOf(document: InspectedDocument): TaggedText {
  const { structure, pages } = document;
  return {
    text: structure?.children.map((one) => textOf(document, one)).join(''),
    pages: pages.map(({ content }) => content.pieces.map(({ text }) => text).join(' ')),
    cutOff: cutOff(document),
  };
}

/**
 * The characters of an element in logical order. A new line on the page is not white space: what divides words
 * has to be in the text (§14.8.2.5).
 */
function textOf(document: InspectedDocument, element: Element): string {
  const { role, parent, actualText, children } = element;
  const parts = children.map((child) => {
    if (child.kind === 'element') return textOf(document, child.element);
    return child.kind === 'leaf' ? textOfLeaf(document, child.key) : '';
  });
  const text = actualText ?? parts.join('');
  if (role === 'Lbl' && COUNTED.has(parent?.role ?? '') && COUNTER.test(solidText(text).characters))
    return '\n';
  return BLOCKS.test(role) ? `\n${text}\n` : text;
}

function textOfLeaf({ leaves }: InspectedDocument, key: string): string {
  return (leaves.get(key)?.pieces ?? []).map(({ text }) => text).join('');
}

/** Tagged texts that are not, or not wholly, on their pages. */
function cutOff({ leaves, pages }: InspectedDocument): string[] {
  const isBeyond = ({ text, page, left, right, y }: Piece) => {
    const { boxes } = pages[page - 1] ?? {};
    const box = boxes?.trim ?? boxes?.media;
    if (box === undefined || text.trim() === '') return false;
    return left < box[0] - EDGE || right > box[2] + EDGE || y < box[1] - EDGE || y > box[3] + EDGE;
  };
  return Array.from(leaves.values()).flatMap(({ pieces }) => pieces.filter(isBeyond).map(({ text }) => text));
}
