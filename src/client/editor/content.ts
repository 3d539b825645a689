import type { Correction } from '../../model/check.js';
import type { Content, Mark, SheetCode } from '../../model/sheet.js';

/** A stretch of a content; a place is the number of characters and marks before it. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** How many places a piece has: a mark is in one. */
export function lengthOf(piece: string | Mark): number {
  return typeof piece === 'string' ? piece.length : 1;
}

export function contentLength(content: Content): number {
  return content.reduce((sum, piece) => sum + lengthOf(piece), 0);
}

/** Content with neighbouring texts as one, and no empty ones. */
export function tidied(content: Content): Content {
  const tidy: (string | Mark)[] = [];
  for (const piece of content) {
    const last = tidy.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') tidy[tidy.length - 1] = last + piece;
    else if (piece !== '') tidy.push(piece);
  }
  return tidy;
}

/** What is between two places. */
export function slice(content: Content, from: number, to: number): Content {
  let at = 0;
  const found: (string | Mark)[] = [];
  for (const piece of content) {
    const length = lengthOf(piece);
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, length)];
    if (start < end) found.push(typeof piece === 'string' ? piece.slice(start, end) : piece);
    at += length;
  }
  return found;
}

/** Content with other pieces in the place of a range. */
export function replaced(content: Content, { from, to }: Range, pieces: Content): Content {
  return tidied([...slice(content, 0, from), ...pieces, ...slice(content, to, Infinity)]);
}

/** Content with every correction of a finding made: from the last to the first, so that the places stay true. */
export function corrected(content: Content, corrections: readonly Correction[]): Content {
  return [...corrections]
    .sort((one, other) => other.from - one.from)
    .reduce((before, { text, ...range }) => replaced(before, range, [text]), content);
}

export function isSame(one: Content, other: Content): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The words, without marks. */
export function wordsOf(content: Content): string {
  return content.filter((piece) => typeof piece === 'string').join('');
}

function idOf(mark: Mark): string {
  return 'open' in mark ? mark.open : 'close' in mark ? mark.close : mark.code;
}

/** Content without the marks of one code. */
function without(content: Content, id: string): Content {
  return tidied(content.filter((piece) => typeof piece === 'string' || idOf(piece) !== id));
}

/** Where a place comes to be when the marks of a code are taken out. */
function placeWithout(content: Content, id: string, place: number): number {
  return place - slice(content, 0, place).filter((one) => typeof one !== 'string' && idOf(one) === id).length;
}

/** A content and where the caret is in it. */
export interface Edited {
  readonly content: Content;
  readonly range: Range;
}

/**
 * Places a code: around the words that are chosen, or where the caret is. A code that is somewhere else moves here.
 *
 * @param range what is chosen
 */
export function placed(content: Content, code: SheetCode, range: Range): Edited {
  const { id } = code;
  const from = placeWithout(content, id, range.from);
  const to = placeWithout(content, id, range.to);
  const rest = without(content, id);
  if (!code.isPair) {
    return { content: replaced(rest, { from: to, to }, [{ code: id }]), range: { from: to + 1, to: to + 1 } };
  }
  const pieces = [{ open: id }, ...slice(rest, from, to), { close: id }];
  const caret = from === to ? { from: from + 1, to: from + 1 } : { from: to + 2, to: to + 2 };
  return { content: replaced(rest, { from, to }, pieces), range: caret };
}

/** Content without marks of which the other half is gone: nobody can delete half of a code. */
export function withoutHalves(content: Content): Content {
  const halves = new Map<string, number>();
  for (const piece of content) {
    if (typeof piece === 'string' || 'code' in piece) continue;
    const id = idOf(piece);
    halves.set(id, (halves.get(id) ?? 0) + ('open' in piece ? 1 : 2));
  }
  const isHalf = (piece: string | Mark) =>
    typeof piece !== 'string' && !('code' in piece) && halves.get(idOf(piece)) !== 3;
  return content.some(isHalf) ? tidied(content.filter((piece) => !isHalf(piece))) : content;
}

/** What is wrong with the marks of a translation. */
export interface MarkFault {
  /** `missing`: the original has it. `twice`: it is placed again. `crossed`: it overlaps another one. `strange`: the original has none. */
  readonly kind: 'missing' | 'twice' | 'crossed' | 'strange';
  readonly id: string;
}

/**
 * Compares the marks of a translation with those of the original.
 *
 * @param source the original
 * @param target the translation
 */
export function markFaults(source: Content, target: Content): MarkFault[] {
  const wanted = idsOf(source);
  const found = idsOf(target);
  const faults: MarkFault[] = [];
  for (const id of new Set(wanted)) if (!found.includes(id)) faults.push({ kind: 'missing', id });
  for (const id of new Set(found)) {
    if (!wanted.includes(id)) faults.push({ kind: 'strange', id });
    else if (found.filter((one) => one === id).length > wanted.filter((one) => one === id).length)
      faults.push({ kind: 'twice', id });
  }
  return [...faults, ...crossed(target).map((id): MarkFault => ({ kind: 'crossed', id }))];
}

/** The codes that a content has, one each time it is placed. */
export function idsOf(content: Content): string[] {
  return content.flatMap((piece) => (typeof piece === 'string' || 'close' in piece ? [] : [idOf(piece)]));
}

function crossed(content: Content): string[] {
  const open: string[] = [];
  const found: string[] = [];
  for (const piece of content) {
    if (typeof piece === 'string' || 'code' in piece) continue;
    if ('open' in piece) open.push(piece.open);
    else if (open.at(-1) === piece.close) open.pop();
    else {
      found.push(piece.close);
      const at = open.lastIndexOf(piece.close);
      if (at >= 0) open.splice(at, 1);
    }
  }
  return found;
}

/**
 * The first code of the original that a translation does not have.
 *
 * @param isFit whether a code will do
 */
export function nextCode(
  source: Content,
  target: Content,
  codes: readonly SheetCode[],
  isFit: (code: SheetCode) => boolean = () => true,
): SheetCode | undefined {
  const found = new Set(idsOf(target));
  const open = idsOf(source).filter((id) => !found.has(id));
  return open
    .map((id) => codes.find((code) => code.id === id))
    .find((code) => code !== undefined && isFit(code));
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;

/** A text cut into words to keep and the text between them; each second piece is one to keep. */
export function cutAtKept(text: string, kept: readonly string[]): string[] {
  const pieces: string[] = [];
  const longest = [...kept].sort((one, other) => other.length - one.length);
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const isStart = at === 0 || !LETTER.test(text.charAt(at - 1));
    const word = isStart ? longest.find((one) => one !== '' && text.startsWith(one, at)) : undefined;
    if (word === undefined || LETTER.test(text.charAt(at + word.length))) continue;
    pieces.push(text.slice(from, at), word);
    from = at + word.length;
    at = from - 1;
  }
  return [...pieces, text.slice(from)];
}
