import { visit } from 'unist-util-visit';
import type { Document } from '../../model/document.js';
import type { BlockPlace, DateLine, WholeBlock } from '../../model/whole.js';
import { bare, bareName, typed } from './words.js';

/** What the tool knows of a locale, to recognise what is not part of the translation. */
export interface Surroundings {
  /** Lines that `publish build` writes around a statement: release line, notices, contact, headings of notes. */
  readonly furniture: readonly string[];
  /** What a build writes before a text that is not translated, or not up to date: “[not yet translated]”. */
  readonly labels: readonly string[];
  /** The locale’s own word for the end mark. */
  readonly end: string;
  /** What a line says as a date. */
  readonly readDate: (text: string) => DateLine;
  /** Whether the file has the translation alone, without any of these around it. */
  readonly isBare: boolean;
  /** Names in any form they may be shown in. */
  readonly names: readonly string[];
  /** What is beside names in tables and lists, in any form. */
  readonly columns: readonly string[];
}

/** Something that was recognised by its look, so it has to be reported. */
export interface Remark {
  readonly rule: string;
  readonly severity: 'warning' | 'info';
  /** Where it is in the translator’s file. */
  readonly block?: BlockPlace | undefined;
  readonly message: string;
  readonly help?: string | undefined;
}

/** A translation split into what comes before the signatories, their opening and names, and the rest. */
export interface Frame {
  /** All of it: what a build adds, the date line and the end mark are taken off. */
  readonly body: readonly WholeBlock[];
  readonly before: readonly WholeBlock[];
  readonly opening?: WholeBlock | undefined;
  readonly names: readonly WholeBlock[];
  readonly after: readonly WholeBlock[];
  readonly remarks: readonly Remark[];
}

