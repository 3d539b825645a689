import type { Heading, Paragraph } from 'mdast';
import {
  countLines,
  countWords,
  endsInColon,
  isEmphasised,
  isRaised,
  isTextBlock,
  type Block,
} from './block.js';
import { endsNames, hasAddress } from './boundary.js';
import type { DateReader } from './dates/index.js';
import type { Lexicon } from './lexicon.js';
import { isNamed, isSentence, nameLikeness } from './likeness.js';
import type { NamesReader } from './names/index.js';
import type { NamesReading } from './names/reading.js';
import { readOpening, type Opening } from './opening.js';

/** A block of names. */
export interface NamesPart {
  /** Ordinal of the block. */
  readonly at: number;
  readonly reading: NamesReading;
}

/** A heading among the names. */
interface HeadingPart {
  readonly at: number;
  readonly heading: Heading | Paragraph;
}

export interface Scene {
  readonly blocks: readonly Block[];
  readonly lexicon: Lexicon;
  readonly names: NamesReader;
  readonly dates: DateReader;
  readonly locale: string;
  /** Ordinal of the first end mark in words. */
  readonly end: number;
  /** Ordinal of the first block that can be the signatories; what is before is the head. */
  readonly first: number;
}

/** Blocks of names and the headings of groups among them, as far as they go. */
export interface Scan {
  readonly parts: readonly (NamesPart | HeadingPart)[];
  /** The block behind the last one. */
  readonly to: number;
  readonly doubt?: NamesReading['doubt'];
}

/** How far a scan goes. */
export interface Reach {
  readonly kind: Opening['kind'];
  /** Names less like names than this end it. */
  readonly least: number;
  /** Depth of the heading that opened it. */
  readonly depth?: number | undefined;
}

/** The least likeness of names behind the first ones. */
const LEAST_AFTER = -0.1;
const GROUP_WORDS = 9;
const SHORT_WORDS = 5;
const LEAST_SHORT = -0.75;

/** Reads names from a block on. */
export function scanNames(scene: Scene, from: number, reach: Reach): Scan | undefined {
  const parts: (NamesPart | HeadingPart)[] = [];
  let doubt: Scan['doubt'];
  let at = from;
  for (;;) {
    const least = parts.length === 0 ? reach.least : Math.max(reach.least, LEAST_AFTER);
    const headings = headingsAt(scene, at, parts, reach);
    const behind = at + headings.length;
    const so = [...parts, ...headings];
    const found = namesAt(scene, behind, so, {
      ...reach,
      least: headings.length > 0 ? Math.min(reach.least, 0) : least,
    });
    if (found === undefined || (parts.length > 0 && headings.length === 0 && headsText(scene, at))) break;
    parts.push(...headings, ...found.parts);
    doubt ??= found.doubt;
    at = found.to;
  }
  return parts.length === 0 ? undefined : { parts, to: at, doubt };
}

/** The heading of a group, or two where one is above the other (“Europe”, “France”). */
function headingsAt(scene: Scene, at: number, before: Scan['parts'], reach: Reach): HeadingPart[] {
  const first = headingAt(scene, at, before, reach);
  if (first === undefined) return [];
  const second = headingAt(scene, at + 1, [...before, first], { ...reach, kind: 'signing' });
  const isNested =
    second !== undefined &&
    (second.heading.type !== first.heading.type ||
      (second.heading.type === 'heading' &&
        first.heading.type === 'heading' &&
        second.heading.depth > first.heading.depth));
  return isNested ? [first, second] : [first];
}

/** A heading, or a short paragraph that is set or worded like one, that may head a group here. */
function headingAt(scene: Scene, at: number, before: Scan['parts'], reach: Reach): HeadingPart | undefined {
  const { blocks, lexicon, locale } = scene;
  const block = blocks[at];
  if (block === undefined || !isTextBlock(block.node) || endsNames(block, lexicon)) return undefined;
  const { node, text } = block;
  if (countWords(text) > GROUP_WORDS || countLines(node) > 1) return undefined;
  const opening = readOpening(block, lexicon, locale);
  if (opening === undefined || opening.score < 0) return undefined;
  const hasNames = before.some((part) => 'reading' in part);
  // What speaks more for names than the opening does begins names of its own.
  if (opening.kind === 'signing' && reach.kind !== 'signing') return undefined;
  const hasHeadings = before.some((part) => 'heading' in part);
  if (opening.kind === 'group' && reach.kind === 'plain' && hasNames && !hasHeadings) return undefined;
  const isPlace = opening.kind !== 'plain' || isPlainGroup(scene, at, before, reach);
  const isGroup = isPlace && (node.type === 'heading' || opening.isBare || !isNameHere(scene, at, before));
  return isGroup ? { at, heading: node } : undefined;
}

/** Whether a short paragraph names somebody rather than what follows. */
function isNameHere(scene: Scene, at: number, before: Scan['parts']): boolean {
  const { blocks, lexicon, locale } = scene;
  const [block, next] = [blocks[at], blocks[at + 1]];
  if (block === undefined || endsInColon(block.text)) return false;
  if (next?.node.type === 'list' || next?.node.type === 'table') return false;
  // Bold paragraphs one after another are names.
  const last = before.at(-1);
  const isAmong = [next, last && 'reading' in last ? blocks[last.at] : undefined].some(
    (one) => one !== undefined && isEmphasised(one.node),
  );
  if (isEmphasised(block.node) && isAmong) return true;
  if (lexicon.ends('groups', block.text) !== undefined) return false;
  return isNamed(block.text, lexicon, locale) && nameLikeness(block.text, lexicon) > 0.2;
}

