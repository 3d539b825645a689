import { regionOf } from '../../model/regions.js';
import { countWords, unspacedWords } from './block.js';
import { bareWords, type Lexicon } from './lexicon.js';

/** From this many words on, what ends like a sentence is one, not a name (“Femena, Inc.”, “Women Now!”). */
const SENTENCE_WORDS = 8;
const LONG_WORDS = 16;
const TOO_LONG_WORDS = 28;
/** Ends a sentence and no abbreviation. */
const FULL_STOP = /[。！？।॥።။។]["'”’»」』)\]]*$/u;
const SENTENCE_END = /[.!?؟。！？।॥۔።։။។…]["'”’»)\]]*$/u;
/** What may end an entry of an enumeration: “Harbour Readers; and”. */
const ENTRY_END = /(?:(?<!\s)\s+)?[;；؛,，،、፤፣·](?:\s+(?<joiner>\p{L}{1,4}))?$/u;
const ACRONYM = /\(\p{Lu}[\p{Lu}\p{N}+.&-]{1,11}\)/u;
/** “Фонд «Маяк»”, “Fundacja „Most””: in many languages the name itself is in quotation marks, behind what it is. */
const QUOTED_NAME = /^\p{Lu}[^.!?:]{0,60} ["“„«](?=\p{Lu})[^"”“»]{2,60}["”“»]$/u;
/** An address of mail or of the web, a telephone number, with the signs before it. */
const ADDRESS =
  /[\s,،;:(<–—|-]{0,6}(?:[^\s(<]{1,64}@\S+|(?:https?:|www\.)\S+|\+\d[\d ()/.-]{6,}|\(?0\d[\d ()/.-]{6,})/giu;
/** What an address beside a name takes away: it may be a contact. */
const WITH_ADDRESS = 0.9;
/** Words between quotation marks that end like a sentence: what somebody said. */
const SPEECH = /^["“«„‹‘].*[.,!?؟،۔…]["”»“›’]/u;

/**
 * How much a text looks like the name of an organisation or a person: 1 like nothing else, −1 like a sentence or a
 * demand, 0 without evidence. The evidence is its length, its ending, its capitals in scripts that have them, and
 * words that names or sentences have.
 */
export function nameLikeness(written: string, lexicon: Lexicon): number {
  const text = written.replace(ADDRESS, '');
  const words = text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (!/\p{L}/u.test(text) || SPEECH.test(text)) return -1;
  const length = words.length + unspacedWords(text);
  let score = text === written ? 0 : -WITH_ADDRESS;
  if (length > TOO_LONG_WORDS) score -= 1.5;
  else if (length > LONG_WORDS) score -= 0.6;
  if (withoutEntryEnd(text, lexicon) !== text) score -= 0.8;
  else if (FULL_STOP.test(text)) score -= 1;
  else if (SENTENCE_END.test(text)) score -= length >= SENTENCE_WORDS ? 1 : 0.15;
  if (/\p{L}["”»]?[.!?؟۔]\s+[\p{Lu}\p{Lo}]/u.test(text) && words.length >= SENTENCE_WORDS) score -= 0.5;
  const bare = bareWords(text).split(' ');
  const has = (kind: 'organisations' | 'sentences') => bare.some((word) => lexicon.is(kind, word));
  if (ACRONYM.test(text)) score += 0.4;
  if (QUOTED_NAME.test(text)) score += 0.25;
  if (has('organisations')) score += 0.35;
  if (has('sentences')) score -= words.length > 3 ? 0.6 : 0.2;
  // “Jonas Pell, former captain”: the name is before the comma.
  const own = hasPosition(text, lexicon) ? words.slice(0, countWords(text.split(BESIDE)[0] ?? '')) : words;
  score += /[\p{Lu}\p{Ll}\p{Lt}]/u.test(text) ? capitals(own, lexicon) : withoutCase(length);
  return Math.max(-1, Math.min(1, score));
}

/** A text without the signs that end an entry of an enumeration. */
export function withoutEntryEnd(text: string, lexicon: Lexicon): string {
  const found = ENTRY_END.exec(text);
  const joiner = found?.groups?.joiner;
  const isEnd = found !== null && (joiner === undefined || lexicon.is('conjunctions', joiner));
  return isEnd ? text.slice(0, found.index) : text;
}

/** In a name the words that carry meaning have capitals; a sentence has one at its beginning. */
function capitals(words: readonly string[], lexicon: Lexicon): number {
  const letters = words.map((word) => word.replace(/^[^\p{L}]+/u, '')).filter((word) => word !== '');
  const [first = '', ...rest] = letters;
  const meaning = rest.filter((word) => !lexicon.is('functionWords', word));
  const startsLow = /^\p{Ll}/u.test(first) && !/\p{Lu}/u.test(first);
  if (meaning.length === 0) return startsLow ? -0.1 : 0.45;
  const raised = meaning.filter(
    (word) => /^(?:\p{Ll}{0,2}['’-])?\p{Lu}/u.test(word) || /^\p{Lo}/u.test(word),
  );
  const share = (2 * raised.length) / meaning.length - 1;
  // “Ligue des pêcheurs de Lorne”: the first word says what it is.
  const isRaised = lexicon.raisesNames && !lexicon.is('organisations', first);
  return Math.max(share * 0.7, isRaised ? -1 : 0.15) - (startsLow ? 0.6 : 0);
}

/** Scripts without capitals give less evidence: names are short. */
function withoutCase(length: number): number {
  if (length <= 3) return 0.3;
  return length <= 8 ? 0.2 : 0;
}

/** Whether something other than its form says that a text is a name: a kind of organisation, an acronym, a country, what a person is. */
export function isNamed(text: string, lexicon: Lexicon, locale: string): boolean {
  return (
    ACRONYM.test(text) ||
    regionOf(text, locale) !== undefined ||
    lexicon.begins('positions', text) !== undefined ||
    hasPosition(text, lexicon) ||
    bareWords(text)
      .split(' ')
      .some((word) => lexicon.is('organisations', word))
  );
}

/** Between a name and what is beside it. */
const BESIDE = /[,،(]|\s[-–—|]\s/u;

/** Whether what follows a name after a comma, a dash or in brackets is what a person is: “Amina Sorel, director of …”. */
export function hasPosition(text: string, lexicon: Lexicon): boolean {
  const [, ...beside] = text.split(BESIDE);
  return beside.some((piece) => isPosition(piece, lexicon));
}

/** “Professor of Law”, “former captain”: what somebody is; “Professor Elin Torv” is a name. */
export function isPosition(text: string, lexicon: Lexicon): boolean {
  const phrase = lexicon.begins('positions', text);
  if (phrase === undefined) return false;
  const [before = ''] = text.split(BESIDE).filter((piece) => bareWords(piece) !== '');
  const [next, ...others] = bareWords(before).split(' ').slice(phrase.split(' ').length);
  const isOf = (word: string) => lexicon.is('functionWords', word) || lexicon.is('organisations', word);
  if (next === undefined || isOf(next)) return true;
  if (lexicon.is('honorifics', phrase)) return false;
  const isRaised = /\p{Lu}/u.test(before) && !/\s\p{Ll}/u.test(before.trim());
  return !isRaised || others.some(isOf);
}

/** Whether a text is prose: a sentence with its end, or too long for a line of its own. */
export function isSentence(text: string): boolean {
  const words = countWords(text);
  if (words > 40) return true;
  if (!/[.。।॥۔።։။។]["'”’»)\]]*$/u.test(text)) return false;
  // “Femena, Inc.”, “U.S.”
  return words >= 4 || !/\b\p{Lu}?\p{L}{0,3}\.$/u.test(text);
}

/** “10117 Berlin.” and “12 августа 2025 г.” end like sentences, but do not belong to the text. */
const PROSE_WORDS = 8;

/** Whether a text is a sentence of some length, as in the text of a statement. */
export function isProse(text: string): boolean {
  return countWords(text) > PROSE_WORDS && isSentence(text);
}
