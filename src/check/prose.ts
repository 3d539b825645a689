import type { PhrasingContent } from 'mdast';
import type { Position } from '../model/document.js';
import { offsetOf, sourcePlace } from './source-text.js';
import { OBJECT, withoutTokens } from './tokens.js';

/** The words of a piece of inline content as a reader sees them. */
export interface Prose {
  /** Marks of Markdown taken off. */
  readonly text: string;
  /** The same, character for character, with addresses, codes and the like covered by `OBJECT`. */
  readonly bare: string;
  /** Offset in the Markdown of a character of `text`. */
  readonly offsetAt: (index: number) => number;
  /** Its place in the file that the content was parsed from; nothing where it is in none. */
  readonly placeAt: (index: number) => Position | undefined;
}

/** A stretch of words that appears unchanged in the Markdown. */
interface Piece {
  readonly start: number;
  readonly value: string;
  readonly node: PhrasingContent;
}

/** What is in the words for a node that is no text. */
type Sign = (node: Extract<PhrasingContent, { type: 'inlineCode' | 'image' }>) => string;

/**
 * Makes the words of inline content, once for every content.
 *
 * @param note what is written for the mark of a note
 */
function reader(sign: Sign, note = '') {
  const known = new WeakMap<readonly PhrasingContent[], Prose>();
  return (content: readonly PhrasingContent[], markdown: string | undefined): Prose => {
    const prose = known.get(content) ?? readProse(content, markdown, sign, note);
    known.set(content, prose);
    return prose;
  };
}

/**
 * The words of inline content as prose: `OBJECT` in place of code and images.
 *
 * @param markdown what the content was parsed from; offsets point into it. Where it is not at hand, escapes count as
 *   if they were none
 */
export const proseOf = reader(() => OBJECT);

/** The same with `OBJECT` for the marks of notes too: what is on both sides of one is apart. */
export const partedOf = reader(() => OBJECT, OBJECT);

/** All that is shown of inline content: code too, and the words of an image. */
export const shownOf = reader((node) => (node.type === 'image' ? (node.alt ?? '') : node.value));

function readProse(
  content: readonly PhrasingContent[],
  markdown: string | undefined,
  sign: Sign,
  note: string,
): Prose {
  const pieces: Piece[] = [];
  let text = '';
  let bare: string | undefined;
  const take = (node: PhrasingContent, value: string) => {
    pieces.push({ start: text.length, value, node });
    text += value;
  };
  const read = (nodes: readonly PhrasingContent[]) => {
    for (const node of nodes) {
      if (node.type === 'text') take(node, node.value);
      else if (node.type === 'inlineCode' || node.type === 'image') take(node, sign(node));
      else if (node.type === 'break') take(node, '\n');
      else if (node.type === 'footnoteReference') take(node, note);
      else if ('children' in node) read(node.children);
    }
  };
  read(content);
  const find = (index: number) => {
    const piece = pieces.findLast(({ start }) => start <= index);
    return piece && { ...piece, within: index - piece.start };
  };
  return {
    text,
    // Made when it is asked for: some checks look at the text alone.
    get bare() {
      return (bare ??= withoutTokens(text));
    },
    offsetAt: (index) => {
      const piece = find(index);
      if (piece === undefined) return 0;
      const { node, value, within } = piece;
      const isObject = value === OBJECT || markdown === undefined;
      return isObject ? (node.position?.start.offset ?? 0) + within : offsetOf(node, value, within, markdown);
    },
    placeAt: (index) => {
      const piece = find(index);
      return piece && sourcePlace(piece.node, piece.value, piece.within, markdown);
    },
  };
}
