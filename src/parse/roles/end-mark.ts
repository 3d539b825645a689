import type { RootContent } from 'mdast';
import type { Block } from './block.js';
import type { Lexicon } from './lexicon.js';
import { wordsOf } from './lines.js';

/** Signs that may be set around an end mark: `- END -`, `[ENDS]`, `*** ENDS ***`. */
const DECORATION = /^[\s\-–—_*~=#|/.()[\]:]+|(?<![\s\-–—_*~=#|/.()[\]:])[\s\-–—_*~=#|/.()[\]:]+$/gu;

/** Whether a line is an end mark: `End`, `Ends`, `- END -`, `###`, `-30-`, or a locale’s own word. */
export function isEndMark(text: string, lexicon: Lexicon): boolean {
  const line = text.trim();
  if (/^(?:#\s*#\s*#|-\s?30\s?-|—\s?30\s?—|–\s?30\s?–)$/u.test(line)) return true;
  const word = line.replace(DECORATION, '');
  return word !== '' && !/^\d+$/u.test(word) && word.length <= 40 && lexicon.is('end', word);
}

/** Markdown reads “###” as a heading without words, “- END -” as a list of one item. */
export function isEndBlock({ node, text }: Block, lexicon: Lexicon): boolean {
  if (node.type === 'heading' && node.children.length === 0) return node.depth === 3;
  if (node.type === 'list')
    return node.children.length === 1 && node.ordered !== true && isListedEnd(node.children[0], lexicon);
  return (node.type === 'paragraph' || node.type === 'heading') && isEndMark(text, lexicon);
}

/** Whether a block ends the text for certain: signs alone may part its sections. */
export function isEndInWords(block: Block, lexicon: Lexicon): boolean {
  return /\p{L}|30/u.test(block.text) && isEndBlock(block, lexicon);
}

/** “END -” is what is left of “- END -” in a list’s item; an item “End” without a second hyphen is one. */
export function isListedEnd(
  item: Extract<RootContent, { type: 'list' }>['children'][number] | undefined,
  lexicon: Lexicon,
): boolean {
  if (item === undefined) return false;
  const text = wordsOf(item);
  return /[-–—]$/u.test(text) && isEndMark(text, lexicon) && !/^\d/u.test(text);
}
