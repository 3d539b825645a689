import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import {
  BRACKETED,
  bracketedPublications,
  bracketedText,
  bracketsBack,
  groupsBack,
  joinersBack,
  numbersBack,
  type Back,
  type BracketedTag,
} from '../../pdf/bracketed-texts.js';
import { inMupdf, inPoppler } from '../../pdf/outside-readers.js';
import { inPdfium, inPdfJs, shareOf } from '../../pdf/readers.js';
import { publish } from '../../publication.js';
import { test } from '../tally.js';

const READERS = { PDFium: inPdfium, 'pdf.js': inPdfJs, poppler: inPoppler, MuPDF: inMupdf };
const TAGS = Object.keys(BRACKETED) as BracketedTag[];
/** Least share of the brackets that a reader which is always there gives back in right-to-left text. */
const LEAST: Readonly<Record<string, number>> = { PDFium: 0.78, 'pdf.js': 0.95 };

/** Prints the table of docs/pdf.md; a reader that is not installed has no row. */
test('brackets, quotes, numbers and words as readers give them back', async ({ tally }) => {
  const folder = await bracketedPublications(TAGS);
  const build = ['-C', folder, 'build', ...TAGS, '--format', 'pdf', '--no-cache'];
  const { code, stderr } = await publish(build);
  expect([code, stderr]).toEqual([0, expect.not.stringMatching(/ error /u)]);
  const rows: string[][] = [['language', 'reader', 'brackets', 'words', 'groups', 'numbers', 'ZWNJ']];
  for (const tag of TAGS) {
    const pdf = new Uint8Array(await readFile(join(folder, tag, 'dist', tag, `text.${tag}.pdf`)));
    const text = (await bracketedText(tag)).join('\n');
    for (const [reader, read] of Object.entries(READERS)) {
      const back = await read(pdf);
      if (back === undefined) continue;
      const { words, lost } = shareOf(text, back, false);
      const brackets = bracketsBack(text, back);
      const kept = { written: words, right: words - lost.length };
      const groups = groupsBack(text, back);
      const counts = [brackets, kept, groups, numbersBack(text, back), joinersBack(text, back)];
      rows.push([tag, reader, ...counts.map(written)]);
      tally.tried += brackets.written;
      if (LEAST[reader] === undefined) continue;
      expect([tag, reader, lost, groups.right]).toEqual([tag, reader, [], groups.written]);
      expect(brackets.right / brackets.written).toBeGreaterThanOrEqual(tag === 'en' ? 1 : LEAST[reader]);
    }
  }
  process.stdout.write(`\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`);
});

function written({ right, written: all }: Back): string {
  return all === 0 ? '–' : `${right} of ${all}`;
}
