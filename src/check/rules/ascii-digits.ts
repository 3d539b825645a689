import type { Correction } from '../../model/check.js';
import { withDigits } from '../../text/numerals.js';
import { isArabicScript, isHouseLanguage } from '../languages.js';
import { OBJECT } from '../tokens.js';
import { translationCheck } from '../translation-check.js';

/** The sign between thousands in Arabic script. */
const THOUSANDS = '٬';

/** A figure that is not attached to a Latin word, unit or code. */
const FIGURE = new RegExp(
  `(?<![${OBJECT}\\p{sc=Latn}\\d.,:\\-–/+][\\s.]?)\\d+(?:[.,:]\\d+)*(?!\\s?[${OBJECT}\\p{sc=Latn}])(?![\\d\\-/])`,
  'gu',
);

/** What belongs in the place of a figure. A point may part decimals, thousands or the numbers of a day: no one knows. */
function inDigits(figure: string, at: number, numerals: string): readonly Correction[] | undefined {
  if (!/^\d+$|^\d{1,3}(?:,\d{3})+$/u.test(figure)) return undefined;
  const text = withDigits(figure, numerals).replaceAll(',', THOUSANDS);
  return [{ from: at, to: at + figure.length, text }];
}

/** ASCII digits in prose whose language has its own. */
export const asciiDigits = translationCheck({
  id: 'ascii-digits',
  severity: 'warning',
  description: 'ASCII digits in right-to-left prose, outside codes.',
  samples: [
    { locale: 'fa', source: 'In 2025 they spoke.', wrong: 'در 2025 سخن گفتند.', right: 'در ۲۰۲۵ سخن گفتند.' },
    {
      locale: 'ps',
      source: 'In 2025 they spoke.',
      wrong: 'په 2025 کې یې وویل.',
      right: 'په ۲۰۲۵ کې یې وویل.',
    },
  ],
  applies: (locale, { numerals }) =>
    isHouseLanguage(locale) || (isArabicScript(locale) && numerals !== 'decimal'),
  *inspect({ target }, { locale, document }) {
    if (!/\d/u.test(target.bare)) return;
    for (const { 0: figure, index } of target.bare.matchAll(FIGURE)) {
      yield {
        at: index,
        message: `“${figure}” is in Latin digits.`,
        help: 'Write it in the digits of the language; codes and addresses keep theirs.',
        corrections: inDigits(figure, index, isHouseLanguage(locale) ? 'persian' : document.numerals),
      };
    }
  },
});
