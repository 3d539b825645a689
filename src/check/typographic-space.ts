import type { Locale } from '../model/locale.js';
import { isArabicScript, languageOf } from './languages.js';

/** Languages that set no word of one, two or three letters at the end of a line. */
const SHORT_WORDS = new Set('be bg bs cs hr lt lv mk pl ru sk sl sr uk'.split(' '));

/** What a number, an abbreviation, a sign or a dash is bound to by its neighbour, in any language that cares. */
const BEFORE =
  /(?:\p{Nd}(?:\p{L}{1,4}|[.ºª])?|(?<![\p{L}\p{M}])(?:[IVXLCDM]+|(?:[IVX]|[IVXLCDM]{2,})(?:er?|re|ème|ère))|[№§¶#°]|(?<![\p{L}\p{M}])[Nn][°º]|(?<![\p{L}\p{M}])\p{L}{1,5}\.|[–—])$/u;
const BEHIND = /^(?:[\p{Nd}%‰°€$£¥₽₴…]|[IVXLCDM]+(?![\p{L}\p{M}])|[–—])/u;
const FRENCH_BEFORE = /(?:[«‹]|(?<![\p{L}\p{M}])(?:MM?|Mmes?|Mlles?|Mgr|Mes?|Drs?|Prs?|Ste?|no|nos))$/u;
const FRENCH_BEHIND = /^[;:!?»›]/u;
const SHORT_BEFORE = /(?<![\p{L}\p{M}])\p{L}{1,3}$/u;
const SHORT_BEHIND = /^\p{L}{1,3}(?![\p{L}\p{M}])/u;

/** Characters beside a space that decide whether it may break. */
const BESIDE = 8;

/**
 * Whether the typography of a language asks for a no-break space where one is: French around its marks and
 * quotation marks, Slavic languages behind short words and before dashes, both and others between a number and what
 * it counts. English and the languages in Arabic script have none here.
 */
export function isTypographic(text: string, index: number, locale: Locale): boolean {
  const language = languageOf(locale);
  if (language === 'en' || isArabicScript(locale)) return false;
  const before = text.slice(Math.max(0, index - BESIDE), index);
  const behind = text.slice(index + 1, index + 1 + BESIDE);
  if (BEFORE.test(before) || BEHIND.test(behind)) return true;
  if (language === 'fr') return FRENCH_BEFORE.test(before) || FRENCH_BEHIND.test(behind);
  return SHORT_WORDS.has(language) && (SHORT_BEFORE.test(before) || SHORT_BEHIND.test(behind));
}

/** Spaces that may break and should not, by language. Canadian and Swiss texts may do without the space. */
export const BREAKABLE: Readonly<Record<string, RegExp>> = {
  fr: /(?<=\S) (?=[;:!?»›](?:[\s)…»›]|$)|%)|(?<=[«‹]) (?=\S)|(?<=\p{Nd}) (?=€|\p{Nd}{3}(?!\p{Nd}))/gu,
  ru: /(?<=[\p{L}\p{M}\p{N}»)]) (?=—\s)|(?<=[№§]) (?=\p{N})|(?<=\p{Nd}) (?=[%₽]|\p{Nd}{3}(?!\p{Nd}))/gu,
};
