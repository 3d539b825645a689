import type { Heading, Paragraph } from 'mdast';
import { regionOf } from '../../model/regions.js';
import { countWords, endsInColon, isEmphasised, isTextBlock, type Block } from './block.js';
import { isEndBlock } from './end-mark.js';
import type { Lexicon } from './lexicon.js';
import { isSentence, nameLikeness } from './likeness.js';
import { lineEnds, wordsOf, type Source } from './lines.js';
import { readList } from './names/list.js';
import { readLines, readSeparated } from './names/prose.js';
import { mean, type NamesReading, type ReadGroup } from './names/reading.js';
import { readTable } from './names/table.js';

/** Blocks read as names, with the headings among them. */
export interface NamesPart {
  /** Ordinal of the block. */
  readonly at: number;
  readonly reading: NamesReading;
}

/** One reading of a part of the statement as its signatories. */
export interface SignatoriesReading {
  /** Ordinal of the heading or paragraph before the names; absent where nothing opens them. */
  readonly opening?: number | undefined;
  /** Headings of groups and blocks of names, in order. */
  readonly parts: readonly (NamesPart | { readonly at: number; readonly heading: Heading | Paragraph })[];
  /** Ordinals of the first and the last block, the last not included. */
  readonly from: number;
  readonly to: number;
  /** How much speaks for it. */
  readonly score: number;
  readonly why: string;
}

export interface Scene {
  readonly blocks: readonly Block[];
  readonly lexicon: Lexicon;
  readonly source: Source;
  readonly locale: string;
  /** Ordinal of the first block that can be the signatories; what is before is the head. */
  readonly first: number;
}

/** From this score on, a part of the text is taken for names; under it, and over the other, it is in doubt. */
export const NAMES_FROM = 4;
export const DOUBT_FROM = 1.6;
/** From this score on, there is no doubt. */
export const CERTAIN_FROM = 5;

const OPENING_WORDS = 45;
const GROUP_WORDS = 9;

/** Every reading of a part of the statement as signatories, each scored. */
export function readSignatories(scene: Scene): SignatoriesReading[] {
  const readings = scene.blocks.flatMap((_, at) => {
    if (at < scene.first) return [];
    const reading = readAfterOpening(scene, at);
    return reading === undefined ? [] : [reading];
  });
  const bare = readWithoutOpening(scene, readings);
  return bare === undefined ? readings : [...readings, bare];
}

/** The names under a block that opens them, if it can open any. */
function readAfterOpening(scene: Scene, at: number): SignatoriesReading | undefined {
  const block = scene.blocks[at];
  if (block === undefined || !isTextBlock(block.node) || block.text === '') return undefined;
  const { lexicon } = scene;
  const evidence = openingEvidence(block, lexicon);
  if (evidence === undefined) return undefined;
  const scan = scanNames(scene, at + 1, evidence.isSigning ? -0.5 : 0.1);
  if (scan === undefined) return undefined;
  const likeness = mean(scan.readings.map((one) => one.likeness));
  const count = scan.readings.flatMap(({ groups }) => groups).flatMap(({ names }) => names).length;
  const score =
    evidence.score +
    4 * likeness +
    placeScore(scene, scan.to) +
    (count >= 3 ? 0.5 : 0) +
    (scan.hasGroups ? 0.5 : 0);
  return { opening: at, parts: scan.parts, from: at, to: scan.to, score, why: evidence.why };
}

/** What speaks for a block as the opening of names. */
function openingEvidence(
  { node, text }: Block,
  lexicon: Lexicon,
): { score: number; isSigning: boolean; why: string } | undefined {
  if (
    lexicon.is('notes', text) ||
    lexicon.is('contact', text) ||
    lexicon.begins('embargo', text) !== undefined
  )
    return undefined;
  const words = countWords(text);
  if (words > OPENING_WORDS) return undefined;
  const isBare = lexicon.is('signatories', text);
  const phrase = lexicon.find('signatories', text);
  const colon = endsInColon(text);
  const isHeading = node.type === 'heading' || isEmphasised(node);
  if (!isBare && phrase === undefined && !colon && !isHeading) return undefined;
  if (lexicon.is('end', text)) return undefined;
  let score = 0;
  const reasons: string[] = [];
  if (phrase !== undefined && !(isSentence(text) && !colon && words > 20)) {
    score += isBare || words <= 8 ? 5 : 3;
    reasons.push(`says “${phrase}”`);
  }
  if (isHeading) {
    score += 1;
    reasons.push('is a heading');
  }
  if (colon) {
    score += 1;
    reasons.push('ends in a colon');
  }
  if (lexicon.is('groups', text)) {
    score += 2;
    reasons.push('names a kind of signatories');
  }
  if (!isBare && lexicon.has('asking', text)) {
    score -= 6;
    reasons.push('asks for something');
  }
  return {
    score,
    isSigning: phrase !== undefined && !lexicon.has('asking', text),
    why: `${reasons.join(', ')}, and names follow`,
  };
}

