import type { BlockPlace, WholeBlock } from '../../model/whole.js';
import { withAsciiDigits } from '../../text/numerals.js';

const SHOWN = 60;

/** The first words of a text, for people. */
export function firstWords(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= SHOWN) return `“${line}”`;
  const cut = line.slice(0, SHOWN);
  return `“${cut.slice(0, Math.max(cut.lastIndexOf(' '), SHOWN / 2)).trimEnd()} …”`;
}

/** The place of a block, for people: `dari.txt:12`, `dari.docx, paragraph 7`. */
export function placeOf(file: string, { line, column, paragraph }: BlockPlace): string {
  if (line !== undefined) return [file, line, ...(column === undefined ? [] : [column])].join(':');
  return paragraph === undefined ? file : `${file}, paragraph ${paragraph}`;
}

/** A text as lines are compared that say the same in different dress: digits, letter case, white space. */
export function bare(text: string): string {
  return withAsciiDigits(text.normalize('NFC')).replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** A name as names are compared: word processors change its quotation marks, dashes and spaces. */
export function bareName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[‘’ʼ`´]/gu, "'")
    .replace(/[“”«»„]/gu, '"')
    .replace(/[‐‑‒–—]/gu, '-')
    .replace(/\s+/gu, ' ')
    .replace(/(?<![\s;,،؛.])[\s;,،؛.]+$/u, '')
    .trim();
}

/** A block as it was typed, its number or bullet included. */
export function typed({ marker, text }: WholeBlock): string {
  return marker === undefined ? text : `${marker} ${text}`;
}
