import type { TranslatedLocale, Pair } from './translation-check.js';

const ARABIC_WORDS = /[\p{sc=Arab}\p{M}]+/gu;
const hasArabic = /\p{sc=Arab}/u;
const names = new WeakMap<object, string>();

/**
 * The words in Arabic script that a translation has from elsewhere and keeps as they are written there: those
 * of the original and of signatories’ names.
 */
export function quotedWords({ source }: Pair, { document }: TranslatedLocale): ReadonlySet<string> {
  let signed = names.get(document);
  if (signed === undefined) {
    signed = document.signatories.map(({ name, shown }) => `${name} ${shown}`).join(' ');
    names.set(document, signed);
  }
  const text = hasArabic.test(source.text) ? `${source.text} ${signed}` : signed;
  return new Set(hasArabic.test(text) ? text.match(ARABIC_WORDS) : []);
}

/** Finds the word of Arabic script that a character belongs to; each word is looked for once for all its characters. */
export function wordFinder(text: string): (index: number) => string {
  let [start, end, word] = [0, 0, ''];
  return (index) => {
    if (index < start || index >= end) {
      [start, end] = [index, index + 1];
      while (start > 0 && isLetter.test(text.charAt(start - 1))) start -= 1;
      while (end < text.length && isLetter.test(text.charAt(end))) end += 1;
      word = text.slice(start, end);
    }
    return word;
  };
}

const isLetter = /[\p{sc=Arab}\p{M}]/u;
