import { padding } from './edits.js';

/** A line of nothing that can be seen; to a reader it parts two paragraphs. */
const BLANK_LINE = /(?<=^|\n)(?:[^\S\n]|[\u200B-\u200F\u2060])+(?=\n|$)/gu;
/** A mark that begins a block, with the no-break space of a keyboard or word processor behind it. */
const MARK = /(?<=(?:^|\n)[ \t>]*(?:#{1,6}|[-*+]|\d{1,9}[.)]))\u00A0/gu;
/** The same, indented with no-break spaces. */
const INDENTED_MARK = /(?<=^|\n)([ \t]*\u00A0[ \t\u00A0]*)([-*+]|\d{1,9}[.)]|#{1,6})[ \t\u00A0]/gu;

/**
 * A text in which white space that only looks like spaces is spaces where Markdown needs them: lines that look
 * empty, and the marks of headings and lists. It is as long as before, so that every place stays.
 */
export function withPlainBlanks(text: string): string {
  return text
    .replace(BLANK_LINE, (blank) => (/[^ \t]/u.test(blank) ? ' '.repeat(blank.length) : blank))
    .replace(MARK, ' ')
    .replace(INDENTED_MARK, (_, indent: string, mark: string) => `${mark} ${padding(indent.length)}`);
}
