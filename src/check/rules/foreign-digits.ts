import { withAsciiDigits, withDigits } from '../../text/numerals.js';
import { isArabicScript, isHouseLanguage } from '../languages.js';
import { translationCheck, type Remark } from '../translation-check.js';

const ARABIC = /[٠-٩]+/gu;
const PERSIAN = /[۰-۹]+/gu;

/** Arabic digits where the language has Persian ones, or the other way round. */
export const foreignDigits = translationCheck({
  id: 'foreign-digits',
  severity: 'error',
  description: 'The digits of Arabic where the language has its own.',
  samples: [
    {
      locale: 'ps',
      source: 'In 2025 they spoke.',
      wrong: 'په ٢٠٢٥ کې یې وویل.',
      right: 'په ۲۰۲۵ کې یې وویل.',
    },
    { locale: 'fa', source: 'In 2025 they spoke.', wrong: 'در ٢٠٢٥ سخن گفتند.', right: 'در ۲۰۲۵ سخن گفتند.' },
  ],
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
        corrections: [
          { from: index, to: index + digits.length, text: withDigits(withAsciiDigits(digits), numerals) },
        ],
        help: `Type it in the digits of the language (${numerals === 'persian' ? '۰–۹, U+06F0–06F9' : '٠–٩, U+0660–0669'}).`,
      };
    }
  },
});
