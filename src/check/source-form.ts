import type { Check, Finding } from '../model/check.js';

/** What in the canonical file is not read as it looks: lists numbered in other digits, letters not composed. */
export const sourceForm: Check = {
  id: 'source-form',
  severity: 'error',
  of: 'source',
  *run({ document, text }) {
    const { file } = document;
    for (const [at, line] of text.split('\n').entries()) {
      const number = /^[ \t]*([۰-۹٠-٩]+[.)])[ \t]/u.exec(line)?.[1];
      if (number !== undefined) {
        yield {
          file,
          line: at + 1,
          column: line.indexOf(number) + 1,
          message: `“${number}” begins no list item: Markdown numbers lists in the digits 0 to 9.`,
          help: 'Type 1. in every language; each page shows its own digits.',
        } satisfies Finding;
      }
      if (line.normalize('NFC') !== line) {
        yield {
          file,
          line: at + 1,
          column: firstDifference(line, line.normalize('NFC')),
          message: 'The line is not in Unicode normalisation form C: letters and their accents stand apart.',
          help: 'Save the file in NFC; the same name must be the same characters everywhere.',
        } satisfies Finding;
      }
    }
  },
};

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (a[at] === b[at]) at += 1;
  return at + 1;
}
