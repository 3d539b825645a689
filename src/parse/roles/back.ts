import { countWords, isTextBlock, type Block } from './block.js';
import { isContactLine, isHeadOf } from './boundary.js';
import { isEndBlock, isEndInWords } from './end-mark.js';
import type { Lexicon } from './lexicon.js';
import { isSentence } from './likeness.js';
import type { Settled } from './settled.js';

/** A stretch of blocks behind the text that belongs together. */
export interface BackPart {
  readonly kind: 'notes' | 'contact';
  readonly from: number;
  /** The block behind the last one. */
  readonly to: number;
  readonly why: string;
}

/** The end mark, and what is behind it or behind the names. */
export interface Back {
  /** Ordinals of end marks, the first of which ends the text. */
  readonly ends: readonly number[];
  readonly parts: readonly BackPart[];
}

interface Range {
  readonly from: number;
  readonly to: number;
}

interface Look {
  readonly blocks: readonly Block[];
  readonly lexicon: Lexicon;
  readonly settled: Settled;
  readonly names: readonly Range[];
  readonly ends: readonly number[];
}

const CONTACT_WORDS = 12;

/**
 * Finds what follows the text: notes and contacts under their headings, and whatever comes behind the end mark.
 *
 * @param names ordinals of the blocks of the signatories
 * @param first ordinal of the first block that can be one
 */
export function findBack(
  blocks: readonly Block[],
  lexicon: Lexicon,
  names: readonly Range[],
  first: number,
  settled: Settled,
): Back {
  const ends = endMarks(blocks, lexicon, names, first);
  const look: Look = { blocks, lexicon, settled, names, ends };
  const parts: BackPart[] = [];
  let at = first;
  while (at < blocks.length) {
    const kind = kindAt(look, at);
    if (kind === undefined) {
      at += 1;
      continue;
    }
    const to = partEnd(look, at, kind.kind);
    parts.push({ ...kind, from: at, to });
    at = to;
  }
  return { ends, parts };
}

function isIn(ranges: readonly Range[], at: number): boolean {
  return ranges.some(({ from, to }) => from <= at && at < to);
}

/** End marks in words, or the last one in signs: `###` may also part the sections of a text. */
function endMarks(
  blocks: readonly Block[],
  lexicon: Lexicon,
  names: readonly Range[],
  first: number,
): number[] {
  const marks = blocks.flatMap((block, at) =>
    at > first && !isIn(names, at) && isEndBlock(block, lexicon) ? [at] : [],
  );
  const inWords = marks.find((at) => {
    const block = blocks[at];
    return block !== undefined && isEndInWords(block, lexicon);
  });
  if (inWords !== undefined) return marks.filter((at) => at >= inWords);
  const last = marks.at(-1);
  if (last === undefined) return [];
  const isBehindNames = names.some(({ to }) => to <= last);
  const isEnd =
    isBehindNames ||
    !isTextAt(blocks, last + 1, lexicon, names) ||
    (marks.length === 1 && last >= blocks.length / 2);
  return isEnd ? [last] : [];
}

/** Whether a block goes on with the text: it is not a note, a contact or a name. */
function isTextAt(blocks: readonly Block[], at: number, lexicon: Lexicon, names: readonly Range[]): boolean {
  const block = blocks[at];
  if (block === undefined || isIn(names, at) || block.node.type === 'footnoteDefinition') return false;
  if (!isTextBlock(block.node)) return true;
  return (
    lexicon.begins('notes', block.text) === undefined && lexicon.begins('contact', block.text) === undefined
  );
}

/** What begins at a block, if anything does that has a place of its own behind the text. */
function kindAt(look: Look, at: number): Pick<BackPart, 'kind' | 'why'> | undefined {
  const { blocks, settled, names, ends } = look;
  const block = blocks[at];
  if (block === undefined || ends.includes(at) || isIn(names, at)) return undefined;
  if (block.node.type === 'footnoteDefinition') return undefined;
  if (settled.notes === at) return { kind: 'notes', why: 'the configuration says so' };
  if (settled.contact === at) return { kind: 'contact', why: 'the configuration says so' };
  const end = ends[0] ?? Infinity;
  const lastName = Math.max(-1, ...names.map(({ to }) => to - 1));
  const isBehind = at > end || at > lastName;
  const named = isTextBlock(block.node) ? headed(look, at, isBehind) : undefined;
  return named ?? (at > end ? { kind: 'notes', why: 'follows the end mark' } : undefined);
}

/** Notes and contacts by what they say; before the names only where it is unmistakable. */
function headed(look: Look, at: number, isBehind: boolean): Pick<BackPart, 'kind' | 'why'> | undefined {
  const { blocks, lexicon } = look;
  const { text = '' } = blocks[at] ?? {};
  const says = `says “${text}”`;
  if (lexicon.is('contact', text)) {
    return isBehind || isContact(blocks[at + 1]) ? { kind: 'contact', why: says } : undefined;
  }
  if (isBehind && isContactLine(text, lexicon))
    return { kind: 'contact', why: 'begins with a word for a contact' };
  if (lexicon.is('notes', text)) {
    return isBehind || countWords(text) > 2 ? { kind: 'notes', why: says } : undefined;
  }
  return isBehind && isHeadOf('notes', blocks[at], lexicon)
    ? { kind: 'notes', why: 'a heading that begins with a word for notes' }
    : undefined;
}

/** An address, a number or a short line: what a contact consists of. */
function isContact(block: Block | undefined): boolean {
  if (block === undefined || block.node.type === 'heading') return false;
  if (/\S@\S|\+?\d[\d ()./-]{6,}/u.test(block.text)) return true;
  return (
    block.node.type === 'paragraph' && countWords(block.text) <= CONTACT_WORDS && !isSentence(block.text)
  );
}

/** Where a part ends: at the next one, and, before the end mark, at the next heading of its own level. */
function partEnd(look: Look, from: number, kind: BackPart['kind']): number {
  const { blocks, lexicon, settled, names, ends } = look;
  const end = ends[0] ?? Infinity;
  const head = blocks[from];
  const lastName = Math.max(-1, ...names.map(({ to }) => to - 1));
  const depth = head?.node.type === 'heading' ? head.node.depth : 6;
  const isLine = isTextBlock(head?.node) && !isOpen(look, from) && from < end;
  let at = from + 1;
  if (isLine) return at;
  for (; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (
      block === undefined ||
      isIn(names, at) ||
      ends.includes(at) ||
      block.node.type === 'footnoteDefinition'
    )
      break;
    if (settled.notes === at || settled.contact === at || startsPart(block, lexicon, kind)) break;
    if (at < end && block.node.type === 'heading' && block.node.depth <= depth) break;
    // Before the names, only what looks like a contact belongs to it.
    if (kind === 'contact' && at < lastName && at < end && !isContact(block)) break;
  }
  return at;
}

/** Whether what follows a block belongs to it. */
function isOpen({ blocks, lexicon, settled }: Look, at: number): boolean {
  const block = blocks[at];
  if (block === undefined || settled.notes === at || settled.contact === at) return true;
  return (
    lexicon.is('contact', block.text) ||
    lexicon.is('notes', block.text) ||
    isHeadOf('notes', block, lexicon) ||
    isHeadOf('contact', block, lexicon)
  );
}

/** Whether a block begins another part; under “Contact”, lines with such words are the contacts themselves. */
function startsPart({ node, text }: Block, lexicon: Lexicon, around: BackPart['kind']): boolean {
  if (!isTextBlock(node)) return false;
  if (lexicon.is('contact', text) || lexicon.is('notes', text)) return true;
  return around !== 'contact' && isContactLine(text, lexicon);
}