const END_MARK = /^(?:-\s*)?(?:ends?|###|-?30-?)(?:\s*-)?$/iu;
const END_WORDS = 3;
const OPENING_WORDS = 8;
/** A date line is one of the first blocks. */
const DATE_WITHIN = 4;
/** What a build adds is at the beginning and at the end. */
const FURNITURE_WITHIN = 16;
const JOINED_FROM = 20;

/**
 * Takes apart a translation: the date line, the end mark, code and what a build adds are set aside, the list of
 * signatories is found from the end.
 *
 * @param document the statement
 * @param blocks the translation’s blocks, footnotes apart
 * @param afterCount how many blocks the statement has after its signatories
 */
export function takeApart(
  document: Document,
  blocks: readonly WholeBlock[],
  afterCount: number,
  surroundings: Surroundings,
): Frame {
  const remarks: Remark[] = [];
  const furniture = new Set(surroundings.isBare ? [] : surroundings.furniture.map(bare));
  const code = codeLines(document);
  const known = new Set(surroundings.names.map(bareName));
  // Lines of a contact may come joined, in whatever number.
  const isFurniture = (text: string, isLast: boolean) =>
    furniture.has(text) ||
    (isLast && text.length >= JOINED_FROM && [...furniture].some((line) => line.includes(text)));
  const own = blocks.filter((block, at) => {
    const text = bare(typed(block));
    if (code.has(text)) return false;
    const isLast = at >= blocks.length - FURNITURE_WITHIN && !known.has(bareName(block.text));
    const isOutside = at < FURNITURE_WITHIN || isLast;
    return !(isOutside && block.kinds.includes('paragraph') && isFurniture(text, isLast));
  });
  const body = surroundings.isBare
    ? own
    : withoutEnd(document, withoutDate(document, own, surroundings, remarks), surroundings, remarks);
  if (document.signatories.length === 0) return { body, before: body, names: [], after: [], remarks };

  const { first, last } = placesOfNames(body, afterCount, document.signatories.length, (block) =>
    known.has(bareName(typed(block))),
  );
  if (first >= last) return { body, before: body, names: [], after: [], remarks };
  const above = body[first - 1];
  const opening = opens(above) || isShort(above) ? above : undefined;
  return {
    body,
    before: body.slice(0, opening === undefined ? first : first - 1),
    opening,
    names: body.slice(first, last).flatMap((block) => withoutEndWord(block, known, surroundings.end)),
    after: body.slice(last),
    remarks,
  };
}

/**
 * Where the names begin and end: the last list, or else lines without numbers, some of which are known names, up
 * to as many blocks from the end as the statement has after its signatories.
 */
function placesOfNames(
  body: readonly WholeBlock[],
  afterCount: number,
  count: number,
  isKnown: (block: WholeBlock) => boolean,
): { first: number; last: number } {
  const isName = (block: WholeBlock | undefined) =>
    block !== undefined && (block.kinds[0] === 'item' || isKnown(block));
  const end = body.length - afterCount;
  let last = body.findLastIndex(isName) + 1;
  if (body[last - 1]?.kinds[0] !== 'item') last = Math.max(last, end);
  let first = last;
  while (first > 0 && isName(body[first - 1])) first -= 1;
  const known = body.findIndex(isKnown);
  if (first === last && known >= 0 && known >= last - count) first = known;
  // Unknown names without numbers are between the opening and the known names.
  if (first === last || !opens(body[first - 1])) {
    const opening = body.findLastIndex((block, at) => at < first && opens(block));
    const between = last - opening - 1;
    if (opening >= 0 && (first === last ? between === count : between <= count)) first = opening + 1;
  }
  return { first, last };
}

/** Whether a block opens names by its form: a heading, or a line that ends in a colon. */
export function opens(block: WholeBlock | undefined): boolean {
  return block !== undefined && (block.kinds[0] === 'heading' || /[:：]$/u.test(block.text));
}

/** Whether a block that no names follow may open them, or be a heading among them. */
export function looksLikeOpening(block: WholeBlock): boolean {
  return opens(block) || isShort(block);
}

/** Whether a block is an end mark, in the words of anybody or of the locale. */
export function isEndMark(block: WholeBlock, end: string): boolean {
  return END_MARK.test(typed(block)) || bare(block.text) === bare(end);
}

/** “Signatories” without a colon is an opening, a paragraph of the statement is not. */
function isShort(block: WholeBlock | undefined): boolean {
  return block !== undefined && block.text.split(/\s+/u).length <= OPENING_WORDS;
}

/** Code is not translated; a translation may bring it along. */
function codeLines(document: Document): Set<string> {
  const lines = new Set<string>();
  visit(document.body, 'code', ({ value }) => {
    for (const line of value.split('\n')) if (line.trim() !== '') lines.add(bare(line));
    lines.add(bare(value));
  });
  return lines;
}

function withoutDate(
  document: Document,
  blocks: readonly WholeBlock[],
  { readDate }: Surroundings,
  remarks: Remark[],
): readonly WholeBlock[] {
  if (document.date === undefined) return blocks;
  const title = document.segments[document.title]?.source ?? '';
  // A title that holds a date is not a date line, however few words it has.
  const mayBeDate = (text: string) => !/\p{Nd}{4}/u.test(title) || (text.match(/\p{L}+/gu)?.length ?? 0) <= 2;
  const at = blocks.findIndex(
    (block, place) => place < DATE_WITHIN && mayBeDate(typed(block)) && readDate(typed(block)) !== 'none',
  );
  const block = blocks[at];
  if (block === undefined) return blocks;
  const says = readDate(typed(block));
  if (says === 'other') {
    remarks.push({
      rule: 'adopt-date',
      severity: 'warning',
      block,
      message: `The date line “${typed(block)}” is not the date of the statement, ${document.date}.`,
      help: 'The date comes from the statement, so nothing is taken over; ask the translator whether they translated this statement.',
    });
  } else if (says === 'unreadable') {
    remarks.push({
      rule: 'adopt-date',
      severity: 'info',
      block,
      message: `“${typed(block)}” is taken for the date line; its value cannot be read.`,
      help: 'Nothing to do: the date comes from the statement.',
    });
  }
  return blocks.filter((one) => one !== block);
}

function withoutEnd(
  document: Document,
  blocks: readonly WholeBlock[],
  { end }: Surroundings,
  remarks: Remark[],
): readonly WholeBlock[] {
  const block = blocks.at(-1);
  if (block === undefined) return blocks;
  const text = typed(block);
  if (isEndMark(block, end) || END_MARK.test(block.text)) return blocks.slice(0, -1);
  const isWord = block.kinds[0] !== 'item' && text.split(/\s+/u).length <= END_WORDS;
  const hasEnd = document.body.children.some(({ type }) => type === 'endMark');
  if (!hasEnd || document.signatories.length === 0 || !isWord || /[:：]$/u.test(text)) return blocks;
  if (blocks.at(-2)?.kinds[0] !== 'item') return blocks;
  remarks.push({
    rule: 'adopt-end-mark',
    severity: 'info',
    block,
    message: `“${text}” is taken for the end mark.`,
    help: `Every edition in this language closes with “${end}”; its press.json can say otherwise.`,
  });
  return blocks.slice(0, -1);
}

/** In Markdown a line right under the last item belongs to it. */
function withoutEndWord(block: WholeBlock, known: ReadonlySet<string>, end: string): WholeBlock[] {
  const [, name, word = ''] = /^(.+) (\S+)$/u.exec(block.text) ?? [];
  const isEnd = END_MARK.test(word) || bare(word) === bare(end);
  if (name === undefined || !isEnd || !known.has(bareName(name)) || known.has(bareName(block.text)))
    return [block];
  return [{ ...block, text: name }];
}
