import { countWords, endsInColon, firstWords, isEmphasised, isTextBlock, type Block } from './block.js';
import type { Lexicon } from './lexicon.js';
import { isSentence } from './likeness.js';
import { lineEnds } from './lines.js';

/** A block that can be the title, and what speaks for it. */
export interface TitleReading {
  readonly at: number;
  readonly why: string;
  /** The other reading, where there is one. */
  readonly doubt?: { readonly at: number; readonly message: string } | undefined;
}

interface Head {
  readonly blocks: readonly Block[];
  readonly lexicon: Lexicon;
  /** Ordinals of release lines and dates, which are above the title. */
  readonly taken: ReadonlySet<number>;
  /** Ordinal of the first block that belongs to the signatories or to what follows the text. */
  readonly before: number;
}

const TITLE_WORDS = 35;
const SHORT_SENTENCE_WORDS = 15;

/**
 * Finds the title: the first block after release line and date, if it is a heading or a short paragraph that is no
 * sentence; else the first heading of level 1. Nothing after the names is a title.
 */
export function findTitle({ blocks, lexicon, taken, before }: Head): TitleReading | undefined {
  const firstAt = blocks.findIndex(
    (block, at) =>
      !taken.has(at) && isTextBlock(block.node) && block.text !== '' && !isAddressee(block.text, lexicon),
  );
  const level1 = blocks.findIndex(
    ({ node, text }, at) =>
      at < before && !taken.has(at) && node.type === 'heading' && node.depth === 1 && text !== '',
  );
  const first = firstAt < 0 || firstAt >= before ? undefined : blocks[firstAt];
  if (first?.node.type === 'heading') {
    return { at: firstAt, why: 'the first block after release line and date, and a heading' };
  }
  if (first !== undefined && isTitleLike(first)) {
    const why = isEmphasised(first.node)
      ? 'the first block after release line and date, set apart as a whole'
      : 'the first block after release line and date, short, no sentence';
    return { at: firstAt, why, doubt: level1 > firstAt ? otherTitle(first, level1, blocks) : undefined };
  }
  if (level1 >= 0) {
    return {
      at: level1,
      why: 'the first heading of level 1',
      doubt: {
        at: level1,
        message: `“${firstWords(blocks[level1]?.text ?? '')}” is read as the title, though text comes before it.`,
      },
    };
  }
  if (first === undefined || countWords(first.text) > SHORT_SENTENCE_WORDS || endsInColon(first.text))
    return undefined;
  if (blocks.slice(firstAt + 1, before).every(({ node }) => !isTextBlock(node))) return undefined;
  return {
    at: firstAt,
    why: 'the first block, and short',
    doubt: {
      at: firstAt,
      message: `“${firstWords(first.text)}” is read as the title, though it ends like a sentence.`,
    },
  };
}

function isTitleLike({ node, text }: Block): boolean {
  if (node.type !== 'paragraph' || endsInColon(text)) return false;
  const words = countWords(text);
  if (words > TITLE_WORDS || lineEnds(node).length > 3) return false;
  return !isSentence(text) || (isEmphasised(node) && words <= TITLE_WORDS);
}

function otherTitle(first: Block, at: number, blocks: readonly Block[]) {
  return {
    at,
    message: `“${firstWords(first.text)}” is read as the title; the heading “${firstWords(blocks[at]?.text ?? '')}” could be it.`,
  };
}

/** “To: the Council of …”: whom a letter is for. */
export function isAddressee(text: string, lexicon: Lexicon): boolean {
  return /^[^:：]{1,30}[:：]/u.test(text) && lexicon.is('addressees', text.split(/[:：]/u)[0] ?? '');
}

/**
 * Finds the subtitle, where it is unmistakable: a short paragraph or lower heading directly under the title that a
 * date follows, or one that is set in italics or bold as a whole and that text follows.
 */
export function findSubtitle(
  blocks: readonly Block[],
  title: number,
  dates: ReadonlySet<number>,
  before: number,
): TitleReading | undefined {
  const at = title + 1;
  const block = blocks[at];
  if (block === undefined || at >= before || dates.has(at) || !isTextBlock(block.node) || block.text === '')
    return undefined;
  if (countWords(block.text) > TITLE_WORDS || endsInColon(block.text)) return undefined;
  const next = blocks[at + 1];
  if (dates.has(at + 1) && !isSentence(block.text)) return { at, why: 'between the title and the date' };
  const isLower =
    block.node.type === 'heading' && next?.node.type === 'heading' && next.node.depth <= block.node.depth;
  if (isLower) return { at, why: 'a heading directly under the title, and no text under it' };
  if (isEmphasised(block.node) && next?.node.type === 'paragraph' && !isSentence(block.text)) {
    return { at, why: 'a short paragraph directly under the title, set apart as a whole' };
  }
  return undefined;
}
