import type { Direction } from '../model/locale.js';
import { toLocale } from '../model/locale.js';
import { isWrittenIn, languageOf, scriptOf } from './languages.js';
import type { Lexicon } from './lexicon.js';
import { nameIndex } from './name-index.js';
import { PhraseSearch, type Span } from './phrases.js';
import { tokenize, type Token } from './tokens.js';

/** A stretch of a text that has to be set apart as an isolate. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly direction: Direction;
  /** Only where it is not that of the text around. */
  readonly lang?: string | undefined;
  /** No line may end inside it. */
  readonly isUnbroken?: boolean | undefined;
  /** What has to be set apart inside it; places count in the same text. */
  readonly inner: readonly Stretch[];
}

/** What runs from left to right in no case needs a look: letters and signs of English prose. */
const PLAIN = /^[^\d@:\uFFFA\u0080-\u{10FFFF}]*$/u;

/**
 * Finds what has to be isolated in a text of one base direction, so that each part reads its own way and nothing that
 * UAX #9 would reorder stays outside: words of the other direction with the numbers, signs and brackets that belong to
 * them; addresses, telephone numbers and expressions; names. Plain numbers and percentages are never set apart in
 * right-to-left text: as weak characters (§3.3.4) they are right without.
 *
 * @param text plain text; `OBJECT`, `MARK` and `CODE` stand for what is not text, `\n` for line ends of the author’s
 * @param base its base direction
 */
export function findStretches(text: string, base: Direction, lexicon: Lexicon): Stretch[] {
  if (base === 'ltr' && lexicon.names.size === 0 && PLAIN.test(text)) return [];
  return new Search(text, base, lexicon).stretches();
}

class Search {
  readonly #tokens: readonly Token[];

  constructor(
    readonly text: string,
    readonly base: Direction,
    readonly lexicon: Lexicon,
  ) {
    this.#tokens = tokenize(text, base, nameIndex(lexicon, base), isArabic(text, lexicon));
  }

  stretches(): Stretch[] {
    const { text, base, lexicon } = this;
    const tokens = this.#tokens;
    const hasOwnDigits = lexicon.numerals !== undefined && lexicon.numerals !== 'decimal';
    const phrases = new PhraseSearch({ text, tokens, base, hasOwnDigits }).phrases();
    const found: Stretch[] = [];
    let from = 0;
    for (const phrase of [...phrases, { from: tokens.length, to: tokens.length }]) {
      found.push(...this.#ofOwnDirection({ from, to: phrase.from }));
      if (phrase.from < phrase.to) found.push(this.#stretch(phrase));
      from = phrase.to;
    }
    return found;
  }

  #stretch({ from, to }: Span): Stretch {
    const [first, last] = [this.#tokens[from], this.#tokens[to - 1]];
    if (first === undefined || last === undefined) throw new RangeError('A phrase has no tokens.');
    if (to === from + 1 && first.kind !== 'letters' && first.kind !== 'number') return this.#whole(first);
    const [start, end] = [first.start, last.end];
    const direction = this.base === 'rtl' ? 'ltr' : 'rtl';
    const slice = this.text.slice(start, end);
    const language = hasProse(slice, direction) ? languageOf(slice, this.lexicon.locales) : undefined;
    const { names, locales } = this.lexicon;
    const inner = findStretches(slice, direction, { names, locales, language });
    return {
      start,
      end,
      direction,
      lang: this.#lang(language),
      inner: inner.map((one) => moved(one, start)),
    };
  }

  #lang(language: string | undefined): string | undefined {
    return language === this.lexicon.language ? undefined : language;
  }

  /** A stretch that is one name, address or number. */
  #whole({ kind, start, end, text, direction = 'ltr', name }: Token): Stretch {
    const lang = this.#lang(name?.lang);
    const inner = (pattern: RegExp, inward: Direction): Stretch[] =>
      Array.from(text.matchAll(pattern), ({ index, 0: part }) => ({
        start: start + index,
        end: start + index + part.length,
        direction: inward,
        inner: [],
      }));
    // Groups of Arabic digits (AN) would run from right to left in an isolate of either direction.
    if (kind === 'telephone')
      return { start, end, direction, isUnbroken: true, inner: inner(/[٠-٩]+/gu, 'ltr') };
    if (kind === 'address') return { start, end, direction, inner: inner(RIGHT_TO_LEFT, 'rtl') };
    return { start, end, direction, lang, inner: [] };
  }

  /** What is set apart between phrases although it has the text’s own direction. */
  #ofOwnDirection({ from, to }: Span): Stretch[] {
    const found: Stretch[] = [];
    for (let at = from; at < to; at += 1) {
      const token = this.#tokens[at];
      if (token === undefined) break;
      if (token.kind === 'letters') {
        const end = this.#foreignScript(at, to);
        if (end === at) continue;
        found.push(this.#ofForeignScript({ from: at, to: end }));
        at = end - 1;
      } else if (token.direction === this.base && (token.kind === 'name' || token.kind === 'telephone')) {
        found.push(this.#whole(token));
      } else if (token.kind === 'address') found.push(...this.#whole(token).inner);
    }
    return found;
  }

  /** The place behind words of a script that the text’s language is not written in. */
  #foreignScript(from: number, to: number): number {
    const { language } = this.lexicon;
    const script = language === undefined ? undefined : this.#scriptAt(from);
    if (language === undefined || script === undefined || isWrittenIn(toLocale(language), script))
      return from;
    let end = from + 1;
    for (let at = end; at < to; at += 1) {
      const kind = this.#tokens[at]?.kind;
      if (kind === 'letters' && this.#scriptAt(at) === script) end = at + 1;
      else if (kind !== 'space' && kind !== 'sign') break;
    }
    return end;
  }

  #scriptAt(at: number): string | undefined {
    return scriptOf(this.#tokens[at]?.text ?? '');
  }

  #ofForeignScript({ from, to }: Span): Stretch {
    const start = this.#tokens[from]?.start ?? 0;
    const end = this.#tokens[to - 1]?.end ?? start;
    const lang = languageOf(this.text.slice(start, end), this.lexicon.locales);
    return { start, end, direction: this.base, lang: this.#lang(lang), inner: [] };
  }
}

const RIGHT_TO_LEFT = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}\p{sc=Rohg}]+/gu;

/** A word that is not a code, an acronym, a file name or a tag. */
const PROSE =
  /(?<=^|[\s(["'“‘«])(?=\p{L}*?(?:[^\P{L}\p{Lu}]{3}|\p{Lo}))[\p{L}\p{M}]+(?=$|[\s)\]"'”’»,;:.!?…])(?!\.\p{L})/u;

/** Whether a stretch is language: one of right-to-left letters, or one with a word in it. */
function hasProse(text: string, direction: Direction): boolean {
  return direction === 'rtl' ? /\p{L}/u.test(text) : PROSE.test(text);
}

/** In Arabic itself ranges and signed numbers read from right to left, as UAX #9 lays them out. */
function isArabic(text: string, { language, locales }: Lexicon): boolean {
  if (language !== undefined) return /^ar(?:-|$)/u.test(language);
  return /[ةكى]/u.test(text) && languageOf(text, locales) === 'ar';
}

function moved(stretch: Stretch, by: number): Stretch {
  const { start, end, inner } = stretch;
  return { ...stretch, start: start + by, end: end + by, inner: inner.map((one) => moved(one, by)) };
}
