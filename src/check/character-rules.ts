import type { Locale } from '../model/locale.js';
import type { Severity } from '../model/problem.js';
import { isTypographic } from './typographic-space.js';

/** Characters that are not allowed where a pattern finds them. */
export interface CharacterRule {
  /** Global, so that every place is found. */
  readonly pattern: RegExp;
  readonly severity: Severity;
  /** Whether it is for texts in Arabic script only, besides the statement itself. */
  readonly isArabic?: boolean;
  /** Whether what was found is right where it is. */
  readonly isRight?: (text: string, index: number, locale: Locale) => boolean;
  readonly what: string;
  readonly help: string;
}

const LATIN = '\\p{sc=Latn}\\p{M}';
const ARABIC = '\\p{sc=Arab}\\p{M}';
const remove = 'Delete it; it cannot be seen, but it is there.';

/** Rules for prose: the statement and its translations. */
export const characterRules: readonly CharacterRule[] = [
  {
    pattern: /[\u202A-\u202E\u2066-\u2069]/gu,
    severity: 'error',
    what: 'An explicit directional control that can reorder the text around it',
    help: 'Delete it; `publish` sets directions itself.',
  },
  {
    pattern: /\u200E|\u200F|\u061C(?![\d٠-٩۰-۹])/gu,
    severity: 'warning',
    what: 'A directional mark',
    help: 'Delete it; `publish` sets directions itself.',
  },
  {
    pattern:
      /\u034F|[\u200B\u2060-\u2064\u206A-\u206F\u00AD\u180E\uFEFF\uFFF9-\uFFFD\u{E0000}-\u{E007F}\p{Co}\u2028\u2029\u0000-\u0008\u000B-\u001F\u007F-\u009F\u115F\u1160\u3164\uFFA0]/gu,
    severity: 'error',
    what: 'An invisible or private character',
    help: remove,
  },
  {
    pattern: /[\uFB50-\uFDFF\uFE70-\uFEFC]+/gu,
    severity: 'error',
    what: 'Arabic presentation forms instead of letters',
    help: 'Type the letters themselves (Unicode normalisation NFKC gives them).',
  },
  {
    // Beside other white space, and after the mark of a list or heading, it is read as a space.
    pattern: /(?<!^|[ \t\u00A0]|^[ \t>]*(?:#{1,6}|[-*+•◦▪●·–—]|\d{1,9}[.)]))\u00A0(?![ \t\u00A0]|$)|\u202F/gu,
    severity: 'warning',
    isArabic: true,
    isRight: isTypographic,
    what: 'A no-break space',
    help: 'Replace it with a space.',
  },
  {
    // “هـ” is how the Hijri year is marked, “بـ:” a preposition before what follows; an emoji has a selector.
    pattern:
      /(?<!(?<![\p{L}\p{M}])\p{L})\u0640|\u0640(?=[\p{L}\p{M}\u0640])|(?<![\p{Extended_Pictographic}\d#*])[\uFE0E\uFE0F]|[\uFE00-\uFE0D]/gu,
    severity: 'warning',
    what: 'A tatweel or variation selector',
    help: 'Delete it.',
  },
  {
    // At the end of a Latin word it correctly separates a Persian ending from it: «PDF<ZWNJ>ها».
    pattern: /(?<=[\p{sc=Latn}\d/:])\u200C(?!\p{sc=Arab})|(?<!\p{sc=Arab})\u200C(?=[\p{sc=Latn}\d/:])/gu,
    severity: 'error',
    what: 'A zero-width non-joiner in a Latin word or an address',
    help: remove,
  },
  {
    pattern: /\u200C(?=\u200C|[\s،؛؟.:!»)]|$)|(?<=^|[\s«(])\u200C|(?<=[اآأدذرزژوۀةء])\u200C/gu,
    severity: 'warning',
    what: 'A zero-width non-joiner that separates nothing: doubled, at the edge of a word, or after a letter that does not join',
    help: remove,
  },
  {
    // Elsewhere it is needed: it forms letters of Indic scripts, and emoji.
    pattern: /(?<=[^\P{sc=Arab}ه]|\p{sc=Latn}|\s|^)\u200D/gu,
    severity: 'warning',
    what: 'A zero-width joiner where nothing is joined',
    help: remove,
  },
];

/** Rules for names that the configuration declares: they may be written in several scripts. */
export const declaredNameRules: readonly CharacterRule[] = characterRules.map((rule) =>
  rule.what === 'A directional mark'
    ? { ...rule, severity: 'error' as const, pattern: /[\u200E\u200F\u061C]/gu }
    : rule,
);

/** Rules for signatories' names, on top of those for prose. */
export const nameRules: readonly CharacterRule[] = [
  ...declaredNameRules,
  {
    // From where a word begins, so that a long one is looked at once; separate accents belong to no script.
    pattern: new RegExp(
      `(?<![${LATIN}])\\p{sc=Latn}[${LATIN}]*\\p{sc=Arab}[${ARABIC}]*` +
        `|(?<![${ARABIC}])\\p{sc=Arab}[${ARABIC}]*\\p{sc=Latn}[${LATIN}]*`,
      'gu',
    ),
    severity: 'error',
    what: 'Letters of two scripts in one word',
    help: 'If the name uses both scripts, put a space or a hyphen between them.',
  },
];
