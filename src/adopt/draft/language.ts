import type { LanguageEvidence } from '../../model/manuscript.js';
import { canonicalTag, toLocale } from '../../model/locale.js';

/** The language of a document, and how it is known. */
export interface DocumentLanguage {
  readonly tag: string;
  readonly why: LanguageEvidence;
  /** Another one that the document says it is in. */
  readonly denied?: string | undefined;
}

/** Scripts that are written with letters of several (ISO 15924). */
const LETTERS: Readonly<Record<string, string>> = {
  Jpan: '[\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hani}]',
  Kore: '[\\p{sc=Hang}\\p{sc=Hani}]',
  Hans: '\\p{sc=Hani}',
  Hant: '\\p{sc=Hani}',
  Aran: '\\p{sc=Arab}',
};
/** Letters that Pashto has and its neighbours lack, and those that Persian has and Arabic lacks. */
const PASHTO = /[ټځڅډړږښګڼېۍ]/gu;
const PERSIAN = /[پچژگیک]/gu;
const SCRIPT_NAMES = 'Latn Arab Cyrl Grek Hebr Deva Beng Thai Geor Armn Ethi Hira Hang Hani'.split(' ');

/** Words that every text in a language is full of, in small letters, by its tag. */
export type CommonWords = ReadonlyMap<string, ReadonlySet<string>>;

/** Languages in Latin letters whose common words come with the package. */
export const LATIN_LANGUAGES = ['en', 'es', 'fr'];

/** Percentage of common words in a text of the language, at least; those of a sister language make up half of it. */
const LEAST_COMMON = 12;
/** Shorter texts have too few words to decide. */
const LEAST_WORDS = 20;

/** Whether most letters of a text are of the script that a language is written in. */
export function isWrittenIn(text: string, tag: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return count(text, lettersOf(toLocale(tag).script)) * 2 >= letters;
}

/**
 * The language of a document that declares none.
 *
 * @param declared tags that the document has, in any form, the most likely first
 * @param common words that distinguish the languages of one script
 */
export function languageOf(text: string, declared: readonly string[], common: CommonWords): DocumentLanguage {
  const tags = declared.flatMap((input) => {
    const tag = canonicalTag(input);
    return tag === undefined ? [] : [canonicalTag(new Intl.Locale(tag).minimize().toString()) ?? tag];
  });
  const said = tags.find((tag) => isWrittenIn(text, tag));
  const byLetters = languageByLetters(text);
  // Word processors call every text in this script Arabic until somebody says otherwise.
  const isDoubted = said !== undefined && new Intl.Locale(said).language === 'ar' && byLetters !== 'ar';
  const byWords = languageByWords(text, common, said);
  if (byWords !== undefined) return { tag: byWords, why: 'words', denied: said };
  if (said !== undefined && !isDoubted) return { tag: said, why: 'declared' };
  return byLetters === 'en' ? { tag: 'en', why: 'default' } : { tag: byLetters, why: 'letters' };
}

/**
 * The language whose common words a text is full of. Word processors call a text by the language of the machine that
 * it was written on, so that it may outdo what the document says.
 */
function languageByWords(text: string, common: CommonWords, said: string | undefined): string | undefined {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < LEAST_WORDS) return undefined;
  const shareOf = (own: ReadonlySet<string>) =>
    (100 * words.filter((word) => own.has(word)).length) / words.length;
  const shares = new Map(Array.from(common, ([tag, own]) => [tag, shareOf(own)] as const));
  const [[best, most] = ['', 0]] = [...shares].sort(([, a], [, b]) => b - a);
  const saidShare = said === undefined ? 0 : shares.get(new Intl.Locale(said).language);
  // Of another language nothing is known here.
  if (saidShare === undefined) return undefined;
  return most >= LEAST_COMMON && saidShare * 2 < most ? best : undefined;
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
