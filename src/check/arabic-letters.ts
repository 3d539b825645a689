import type { Severity } from '../model/problem.js';
import { isHouseLanguage, isPashto } from './languages.js';
import { quotedWords, wordAround } from './quoted-words.js';
import { translationCheck } from './translation-check.js';

/** Letter → what the language writes instead. */
const PERSIAN = new Map([
  ['ي', 'ی'],
  ['ك', 'ک'],
  ['ى', 'ی'],
]);
const PASHTO = new Map([
  ['ك', 'ک'],
  ['ى', 'ی'],
]);
/** Letters of Persian and Urdu that Pashto has others for. */
const PASHTO_UNUSUAL = new Map([
  ['گ', 'ګ'],
  ['ے', 'ې'],
  ['۔', '.'],
  ['ہ', 'ه'],
  ['ھ', 'ه'],
  ['ٹ', 'ټ'],
  ['ڈ', 'ډ'],
  ['ڑ', 'ړ'],
  ['ں', 'ن'],
]);

const FOREIGN = /[يكى]/gu;
const FOREIGN_IN_PASHTO = /[كىگے۔ہھٹڈڑں]/gu;

/** Letters of another language’s keyboard: they look alike, but neither search nor spelling finds them. */
export const arabicLetters = translationCheck({
  id: 'arabic-letters',
  severity: 'error',
  applies: isHouseLanguage,
  *inspect(pair, translated) {
    const text = pair.target.bare;
    const pashto = isPashto(translated.locale);
    const pattern = pashto ? FOREIGN_IN_PASHTO : FOREIGN;
    const places = new Map<string, number[]>();
    let quoted: ReadonlySet<string> | undefined;
    for (const { 0: letter, index } of text.matchAll(pattern)) {
      quoted ??= quotedWords(pair, translated);
      if (quoted.has(wordAround(text, index))) continue;
      const found = places.get(letter);
      if (found === undefined) places.set(letter, [index]);
      else found.push(index);
    }
    // A text typed on a wrong keyboard has them by the hundred: one finding for each letter.
    for (const [letter, [first, ...more]] of places) {
      const right = (pashto ? PASHTO : PERSIAN).get(letter) ?? PASHTO_UNUSUAL.get(letter) ?? '';
      const severity: Severity | undefined = pashto && PASHTO_UNUSUAL.has(letter) ? 'warning' : undefined;
      const times = more.length === 0 ? '' : ` It stands ${more.length + 1} times.`;
      yield {
        at: first,
        severity,
        message: `“${letter}” (${code(letter)}) does not belong to this language.${times}`,
        help: `Write “${right}” (${code(right)}).`,
      };
    }
  },
});

function code(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
