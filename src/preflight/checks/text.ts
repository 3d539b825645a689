import { solidText } from '../../model/solid-text.js';
import type { InspectedDocument } from '../reading/document.js';
import { documentText } from '../text.js';
import { ALWAYS_ERROR, type Check } from './check.js';

/** Share of the words that has to come back; a few may be divided otherwise. */
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
      const words = splitWords(text);
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
      const lost = lostWords(document, splitWords(text)).filter((word) => word.includes(ZWNJ));
      return lost.length === 0
        ? []
        : [{ message: 'Zero-width non-joiners are lost.', about: lost.slice(0, MOST_NAMED).join(' · ') }];
    },
  },
];

/** The words that are not in the file; what is printed close behind one, such as the number of a note, is no matter. */
function lostWords(document: InspectedDocument, words: readonly string[]): string[] {
  const text = documentText(document);
  const found = new Set(splitWords(text));
  const { characters } = solidText(text);
  return words.filter((word) => !found.has(word) && !characters.includes(word));
}

/** The words of a text: its runs of letters, joiners between them included, and its runs of digits. */
function splitWords(text: string): string[] {
  return text.normalize('NFD').match(/[\p{L}\p{M}\u200C\u200D]+|\p{Nd}+/gu) ?? [];
}
