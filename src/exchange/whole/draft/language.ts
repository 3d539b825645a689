import { canonicalTag, toLocale } from '../../../model/locale.js';

/** The language of a document, and how it is known. */
export interface DocumentLanguage {
  readonly tag: string;
  readonly why: 'declared' | 'letters' | 'default';
}

/** Scripts that are written with letters of several (ISO 15924). */
const LETTERS: Readonly<Record<string, string>> = {
  Jpan: '[\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hani}]',
  Kore: '[\\p{sc=Hang}\\p{sc=Hani}]',
  Hans: '\\p{sc=Hani}',
  Hant: '\\p{sc=Hani}',
  Aran: '\\p{sc=Arab}',
};
/** Letters that Pashto has and its neighbours have not; the same of Persian, seen from Arabic. */
const PASHTO = /[ټځڅډړږښګڼېۍ]/gu;
const PERSIAN = /[پچژگیک]/gu;
const SCRIPT_NAMES = 'Latn Arab Cyrl Grek Hebr Deva Beng Thai Geor Armn Ethi Hira Hang Hani'.split(' ');

/** Whether most letters of a text are of the script that a language is written in. */
export function isWrittenIn(text: string, tag: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return count(text, lettersOf(toLocale(tag).script)) * 2 >= letters;
}

/**
 * The language of a document whose reader was told none.
 *
 * @param declared tags that the document has, in any form, the likeliest first
 */
export function languageOf(text: string, declared: readonly string[]): DocumentLanguage {
  const tags = declared.flatMap((input) => {
    const tag = canonicalTag(input);
    return tag === undefined ? [] : [canonicalTag(new Intl.Locale(tag).minimize().toString()) ?? tag];
  });
  const said = tags.find((tag) => isWrittenIn(text, tag));
  const byLetters = languageByLetters(text);
  // Word processors call every text in this script Arabic until somebody says otherwise.
  const isDoubted = said !== undefined && new Intl.Locale(said).language === 'ar' && byLetters !== 'ar';
  if (said !== undefined && !isDoubted) return { tag: said, why: 'declared' };
  return byLetters === 'en' ? { tag: 'en', why: 'default' } : { tag: byLetters, why: 'letters' };
}

function languageByLetters(text: string): string {
  const [script = 'Latn'] = SCRIPT_NAMES.map((name) => [name, count(text, `\\p{sc=${name}}`)] as const)
    .sort(([, a], [, b]) => b - a)
    .map(([name]) => name);
  if (script === 'Latn') return 'en';
  if (script !== 'Arab') return new Intl.Locale(`und-${script}`).maximize().language;
  const letters = count(text, '\\p{sc=Arab}');
  if (count(text, PASHTO.source) * 50 > letters) return 'ps';
  return count(text, PERSIAN.source) * 20 > letters ? 'fa' : 'ar';
}

function lettersOf(script: string): string {
  return LETTERS[script] ?? `\\p{sc=${script}}`;
}

function count(text: string, pattern: string): number {
  try {
    return text.match(new RegExp(pattern, 'gu'))?.length ?? 0;
  } catch {
    // A script that this engine does not know.
    return 0;
  }
}
