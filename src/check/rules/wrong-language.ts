import type { Check, Finding } from '../../model/check.js';
import { isHouseLanguage, isPashto } from '../languages.js';
import { finding, translatedLocales, type Pair } from '../translation-check.js';
import { DEMAND, DEMAND_FA, DEMAND_PS } from '../sample-texts.js';

/** Fewer letters are not enough to identify a language. */
const LETTERS = 40;
/** A score so far on the other side, for every hundred letters, leaves no doubt about one paragraph. */
const CERTAIN = 4;
/** Two common words that both have decide nothing. */
const LEAST = 6;
/** Share of the paragraphs that must fit the file. */
const SHARE = 0.9;

const PASHTO_LETTER = /[ټځڅډړږښګڼېۍ]/gu;
const hasPashtoLetter = /[ټځڅډړږښګڼېۍ]/u;
const PASHTO_WORDS = new Set(
  'د په چې کې او له نه دي دی يې یې سره ته ده شي کړي کوي هم خپل پر کړی څخه وي يو یو دا هر لري باید بايد شوي'.split(
    ' ',
  ),
);
const PERSIAN_WORDS = new Set(
  'و در به از که را این با است برای آن می بر هر خود تا یا حق دارد باید شود ها'.split(' '),
);

/**
 * How much a text is Pashto (above 0) or Persian (below 0), by letters that only one of them has and by
 * their commonest words. Dari and Persian are one language here.
 */
export function languageScore(text: string): number {
  let score = 3 * (text.match(PASHTO_LETTER)?.length ?? 0) - 3 * (text.match(/گ/gu)?.length ?? 0);
  for (const word of text.split(/[^\p{L}\p{M}]+/u)) {
    if (PASHTO_WORDS.has(word)) score += 2;
    if (PERSIAN_WORDS.has(word)) score -= 2;
  }
  return score;
}

/** Pashto in a Persian or Dari file, or the other way round. */
export const wrongLanguage: Check = {
  id: 'wrong-language',
  severity: 'error',
  description: 'Persian in the Pashto file, or the other way round.',
  samples: [
    { locale: 'ps', source: DEMAND, wrong: DEMAND_FA, right: DEMAND_PS },
    { locale: 'fa', source: DEMAND, wrong: DEMAND_PS, right: DEMAND_FA },
  ],
  of: 'translations',
  *run(subject): Iterable<Finding> {
    for (const locale of translatedLocales(subject)) {
      if (!isHouseLanguage(locale.locale)) continue;
      const sign = isPashto(locale.locale) ? 1 : -1;
      const name = sign > 0 ? 'Pashto' : 'Persian';
      const misfits: { pair: Pair; score: number; letters: number }[] = [];
      let total = 0;
      for (const pair of locale.pairs) {
        const letters = pair.target.bare.match(/\p{sc=Arab}/gu)?.length ?? 0;
        if (letters < LETTERS) continue;
        total += 1;
        const score = sign * languageScore(pair.target.bare);
        if (score <= 0) misfits.push({ pair, score, letters });
      }
      const isFileWrong = misfits.length > (1 - SHARE) * total && total >= 10;
      for (const { pair, score, letters } of misfits) {
        const isCertain = -score >= LEAST && -score * 100 >= CERTAIN * letters;
        if (score >= 0 || (!isFileWrong && !isCertain)) continue;
        if (sign < 0 && !hasPashtoLetter.test(pair.target.bare)) continue;
        const other = sign > 0 ? 'Persian or Dari' : 'Pashto';
        yield finding(
          {
            message: `This is ${other}, in a ${name} file.`,
            help: 'Check whether the translation belongs under another language.',
          },
          pair,
          locale,
        );
      }
    }
  },
};
