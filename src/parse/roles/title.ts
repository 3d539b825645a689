import {
  countWords,
  endsInColon,
  firstWords,
  isBold,
  isEmphasised,
  isRaised,
  isTextBlock,
  type Block,
} from './block.js';
import { isAddressee } from './boundary.js';
import { isSalutation, isSubjectLabel, type LetterHead } from './letter.js';
import type { Lexicon } from './lexicon.js';
import { SUBJECT, titleOfLetter } from './letter-title.js';
import { isSentence } from './likeness.js';
import { isTitleLike, TITLE_WORDS } from './title-form.js';

/** A block that can be the title, and what speaks for it. */
export interface TitleReading {
  readonly at: number;
  readonly why: string;
  /** Ordinal of the label before it (“Subject:”), where it has one. */
  readonly label?: number | undefined;
  /** The other reading, where there is one. */
  readonly doubt?: { readonly at: number; readonly message: string } | undefined;
}

export interface TitleScene {
  readonly blocks: readonly Block[];
  readonly lexicon: Lexicon;
  /** Ordinals of release lines, dates and names. */
  readonly taken: ReadonlySet<number>;
  /** Ordinal of the first block that belongs to the signatories or to what follows the text. */
  readonly before: number;
  /** The head of the letter, where it is one. */
  readonly letter?: LetterHead | undefined;
}

const SHORT_SENTENCE_WORDS = 15;

/**
 * Finds the title: the first block after release line and date, if it is a heading or a short paragraph that is
 * not a sentence; else the first heading of level 1. Nothing after the names is a title.
 */
export function findTitle(scene: TitleScene): TitleReading | undefined {
  const { blocks, taken, before } = scene;
  const firstAt = blocks.findIndex((_, at) => canBeTitle(scene, at));
  const first = firstAt < 0 || firstAt >= before ? undefined : blocks[firstAt];
  const level1 = blocks.findIndex(
    ({ node, text }, at) =>
      at < before && !taken.has(at) && node.type === 'heading' && node.depth === 1 && text !== '',
  );
  const ofLetter = findInLetter(scene);
  if (ofLetter !== undefined) return ofLetter;
  const label = isSubjectLabel(blocks[firstAt - 1], first, scene.lexicon) ? firstAt - 1 : undefined;
  if (label !== undefined) return { at: firstAt, label, why: SUBJECT };
  if (first?.node.type === 'heading') {
    const why = 'the first block after release line and date, and a heading';
    const kicker = kickerAbove(scene, firstAt);
    const doubt = kicker === undefined ? secondHeading(scene, firstAt) : otherTitle(scene, firstAt, kicker);
    return { at: firstAt, why, doubt };
  }
  if (first !== undefined && isTitleLike(first)) {
    const form = isEmphasised(first.node) ? 'set apart as a whole' : 'short, no sentence';
    const other = level1 > firstAt ? level1 : strongerUnder(scene, firstAt);
    const why = `the first block after release line and date, ${form}`;
    return { at: firstAt, why, doubt: other === undefined ? undefined : otherTitle(scene, firstAt, other) };
  }
  if (level1 >= 0)
    return { at: level1, why: 'the first heading of level 1', doubt: laterTitle(scene, level1) };
  return first === undefined ? undefined : sentenceTitle(scene, first, firstAt);
}

/** The title in the head of a letter, with the other reading. */
function findInLetter(scene: TitleScene): TitleReading | undefined {
  const { blocks, letter, lexicon, before } = scene;
  if (letter === undefined) return undefined;
  const most = Math.min(before, letter.end);
  const candidates = [...blocks.keys()].filter((at) => at < most && canBeTitle(scene, at));
  const found = titleOfLetter(blocks, letter, candidates, lexicon);
  if (found === undefined) return undefined;
  const { at, why, label } = found;
  const other = found.other ?? kickerAbove(scene, at);
  return { at, why, label, doubt: other === undefined ? undefined : otherTitle(scene, at, other) };
}

/** Raw HTML, which is shown as text. */
const MARKUP = /^<[a-z!/][^>]*>/iu;

/** A block of words that is not an addressee, a salutation or a label. */
function canBeTitle(scene: TitleScene, at: number): boolean {
  const { blocks, lexicon, taken } = scene;
  const block = blocks[at];
  if (block === undefined || taken.has(at) || !isTextBlock(block.node) || block.text === '') return false;
  if (isAddressee(block.text, lexicon) || isSalutation(block.text, lexicon)) return false;
  if (MARKUP.test(block.text) || isKicker(scene, at)) return false;
  if (scene.letter?.salutation === at || scene.letter?.address.has(at) === true) return false;
  return !isSubjectLabel(block, blocks[at + 1], lexicon);
}

/** “Joint open letter to the Council” above the only heading of level 1: it says what kind of text has that title. */
function isKicker({ blocks, lexicon, taken, before }: TitleScene, at: number): boolean {
  const { node, text } = blocks[at] ?? {};
  if (node?.type !== 'paragraph' || text === undefined || lexicon.begins('release', text) === undefined)
    return false;
  const isTop = (block: Block) => block.node.type === 'heading' && block.node.depth === 1;
  const next = blocks.findIndex(({ text: words }, other) => other > at && !taken.has(other) && words !== '');
  const isHeading = next > 0 && next < before && blocks.slice(next, next + 1).some(isTop);
  return isHeading && blocks.slice(0, before).filter(isTop).length === 1;
}

