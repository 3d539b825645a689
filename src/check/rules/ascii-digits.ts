import { isArabicScript, isHouseLanguage } from '../languages.js';
import { OBJECT } from '../tokens.js';
import { translationCheck } from '../translation-check.js';

/** A figure that hangs on no Latin word, unit or code. */
const FIGURE = new RegExp(
  `(?<![${OBJECT}\\p{sc=Latn}\\d.,:\\-–/+][\\s.]?)\\d+(?:[.,:]\\d+)*(?!\\s?[${OBJECT}\\p{sc=Latn}])(?![\\d\\-/])`,
  'gu',
);

/** ASCII digits in prose whose language has its own. */
export const asciiDigits = translationCheck({
  id: 'ascii-digits',
  severity: 'warning',
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
