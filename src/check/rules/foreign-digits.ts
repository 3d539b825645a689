import { isArabicScript, isHouseLanguage } from '../languages.js';
import { translationCheck, type Remark } from '../translation-check.js';

const ARABIC = /[٠-٩]+/gu;
const PERSIAN = /[۰-۹]+/gu;

/** Arabic digits where the language has Persian ones, or the other way round. */
export const foreignDigits = translationCheck({
  id: 'foreign-digits',
  severity: 'error',
  applies: isArabicScript,
  *inspect({ target }, { locale, document }): Iterable<Remark> {
    const isHouse = isHouseLanguage(locale);
    const numerals = isHouse ? 'persian' : document.numerals;
    const pattern = numerals === 'persian' ? ARABIC : numerals === 'arabic-indic' ? PERSIAN : undefined;
    if (pattern === undefined) return;
    for (const { 0: digits, index } of target.text.matchAll(pattern)) {
      yield {
        at: index,
        severity: isHouse ? undefined : 'warning',
        message: `“${digits}” is in ${numerals === 'persian' ? 'Arabic' : 'Persian'} digits.`,
        help: `Type it in the digits of the language (${numerals === 'persian' ? '۰–۹, U+06F0–06F9' : '٠–٩, U+0660–0669'}).`,
      };
    }
  },
});
