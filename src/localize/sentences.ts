/** Abbreviations that a name or a number follows, and those that end a name. */
const BEFORE_WORDS = new Set(
  (
    'dr mr mrs ms prof st rev hon gen gov sen rep sgt capt col lt mt ft vs cf approx dept univ est ave ' +
    'no nos nr art arts fig figs p pp vol vols para paras ch sec ed eds cl app tab tel ext'
  ).split(' '),
);
const AFTER_NAMES = new Set('inc ltd co corp bros jr sr esq etc al'.split(' '));

/** Whether the period behind a word is that of an abbreviation, and what follows goes on with it. */
export function isAbbreviation(word: string): boolean {
  const lower = word.toLowerCase();
  return /^\p{L}$/u.test(word) || BEFORE_WORDS.has(lower) || AFTER_NAMES.has(lower);
}

/**
 * Whether the period behind the last word of a stretch belongs to that word: `Inc.`, `U.S.`.
 *
 * @param before the text up to the period
 */
export function mayEndWithPeriod(before: string): boolean {
  const word = /(?<![\p{L}\p{M}])[\p{L}\p{M}]+$/u.exec(before)?.[0] ?? '';
  return AFTER_NAMES.has(word.toLowerCase()) || /(?:^|[^\p{L}])\p{L}{1,2}\.\p{L}$/u.test(before);
}

/** Whether words say something rather than name something: four or more, few of the long ones with a capital. */
export function isSentence(words: readonly string[]): boolean {
  if (words.length < 4) return false;
  const long = words.slice(1).filter((word) => word.length > 3);
  return long.filter((word) => /^\p{Lu}/u.test(word)).length * 2 <= long.length;
}
