import type { OwnBlock } from '../../model/own-block.js';
import type { Place } from '../../model/problem.js';
import { solidText } from '../../text/solid-text.js';
import type { InspectedDocument } from '../reading/document.js';
import { documentText } from '../text.js';
import { ALWAYS_ERROR, type Check, type Sighting } from './check.js';

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
    description: 'In a file of the publication 99 % of the words come back as they are in the text.',
    confirmedBy: '`pdftotext`, `pdfinfo -struct-text`, PDFium',
    help: 'The font or the browser has lost text: keep the file back, and report it.',
    run(document, { blocks = [] }) {
      const { words, lost } = lostWords(document, blocks);
      const count = lost.reduce((sum, one) => sum + one.words.length, 0);
      if (words - count >= LEAST_SHARE * words) return [];
      const share = Math.floor((100 * (words - count)) / words);
      return lost.map((one) => lostIn(one, `Only ${share} % of the words can be read back.`));
    },
  },
  {
    id: 'text.zwnj',
    severity: ALWAYS_ERROR,
    clause: 'Unicode §23.2: ZWNJ is part of the spelling of Persian and Pashto',
    description:
      'In a file of the publication every word that is written with a zero-width non-joiner comes back with it.',
    confirmedBy: "`pdftotext file.pdf - | grep -c $'\\u200c'`, PDFium",
    help: 'The font or the browser has lost text: keep the file back, and report it.',
    run(document, { blocks = [] }) {
      return lostWords(document, blocks).lost.flatMap(({ words, place }) => {
        const joined = words.filter((word) => word.includes(ZWNJ));
        return joined.length === 0
          ? []
          : [lostIn({ words: joined, place }, 'Zero-width non-joiners are lost.')];
      });
    },
  },
];

/** Words of one block that are not in a file. */
interface LostWords {
  readonly words: readonly string[];
  readonly place: Place | undefined;
}

function lostIn({ words, place }: LostWords, message: string): Sighting {
  return { message, about: words.slice(0, MOST_NAMED).join(' · '), place };
}

/**
 * How many words blocks have, and those that are not in the file; what is printed close behind one, such as the
 * number of a note, is no matter.
 */
function lostWords(
  document: InspectedDocument,
  blocks: readonly OwnBlock[],
): { readonly words: number; readonly lost: readonly LostWords[] } {
  if (blocks.length === 0) return { words: 0, lost: [] };
  const text = documentText(document);
  const found = new Set(splitWords(text));
  const { characters } = solidText(text);
  let count = 0;
  const lost = blocks.flatMap((block): LostWords[] => {
    const words = splitWords(block.text);
    count += words.length;
    const gone = words.filter((word) => !found.has(word) && !characters.includes(word));
    return gone.length === 0 ? [] : [{ words: gone, place: block.place }];
  });
  return { words: count, lost };
}

/** The words of a text: its runs of letters, joiners between them included, and its runs of digits. */
function splitWords(text: string): string[] {
  return text.normalize('NFD').match(/[\p{L}\p{M}\u200C\u200D]+|\p{Nd}+/gu) ?? [];
}
