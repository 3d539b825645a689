import { ROLE_WORDS, type RoleWords } from '../../model/role-words.js';

type Kind = (typeof ROLE_WORDS)[number];

/** Scripts that write no spaces between words, or none between a word and its endings. */
const UNSPACED =
  /^(?=.{2})[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}ー]+$/u;

/** How a phrase is looked for. */
interface Phrase {
  readonly words: string;
  /** What is before and behind it in a text: the end of a word, where its script or its star ask for one. */
  readonly before: '' | ' ';
  readonly after: '' | ' ';
}

/** “unterzeich*” is every word that begins so. */
function asPhrase(written: string): Phrase {
  const words = bareWords(written);
  const isUnspaced = UNSPACED.test(words);
  return { words, before: isUnspaced ? '' : ' ', after: isUnspaced || written.endsWith('*') ? '' : ' ' };
}

/** English and the package’s other languages have the same lists in every lexicon. */
const phrasesOfLists = new WeakMap<readonly string[], readonly Phrase[]>();

function phrasesOf(list: readonly string[]): readonly Phrase[] {
  let phrases = phrasesOfLists.get(list);
  if (phrases === undefined) {
    phrases = list.map(asPhrase).filter(({ words }) => words !== '');
    phrasesOfLists.set(list, phrases);
  }
  return phrases;
}

/** Phrases of the source language and of English, ready to be looked for. */
export class Lexicon {
  readonly #phrases = new Map<Kind, readonly Phrase[]>();
  readonly #words = new Map<Kind, readonly string[]>();
  readonly #sets = new Map<Kind, ReadonlySet<string>>();

  /**
   * Whether the words of names begin with capitals. In English they do; in most languages with capitals only the first
   * word of an organisation’s name does.
   */
  readonly raisesNames: boolean;

  /**
   * @param languages the words of each language that the statement may use
   * @param locale tag of the language that it is written in
   */
  constructor(languages: readonly RoleWords[], locale: string) {
    this.raisesNames = new Intl.Locale(locale).language === 'en';
    for (const kind of ROLE_WORDS) {
      // English is the last one. Its names are in statements of every language, its sentences are not: Portuguese has “do”.
      const spoken = kind === 'sentences' && !this.raisesNames ? languages.slice(0, -1) : languages;
      const phrases = spoken.flatMap((words) => phrasesOf(words[kind] ?? []));
      const unique = [...new Map(phrases.map((phrase) => [phrase.words, phrase])).values()];
      // The longest is tried first, so that a line is used up by the phrase that says most.
      const sorted = unique.sort((a, b) => b.words.length - a.words.length);
      const own = sorted.map(({ words }) => words);
      this.#phrases.set(kind, sorted);
      this.#words.set(kind, own);
      this.#sets.set(kind, new Set(own));
    }
  }

  /** Every phrase of a kind, the longest first. */
  phrases(kind: Kind): readonly string[] {
    return this.#words.get(kind) ?? [];
  }

  /** Whether a text is a phrase of the kind and nothing else, punctuation aside. */
  is(kind: Kind, text: string): boolean {
    const bare = bareWords(text);
    if (this.#sets.get(kind)?.has(bare) === true) return true;
    return !bare.includes(' ') && this.#of(kind).some((one) => isStem(one) && bare.startsWith(one.words));
  }

  /** Whether a text has a phrase of the kind as whole words. */
  has(kind: Kind, text: string): boolean {
    return this.find(kind, text) !== undefined;
  }

  /** The longest phrase of the kind that a text has as whole words. */
  find(kind: Kind, text: string): string | undefined {
    const padded = ` ${bareWords(text)} `;
    return this.#of(kind).find((one) => padded.includes(`${one.before}${one.words}${one.after}`))?.words;
  }

  /** The longest phrase of the kind that a text begins with. */
  begins(kind: Kind, text: string): string | undefined {
    const padded = `${bareWords(text)} `;
    return this.#of(kind).find(({ words, after }) => padded.startsWith(`${words}${after}`))?.words;
  }

  /** The longest phrase of the kind that a text ends with. */
  ends(kind: Kind, text: string): string | undefined {
    const padded = ` ${bareWords(text)}`;
    return this.#of(kind).find(({ words, before }) => padded.endsWith(`${before}${words}`))?.words;
  }

  #of(kind: Kind): readonly Phrase[] {
    return this.#phrases.get(kind) ?? [];
  }
}

/** A statement is parsed again after each edit, with the words that it had. */
const made = new WeakMap<readonly RoleWords[], Map<string, Lexicon>>();

/**
 * The lexicon of a language, made once for the same words.
 *
 * @param languages the words of each language that the statement may use
 * @param locale tag of the language that it is written in
 */
export function lexiconOf(languages: readonly RoleWords[], locale: string): Lexicon {
  const ofWords = made.get(languages) ?? new Map<string, Lexicon>();
  made.set(languages, ofWords);
  const lexicon = ofWords.get(locale) ?? new Lexicon(languages, locale);
  ofWords.set(locale, lexicon);
  return lexicon;
}

function isStem({ before, after }: Phrase): boolean {
  return before === ' ' && after === '';
}

/** Letters that differ between keyboards and mean the same. */
const ALIKE: Readonly<Record<string, string>> = {
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
  ۀ: 'ه',
  ة: 'ه',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
};

/**
 * A text's words in lower case with one space between: punctuation, marks, invisible characters and the differences
 * of keyboards dropped, so that phrases are found however they were typed.
 */
export function bareWords(text: string): string {
  if (text.length > LONGEST) return makeBare(text);
  let known = KNOWN.get(text);
  if (known === undefined) {
    if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
    KNOWN.set(text, (known = makeBare(text)));
  }
  return known;
}

/** A line is asked for again for each kind of phrase, and the phrases of a language for each statement. */
const KNOWN = new Map<string, string>();
const MOST_KNOWN = 4_000;
const LONGEST = 400;

/** Accents, vowel marks of Arabic and Hebrew, stretched letters; those of India and Thailand are letters of their words. */
const DROPPED = /(?=\p{M})[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}]|[\u0640\p{Cf}'’ʼ]/gu;

function makeBare(text: string): string {
  // Most texts: nothing to compose, and no mark to drop.
  if (/^[\x20-\x7E]*$/u.test(text))
    return text
      .toLowerCase()
      .replaceAll("'", '')
      .replace(/[^a-z0-9]+/gu, ' ')
      .trim();
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      // “BASIN” is what Turkish capitals make of “basın”.
      .replaceAll('ı', 'i')
      .replaceAll('ß', 'ss')
      .replace(/[يىكۀةأإآ]/gu, (letter) => ALIKE[letter] ?? letter)
      .normalize('NFD')
      .replace(DROPPED, '')
      .normalize('NFC')
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
      .trim()
  );
}
