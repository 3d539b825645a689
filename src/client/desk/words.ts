import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { withDigits } from '../../text/numerals.js';
import type { Say as SheetSay } from '../editor/words.js';
import { keep, kept } from '../segments/browser-storage.js';
import { sayIn } from '../segments/say.js';

/** The words of the desk in one language, by key. */
type Table = Readonly<Record<string, string>>;

/** The words of the desk in every language that it speaks. */
export type Tables = Readonly<Record<string, Table>>;

/** Languages that the desk speaks, with their own names; all but English are written from the right. */
export const LANGUAGES: Readonly<Record<string, string>> = {
  en: 'English',
  'fa-AF': 'دری',
  ps: 'پښتو',
  fa: 'فارسی',
};

/** Gives the words of a key, with values in the place of `{{name}}`. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Says it in one language, and in English what that language has no words for. */
export function speaker(tables: Tables, language: string): Say {
  return (key, values = {}) => {
    const text = tables[language]?.[key] ?? tables.en?.[key] ?? key;
    const shown = text.replace(/\{\{(\w+)\}\}/gu, (_, name: string) => String(values[name] ?? ''));
    return directionOf(language) === 'ltr' ? shown : withDigits(shown, 'persian');
  };
}

/** Says what the desk shares with the sheet. */
export function sheetSpeaker(tables: Tables, language: string): SheetSay {
  const numerals = directionOf(language) === 'ltr' ? 'decimal' : 'persian';
  const words = (tag: string) => tables[tag] ?? {};
  return sayIn(0, [
    { words: words(language), numerals },
    { words: words('en'), numerals: 'decimal' },
  ]);
}

export function directionOf(language: string): 'ltr' | 'rtl' {
  return language === 'en' ? 'ltr' : 'rtl';
}

/** Where the browser keeps the language of the desk. */
const LANGUAGE = 'communique-desk/language';

/** Keeps the language of the desk for the next visit. */
export function keepLanguage(language: string): void {
  keep(LANGUAGE, language);
}

/** The language to begin with: the last one chosen here, else the first of the browser’s that the desk speaks. */
export function firstLanguage(): string {
  const wished = [kept(LANGUAGE), ...navigator.languages].filter((tag) => tag !== undefined);
  for (const tag of wished) {
    const known = [tag, tag.split('-')[0] ?? ''].find((one) => one in LANGUAGES);
    if (known !== undefined) return known;
  }
  return 'en';
}

const Words = createContext<Say>((key) => key);

/** Gives the words to everything below it. */
export const WordsProvider = Words.Provider;

/** The words of the desk. */
export function useWords(): Say {
  return useContext(Words);
}
