import type { BackPart } from './back.js';
import { countWords, isTextBlock, type Block } from './block.js';
import { hasAddress, isContactLine } from './boundary.js';
import type { DateReader, DateReading } from './dates/index.js';
import type { Lexicon } from './lexicon.js';
import { isSentence } from './likeness.js';
import { readReleaseLine, type ReleaseLine } from './release-line.js';
import type { Settled } from './settled.js';

/** A date line and its place among the blocks. */
export interface FoundDate {
  readonly at: number;
  readonly reading: Exclude<DateReading, { kind: 'none' }>;
}

/** Release lines and dates in one place of the statement. */
export interface HeadReading {
  readonly release: ReadonlyMap<number, ReleaseLine>;
  /** The first is the statement's date; others say the same day once more, or another. */
  readonly dates: readonly FoundDate[];
  /** Whom to ask, above the title. */
  readonly contacts: readonly BackPart[];
  /** Ordinal of the first block after it. */
  readonly next: number;
}

/** A contact above the title has no more blocks. */
const CONTACT_BLOCKS = 4;
const SUBTITLE_WORDS = 35;
/** A text longer than this is not a title. */
const TITLE_WORDS = 25;

/** Reads what is above the title. */
export function readHead(
  blocks: readonly Block[],
  lexicon: Lexicon,
  dates: DateReader,
  settled: Settled,
): HeadReading {
  const release = new Map<number, ReleaseLine>();
  const found: FoundDate[] = [];
  const contacts: BackPart[] = [];
  let at = 0;
  for (; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block === undefined || at === settled.title) break;
    if (block.node.type === 'thematicBreak' || block.text === '') continue;
    const reading = readDate(block, dates);
    if (reading !== undefined) {
      found.push({ at, reading });
      continue;
    }
    const line = isTextBlock(block.node) ? readReleaseLine(block.text, lexicon, dates) : undefined;
    const to = contactEnd(blocks, at, lexicon, dates);
    if (to !== undefined) {
      contacts.push({ kind: 'contact', from: at, to, why: 'a contact above the title' });
      at = to - 1;
      continue;
    }
    // The only heading of a text is its title, whatever it says.
    if (line === undefined || (!line.isEmbargo && isOnlyTitle(blocks, at, dates))) break;
    release.set(at, line);
  }
  return { release, dates: found, contacts, next: at };
}

/** Reads what is directly under the title: release lines and dates, with one short line among them at most. */
export function readUnderTitle(
  blocks: readonly Block[],
  title: number,
  { taken, lexicon }: { readonly taken: ReadonlySet<number>; readonly lexicon: Lexicon },
  dates: DateReader,
): HeadReading {
  const release = new Map<number, ReleaseLine>();
  const found: FoundDate[] = [];
  let others = 0;
  let at = title + 1;
  for (; at < blocks.length; at += 1) {
    const block = blocks[at];
    // What is among the names has its role.
    if (block === undefined || taken.has(at) || !isTextBlock(block.node)) break;
    const reading = readDate(block, dates);
    const line = reading === undefined ? readReleaseLine(block.text, lexicon, dates) : undefined;
    if (reading !== undefined) found.push({ at, reading });
    else if (line !== undefined) release.set(at, line);
    else if (others > 0 || countWords(block.text) > SUBTITLE_WORDS) break;
    else others += 1;
  }
  return { release, dates: found, contacts: [], next: at };
}

/** The ordinal behind a contact with its address; undefined where a block begins none. */
function contactEnd(
  blocks: readonly Block[],
  from: number,
  lexicon: Lexicon,
  dates: DateReader,
): number | undefined {
  const text = blocks[from]?.text ?? '';
  if (isContactLine(text, lexicon) && hasAddress(text)) return from + 1;
  if (!lexicon.is('contact', text)) return undefined;
  let to: number | undefined;
  for (let at = from + 1; at <= from + CONTACT_BLOCKS; at += 1) {
    const block = blocks[at];
    if (block?.node.type !== 'paragraph' || readDate(block, dates) !== undefined) break;
    if (readReleaseLine(block.text, lexicon, dates) !== undefined) break;
    if (hasAddress(block.text)) to = at + 1;
  }
  return to;
}

/** Reads a block that is nothing but a date, or a place and a date. */
export function readDate(block: Block, dates: DateReader): FoundDate['reading'] | undefined {
  const text = dateText(block);
  const reading = text === undefined ? undefined : dates.read(text);
  return reading === undefined || reading.kind === 'none' ? undefined : reading;
}

/** The words of a block that could be a date line. To Markdown “12. 8. 2025” is a list, to a reader it is a date. */
export function dateText({ node, text }: Block): string | undefined {
  if (isTextBlock(node)) return text;
  if (node.type !== 'list' || node.children.length !== 1 || node.ordered !== true) return undefined;
  const nested = node.children[0]?.children[0];
  const inner = nested?.type === 'list' ? `${nested.start ?? ''}. ${text}` : text;
  return `${node.start ?? ''}. ${inner}`;
}

/** Whether nothing under a block could be the title in its place. */
function isOnlyTitle(blocks: readonly Block[], at: number, dates: DateReader): boolean {
  const next = blocks
    .slice(at + 1, at + 6)
    .find((block) => isTextBlock(block.node) && block.text !== '' && readDate(block, dates) === undefined);
  if (next === undefined) return true;
  if (blocks[at]?.node.type !== 'heading' || next.node.type !== 'paragraph') return false;
  return isSentence(next.text) || countWords(next.text) > TITLE_WORDS;
}
