import stringWidth from 'string-width';
import { ALM, isolated, mark, needsArabicMark } from '../../text/bidi.js';
import type { BidiMode } from '../../model/config.js';
import type { Direction } from '../../model/locale.js';

/** Plain words, or a token. */
export type Part = string | Token;

/** What is broken only where it is wider than a line, and set apart where it has a direction. */
interface Token {
  readonly token: string | readonly Part[];
  readonly direction?: Direction | undefined;
  /** Not broken even then. */
  readonly isUnbroken?: boolean | undefined;
}

/** One paragraph, heading or list item: one line, unless it is wrapped. */
export interface Line {
  /** What comes before the text: a number, a bullet, a quotation mark, indentation. */
  readonly prefix: string;
  /** The same on the further lines of a wrapped text. */
  readonly hanging: string;
  /** `\n` in a plain part is a line end of the author's. */
  readonly parts: readonly Part[];
  /** Base direction of the text itself; where it is not the file's, the text is an isolate. */
  readonly direction: Direction;
}

export interface LineOptions {
  /** Base direction of the file. */
  readonly base: Direction;
  /** Script of the file's language (ISO 15924). */
  readonly script: string;
  readonly bidi: BidiMode;
  /** Display cells a line may have. */
  readonly wrap?: number | undefined;
}

/**
 * Writes one line as the physical lines of a plain-text file, directional controls included (UAX #9 §2.4):
 * in a right-to-left file every line begins with RLM; in a left-to-right file only lines that hold a
 * right-to-left token begin with a mark. Isolates open and close on the same physical line.
 */
export function writeLine(line: Line, options: LineOptions): string[] {
  const rows = breakRows(line, options.wrap);
  return rows.map((row, at) => {
    const prefix = at === 0 ? line.prefix : line.hanging;
    const words = row.map((part) => written(part, options.bidi)).join('');
    const text = arabicMark(words, line.direction, options) + words;
    const isOwn = line.direction === options.base || text === '';
    const whole = isOwn ? text : setApart(text, line.direction, options.bidi);
    return lineStart(prefix, row, whole, line.direction, options) + prefix + whole;
  });
}

function written(part: Part, bidi: BidiMode): string {
  if (typeof part === 'string') return part;
  const { token, direction } = part;
  const text = typeof token === 'string' ? token : token.map((one) => written(one, bidi)).join('');
  return direction === undefined ? text : setApart(text, direction, bidi);
}

/** The words of parts, nothing set apart. */
export function plain(parts: readonly Part[]): string {
  return parts
    .map((part) =>
      typeof part === 'string' ? part : plain(typeof part.token === 'string' ? [part.token] : part.token),
    )
    .join('');
}

function setApart(text: string, direction: Direction, bidi: BidiMode): string {
  if (bidi === 'isolates') return isolated(text, direction);
  return bidi === 'marks' ? mark(direction) + text + mark(direction) : text;
}

function lineStart(
  prefix: string,
  row: readonly Part[],
  text: string,
  direction: Direction,
  { base, bidi }: LineOptions,
): string {
  if (bidi === 'none' || prefix + text === '') return '';
  if (base === 'rtl') return mark('rtl');
  return direction === 'rtl' || row.some(turns) ? mark('ltr') : '';
}

/** Whether a part has something that runs from right to left. */
function turns(part: Part): boolean {
  if (typeof part === 'string') return false;
  return part.direction === 'rtl' || (typeof part.token !== 'string' && part.token.some(turns));
}

/** In Arabic script a percentage keeps its sign on the left only behind a letter of that script, or ALM. */
function arabicMark(text: string, direction: Direction, { base, script, bidi }: LineOptions): string {
  const isArabic = direction === base ? script === 'Arab' : /\p{sc=Arab}/u.test(text);
  return bidi !== 'none' && direction === 'rtl' && isArabic && needsArabicMark(text) ? ALM : '';
}

/** Breaks a text into rows, at the author's line ends and, where wrapping is wanted, at spaces between words. */
function breakRows(line: Line, wrap: number | undefined): Part[][] {
  const paragraphs = splitParts(line.parts, '\n');
  if (wrap === undefined) return paragraphs;
  const room = Math.max(1, wrap - Math.max(stringWidth(line.prefix), stringWidth(line.hanging)));
  return paragraphs.flatMap((paragraph) => {
    const rows: Part[][] = [];
    let row: Part[] = [];
    let width = 0;
    for (const word of splitParts(broken(paragraph, room), ' ')) {
      const wordWidth = stringWidth(plain(word));
      if (row.length > 0 && width + 1 + wordWidth > room) {
        rows.push(row);
        row = [];
        width = 0;
      }
      if (row.length > 0) row.push(' ');
      width += (row.length > 0 ? 1 : 0) + wordWidth;
      row.push(...word);
    }
    return [...rows, row].map(rejoined);
  });
}

/** A piece of a token that is wider than a line. */
interface Piece extends Token {
  readonly of: Token;
}

/** Parts with the tokens that no line can hold in pieces, a word each. */
function broken(parts: readonly Part[], room: number): Part[] {
  return parts.flatMap((part): Part[] => {
    if (typeof part === 'string' || part.isUnbroken === true || stringWidth(plain([part])) <= room)
      return [part];
    const words = splitParts(typeof part.token === 'string' ? [part.token] : part.token, ' ');
    return words.flatMap((word, at): Part[] => {
      const piece: Piece = { token: word, direction: part.direction, of: part };
      return at === 0 ? [piece] : [' ', piece];
    });
  });
}

/** A row with the pieces of one token as one token again, so that they keep their order. */
function rejoined(row: readonly Part[]): Part[] {
  const parts: Part[] = [];
  for (const part of row) {
    const before = parts.at(-2);
    const isNext = isPiece(part) && isPiece(before) && before.of === part.of && parts.at(-1) === ' ';
    if (isNext) parts.splice(-2, 2, { ...part, token: [before, ' ', part].flatMap(piecesOf) });
    else parts.push(part);
  }
  return parts;
}

function isPiece(part: Part | undefined): part is Piece {
  return typeof part === 'object' && 'of' in part;
}

function piecesOf(part: Part): readonly Part[] {
  return typeof part === 'string' || typeof part.token === 'string' ? [part] : part.token;
}

/** Splits parts at a character of their plain text; tokens stay whole. */
function splitParts(parts: readonly Part[], separator: string): Part[][] {
  const pieces: Part[][] = [[]];
  for (const part of parts) {
    if (typeof part !== 'string') {
      pieces.at(-1)?.push(part);
      continue;
    }
    part.split(separator).forEach((piece, at) => {
      if (at > 0) pieces.push([]);
      if (piece !== '') pieces.at(-1)?.push(piece);
    });
  }
  return pieces;
}
