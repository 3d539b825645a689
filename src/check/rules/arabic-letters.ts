import type { Locale } from '../../model/locale.js';
import type { Severity } from '../../model/problem.js';
import { isArabicScript, isPashto, isPersian, languageOf } from '../languages.js';
import { quotedWords, wordFinder } from '../quoted-words.js';
import { translationCheck } from '../translation-check.js';
import { codePoint } from '../../text/code-point.js';
import { addTo } from '../../model/grouping.js';

/** The letters of one language’s neighbours. */
interface Letters {
  /** Letter → what the language writes instead. */
  readonly instead: ReadonlyMap<string, string>;
  /** Those that are nothing worse than unusual. */
  readonly unusual: string;
  /** Those that may stand for another letter than the usual one. */
  readonly doubtful: string;
}

const letters = (pairs: string, unusual: string, doubtful = ''): Letters => ({
  instead: new Map(pairs.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)])),
  unusual,
  doubtful,
});

const PERSIAN = letters('يی كک ىی ہه ھه ەه ےی ڪک ۔.', 'ہھەےڪ۔');
const PASHTO = letters('كک ىی گګ ےې ۔. ہه ھه ەه ٹټ ڈډ ڑړ ںن ڪک', 'گے۔ہھەٹڈڑںڪ', 'ے');
/** By primary language subtag; here nothing is more than a warning. */
const OTHERS: Readonly<Record<string, Letters>> = {
  ar: letters('یي کك ہه ەه ےي ڪك', 'یکہەےڪ', 'یے'),
  ur: letters('يی كک ىی هہ ەہ ڪک', 'يكىهەڪ'),
  ckb: letters('يی كک ىی ڪک', 'يكىڪ'),
};

function lettersOf(locale: Locale): Letters | undefined {
  return isPersian(locale) ? PERSIAN : isPashto(locale) ? PASHTO : OTHERS[languageOf(locale)];
}

const patterns = new Map<Letters, RegExp>();

function patternOf(table: Letters): RegExp {
  const pattern = patterns.get(table) ?? new RegExp(`[${[...table.instead.keys()].join('')}]`, 'gu');
  patterns.set(table, pattern);
  return pattern;
}

/** Letters of another language’s keyboard: they look alike, but neither search nor spelling finds them. */
export const arabicLetters = translationCheck({
  id: 'arabic-letters',
  severity: 'error',
  description:
    'Letters of Arabic keyboards, and of other languages in Arabic script. In Pashto: letters of Persian and Urdu.',
  samples: [
    { locale: 'fa', source: 'One book.', wrong: 'كتاب يكي است.', right: 'کتاب یکی است.' },
    { locale: 'ps', severity: 'warning', source: 'Participation.', wrong: 'گډون.', right: 'ګډون.' },
    { locale: 'fa-AF', source: 'One book.', wrong: 'كتاب یکی است.', right: 'کتاب یکی است.' },
    {
      locale: 'ur',
      severity: 'warning',
      source: 'They say so.',
      wrong: 'وه یہی کہتے ہیں۔',
      right: 'وہ یہی کہتے ہیں۔',
    },
    {
      locale: 'ar',
      severity: 'warning',
      source: 'The book is here.',
      wrong: 'الکتاب هنا.',
      right: 'الكتاب هنا.',
    },
  ],
  applies: (locale) => isArabicScript(locale) && lettersOf(locale) !== undefined,
  *inspect(pair, translated) {
    const text = pair.target.bare;
    const table = lettersOf(translated.locale);
    if (table === undefined) return;
    const places = new Map<string, number[]>();
    let quoted: ReadonlySet<string> | undefined;
    const wordAround = wordFinder(text);
    for (const { 0: letter, index } of text.matchAll(patternOf(table))) {
      quoted ??= quotedWords(pair, translated);
      if (quoted.has(wordAround(index))) continue;
      addTo(places, letter, index);
    }
    // A text typed on a wrong keyboard has them by the hundred: one finding for each letter.
    for (const [letter, all] of places) {
      const [first, ...more] = all;
      const right = table.instead.get(letter) ?? '';
      const severity: Severity | undefined = table.unusual.includes(letter) ? 'warning' : undefined;
      const times = more.length === 0 ? '' : ` It occurs ${more.length + 1} times.`;
      yield {
        at: first,
        severity,
        message: `“${letter}” (${codePoint(letter)}) does not belong to this language.${times}`,
        help: `Write “${right}” (${codePoint(right)}).`,
        ...(!table.doubtful.includes(letter) && {
          corrections: all.map((at) => ({ from: at, to: at + 1, text: right })),
        }),
      };
    }
  },
});
