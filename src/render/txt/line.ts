import stringWidth from 'string-width';
import { ALM, isolated, mark, PERCENTAGE } from '../../model/bidi.js';
import type { BidiMode } from '../../model/config.js';
import type { Direction } from '../../model/locale.js';

/** A piece of a line: plain words, or a token that is never broken, and set apart where it has a direction. */
export type Part = string | { readonly token: string; readonly direction?: Direction | undefined };

/** One paragraph, heading or list item: one line, unless it is wrapped. */
export interface Line {
  /** What stands before the text: a number, a bullet, a quotation mark, indentation. */
  readonly prefix: string;
  /** What stands there on the further lines of a wrapped text. */
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
    const text = row.map((part) => (typeof part === 'string' ? part : setApart(part, options.bidi))).join('');
    const whole =
      line.direction === options.base || text === ''
        ? text
        : setApart({ token: text, direction: line.direction }, options.bidi);
    return (
      lineStart(prefix, row, whole, line.direction, options) + prefix + percentageMark(whole, options) + whole
    );
  });
}

function setApart({ token, direction }: Exclude<Part, string>, bidi: BidiMode): string {
  if (direction === undefined) return token;
  if (bidi === 'isolates') return isolated(token, direction);
  return bidi === 'marks' ? mark(direction) + token + mark(direction) : token;
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
  const turns =
    direction === 'rtl' || row.some((part) => typeof part !== 'string' && part.direction === 'rtl');
  return turns ? mark('ltr') : '';
}

/** In Arabic script a percentage at the start of a text keeps its sign on the left only behind ALM. */
function percentageMark(text: string, { script, bidi }: LineOptions): string {
  return bidi !== 'none' && script === 'Arab' && PERCENTAGE.test(text) ? ALM : '';
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
    for (const word of splitParts(paragraph, ' ')) {
      const wordWidth = stringWidth(
        word.map((part) => (typeof part === 'string' ? part : part.token)).join(''),
      );
      if (row.length > 0 && width + 1 + wordWidth > room) {
        rows.push(row);
        row = [];
        width = 0;
      }
      if (row.length > 0) row.push(' ');
      width += (row.length > 0 ? 1 : 0) + wordWidth;
      row.push(...word);
    }
    return [...rows, row];
  });
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
