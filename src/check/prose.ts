import type { PhrasingContent } from 'mdast';
import { writtenAt } from './place.js';
import { OBJECT, withoutTokens } from './tokens.js';
import { writtenAt } from './written.js';

/** The words of a piece of inline content as a reader sees them. */
export interface Prose {
  /** Marks of Markdown taken off; `OBJECT` for code and images. */
  readonly text: string;
  /** The same, character for character, with addresses, codes and the like covered by `OBJECT`. */
  readonly bare: string;
  /** Offset in the Markdown of a character of `text`. */
  offsetAt(index: number): number;
}

/** A stretch of the words that stands as such in the Markdown. */
interface Piece {
  readonly start: number;
  readonly offset: number;
  readonly value: string;
  /** Length in the Markdown; longer than the value where something is escaped. */
  readonly length: number;
}

const known = new WeakMap<readonly PhrasingContent[], Prose>();

/**
 * The words of inline content, made once for every content.
 *
 * @param markdown what the content was parsed from; offsets point into it
 */
export function proseOf(content: readonly PhrasingContent[], markdown: string): Prose {
  const prose = known.get(content) ?? readProse(content, markdown);
  known.set(content, prose);
  return prose;
}

function readProse(content: readonly PhrasingContent[], markdown: string): Prose {
  const pieces: Piece[] = [];
  let text = '';
  const take = (node: PhrasingContent, value: string) => {
    const { start, end } = node.position ?? {};
    const offset = start?.offset ?? 0;
    pieces.push({ start: text.length, offset, value, length: (end?.offset ?? 0) - offset });
    text += value;
  };
  const read = (nodes: readonly PhrasingContent[]) => {
    for (const node of nodes) {
      if (node.type === 'text') take(node, node.value);
      else if (node.type === 'inlineCode' || node.type === 'image') take(node, OBJECT);
      else if (node.type === 'break') take(node, '\n');
      else if ('children' in node) read(node.children);
    }
  };
  read(content);
  return {
    text,
    bare: withoutTokens(text),
    offsetAt: (index) => {
      const piece = pieces.findLast(({ start }) => start <= index);
      if (piece === undefined) return 0;
      const { start, offset, value, length } = piece;
      const within = index - start;
      if (length === value.length || value === OBJECT) return offset + within;
      return offset + writtenAt(markdown.slice(offset, offset + length), value, within);
    },
  };
}
