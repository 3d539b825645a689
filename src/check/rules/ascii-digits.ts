import { isArabicScript, isHouseLanguage } from '../languages.js';
import { OBJECT } from '../tokens.js';
import { translationCheck } from '../translation-check.js';

/** A figure that is not attached to a Latin word, unit or code. */
const FIGURE = new RegExp(
  `(?<![${OBJECT}\\p{sc=Latn}\\d.,:\\-–/+][\\s.]?)\\d+(?:[.,:]\\d+)*(?!\\s?[${OBJECT}\\p{sc=Latn}])(?![\\d\\-/])`,
  'gu',
);

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
  *inspect({ target }) {
    if (!/\d/u.test(target.bare)) return;
    for (const { 0: figure, index } of target.bare.matchAll(FIGURE)) {
      yield {
        at: index,
        message: `“${figure}” is in Latin digits.`,
        help: 'Write it in the digits of the language; codes and addresses keep theirs.',
      };
    }
  },
});
