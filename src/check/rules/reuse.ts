import type { Check, Finding } from '../../model/check.js';
import { finding, translatedLocales, type Pair } from '../translation-check.js';
import { HOMES, HOMES_FA, HOMES_PS, WELLS, WELLS_FA, WELLS_PS } from '../sample-texts.js';

/** Shorter texts may say two things with the same words. */
const CHARACTERS = 20;

/** Originals with more of their words in common than this may mean the same. */
const ALIKE = 0.3;

/** The same translation for two different originals. */
export const reuse: Check = {
  id: 'reuse',
  severity: 'warning',
  description: 'Two different originals have the same translation.',
  samples: [
    { locale: 'fa', source: [HOMES, WELLS], wrong: [HOMES_FA, HOMES_FA], right: [HOMES_FA, WELLS_FA] },
    { locale: 'ps', source: [HOMES, WELLS], wrong: [WELLS_PS, WELLS_PS], right: [HOMES_PS, WELLS_PS] },
  ],
  of: 'translations',
  *run(subject): Iterable<Finding> {
    for (const locale of translatedLocales(subject)) {
      const first = new Map<string, Pair>();
      for (const pair of locale.pairs) {
        const words = letters(pair.target.text);
        if (!pair.isCurrent || words.length < CHARACTERS) continue;
        const earlier = first.get(words);
        if (earlier === undefined) first.set(words, pair);
        else if (letters(earlier.source.text) !== letters(pair.source.text)) {
          yield finding(
            {
              severity: overlap(earlier.source.text, pair.source.text) > ALIKE ? 'info' : undefined,
              message: `“${earlier.key}” has the same translation, but a different original.`,
              help: 'Compare both with their originals.',
            },
            pair,
            locale,
          );
        }
      }
    }
  },
};

function letters(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Share of the words of two texts that both have, by the beginnings of the words. */
function overlap(one: string, other: string): number {
  const words = (text: string) =>
    new Set(
      letters(text)
        .split(' ')
        .map((word) => word.slice(0, 5)),
    );
  const first = words(one);
  const second = words(other);
  const common = [...first].filter((word) => second.has(word)).length;
  return common / (first.size + second.size - common);
}
