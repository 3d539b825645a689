import type { Check, Finding } from '../../model/check.js';
import type { Position } from '../../model/document.js';

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
    for (const [at, line] of text.split('\n').entries()) {
      const number = /^[ \t]*((?:(?!\d)\p{Nd})+[.)])[ \t]/u.exec(line)?.[1];
      if (number !== undefined) {
        yield {
          file,
          line: at + 1,
          column: line.indexOf(number) + 1,
          message: `“${number}” does not begin a list item: Markdown numbers lists with the digits 0 to 9.`,
          help: 'Type 1. in every language; each page shows its own digits.',
        } satisfies Finding;
      }
    }
    const decomposed = text.split('\n').flatMap((line, at) => decomposedAt(line, at + 1));
    const [first] = decomposed;
    if (first === undefined) return;
    const lines = decomposed.length === 1 ? 'On this line' : `On ${decomposed.length} lines`;
    yield {
      severity: 'info',
      file,
      ...first,
      message: `${lines} letters and their accents are separate characters; the published text combines them.`,
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
