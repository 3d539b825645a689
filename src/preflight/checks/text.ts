import { documentText } from '../text.js';
import { ALWAYS_ERROR, type Check } from './check.js';

/** Share of the words that has to come back; the rest is for what two programs divide differently. */
const LEAST_SHARE = 0.99;
/** Lost words that a message names. */
const MOST_NAMED = 8;

const ZWNJ = /\u200C/gu;

/** Whether a reader gets back the words that were set. */
export const textChecks: readonly Check[] = [
  {
    id: 'text.words',
    severity: ALWAYS_ERROR,
    clause: 'ISO 14289-1 §7.1, ISO 19005-2 §6.2.11.7',
    rule: 'In a file of the publication 99 % of the words come back as they are in the text.',
    confirmedBy: '`pdftotext`, `pdfinfo -struct-text`, PDFium',
    help: 'The font or the browser has lost text: keep the file back, and report it.',
    run(document, { text }) {
      if (text === undefined) return [];
      const found = wordsOf(documentText(document));
      const words = splitWords(plain(text));
      const lost = words.filter((word) => {
        const left = found.get(word) ?? 0;
        found.set(word, left - 1);
        return left <= 0;
      });
      if (words.length - lost.length >= LEAST_SHARE * words.length) return [];
      const share = Math.floor((100 * (words.length - lost.length)) / words.length);
      const named = lost.slice(0, MOST_NAMED).join(' · ');
      return [{ message: `Only ${share} % of the words can be read back.`, about: named }];
    },
  },
  {
    id: 'text.zwnj',
    severity: ALWAYS_ERROR,
    clause: 'Unicode §23.2: ZWNJ is part of the spelling of Persian and Pashto',
    rule: 'In a file of the publication every zero-width non-joiner comes back.',
    confirmedBy: "`pdftotext file.pdf - | grep -c $'\\u200c'`, PDFium",
    help: 'The font or the browser has lost text: keep the file back, and report it.',
    run(document, { text }) {
      if (text === undefined) return [];
      const [wanted, found] = [text, documentText(document)].map((one) => one.match(ZWNJ)?.length ?? 0) as [
        number,
        number,
      ];
      return wanted === found
        ? []
        : [{ message: `The text has ${wanted} zero-width non-joiners, the file gives ${found} back.` }];
    },
  },
];

/** The words that the file gives back and how often; what a hyphen divides at the end of a line, both ways. */
function wordsOf(text: string): Map<string, number> {
  const words = new Map<string, number>();
  const add = (word: string) => words.set(word, (words.get(word) ?? 0) + 1);
  const normal = plain(text);
  for (const word of splitWords(normal)) add(word);
  for (const [, before = '', hyphen = '', after = ''] of normal.matchAll(/(\S+)([-\u2010])\s*\n\s*(\S+)/gu)) {
    add(before + after);
    add(before + hyphen + after);
  }
  return words;
}

function splitWords(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

/** Text without controls of direction and soft hyphens, which are not words. */
function plain(text: string): string {
  return text.normalize('NFC').replace(/[\u00AD\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '');
}
