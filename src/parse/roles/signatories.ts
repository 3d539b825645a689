import { countWords, endsInColon, isTextBlock, type Block } from './block.js';
import { endsNames, isContactLine } from './boundary.js';
import { isEndBlock } from './end-mark.js';
import { nameLikeness } from './likeness.js';
import { mean } from './names/reading.js';
import { readOpening, type Opening } from './opening.js';
import { isDateLine, scanNames, type NamesPart, type Scan, type Scene } from './scan.js';
import type { Settled } from './settled.js';

/** One reading of a part of the statement as its signatories. */
export interface SignatoriesReading {
  /** Ordinal of the heading or paragraph before the names; absent where nothing opens them. */
  readonly opening?: number | undefined;
  readonly kind: Opening['kind'] | 'none';
  /** Headings of groups and blocks of names, in order. */
  readonly parts: Scan['parts'];
  /** Ordinals of the first and the last block, the last not included. */
  readonly from: number;
  readonly to: number;
  /** How much speaks for it. */
  readonly score: number;
  readonly why: string;
  readonly doubt?: Scan['doubt'];
}

/** From this score on, a part of the text is taken for names; under it, and over the other, it is in doubt. */
export const NAMES_FROM = 4;
export const DOUBT_FROM = 2;
/** From this score on, there is no doubt. */
export const CERTAIN_FROM = 6.5;
/** Without words that announce names, there is always a doubt. */
const MOST_WITHOUT_SIGNING = CERTAIN_FROM - 0.1;

/** What the names themselves are worth, from nothing like names to nothing but names. */
const WORTH = { likeness: 3, unlike: 9, named: 1.5, groups: 0.5, prose: 1 };
/** Names are where the text ends, or where it begins; less so inside it. */
const PLACE = { end: 1.5, heading: 0.5, start: 0, middle: -1.5 };
/** Behind the end mark there are notes, which may be lists of people, too. */
const BEHIND_END = -2.5;
/** One signature under a text that nothing opens: in doubt, and text. */
const ONE_SIGNATURE = 3;
/** Names less like names than this do not count, under an opening of each kind. */
const LEAST = { signing: -0.75, sentence: 0.3, group: 0, plain: 0.1 } as const;

/** Few words above the last list of a text. */
const LABEL = 0.5;
const LABEL_WORDS = 3;

/** A text of more words is not a name unless something says so. */
const MOST_WORDS = 12;

/** Every reading of a part of the statement as signatories, each scored. */
export function readSignatories(scene: Scene): SignatoriesReading[] {
  const readings: SignatoriesReading[] = [];
  let covered = 0;
  for (let at = scene.first; at < scene.blocks.length; at += 1) {
    // A group’s heading opens nothing of its own.
    if (at < covered) continue;
    const reading = readAfterOpening(scene, at);
    if (reading === undefined) continue;
    readings.push(reading);
    if (reading.score >= DOUBT_FROM) covered = reading.to;
  }
  return [...readings, ...readWithoutOpening(scene, readings)];
}

/** The names under a block that opens them, if it can open any. */
function readAfterOpening(scene: Scene, at: number): SignatoriesReading | undefined {
  const { blocks, lexicon, locale } = scene;
  const block = blocks[at];
  const opening = block && readOpening(block, lexicon, locale);
  if (block === undefined || opening === undefined) return undefined;
  const { kind, isBare, why } = opening;
  // Directly under the title a short paragraph is rather a subtitle.
  const isUnderTitle = at === scene.first && block.node.type === 'paragraph' && !endsInColon(block.text);
  if (isUnderTitle && kind !== 'signing') return undefined;
  const depth = block.node.type === 'heading' ? block.node.depth : undefined;
  const reach = { kind, least: opening.isSentence ? LEAST.sentence : LEAST[kind], depth };
  const scan = scanNames(scene, at + 1, reach);
  const later =
    scan === undefined && isBare && kind === 'signing' ? scanAfterText(scene, at + 1, depth) : undefined;
  const found = scan ?? later;
  // A sentence opens the names that follow it, not those under a heading.
  const isProse = scan?.parts.length === 1 && blocks[at + 1]?.node.type === 'paragraph';
  const [first] = scan?.parts ?? [];
  if (kind === 'plain' && isProse && first && 'reading' in first && !looksLikeNames(first.reading, lexicon))
    return undefined;
  if (found === undefined || (opening.isSentence && 'heading' in (found.parts[0] ?? {}))) return undefined;
  if (kind === 'signing' && isClosing(scene, at, found)) return undefined;
  const start = scan === undefined ? at + 1 : at;
  const reading = {
    opening: start,
    kind,
    from: start,
    why: `${why}, and names follow`,
    parts: found.parts,
    to: found.to,
    doubt: found.doubt,
  };
  const place = placeScore(scene, reading) + (kind !== 'signing' && scene.end < at ? BEHIND_END : 0);
  const label = isLabel(scene, block, opening) && place === PLACE.end ? LABEL : 0;
  return { ...reading, score: capped(kind, opening.score + namesScore(found) + place + label) };
}