/** Names are where the text ends. */
function placeScore({ blocks, lexicon }: Scene, to: number): number {
  const next = blocks[to];
  const isLast =
    next === undefined ||
    isEndBlock(next, lexicon) ||
    lexicon.is('notes', next.text) ||
    lexicon.begins('contact', next.text) !== undefined ||
    next.node.type === 'footnoteDefinition' ||
    next.node.type === 'thematicBreak';
  return isLast ? 1.5 : -1;
}

interface Scan {
  readonly parts: SignatoriesReading['parts'];
  readonly readings: readonly NamesReading[];
  readonly hasGroups: boolean;
  readonly to: number;
}

/** Reads blocks of names and the headings of groups among them, as far as they go. */
function scanNames(scene: Scene, from: number, least: number): Scan | undefined {
  const parts: SignatoriesReading['parts'][number][] = [];
  const readings: NamesReading[] = [];
  let hasGroups = false;
  let at = from;
  const take = (found: { readings: NamesPart[]; to: number }) => {
    parts.push(...found.readings);
    readings.push(...found.readings.map(({ reading }) => reading));
    at = found.to;
  };
  for (;;) {
    const block = scene.blocks[at];
    if (block === undefined || endsNames(block, scene.lexicon)) break;
    const heading = isGroupHeading(scene, at) ? namesAt(scene, at + 1, Math.min(least, 0)) : undefined;
    if (heading !== undefined && isTextBlock(block.node)) {
      parts.push({ at, heading: block.node });
      hasGroups = true;
      take(heading);
      continue;
    }
    const found = namesAt(scene, at, parts.length === 0 ? least : Math.max(least, -0.1));
    if (found === undefined) break;
    take(found);
  }
  return readings.length === 0 ? undefined : { parts, readings, hasGroups, to: at };
}

function endsNames(block: Block, lexicon: Lexicon): boolean {
  return (
    isEndBlock(block, lexicon) ||
    (isTextBlock(block.node) &&
      (lexicon.is('notes', block.text) ||
        lexicon.is('contact', block.text) ||
        isContactLine(block.text, lexicon)))
  );
}

/** “Media contact: press@example.org”: a contact in one line. */
export function isContactLine(text: string, lexicon: Lexicon): boolean {
  return (
    lexicon.begins('contact', text) !== undefined &&
    (/[:：]/u.test(text) || /@|\+?\d[\d ()-]{6,}/u.test(text))
  );
}

/** A heading, or a short paragraph that is set or worded like one, and names under it. */
function isGroupHeading({ blocks, lexicon, locale }: Scene, at: number): boolean {
  const block = blocks[at];
  if (block === undefined || !isTextBlock(block.node) || block.text === '') return false;
  const { node, text } = block;
  if (countWords(text) > GROUP_WORDS || lexicon.has('asking', text) || lineEnds(node).length > 0)
    return false;
  if (node.type === 'heading') return true;
  const bare = text.replace(/[:：]\s*$/u, '');
  const isNamed =
    lexicon.is('groups', bare) || lexicon.is('signatories', bare) || regionOf(bare, locale) !== undefined;
  const followed = blocks[at + 1]?.node.type;
  return (
    isNamed || endsInColon(text) || (isEmphasised(node) && followed !== undefined && followed !== 'heading')
  );
}

/** Names in one block, or in paragraphs of one name each. */
function namesAt(scene: Scene, at: number, least: number): { readings: NamesPart[]; to: number } | undefined {
  const { blocks, lexicon, source } = scene;
  const block = blocks[at];
  if (block === undefined) return undefined;
  const { node } = block;
  const one = (reading: NamesReading | undefined) =>
    reading === undefined || reading.likeness < least
      ? undefined
      : { readings: [{ at, reading }], to: at + 1 };
  if (node.type === 'list') return one(readList(node, lexicon));
  if (node.type === 'table') return one(readTable(node, lexicon));
  if (node.type !== 'paragraph') return undefined;
  const run = paragraphsOfNames(scene, at, Math.max(least, 0.05));
  if (run.length > 1) return { readings: run, to: at + run.length };
  return one(proseReading(node, lexicon, source));
}

