import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import {
  BRACKETED,
  bracketedPublications,
  bracketedText,
  bracketsBack,
  charactersBack,
  groupsBack,
  numbersBack,
  type BracketedTag,
} from '../../pdf/bracketed-texts.js';
import { inMupdf, inPoppler } from '../../pdf/outside-readers.js';
import { inPdfium, inPdfJs, shareOf } from '../../pdf/readers.js';
import { publish } from '../../publication.js';
import { test } from '../tally.js';

const ZWNJ = '\u200C';
const READERS = { PDFium: inPdfium, MuPDF: inMupdf, poppler: inPoppler, 'pdf.js': inPdfJs };
const TAGS = Object.keys(BRACKETED) as BracketedTag[];

/** The figures of docs/pdf.md; a reader that is not installed has no row. */
test('brackets, quotes, numbers and words as readers give them back', async ({ tally }) => {
  const folder = await bracketedPublications(TAGS);
  const { code, stderr } = await publish(['-C', folder, 'build', ...TAGS, '--format', 'pdf', '--no-cache']);
  expect([code, stderr]).toEqual([0, expect.not.stringMatching(/ error /u)]);
  for (const tag of TAGS) {
    const pdf = await readFile(join(folder, tag, 'dist', tag, `text.${tag}.pdf`));
    const text = (await bracketedText(tag)).join('\n');
    for (const [reader, read] of Object.entries(READERS)) {
      const back = await read(new Uint8Array(pdf));
      if (back === undefined) continue;
      const { words, lost, inOrder } = shareOf(text, back, false);
      const of = ({ right, written }: { right: number; written: number }) => `${right}/${written}`;
      const brackets = bracketsBack(text, back);
      const figures = {
        brackets: of(brackets),
        groups: of(groupsBack(text, back)),
        numbers: of(numbersBack(text, back)),
        zwnj: of(charactersBack(ZWNJ, text, back)),
        lost: `${lost.length}/${words}`,
        order: `${inOrder}/${words}`,
      };
      tally.tried += brackets.written;
      process.stdout.write(`${tag} ${reader} ${JSON.stringify(figures)} ${process.env.SHOW ? lost.slice(0, 8).join(' ') : ''}\n`);
    }
  }
});