/** “Pasirašė:” above the last list, in a language whose words are not known here: enough for a doubt. */
function isLabel({ lexicon }: Scene, { text }: Block, { kind, score }: Opening): boolean {
  return kind === 'plain' && score >= 0 && !lexicon.raisesNames && countWords(text) <= LABEL_WORDS;
}

/** “Sincerely,” above “Signatories”: the one under it opens the names. */
function isClosing(scene: Scene, at: number, { parts }: Scan): boolean {
  const [first, ...others] = parts;
  if (first?.at !== at + 1 || !('heading' in first) || others.some((part) => 'heading' in part)) return false;
  const block = scene.blocks[first.at];
  const inner = block && readOpening(block, scene.lexicon, scene.locale);
  return inner?.kind === 'signing' && inner.isBare;
}

/** “In alphabetical order.” between the opening and a list or table of names. */
function scanAfterText(scene: Scene, at: number, depth: number | undefined): Scan | undefined {
  const [text, names] = [scene.blocks[at], scene.blocks[at + 1]];
  const isList = names?.node.type === 'list' || names?.node.type === 'table';
  if (text?.node.type !== 'paragraph' || !isList || endsNames(text, scene.lexicon)) return undefined;
  if (isDateLine(scene, text)) return undefined;
  if (readOpening(text, scene.lexicon, scene.locale)?.kind === 'plain') return undefined;
  return scanNames(scene, at + 1, { kind: 'signing', least: 0, depth });
}

function capped(kind: SignatoriesReading['kind'], score: number): number {
  return kind === 'plain' || kind === 'none' ? Math.min(score, MOST_WITHOUT_SIGNING) : score;
}

function namesScore({ parts }: Pick<Scan, 'parts'>): number {
  const readings = parts.flatMap((part) => ('reading' in part ? [part.reading] : []));
  const likeness = mean(readings.map((one) => one.likeness));
  const named = mean(readings.map((one) => one.named));
  const hasGroups = parts.some((part) => 'heading' in part);
  return (
    likeness * (likeness < 0 ? WORTH.unlike : WORTH.likeness) +
    named * WORTH.named +
    (hasGroups ? WORTH.groups : 0)
  );
}

function placeScore({ blocks, lexicon, first }: Scene, { from, to }: { from: number; to: number }): number {
  const next = blocks[to];
  if (next === undefined || isBehindText(next, lexicon)) return PLACE.end;
  if (next.node.type === 'heading' || next.node.type === 'thematicBreak') return PLACE.heading;
  return from <= first + 1 ? PLACE.start : PLACE.middle;
}

/** What follows the text of a statement. */
function isBehindText(block: Block, lexicon: Scene['lexicon']): boolean {
  return (
    isEndBlock(block, lexicon) ||
    block.node.type === 'footnoteDefinition' ||
    (isTextBlock(block.node) &&
      (lexicon.begins('notes', block.text) !== undefined ||
        lexicon.begins('contact', block.text) !== undefined ||
        isContactLine(block.text, lexicon)))
  );
}

/** Names that nothing opens: the last blocks before the text’s end, or behind an end mark, that look like nothing but names. */
function readWithoutOpening(scene: Scene, opened: readonly SignatoriesReading[]): SignatoriesReading[] {
  const { blocks, lexicon } = scene;
  const ends = blocks.flatMap((block, at) => (at > scene.first && endsNames(block, lexicon) ? [at] : []));
  const [firstEnd = blocks.length] = ends;
  const isTaken = (at: number) =>
    opened.some(({ from, to, score }) => score >= DOUBT_FROM && from <= at && at < to);
  const readings: SignatoriesReading[] = [];
  for (const end of new Set([firstEnd, blocks.length])) {
    const reading = bareReading(scene, lastOfText(scene, end), isTaken);
    if (reading !== undefined && !readings.some(({ from }) => from === reading.from)) readings.push(reading);
  }
  return readings;
}

/** The ordinal behind the last block that is neither footnote nor divider nor date. */
function lastOfText(scene: Scene, end: number): number {
  const isPassed = (block: Block | undefined) =>
    block !== undefined &&
    (block.node.type === 'footnoteDefinition' ||
      block.node.type === 'thematicBreak' ||
      isDateLine(scene, block));
  let to = end;
  while (isPassed(scene.blocks[to - 1])) to -= 1;
  return to;
}

