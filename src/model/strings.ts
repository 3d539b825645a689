import type { Locale } from './locale.js';

/** Interface strings of one locale, flat: key → text, or a list of twelve month names. */
export type StringTable = ReadonlyMap<string, string | readonly string[]>;

/** The interface strings of one locale, ready to use. */
export interface Strings {
  /** The locale whose page they are for. */
  readonly locale: Locale;
  /** Name of its digits (`persian`). */
  readonly numerals: string;
  /**
   * @param key name of the string in `press.json`
   * @param values what its `{{placeholders}}` stand for
   */
  text(key: string, values?: Readonly<Record<string, string>>): string;
  /**
   * A number of things, in the plural form that the locale has for it and in its digits.
   *
   * @param key name of the string without the plural category; `{{number}}` in it is the number
   */
  count(key: string, number: number): string;
  /** The strings that `text` takes this one from: these, or those of the language that lends it. */
  ownerOf(key: string): Strings;
  /** Twelve month names, where the locale has such a table. */
  months(table: 'months' | 'solarMonths'): readonly string[] | undefined;
  /** All of them, as they are in the file: what is made with them is remembered by them. */
  readonly all: Readonly<Record<string, unknown>>;
  /** Strings of another language, for what these lack. */
  readonly lender?: Strings | undefined;
}

/** The locale that lends a word to a page; `undefined` where the word is in the page’s own language. */
export function lenderOf(strings: Strings, key: string): Locale | undefined {
  const { locale } = strings.ownerOf(key);
  return locale.tag === strings.locale.tag ? undefined : locale;
}
