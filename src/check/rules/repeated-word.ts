import type { Text } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Check, Finding } from '../../model/check.js';
import { placeOfName } from '../../model/document.js';
import { sourcePlace } from '../source-text.js';

const REPEATED = /(?<![\p{L}\p{M}\p{N}’'-])(\p{L}[\p{L}\p{M}]*)\s+\1(?![\p{L}\p{M}\p{N}’'-])/giu;

/** Words that are correct twice in a row in English. */
const ALLOWED = new Set(['had', 'that']);

/** A word of the canonical text that appears twice in a row: in a sentence, or in a name. */
export const repeatedWord: Check = {
  id: 'repeated-word',
  severity: 'warning',
  description:
    'A word of the statement or of a name appears twice in a row. “Had had” and “that that” are allowed.',
  samples: [
    { locale: 'en', wrong: 'They see the the idea.', right: 'They see the idea.' },
    { locale: 'ps', wrong: 'دوی د د کور له لارې راغلل.', right: 'دوی د کور له لارې راغلل.' },
  ],
  of: 'source',
  *run({ document, text: written }) {
    const { file } = document;
    for (const segment of document.segments) {
      const texts: Text[] = [];
      visit({ type: 'paragraph', children: [...segment.content] }, 'text', (text) => void texts.push(text));
      for (const text of texts) {
        for (const { word, index } of repetitions(text.value)) {
          yield finding(word, {
            key: segment.key,
            file: segment.file ?? file,
            ...sourcePlace(text, text.value, index, segment.file === undefined ? written : undefined),
          });
        }
      }
    }
    const key = document.segments.find(({ role }) => role === 'signatories')?.key;
    for (const signatory of document.signatories) {
      const { column, ...place } = placeOfName(signatory, document);
      for (const { word, index } of repetitions(signatory.name)) {
        yield finding(word, { key, ...place, column: column && column + index });
      }
    }
  },
};

function repetitions(text: string): { word: string; index: number }[] {
  return Array.from(text.matchAll(REPEATED), (match) => ({
    word: match[1] ?? '',
    index: match.index,
  })).filter(({ word }) => !ALLOWED.has(word.toLowerCase()));
}

function finding(word: string, place: Partial<Finding>): Finding {
  return {
    ...place,
    message: `“${word}” appears twice in a row.`,
    help: 'If it is a mistake, report it to the coalition; `publish` never changes the canonical text.',
  };
}
