import type { Block } from './block.js';
import { hasAddress } from './boundary.js';
import type { LetterHead } from './letter.js';
import type { Lexicon } from './lexicon.js';
import { nameLikeness } from './likeness.js';
import { isApart, isTitleLike } from './title-form.js';

/** The title in the head of a letter. */
export interface LetterTitle {
  readonly at: number;
  readonly why: string;
  /** Ordinal of the label before it (“Subject:”), where it has one. */
  readonly label?: number | undefined;
  /** Ordinal of another line that could be it. */
  readonly other?: number | undefined;
}

/** A block of the head that can be the title. */
interface Line extends Block {
  readonly at: number;
}

export const SUBJECT = 'the subject of a letter';
const HEADING = 'the heading of a letter';
const APART = 'set apart in the head of a letter';
const ALONE = 'a line of its own in the head of a letter';
/** By so much more a line must look like a name to be the name on the letter paper. */
const CLEARLY = 0.5;

/**
 * Finds the title of a letter: its subject, else a heading, else what is set apart, else a plain line that is no
 * address.
 *
 * @param candidates ordinals of the blocks that can be a title
 */
export function titleOfLetter(
  blocks: readonly Block[],
  letter: LetterHead,
  candidates: readonly number[],
  lexicon: Lexicon,
): LetterTitle | undefined {
  const { subject, end, salutation = end } = letter;
  const lines = candidates.flatMap((at): Line[] => {
    const block = at < end ? blocks[at] : undefined;
    return block === undefined ? [] : [{ ...block, at }];
  });
  // “Open letter” says what kind of text has the title.
  const telling = lines.filter(({ text }) => !lexicon.is('release', text));
  const top = telling.find(({ node }) => node.type === 'heading' && node.depth === 1);
  if (subject !== undefined) {
    // A heading above the subject can be the name on the letter paper, or the title.
    const isAbove = top !== undefined && top.at < subject.label;
    return isAbove ? { at: top.at, why: HEADING, other: subject.at } : { ...subject, why: SUBJECT };
  }
  const plain = telling.filter((line) => line.at < salutation && isPlainTitle(line));
  if (top !== undefined) {
    // Several lines are an address; one alone could be the title.
    const above = plain.filter(({ at }) => at < top.at);
    return { at: top.at, why: HEADING, other: above.length === 1 ? above[0]?.at : undefined };
  }
  const under = telling.find((line) => line.at > salutation && isApart(line));
  const apart = telling.filter((line) => line.at < salutation && isApart(line));
  return apartLine(apart, under, lexicon) ?? plainLine(plain, under, lexicon) ?? kindLine(lines);
}

/** Of lines that are set apart, one that looks like a name is the one on the letter paper. */
function apartLine(
  above: readonly Line[],
  under: Line | undefined,
  lexicon: Lexicon,
): LetterTitle | undefined {
  const [first, ...others] = above;
  if (first === undefined) return undefined;
  const isUnder = under !== undefined && isNameBeside(first, under, lexicon);
  const other = others.at(-1) ?? (isUnder ? under : undefined);
  if (other === undefined) return { at: first.at, why: APART };
  const [title, left] = isNameBeside(first, other, lexicon) ? [other, first] : [first, other];
  return { at: title.at, why: APART, other: left.at };
}

/** A plain line above the salutation, or what is set apart directly under it. */
function plainLine(
  above: readonly Line[],
  under: Line | undefined,
  lexicon: Lexicon,
): LetterTitle | undefined {
  const [line, ...others] = above;
  if (line === undefined) return under && { at: under.at, why: APART };
  if (under === undefined) return { at: line.at, why: ALONE, other: others.at(-1)?.at };
  // Several lines are an address.
  if (others.length > 0) return { at: under.at, why: APART };
  const [title, left] = isNameBeside(line, under, lexicon) ? [under, line] : [line, under];
  return { at: title.at, why: title === under ? APART : ALONE, other: left.at };
}

/** Whether a line looks like a name, and another clearly less so. */
function isNameBeside(line: Line, other: Line, lexicon: Lexicon): boolean {
  return nameLikeness(line.text, lexicon) > nameLikeness(other.text, lexicon) + CLEARLY;
}

/** “Open letter”, where nothing else can be the title. */
function kindLine(lines: readonly Line[]): LetterTitle | undefined {
  const [line] = lines.filter((one) => isApart(one) || isTitleLike(one));
  return line && { at: line.at, why: ALONE };
}

function isPlainTitle(line: Line): boolean {
  return !isApart(line) && isTitleLike(line) && !hasAddress(line.text);
}