/** A heading of any words heads a group where it is under the opening, beside another group, or before all names. */
function isPlainGroup({ blocks }: Scene, at: number, before: Scan['parts'], { depth }: Reach): boolean {
  const node = blocks[at]?.node;
  if (node === undefined) return false;
  const next = blocks[at + 1]?.node;
  if (isEmphasised(node) && (next === undefined || next.type === 'heading')) return false;
  const headings = before.filter((part) => 'heading' in part);
  if (before.length === headings.length) return true;
  if (node.type !== 'heading')
    return headings.some(
      ({ heading }) => heading.type === 'paragraph' && isEmphasised(heading) === isEmphasised(node),
    );
  if (depth !== undefined && node.depth > depth) return true;
  return headings.some(({ heading }) => heading.type === 'heading' && heading.depth <= node.depth);
}

/** A paragraph that is only a date, or a place and a date: where and when a text was signed, not a name. */
export function isDateLine({ dates }: Scene, { node, text }: Block): boolean {
  return node.type === 'paragraph' && dates.read(text).kind !== 'none';
}

/** Whether a paragraph behind names heads the text under it: behind a list, or set in another way than the last name. */
function headsText({ blocks }: Scene, at: number): boolean {
  const [before, block, next] = [blocks[at - 1], blocks[at], blocks[at + 1]];
  if (block?.node.type !== 'paragraph' || before === undefined || next?.node.type !== 'paragraph')
    return false;
  if (!isSentence(next.text) || isSentence(block.text) || countLines(block.node) > 1) return false;
  return (
    before.node.type === 'list' ||
    before.node.type === 'table' ||
    isEmphasised(block.node) !== isEmphasised(before.node) ||
    (isRaised(block.text) && !isRaised(before.text))
  );
}

/** Names in one block, or in paragraphs one after another. */
function namesAt(
  scene: Scene,
  at: number,
  before: Scan['parts'],
  reach: Reach,
): { parts: NamesPart[]; to: number; doubt?: Scan['doubt'] } | undefined {
  const { least } = reach;
  const block = scene.blocks[at];
  if (block === undefined || endsNames(block, scene.lexicon) || isDateLine(scene, block)) return undefined;
  if (block.node.type === 'paragraph') {
    const run = paragraphsOfNames(scene, at, before, reach);
    if (run.length > 1) return { parts: run, to: at + run.length, doubt: linesDoubt(scene, run) };
    const reading = isOpeningOfText(scene, block) ? undefined : scene.names.read(block.node);
    // A sentence under an opening is not a name.
    return reading === undefined || reading.likeness < Math.max(least, Math.min(0, least + 1))
      ? undefined
      : { parts: [{ at, reading }], to: at + 1, doubt: reading.doubt };
  }
  const reading = scene.names.read(block.node);
  return reading === undefined || reading.likeness < least
    ? undefined
    : { parts: [{ at, reading }], to: at + 1, doubt: reading.doubt };
}

/** A paragraph that opens something rather than names somebody. */
function isOpeningOfText({ lexicon }: Scene, { text }: Block): boolean {
  return endsInColon(text) || lexicon.is('signatories', text);
}

/** Paragraphs of names, one after another. */
function paragraphsOfNames(scene: Scene, from: number, before: Scan['parts'], reach: Reach): NamesPart[] {
  const { blocks, lexicon } = scene;
  const least = Math.max(reach.least, 0.05);
  const parts: NamesPart[] = [];
  for (let at = from; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block?.node.type !== 'paragraph' || endsNames(block, lexicon) || isDateLine(scene, block)) break;
    if (parts.length > 0 && headsText(scene, at)) break;
    if (isOpeningOfText(scene, block) || lexicon.is('groups', block.text)) break;
    if (parts.length > 0 && headingAt(scene, at, [...before, ...parts], reach) !== undefined) break;
    // “Amina Sorel, Director”: of several such paragraphs each is one name.
    const reading = scene.names.readOneOfSeveral(block.node);
    const isShort =
      reach.kind === 'signing' &&
      countWords(block.text) <= SHORT_WORDS &&
      !/[.!?؟۔።]$/u.test(block.text) &&
      // “Enquiries: +961 1 234 567” is a contact, whatever its label.
      !(/[:：]/u.test(block.text) && hasAddress(block.text));
    // “hūmānus”, “Collectif du quai nord”: under what says that names follow, short words are one.
    if (reading === undefined || reading.likeness < (isShort ? LEAST_SHORT : least)) break;
    parts.push({ at, reading });
  }
  return parts;
}

/** Several paragraphs of two lines can be names with what is under them. */
function linesDoubt({ blocks }: Scene, run: readonly NamesPart[]): Scan['doubt'] {
  const isPair = ({ at }: NamesPart) => {
    const node = blocks[at]?.node;
    return node?.type === 'paragraph' && countLines(node) === 2;
  };
  const [first] = run;
  const isCounted = first?.reading.groups.every(({ names }) => names.length === 2) === true;
  if (first === undefined || !isCounted || !run.every(isPair)) return undefined;
  return {
    line: blocks[first.at]?.node.position?.start.line ?? 1,
    message:
      'Each line is read as a name, though the paragraphs under it have two lines each. If the second line belongs to the first, join the two by a comma.',
  };
}