/** Paragraphs of one name each, one after another. */
function paragraphsOfNames(scene: Scene, from: number, least: number): NamesPart[] {
  const { blocks, lexicon, source } = scene;
  const parts: NamesPart[] = [];
  for (let at = from; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block?.node.type !== 'paragraph' || endsNames(block, lexicon)) break;
    if (endsInColon(block.text) || lexicon.is('signatories', block.text) || lexicon.is('groups', block.text))
      break;
    if (parts.length > 0 && isGroupHeading(scene, at)) break;
    const separated = readSeparated(block.node, lexicon, source)?.groups[0]?.names.length ?? 0;
    if (separated > 3 || /[;؛]/u.test(block.text)) break;
    // “Amina Sorel, Director”: of several such paragraphs each is one name.
    const reading = readLines(block.node, lexicon, source);
    if (reading === undefined || reading.likeness < least) break;
    parts.push({ at, reading });
  }
  return parts;
}

const WRAPPED_LINE = 55;

/** A paragraph as names: one a line, or parted by commas or semicolons, whichever fits. */
function proseReading(node: Paragraph, lexicon: Lexicon, source: Source): NamesReading | undefined {
  if (isTextOpening(node, lexicon)) return undefined;
  const lines = lineEnds(node).length + 1;
  const asLines = readLines(node, lexicon, source);
  const separated = readSeparated(node, lexicon, source);
  if (separated === undefined || asLines === undefined) return asLines;
  const pieces = separated.groups[0]?.names.length ?? 0;
  const average = wordsOf(node).length / lines;
  const hasSemicolons = /[;؛]/u.test(wordsOf(node));
  const isList =
    lines === 1
      ? pieces > 3 || hasSemicolons || asLines.likeness < separated.likeness || pieces === 2
      : pieces / lines >= 1.5 && average > WRAPPED_LINE;
  if (!isList && !hasSemicolons) return asLines;
  return separated.likeness > -0.3 ? separated : asLines;
}

function isTextOpening(node: Paragraph, lexicon: Lexicon): boolean {
  const text = wordsOf(node);
  return endsInColon(text) || lexicon.is('signatories', text);
}

/** Names that nothing opens: the last block before the text’s end, where it looks like nothing but names. */
function readWithoutOpening(
  scene: Scene,
  opened: readonly SignatoriesReading[],
): SignatoriesReading | undefined {
  const { blocks, lexicon, source } = scene;
  let end = blocks.findIndex((block, at) => at > scene.first && endsNames(block, lexicon));
  if (end < 0) end = blocks.length;
  while (
    blocks[end - 1]?.node.type === 'footnoteDefinition' ||
    blocks[end - 1]?.node.type === 'thematicBreak'
  )
    end -= 1;
  const at = end - 1;
  const block = blocks[at];
  if (block === undefined || at <= scene.first || opened.some(({ from, to }) => from <= at && at < to))
    return undefined;
  const isProse = block.node.type === 'paragraph';
  const reading = isProse
    ? proseReading(block.node, lexicon, source)
    : block.node.type === 'list'
      ? readList(block.node, lexicon)
      : undefined;
  if (reading === undefined) return undefined;
  const names = reading.groups.flatMap((group: ReadGroup) => group.names);
  if (names.length < 2 || names.some(({ name }) => countWords(name) > 10 || nameLikeness(name, lexicon) < 0))
    return undefined;
  // A list without an opening can be one of demands: it stays text, and is in doubt.
  const score = isProse && reading.likeness >= 0.35 ? NAMES_FROM : reading.likeness >= 0.5 ? DOUBT_FROM : 0;
  return {
    parts: [{ at, reading }],
    from: at,
    to: end,
    score,
    why: 'the text ends with names, though nothing opens them',
  };
}

/** The names that the configuration says are at a block, or under it. */
export function readAsTold(scene: Scene, at: number): SignatoriesReading | undefined {
  const block = scene.blocks[at];
  if (block === undefined) return undefined;
  const why = 'the configuration says so';
  const isOpening = isTextBlock(block.node) && lineEnds(block.node).length === 0;
  const under = isOpening ? scanNames(scene, at + 1, -2) : undefined;
  if (under !== undefined) return { opening: at, parts: under.parts, from: at, to: under.to, score: 99, why };
  const here = scanNames(scene, at, -2);
  return here && { parts: here.parts, from: at, to: here.to, score: 99, why };
}
