import type { InspectedDocument } from '../reading/document.js';
import { documentText } from '../text.js';
import { ALWAYS_ERROR, type Check } from './check.js';

/** Share of the words that has to come back; the rest is for what two programs divide differently. */
const LEAST_SHARE = 0.99;
/** Lost words that a message names. */
const MOST_NAMED = 8;

const ZWNJ = '\u200C';

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
      const words = splitWords(plain(text));
      const lost = lostWords(document, words);
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
    rule: 'In a file of the publication every word that is written with a zero-width non-joiner comes back with it.',
    confirmedBy: "`pdftotext file.pdf - | grep -c $'\\u200c'`, PDFium",
    help: 'The font or the browser has lost text: keep the file back, and report it.',
    run(document, { text }) {
      if (text === undefined) return [];
      const lost = lostWords(document, splitWords(plain(text))).filter((word) => word.includes(ZWNJ));
      return lost.length === 0
        ? []
        : [{ message: 'Zero-width non-joiners are lost.', about: lost.slice(0, MOST_NAMED).join(' · ') }];
    },
  },
];

/** The words that are not in the file, or not as often. */
function lostWords(document: InspectedDocument, words: readonly string[]): string[] {
  const found = wordsOf(documentText(document));
  return words.filter((word) => {
    const left = found.get(word) ?? 0;
    found.set(word, left - 1);
    return left <= 0;
  });
}

/** The words that the file gives back and how often; what a hyphen divides at the end of a line, whole and in parts. */
function wordsOf(text: string): Map<string, number> {
  const words = new Map<string, number>();
  const add = (word: string) => words.set(word, (words.get(word) ?? 0) + 1);
  const normal = plain(text);
  for (const word of splitWords(normal)) add(word);
  for (const [, before = '', after = ''] of normal.matchAll(/(\p{L}+)[-\u2010]\s*\n\s*(\p{L}+)/gu))
    add(before + after);
  return words;
}

/**
 * The words of a text: its runs of letters and its runs of digits. What stands between them is not compared, as
 * the number of a note or of a link follows a word closely in print and stands nowhere in the text.
 */
function splitWords(text: string): string[] {
  return text.match(/[\p{L}\p{M}\u200C\u200D]+|\p{Nd}+/gu) ?? [];
}

/** Text without controls of direction and soft hyphens, which are not words. */
function plain(text: string): string {
  return text.normalize('NFC').replace(/[\u00AD\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '');
}
