import type { Heading, List, Paragraph, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';

const END_MARK = /^(?:-\s*)?(?:ends?|###|-?30-?)(?:\s*-)?$/iu;

/** From so many words on, what ends like a sentence is one, and no name (“Femena, Inc.”, “Women Now!”). */
const SENTENCE_WORDS = 8;

/** Whether the last block of a statement is an end mark: `End`, `Ends`, `- END -`, `###`, `-30-`. */
export function isEndMark(block: RootContent | undefined): boolean {
  if (block === undefined) return false;
  // Markdown reads “###” as a heading without words and “- END -” as a list of one item.
  if (block.type === 'heading') return block.depth === 3 && block.children.length === 0;
  if (block.type === 'list') {
    return block.children.length === 1 && !block.ordered && /^ends?\s*-$/iu.test(toString(block).trim());
  }
  return block.type === 'paragraph' && END_MARK.test(toString(block).trim());
}

/** Ordinals of the heading or paragraph that opens the signatories, and of their list. */
export interface SignaturesPlace {
  readonly opening: number;
  readonly list: number;
}

/**
 * Finds the signatories: the last list of the statement, directly after a heading, or after a paragraph
 * that ends in a colon.
 *
 * @param blocks the blocks of the statement without its end mark
 */
export function findSignatures(blocks: readonly RootContent[]): SignaturesPlace | undefined {
  const list = blocks.findLastIndex((block) => block.type === 'list');
  const before = blocks[list - 1];
  if (before === undefined) return undefined;
  const opens =
    before.type === 'heading' || (before.type === 'paragraph' && /[:：]$/u.test(toString(before).trim()));
  return opens && holdsNames(blocks[list]) ? { opening: list - 1, list } : undefined;
}

/**
 * Whether a list can be one of names. A statement that nobody has signed yet may end in a list of demands;
 * taken for names, they would never be translated.
 */
function holdsNames(list: RootContent | undefined): boolean {
  if (list?.type !== 'list') return false;
  const items = list.children;
  const sentences = items.filter((item) => {
    const text = toString(item).trim();
    return /[.;؛!?؟]$/u.test(text) && text.split(/\s+/u).length >= SENTENCE_WORDS;
  });
  return items.every(({ children }) => children.length <= 1) && sentences.length * 2 <= items.length;
}

/** Ordinal of the title: the first heading, or else the first paragraph; the opening of the signatories is neither. */
export function findTitle(blocks: readonly RootContent[], opening: number | undefined): number | undefined {
  const first = (type: 'heading' | 'paragraph') =>
    blocks.findIndex((block, at) => block.type === type && at !== opening && toString(block).trim() !== '');
  const heading = first('heading');
  const place = heading >= 0 ? heading : first('paragraph');
  return place < 0 ? undefined : place;
}

/** The words of one item of the list of signatories, emphasis and links taken off, white space joined. */
export function signatoryName(item: List['children'][number]): string {
  return item.children
    .map((block) => toString(block))
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** A block that can hold the title or open the signatories. */
export function isTextBlock(block: RootContent | undefined): block is Heading | Paragraph {
  return block?.type === 'heading' || block?.type === 'paragraph';
}
