import type { Direction } from '../model/locale.js';
import { isAbbreviation, isSentence, mayEndWithPeriod } from './sentences.js';
import { partnersOf, type Token } from './tokens.js';

/** Tokens that belong together: from the first to before the last, by their places. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A text as tokens, and what its surroundings say of it. */
export interface Tokens {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly base: Direction;
  /** Whether numbers in ASCII digits can only be of a stretch: the text has digits of its own. */
  readonly hasOwnDigits: boolean;
}

/** Signs that part phrases, for they belong to the text around: the punctuation of its script. */
const PARTING = { rtl: /^[،٪٫٬«»‹›]/u, ltr: /^[,;]/u };
/** Signs that belong to the word right behind them: `#tag`, `.NET`, `°C`. */
const BEFORE_WORD = { rtl: /^[#@.°$€£¥~/\\_*†&]/u, ltr: /^[#@]/u };
/** Signs that belong to the word right before them: `C++`, `C#`, `50%`. */
const BEHIND_WORD = { rtl: /^[+#%‰°′″™®©*†_/\\。、，！？；：]/u, ltr: /^[،٪٫٬%‰°]/u };
const ENDS_SENTENCE = /^[.!?…。！？]/u;
/** Signs that join a number to a word without a space: `5G-ready`, `L.۱۰۰`. */
const JOINS_NUMBER = /^[-_/.°’']/u;
/** The text before them is not part of what follows. */
const WORD = new Set<Token['kind']>([
  'letters',
  'number',
  'address',
  'telephone',
  'expression',
  'code',
  'name',
]);

/**
 * Finds the phrases of the direction that a text does not have: words, and the numbers, signs and brackets that
 * belong to them. Brackets and quotes are a text of their own where they hold words of the text’s direction.
 */
export class PhraseSearch {
  readonly #tokens: readonly Token[];
  readonly #text: string;
  readonly #base: Direction;
  readonly #hasOwnDigits: boolean;
  readonly #partners: ReadonlyMap<number, number>;
  /** How many tokens of a kind are before a place. */
  readonly #counts: Readonly<Record<Side, readonly number[]>>;
  /** The last signs that were looked through for a word behind them, so that a long row of them is looked through once. */
  #leading: Span = { from: 0, to: -1 };
  /** How far it was looked for what numbers lead to, so that a long list of them is not looked through for each. */
  #lead = { from: 0, to: -1, isThere: false };
  /** How far a list of numbers was looked through for the word behind it, and the place behind that word. */
  #listed: { readonly to: number; readonly end: number | undefined } = { to: -1, end: undefined };
  /** The last sentence whose end was looked for, and the range that it is in. */
  #sentence: Span & { readonly range?: Span } = { from: 0, to: -1 };

  constructor({ text, tokens, base, hasOwnDigits }: Tokens) {
    this.#text = text;
    this.#tokens = tokens;
    this.#base = base;
    this.#hasOwnDigits = hasOwnDigits;
    this.#partners = partnersOf(tokens);
    this.#counts = count(tokens.map((token) => this.#sideOf(token)));
  }

  /** The phrases in their order; none reaches into another. */
  phrases(): Span[] {
    const lines: Span[] = [];
    let from = 0;
    this.#tokens.forEach(({ kind }, at) => {
      if (kind !== 'barrier') return;
      lines.push({ from, to: at });
      from = at + 1;
    });
    return [...lines, { from, to: this.#tokens.length }].flatMap((line) => this.#inRange(line));
  }

  #sideOf(token: Token): Side {
    const { kind, direction, text } = token;
    if (kind === 'barrier') return 'base';
    if (kind === 'number') return this.#sideOfNumber(text);
    if (direction === undefined) return 'neutral';
    if (direction === this.#base) return 'base';
    return kind === 'letters' ? 'word' : 'whole';
  }

  /** Arabic digits (AN) have a direction of their own in a left-to-right text. */
  #sideOfNumber(text: string): Side {
    if (this.#base === 'ltr') return /^[٠-٩]/u.test(text) ? 'whole' : /^\d/u.test(text) ? 'own' : 'loose';
    return /^[0-9]/u.test(text) ? 'loose' : 'own';
  }

  #side(at: number): Side | undefined {
    const token = this.#tokens[at];
    return token && this.#sideOf(token);
  }

  #isForeign(at: number): boolean {
    const side = this.#side(at);
    return side === 'word' || side === 'whole';
  }

  #count(side: Side, { from, to }: Span): number {
    return (this.#counts[side][to] ?? 0) - (this.#counts[side][from] ?? 0);
  }

  #kind(at: number): Token['kind'] | undefined {
    return this.#tokens[at]?.kind;
  }

  #textAt(at: number): string {
    return this.#tokens[at]?.text ?? '';
  }

  /** The place behind a pair of brackets or quotes that begins here, or `undefined`. */
  #pairEnd(at: number): number | undefined {
    const partner = this.#partners.get(at);
    return partner !== undefined && partner > at ? partner + 1 : undefined;
  }

  /** What is in a range: phrases, whole sentences, or one phrase that is all of it. */
  #inRange(range: Span): Span[] {
    const all = this.#whole(range);
    if (all !== undefined) return [all];
    const found: Span[] = [];
    for (let at = range.from; at < range.to;) {
      const phrase = this.#sentences(at, range) ?? this.#phrase(at, range);
      if (phrase !== undefined) {
        found.push(phrase);
        at = phrase.to;
        continue;
      }
      const end = this.#pairEnd(at);
      if (end !== undefined && end <= range.to) found.push(...this.#inRange({ from: at + 1, to: end - 1 }));
      at = end !== undefined && end <= range.to ? end : at + 1;
    }
    return found;
  }

  /**
   * A range with nothing of the text’s own direction in it is one phrase, its punctuation included, except a pair of
   * brackets or quotes around all of it: that is the text’s, in pairs within pairs, too (UAX #9 N0, N2).
   */
  #whole(range: Span): Span | undefined {
    if (this.#count('base', range) + this.#count('own', range) > 0 || this.#count('word', range) === 0)
      return;
    let { from, to } = range;
    const isBefore = (at: number) => !this.#isForeign(at) && this.#leadingSigns(at) === undefined;
    while (this.#isEdge(from) && isBefore(from)) from += 1;
    while (this.#isEdge(to - 1) && !this.#isForeign(to - 1)) to -= 1;
    return this.#pairEnd(from) === to ? undefined : { from, to };
  }

  /** What is at the edge of a range and belongs to no phrase in it. */
  #isEdge(at: number): boolean {
    const kind = this.#kind(at);
    return (
      kind === 'space' || kind === 'mark' || (kind === 'sign' && /^[,:;،؛–—\-•·|]/u.test(this.#textAt(at)))
    );
  }

  /** Sentences in the other direction that hold words of this one: names, acronyms, codes. */
  #sentences(at: number, range: Span): Span | undefined {
    if (this.#beginsSentence(at, range) === undefined || this.#side(at) !== 'word') return undefined;
    let found: Span | undefined;
    for (let from = at; from < range.to;) {
      const to = this.#sentenceEnd(from, range);
      if (!this.#isMixedSentence({ from, to })) break;
      found = { from: at, to };
      from = to;
      while (this.#kind(from) === 'space') from += 1;
    }
    return found;
  }

  /** Where a sentence ends; every place in it says the same, so that a text without an end is looked through once. */
  #sentenceEnd(from: number, range: Span): number {
    const known = this.#sentence;
    if (known.range === range && from >= known.from && from < known.to) return known.to;
    const to = this.#findSentenceEnd(from, range);
    this.#sentence = { from, to, range };
    return to;
  }

  #findSentenceEnd(from: number, range: Span): number {
    for (let at = from; at < range.to; at = this.#pairEnd(at) ?? at + 1) {
      if (!/^[.!?…。！？؟۔]/u.test(this.#textAt(at)) || this.#kind(at) !== 'sign') continue;
      const next = this.#kind(at + 1);
      if (next === undefined || next === 'space' || at + 1 >= range.to) return at + 1;
    }
    let to = range.to;
    while (to > from && this.#isEdge(to - 1)) to -= 1;
    return to;
  }

  /** Whether a sentence is of the other direction although not all of its words are. */
  #isMixedSentence(span: Span): boolean {
    // The quickest question first: most sentences have a mark of their own near the beginning.
    if (this.#hasOwnMarks(span)) return false;
    const strong = this.#tokens.slice(span.from, span.to).filter(({ kind }) => kind === 'letters');
    const own = strong.filter(({ direction }) => direction === this.#base).map(({ text }) => text);
    const foreign = this.#spokenWords(span).filter(({ direction }) => direction !== this.#base);
    if (own.length === 0 || foreign.length < 2 * own.length) return false;
    if ([strong[0], strong.at(-1)].some((token) => token?.direction === this.#base)) return false;
    // A name in a left-to-right script has a capital; a word without one is of the sentence around.
    return this.#base === 'rtl'
      ? isSentence(foreign.map(({ text }) => text))
      : own.every((word) => /^\p{Lu}/u.test(word));
  }

  /** Whether a range has what only a sentence in the text’s own direction has: its commas, digits, or a word with a colon. */
  #hasOwnMarks({ from, to }: Span): boolean {
    for (let at = from; at < to; at = this.#pairEnd(at) ?? at + 1) {
      if (this.#kind(at) === 'number' && this.#base === 'rtl' && this.#side(at) === 'own') return true;
      if (this.#kind(at) !== 'sign') continue;
      if (PARTING[this.#base].test(this.#textAt(at)) || this.#side(at) === 'base') return true;
      if (this.#textAt(at) === ':' && this.#side(at - 1) === 'base') return true;
    }
    return false;
  }

  /** The words that a range itself says: not what it quotes, nor the parts of file names, codes and addresses. */
  #spokenWords({ from, to }: Span): Token[] {
    const words: Token[] = [];
    for (let at = from; at < to; at = this.#pairEnd(at) ?? at + 1) {
      const token = this.#tokens[at];
      if (token?.kind === 'letters' && !this.#isJoined(at, -1) && !this.#isJoined(at, 1)) words.push(token);
    }
    return words;
  }

  /** Whether a sign other than a hyphen or a dash joins a word to what is beside it. */
  #isJoined(at: number, step: 1 | -1): boolean {
    const isSign = this.#kind(at + step) === 'sign' && !/^[-‐-―]/u.test(this.#textAt(at + step));
    return isSign && (step === -1 || WORD.has(this.#kind(at + 2) ?? 'space'));
  }

  #phrase(at: number, range: Span): Span | undefined {
    const first = this.#begin(at, range);
    if (first === undefined || first > range.to) return undefined;
    let to = first;
    for (;;) {
      const next = this.#grow(to, at, range);
      if (next === undefined) break;
      to = next;
    }
    to = this.#withSigns(to, range);
    return { from: at, to: this.#withEnd({ from: at, to }, range) };
  }

  /** The place behind the first word of a phrase that begins here, with the signs and numbers that lead it. */
  #begin(at: number, range: Span): number | undefined {
    if (this.#isForeign(at)) return at + 1;
    const isFree = at === range.from || !WORD.has(this.#kind(at - 1) ?? 'space');
    if (this.#kind(at) === 'open') return this.#leadingPair(at, range);
    if (!isFree) return undefined;
    if (this.#kind(at) === 'sign') return this.#leadingSigns(at);
    return this.#kind(at) === 'number' ? this.#leadingNumber(at, range) : undefined;
  }

  #leadingSigns(at: number): number | undefined {
    const isOption = this.#base === 'rtl' && this.#textAt(at) === '-' && this.#textAt(at + 1) === '-';
    const next = this.#behindLeadingSigns(isOption ? at + 2 : at);
    return next > at && this.#side(next) === 'word' ? next + 1 : undefined;
  }

  #behindLeadingSigns(from: number): number {
    if (from >= this.#leading.from && from <= this.#leading.to) return this.#leading.to;
    let to = from;
    while (this.#kind(to) === 'sign' && BEFORE_WORD[this.#base].test(this.#textAt(to))) to += 1;
    this.#leading = { from, to };
    return to;
  }

  #start(at: number): number {
    return this.#tokens[at]?.start ?? this.#text.length;
  }

  /** A bracket that begins a phrase: `(Un)Dammed`, or `(New) School` at the beginning of a sentence. */
  #leadingPair(at: number, range: Span): number | undefined {
    const end = this.#pairEnd(at);
    if (end === undefined || !this.#holdsWords(at, end)) return undefined;
    if (this.#side(end) === 'word') return end + 1;
    const isFirst = this.#beginsSentence(at, range) === 'sentence';
    return isFirst && this.#kind(end) === 'space' && this.#side(end + 1) === 'word' ? end + 2 : undefined;
  }

  /** `5G`, `7(1)(h)`, `50% off`: a number that a word or a bracket follows. */
  #leadingNumber(at: number, range: Span): number | undefined {
    const isLoose = this.#side(at) === 'loose';
    let next = at + 1;
    if (isLoose && this.#base === 'rtl' && this.#kind(next) === 'open') {
      const end = this.#pairEnd(next);
      return end !== undefined && this.#isForeignPair(next, end) ? end : undefined;
    }
    while (this.#kind(next) === 'sign' && JOINS_NUMBER.test(this.#textAt(next))) next += 1;
    if (this.#side(next) === 'word') return next + 1;
    return isLoose ? this.#numberBeforeWord(at + 1, range) : undefined;
  }

  /** The place behind the word that numbers lead to; each number of a list leads where the first does. */
  #numberBeforeWord(from: number, range: Span): number | undefined {
    if (from <= this.#listed.to) return this.#listed.end;
    let next = from;
    for (;;) {
      while (this.#kind(next) === 'sign' && BEHIND_WORD[this.#base].test(this.#textAt(next))) next += 1;
      const isInRange = this.#kind(next) === 'space' && next + 1 < range.to;
      if (!isInRange || this.#side(next + 1) !== 'loose') break;
      next += 2;
    }
    const end = this.#wordBehindNumber(next, range);
    this.#listed = { to: next, end };
    return end;
  }

  #wordBehindNumber(space: number, range: Span): number | undefined {
    if (this.#kind(space) !== 'space' || space + 1 >= range.to) return undefined;
    const pair = this.#pairEnd(space + 1);
    const isPair = pair !== undefined && pair <= range.to && this.#holdsWords(space + 1, pair);
    if (!isPair && this.#side(space + 1) !== 'word') return undefined;
    const first = this.#textAt(isPair ? space + 2 : space + 1);
    const belongs = this.#base === 'ltr' || this.#hasOwnDigits || /^\p{Ll}/u.test(first);
    return belongs ? (pair ?? space + 2) : undefined;
  }

  #holdsWords(from: number, to: number): boolean {
    return this.#isForeignPair(from, to) && this.#count('word', { from, to }) > 0;
  }

  /** Brackets or quotes that hold nothing of the text’s own direction. */
  #isForeignPair(from: number, to: number): boolean {
    const inside = { from: from + 1, to: to - 1 };
    if (this.#count('base', inside) + this.#count('own', inside) > 0) return false;
    return this.#count('word', inside) + this.#count('whole', inside) + this.#count('loose', inside) > 0;
  }

  /** The place behind the next word, number or bracket that belongs to a phrase, with what joins them. */
  #grow(end: number, start: number, range: Span): number | undefined {
    let at = end;
    while (at < range.to && this.#joins(at, start, range)) at += 1;
    if (at >= range.to) return undefined;
    if (this.#isBehindAddress(at)) return undefined;
    if (this.#isForeign(at)) return this.#arePlaces(end - 1, at) ? undefined : at + 1;
    if (this.#kind(at) === 'number') return this.#number(end, at, start, range);
    const pair = this.#pairEnd(at);
    return pair !== undefined && pair <= range.to && this.#isForeignPair(at, pair) ? pair : undefined;
  }

  /** No sign belongs to the address that it follows, not even punctuation that has a direction (`।`). */
  #isBehindAddress(at: number): boolean {
    return (
      this.#kind(at - 1) === 'address' && /^[\p{P}\p{S}]/u.test(this.#textAt(at)) && !this.#partners.has(at)
    );
  }

  /** Addresses and telephone numbers beside one another are a list, whose order is the text’s. */
  #arePlaces(one: number, other: number): boolean {
    const isPlace = (at: number) => this.#kind(at) === 'address' || this.#kind(at) === 'telephone';
    return isPlace(one) && isPlace(other);
  }

  /** A number goes with a phrase that goes on behind it, or that it follows without a sign between. */
  #number(end: number, at: number, start: number, range: Span): number | undefined {
    const between = this.#tokens.slice(end, at);
    const isJoined = between.every(({ kind, text }) => kind === 'sign' && JOINS_NUMBER.test(text));
    if (this.#side(at) === 'own' && this.#base === 'rtl') return isJoined ? at + 1 : undefined;
    if (this.#leadsOn(at + 1, start, range)) return at + 1;
    if (this.#side(at) === 'own') return undefined;
    const isBeside =
      between.every(({ kind }) => kind === 'space') || between.every(({ kind }) => kind === 'sign');
    return isBeside || this.#isNumbered(end, at) ? at + 1 : undefined;
  }

  /** Whether more numbers, if any, lead from a place to a word or a bracket of the phrase. */
  #leadsOn(from: number, start: number, range: Span): boolean {
    if (from > this.#lead.from && from <= this.#lead.to) return this.#lead.isThere;
    let at = from;
    while (at < range.to && (this.#joins(at, start, range) || this.#isCountable(at))) at += 1;
    const pair = this.#pairEnd(at);
    const isPair = pair !== undefined && pair <= range.to && this.#isForeignPair(at, pair);
    const isThere = at < range.to && (this.#isForeign(at) || isPair);
    this.#lead = { from, to: at, isThere };
    return isThere;
  }

  #isCountable(at: number): boolean {
    return this.#kind(at) === 'number' && (this.#base === 'ltr' || this.#side(at) === 'loose');
  }

  /** `Fig. 3` */
  #isNumbered(end: number, at: number): boolean {
    return at === end + 2 && this.#textAt(end) === '.' && isAbbreviation(this.#textAt(end - 1));
  }

  /** Whether a token can be between two parts of a phrase. */
  #joins(at: number, start: number, range: Span): boolean {
    const { kind, text, direction } = this.#tokens[at] ?? {};
    if (kind === 'space' || kind === 'mark') return true;
    if (kind !== 'sign' || direction !== undefined || text === undefined || this.#partners.has(at))
      return false;
    const isAtEnd = this.#kind(at + 1) === 'space' || this.#kind(at + 1) === 'mark';
    if (PARTING[this.#base].test(text)) return this.#base === 'ltr' && !isAtEnd;
    return !ENDS_SENTENCE.test(text) || !isAtEnd || this.#goesOn(at, start, range);
  }

  /** Whether a phrase goes on behind a period: it is an abbreviation’s, or parts two sentences of one direction. */
  #goesOn(at: number, start: number, range: Span): boolean {
    let next = at + 1;
    while (this.#kind(next) === 'space' || this.#kind(next) === 'mark') next += 1;
    const isAbbreviated = this.#textAt(at) === '.' && isAbbreviation(this.#textAt(at - 1));
    if (isAbbreviated || /^\p{Ll}/u.test(this.#textAt(next))) return true;
    if (!this.#isForeign(next)) return false;
    return this.#isWholeSentence({ from: start, to: at }, range) || this.#areSentences(start, next, range);
  }

  /** Whether what begins as a sentence can is followed by one that is whole: somebody’s words behind a colon. */
  #areSentences(start: number, next: number, range: Span): boolean {
    if (this.#beginsSentence(start, range) === undefined) return false;
    const span = { from: next, to: this.#sentenceEnd(next, range) };
    const isEnded = /^[.!?…。！？؟۔]/u.test(this.#textAt(span.to - 1));
    return isEnded && this.#count('base', span) + this.#count('own', span) === 0;
  }

  #isWholeSentence(span: Span, range: Span): boolean {
    const begins = this.#beginsSentence(span.from, range);
    if (begins === undefined || this.#count('word', span) === 0) return false;
    if (begins === 'sentence') return true;
    const words = this.#tokens.slice(span.from, span.to).filter(({ kind }) => kind === 'letters');
    return isSentence(words.map(({ text }) => text));
  }

  /** What lets a sentence begin here: a text’s beginning or another sentence’s end, or a colon. */
  #beginsSentence(at: number, range: Span): 'sentence' | 'colon' | undefined {
    let before = at - 1;
    while (before >= range.from && ['space', 'mark'].includes(this.#kind(before) ?? '')) before -= 1;
    if (before < range.from || /^[.!?…。！？؟۔]/u.test(this.#textAt(before))) return 'sentence';
    return this.#textAt(before) === ':' ? 'colon' : undefined;
  }

  #withSigns(to: number, range: Span): number {
    let end = to;
    while (end < range.to && this.#kind(end) === 'sign' && BEHIND_WORD[this.#base].test(this.#textAt(end))) {
      if (this.#isBehindAddress(end)) break;
      end += 1;
    }
    // Signs between a word and one of the other direction are of both: `UN/سازمان`.
    return end < range.to && WORD.has(this.#kind(end) ?? 'space') ? to : end;
  }

  /** A phrase with the punctuation that ends it: an abbreviation’s period, that of a whole sentence. */
  #withEnd(span: Span, range: Span): number {
    let { to } = span;
    const isPeriod = to < range.to && this.#textAt(to) === '.' && this.#kind(to) === 'sign';
    if (isPeriod && mayEndWithPeriod(this.#text.slice(this.#start(span.from), this.#start(to)))) to += 1;
    let end = to;
    while (end < range.to && this.#kind(end) === 'sign' && ENDS_SENTENCE.test(this.#textAt(end))) end += 1;
    const isEnd = end === range.to || ['space', 'mark', 'close'].includes(this.#kind(end) ?? '');
    return end > to && isEnd && this.#isWholeSentence(span, range) ? end : to;
  }
}

/**
 * What a token is to a text: a word of the other direction or another whole of it, a number that goes with such words
 * (`loose`) or with the text (`own`), of the text’s direction, or neither.
 */
type Side = 'word' | 'whole' | 'loose' | 'own' | 'base' | 'neutral';

const SIDES: readonly Side[] = ['word', 'whole', 'loose', 'own', 'base', 'neutral'];

function count(sides: readonly Side[]): Record<Side, number[]> {
  const counts = Object.fromEntries(SIDES.map((side) => [side, [0]])) as unknown as Record<Side, number[]>;
  for (const side of sides)
    for (const one of SIDES) counts[one].push((counts[one].at(-1) ?? 0) + Number(one === side));
  return counts;
}
