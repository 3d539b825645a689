import type { Heading, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';

/** A line of dashes or equals signs under a paragraph, which makes a heading of it (CommonMark §4.3). */
const UNDERLINE = /\n[ \t]*(-+|=+)[ \t]*$/u;
/** From this many words or lines on, a text is too long for an underlined heading. */
const HEADING_WORDS = 20;
const HEADING_LINES = 3;
/** From this many words on, what ends like this is a sentence; “Background.” and “Signatories:” are headings. */
const ENDINGS: readonly (readonly [ending: RegExp, words: number])[] = [
  [/[,;،؛]["”’»)]*$/u, 1],
  [/[.…。۔]["”’»)]*$/u, 4],
  [/[:：]$/u, 8],
];

/** A sentence with a line under it that Markdown takes for a heading. */
export interface Underlined {
  readonly heading: Heading;
  /** The line of dashes. */
  readonly line: string;
}

/**
 * Reads a sentence with a line of dashes under it as what its writer sees: a paragraph, and a separator.
 *
 * @param text the text that positions point into
 * @returns what is no longer a heading, for reporting
 */
export function partSeparators(root: Root, text: string): Underlined[] {
  const found: Underlined[] = [];
  root.children = root.children.flatMap((block): RootContent[] => {
    if (block.type !== 'heading' || block.position === undefined) return [block];
    const { start, end } = block.position;
    const line = UNDERLINE.exec(text.slice(start.offset, end.offset))?.[1];
    if (line === undefined || !isProse(toString(block))) return [block];
    found.push({ heading: block, line });
    const { children, position } = block;
    const paragraph: RootContent = { type: 'paragraph', children, position };
    // Two dashes lead to the signature of a mail and show nothing.
    if (line.length < 3) return [paragraph];
    return [paragraph, { type: 'thematicBreak', position: { start: { ...end, column: 1 }, end } }];
  });
  return found;
}

function isProse(words: string): boolean {
  const text = words.trim();
  const count = text.split(/\s+/u).length;
  if (count >= HEADING_WORDS || text.split('\n').length >= HEADING_LINES) return true;
  return ENDINGS.some(([ending, least]) => count >= least && ending.test(text));
}
