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

/** The word of Arabic script that a character belongs to. */
export function wordAround(text: string, index: number): string {
  let start = index;
  let end = index + 1;
  while (start > 0 && isLetter.test(text.charAt(start - 1))) start -= 1;
  while (end < text.length && isLetter.test(text.charAt(end))) end += 1;
  return text.slice(start, end);
}

const isLetter = /[\p{sc=Arab}\p{M}]/u;
