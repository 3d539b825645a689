import type { Check, Finding } from '../../model/check.js';
import type { Document, Position } from '../../model/document.js';

/** What in the canonical file is not read as it looks: lists numbered in other digits; and letters that are not composed. */
export const sourceForm: Check = {
  id: 'source-form',
  severity: 'error',
  description:
    'Something in the statement is not what it looks like: a list numbered with Persian or Arabic digits, which Markdown does not read as a list. A note where letters and accents are separate characters; the published text combines them.',
  spelled: /[\u0300-\u036F]/gu,
  samples: [
    { locale: 'fa', wrong: 'متن.\n\n۱. یک', right: 'متن.\n\n1. یک' },
    { locale: 'en', severity: 'info', wrong: 'Human hu\u0304ma\u0304nus', right: 'Human hūmānus' },
  ],
  of: 'source',
  *run({ document, text }) {
    const { file } = document;
    const lines = text.split('\n');
    for (const { line, column, number, more } of foreignNumbers(lines, linesOfNames(document))) {
      const others = more === 0 ? '' : ` (and ${more} more under it)`;
      yield {
        file,
        line,
        column,
        message: `“${number}”${others} does not begin a list item: Markdown numbers lists with the digits 0 to 9.`,
        help: 'Type 1. in every language; each page shows its own digits.',
      } satisfies Finding;
    }
    const decomposed = lines.flatMap((line, at) => decomposedAt(line, at + 1));
    const [first] = decomposed;
    if (first === undefined) return;
    const where = decomposed.length === 1 ? 'On this line' : `On ${decomposed.length} lines`;
    yield {
      severity: 'info',
      file,
      ...first,
      message: `${where} letters and their accents are separate characters; the published text combines them.`,
      help: 'Save the file in Unicode normalisation form C, so that a search in it finds the words.',
    };
  },
};

/** Where a line has a letter that is composed when it is read (Unicode normalisation form C). */
function decomposedAt(line: string, number: number): Position[] {
  const composed = line.normalize('NFC');
  // Letters that the form takes apart, as it does in Devanagari, are nobody’s mistake.
  if (composed.length >= line.length) return [];
  let at = 0;
  while (line[at] === composed[at]) at += 1;
  return [{ line: number, column: at + 1 }];
}

interface ForeignNumber {
  readonly line: number;
  readonly column: number;
  readonly number: string;
  /** How many lines directly under it begin so, too. */
  more: number;
}

/** Lines that begin with a number in other digits, those that follow one another as one. */
function foreignNumbers(lines: readonly string[], named: ReadonlySet<number>): ForeignNumber[] {
  const found: ForeignNumber[] = [];
  for (const [at, text] of lines.entries()) {
    const number = /^[ \t]*((?:(?!\d)\p{Nd})+[.)])[ \t]/u.exec(text)?.[1];
    if (number === undefined || named.has(at + 1)) continue;
    const last = found.at(-1);
    if (last !== undefined && last.line + last.more === at) last.more += 1;
    else found.push({ line: at + 1, column: text.indexOf(number) + 1, number, more: 0 });
  }
  return found;
}

/** Lines whose names are read without their numbers, whatever digits these have. */
function linesOfNames({ outline }: Document): ReadonlySet<number> {
  const named = outline.blocks.filter(({ role }) => role === 'names');
  return new Set(
    named.flatMap(({ line, endLine }) => Array.from({ length: endLine - line + 1 }, (_, at) => line + at)),
  );
}
