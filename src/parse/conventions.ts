import type { Heading, List, Paragraph, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';

const END_MARK = /^(?:-\s*)?(?:ends?|###|-?30-?)(?:\s*-)?$/iu;

/** From so many words on, what ends like a sentence is one, and no name (“Femena, Inc.”, “Women Now!”). */
const SENTENCE_WORDS = 8;

/**
 * Takes the end mark off a statement: `End`, `Ends`, `- END -`, `###`, `-30-`. Footnotes may be written
 * behind it.
 *
 * @returns whether there was one
 */
export function takeEndMark(root: Root): boolean {
  const at = root.children.findLastIndex(({ type }) => type !== 'footnoteDefinition');
  const block = root.children[at];
  if (block === undefined) return false;
  // Markdown reads “- END -” as a list of one item, or as one more item of the list before it.
  if (block.type === 'list') {
    if (cutEndLine(block)) return true;
    const item = block.children.at(-1);
    if (block.ordered === true || item === undefined || !/^ends?\s*-$/iu.test(toString(item).trim()))
      return false;
    block.children.pop();
    if (block.children.length === 0) root.children.splice(at, 1);
    return true;
  }
  if (!isEndMark(block)) return false;
  root.children.splice(at, 1);
  return true;
}

/** Takes the end mark off the last item of a list, where nothing but a line end parts it from a name. */
function cutEndLine(list: List): boolean {
  const paragraph = list.children.at(-1)?.children.at(-1);
  const text = paragraph?.type === 'paragraph' ? paragraph.children.at(-1) : undefined;
  const match = text?.type === 'text' ? /\n[ \t]*(\S.*)$/u.exec(text.value) : null;
  if (text?.type !== 'text' || match === null || !END_MARK.test((match[1] ?? '').trim())) return false;
  text.value = text.value.slice(0, match.index);
  return true;
}

/** Markdown reads “###” as a heading without words. */
function isEndMark(block: RootContent): boolean {
  if (block.type === 'heading') return block.depth === 3 && block.children.length === 0;
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