/** Names in the last block before a place, or in the paragraphs that end there. */
function bareReading(
  scene: Scene,
  to: number,
  isTaken: (at: number) => boolean,
): SignatoriesReading | undefined {
  const parts = lastNames(scene, to, isTaken);
  const names = parts.flatMap(({ reading }) => reading.groups.flatMap((one) => one.names));
  const [first] = parts;
  if (first === undefined || isOpened(scene, first.at)) return undefined;
  const isOne = names.length === 1;
  if (isOne && names[0]?.rest === undefined) return undefined;
  const isProse = scene.blocks[first.at]?.node.type === 'paragraph';
  const score = namesScore({ parts }) + PLACE.end + (isProse ? WORTH.prose : 0);
  return {
    kind: 'none',
    parts,
    from: first.at,
    to,
    score: isOne ? ONE_SIGNATURE : capped('none', score),
    why: 'the text ends with names, though nothing opens them',
    doubt: parts.find(({ reading }) => reading.doubt !== undefined)?.reading.doubt,
  };
}

/** The paragraphs of one name each that end at a place, or the block of names that does. */
function lastNames(scene: Scene, to: number, isTaken: (at: number) => boolean): NamesPart[] {
  const { blocks, lexicon, names } = scene;
  const run: NamesPart[] = [];
  for (let at = to - 1; at > scene.first && !isTaken(at); at -= 1) {
    const block = blocks[at];
    if (block?.node.type !== 'paragraph' || endsNames(block, lexicon) || isDateLine(scene, block)) break;
    const reading = names.readOneOfSeveral(block.node);
    if (reading === undefined || !looksLikeNames(reading, lexicon)) break;
    run.unshift({ at, reading });
  }
  if (run.length > 1) return run;
  const last = blocks[to - 1];
  if (last === undefined || to - 1 <= scene.first || isTaken(to - 1) || endsNames(last, lexicon)) return [];
  const reading = names.read(last.node);
  return reading !== undefined && looksLikeNames(reading, lexicon) ? [{ at: to - 1, reading }] : [];
}

/** Whether the block before says what a list is: then it was read under that. */
function isOpened({ blocks, lexicon, locale }: Scene, at: number): boolean {
  const before = blocks[at - 1];
  return before !== undefined && readOpening(before, lexicon, locale) !== undefined;
}

/** Whether a block that nothing says to be names looks like nothing else. */
function looksLikeNames({ groups, likeness }: NamesPart['reading'], lexicon: Scene['lexicon']): boolean {
  const names = groups.flatMap((group) => group.names.map(({ name }) => name));
  return (
    likeness >= 0.2 &&
    names.every((name) => name.split(/\s+/u).length <= MOST_WORDS && nameLikeness(name, lexicon) >= 0)
  );
}

/** The configuration’s reading of the signatories, or those that have most to speak for them. */
export function chooseNames(
  scene: Scene,
  readings: readonly SignatoriesReading[],
  settled: Settled,
): SignatoriesReading[] {
  if (settled.signatories === 'none') return [];
  if (settled.signatories !== undefined) return readAllAsSettled(scene, settled.signatories);
  const [best, ...others] = [...readings].sort((a, b) => b.score - a.score || b.to - a.to);
  if (best === undefined || best.score < NAMES_FROM) return [];
  // A second list that says as clearly that its names signed is one, too.
  const more = others.filter(
    ({ kind, score, opening }) =>
      kind === 'signing' && best.kind === 'signing' && score >= CERTAIN_FROM && isBareOpening(scene, opening),
  );
  return [best, ...more].sort((a, b) => a.from - b.from);
}

function readAllAsSettled(scene: Scene, ordinals: readonly number[]): SignatoriesReading[] {
  const readings: SignatoriesReading[] = [];
  for (const at of ordinals) {
    if (readings.some(({ to }) => at < to)) continue;
    const reading = readAsSettled(scene, at);
    if (reading !== undefined) readings.push(reading);
  }
  return readings;
}

/** The names that the configuration says are at a block, or under it. */
function readAsSettled(scene: Scene, at: number): SignatoriesReading | undefined {
  const block = scene.blocks[at];
  if (block === undefined) return undefined;
  const reach = { kind: 'signing', least: -2, depth: undefined } as const;
  const isOpening = readOpening(block, scene.lexicon, scene.locale) !== undefined;
  const under = isTextBlock(block.node) ? scanNames(scene, at + 1, reach) : undefined;
  const here = scanNames(scene, at, { ...reach, least: isOpening ? 0.2 : -2 });
  const why = 'the configuration says so';
  const settled = { kind: 'signing', from: at, score: 99, why } as const;
  if (under !== undefined && (isOpening || !isMoreThanOne(here)))
    return { ...settled, ...under, opening: at };
  return here && { ...settled, ...here };
}

function isMoreThanOne(scan: Scan | undefined): boolean {
  const [first] = scan?.parts ?? [];
  return (
    first !== undefined && 'reading' in first && first.reading.groups.some(({ names }) => names.length > 1)
  );
}

/** Whether a block says that names follow, and nothing else. */
function isBareOpening({ blocks, lexicon, locale }: Scene, at: number | undefined): boolean {
  const block = at === undefined ? undefined : blocks[at];
  return block !== undefined && readOpening(block, lexicon, locale)?.isBare === true;
}