function kickerAbove(scene: TitleScene, title: number): number | undefined {
  const at = scene.blocks.findIndex((_, one) => one < title && !scene.taken.has(one) && isKicker(scene, one));
  return at < 0 ? undefined : at;
}

/** A short sentence, where nothing else can be the title. */
function sentenceTitle({ blocks, before }: TitleScene, first: Block, at: number): TitleReading | undefined {
  if (countWords(first.text) > SHORT_SENTENCE_WORDS || endsInColon(first.text)) return undefined;
  if (blocks.slice(at + 1, before).every(({ node }) => !isTextBlock(node))) return undefined;
  const message = `“${firstWords(first.text)}” is read as the title, though it ends like a sentence.`;
  return { at, why: 'the first block, and short', doubt: { at, message } };
}

/** A block directly under a plain first line that looks more like a title than that one, as under a letterhead. */
function strongerUnder(scene: TitleScene, first: number): number | undefined {
  const { blocks, before } = scene;
  const at = blocks.findIndex((_, next) => next > first && canBeTitle(scene, next));
  const [line, other] = [blocks[first], blocks[at]];
  if (line === undefined || other === undefined || at >= before || at > first + 3) return undefined;
  if (other.node.type === 'heading')
    return !isEmphasised(line.node) && isOnlyHeading(scene, at) ? at : undefined;
  if (!isTitleLike(other)) return undefined;
  const isStronger =
    (isBold(other.node) && !isBold(line.node)) || (isRaised(other.text) && !isRaised(line.text));
  return isStronger ? at : undefined;
}

/** Whether no other heading of its level comes after it: it heads the whole text, not one section. */
function isOnlyHeading({ blocks, before }: TitleScene, at: number): boolean {
  const heading = blocks[at]?.node;
  if (heading?.type !== 'heading' || heading.depth > 2) return false;
  return blocks
    .slice(at + 1, before)
    .every(({ node }) => node.type !== 'heading' || node.depth > heading.depth);
}

/** Two headings of one level, one under the other, can be one title. */
function secondHeading({ blocks, before }: TitleScene, at: number): TitleReading['doubt'] {
  const [first, next] = [blocks[at], blocks[at + 1]];
  if (first?.node.type !== 'heading' || next?.node.type !== 'heading' || at + 1 >= before) return undefined;
  if (next.node.depth > first.node.depth || next.text === '') return undefined;
  const message = `“${firstWords(first.text)}” is read as the title; the heading under it, “${firstWords(next.text)}”, could be it.`;
  return { at: at + 1, message };
}

function otherTitle({ blocks }: TitleScene, first: number, at: number): TitleReading['doubt'] {
  const [title, other] = [first, at].map((one) => firstWords(blocks[one]?.text ?? ''));
  const kind = blocks[at]?.node.type === 'heading' ? 'the heading ' : '';
  return { at, message: `“${title}” is read as the title; ${kind}“${other}” could be it.` };
}

function laterTitle({ blocks }: TitleScene, at: number): TitleReading['doubt'] {
  const title = firstWords(blocks[at]?.text ?? '');
  return { at, message: `“${title}” is read as the title, though text comes before it.` };
}

/**
 * Finds the subtitle, where it is unmistakable: a short paragraph or lower heading directly under the title that a
 * date follows, or one that is set in italics or bold as a whole and that text follows.
 */
export function findSubtitle(
  { blocks, lexicon, taken, before }: TitleScene,
  title: number,
  dates: ReadonlySet<number>,
): TitleReading | undefined {
  let at = title + 1;
  while (taken.has(at)) at += 1;
  const block = blocks[at];
  if (block === undefined || at >= before || !isTextBlock(block.node) || block.text === '') return undefined;
  if (countWords(block.text) > TITLE_WORDS || endsInColon(block.text)) return undefined;
  if (isSentence(block.text) || isAddressee(block.text, lexicon) || isSalutation(block.text, lexicon))
    return undefined;
  const next = blocks[at + 1];
  if (dates.has(at + 1)) return { at, why: 'between the title and the date' };
  if (isLowerHeading(block, blocks[title], next))
    return { at, why: 'a heading directly under the title, and no text under it' };
  // What is set in bold can head the first section.
  const isItalic = isEmphasised(block.node) && !isBold(block.node);
  if (isItalic && (next?.node.type === 'paragraph' || taken.has(at + 1))) {
    return { at, why: 'a short paragraph directly under the title, in italics' };
  }
  return undefined;
}

/** A heading below the title’s level with another heading directly under it: it heads no text of its own. */
function isLowerHeading({ node }: Block, title: Block | undefined, next: Block | undefined): boolean {
  if (node.type !== 'heading' || title?.node.type !== 'heading' || next?.node.type !== 'heading')
    return false;
  return node.depth > title.node.depth && next.node.depth <= node.depth;
}
