import { fingerprint } from '../model/fingerprint.js';
import { INVISIBLE } from './invisible.js';
import { ARABIC_LOOK_ALIKES, LATIN_LOOK_ALIKES } from './look-alike-letters.js';
import { withAsciiDigits, withDigits } from './numerals.js';

/** Raised digits and fractions: compatibility forms would make another number of them. */
const DECOMPOSED = /[^\u00B2\u00B3\u00B9\u00BC-\u00BE\u2070-\u2079\u2080-\u2089\u2150-\u215F\u2189]+/gu;

const QUOTES = /["'«»‹›‘’‚‛“”„‟′″ʻʼ「」『』〝〞〟]+/gu;

/** White space, the joiners within words, the letter stretcher; a hard break of Markdown is one, too. */
const SPACES = /\\?[\n\r]|[\s\u200C\u0640]|\u200D/gu;

const PUNCTUATION: readonly (readonly [string, string])[] = [
  ['،', ','],
  ['؛', ';'],
  ['؟', '?'],
  ['٪', '%'],
  ['٫', '.'],
  ['٬', ','],
  ['۔', '.'],
];

const SAME = new Map([...LATIN_LOOK_ALIKES, ...ARABIC_LOOK_ALIKES, ...PUNCTUATION]);
const FOLDED = new RegExp(`[${[...SAME.keys()].join('')}]`, 'gu');

/**
 * The words of a text, without what says nothing about them: normalisation form, look-alike letters, the script of
 * digits and of punctuation, white space, joiners, the shape of quotation marks, characters that cannot be seen.
 */
function wordsOf(text: string): string {
  return withAsciiDigits(text.replace(DECOMPOSED, (run) => run.normalize('NFKD')))
    .replace(INVISIBLE, '')
    .replace(SPACES, '')
    .replace(QUOTES, '"')
    .replace(FOLDED, (letter) => SAME.get(letter) ?? letter);
}

/**
 * Whether two texts have the same words. An edit from the one to the other says nothing about whether a translation
 * fits its original: what was outdated before it is outdated after it, and a review holds.
 */
export function haveSameWords(one: string, other: string): boolean {
  return one === other || wordsOf(one) === wordsOf(other);
}

/** Whether one text contains all words of another, in one piece. */
export function hasWordsOf(text: string, part: string): boolean {
  return wordsOf(text).includes(wordsOf(part));
}

/** The fingerprint of a translation: that of its words. */
export function wordsPrint(text: string): string {
  return fingerprint(wordsOf(text));
}

/**
 * Whether a fingerprint is that of a text with these words. State files of before 29 November 2026, and the files of
 * translators’ tools, have fingerprints of the very characters; of these it finds the ways in which a whole text is
 * written otherwise.
 */
export function isPrintOf(print: string, text: string): boolean {
  if (print === wordsPrint(text) || print === fingerprint(text)) return true;
  return spellings(text).some((spelling) => print === fingerprint(spelling));
}

const replaced = (from: string | RegExp, to: string) => (text: string) => text.replaceAll(from, to);
const inDigits = (numerals: string) => (text: string) => withDigits(withAsciiDigits(text), numerals);
const inQuotes = (open: string, close: string) => (text: string) =>
  text.replace(/[«“„"](?=[^\s«»“”„"])/gu, open).replace(/[»”"]/gu, close);

/** Groups of changes of spelling; of each group one at a time is tried. */
const WAYS: readonly (readonly ((text: string) => string)[])[] = [
  [replaced('ی', 'ي'), replaced('ي', 'ی'), replaced('ى', 'ی')],
  [replaced('ک', 'ك'), replaced('ك', 'ک')],
  [replaced('ۀ', 'هٔ'), replaced('هٔ', 'ۀ')],
  [inDigits('decimal'), inDigits('persian'), inDigits('arabic-indic')],
  [inQuotes('«', '»'), inQuotes('“', '”'), inQuotes('"', '"')],
  [replaced('\u200C', ''), replaced('\u200C', ' '), replaced('\u00A0', ' '), replaced(/\s+/gu, ' ')],
  [(text) => text.trim(), (text) => `${text}\n`],
  [(text) => text.normalize('NFD'), (text) => text.normalize('NFC'), (text) => text.normalize('NFKC')],
];

/** A text has few of the characters that can be written in more than one way; never more spellings than these. */
const MOST_SPELLINGS = 600;

function spellings(text: string): string[] {
  const found = new Set([text]);
  for (const ways of WAYS) {
    for (const known of [...found]) {
      for (const way of ways) if (found.size < MOST_SPELLINGS) found.add(way(known));
    }
  }
  return [...found];
}
