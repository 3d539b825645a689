import { addTo } from '../model/grouping.js';

/** Texts of at most so many words are compared letter by letter. */
const SHORT = 4;

/** Short texts are the same from a likeness of letters of 0.4 on: `Signatories:`, `Signatory organizations:`. */
const SHORT_BONUS = 0.1;

/** Words in more texts than this say nothing about which text is meant. */
const COMMON = 48;

/** A text as numbered words and, if it is short, numbered pairs of letters; both sorted. */
export interface Words {
  readonly words: readonly number[];
  readonly pairs: readonly number[];
}

/** Texts indexed by their words, so that those like another one are found without comparing it with all. */
export class Lexicon {
  readonly texts: readonly Words[];
  readonly #numbers = new Map<string, number>();
  readonly #places = new Map<number, number[]>();
  /** How many words each text shares with the one that is looked for; all 0 in between. */
  readonly #shared: Uint32Array;

  constructor(texts: readonly string[]) {
    this.#shared = new Uint32Array(texts.length);
    this.texts = texts.map((text) => this.read(text));
    this.texts.forEach(({ words, pairs }, index) => {
      for (const token of new Set([...words, ...pairs])) addTo(this.#places, token, index);
    });
  }

  /** The words of a text, in lower case, punctuation and markup left out. */
  read(text: string): Words {
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const letters = words.length > SHORT ? '' : words.join(' ');
    const pairs = Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) =>
      this.#number(`/${letters.slice(at, at + 2)}`),
    );
    return { words: words.map((word) => this.#number(word)).sort(ascending), pairs: pairs.sort(ascending) };
  }

  /** Indices of the texts that share the most words with one, common words left out; at most `limit`. */
  nearest({ words, pairs }: Words, limit: number): number[] {
    const shared = this.#shared;
    const found: number[] = [];
    for (const token of new Set([...words, ...pairs])) {
      const places = this.#places.get(token) ?? [];
      if (places.length > COMMON) continue;
      for (const index of places) {
        if (shared[index] === 0) found.push(index);
        shared[index] = (shared[index] ?? 0) + 1;
      }
    }
    const nearest = mostShared(found, shared, limit);
    for (const index of found) shared[index] = 0;
    return nearest;
  }

  #number(token: string): number {
    const number = this.#numbers.get(token) ?? this.#numbers.size;
    this.#numbers.set(token, number);
    return number;
  }
}

/**
 * How alike two texts are: the Dice coefficient of their words, each word counted as often as it occurs; of
 * short ones (a heading: one changed word is half of it) that of their pairs of letters, if it is greater.
 *
 * @returns 0 (nothing in common) to 1 (the same words)
 */
export function likeness(a: Words, b: Words): number {
  const byWords = dice(a.words, b.words);
  const byLetters = dice(a.pairs, b.pairs);
  return byLetters === 0 ? byWords : Math.max(byWords, byLetters + SHORT_BONUS);
}

/** The share of a text's words that another one has too, each counted as often as it occurs. */
export function containment(part: Words, whole: Words): number {
  return part.words.length === 0 ? 0 : common(part.words, whole.words) / part.words.length;
}

/** The words of a text that another one has not. */
export function without({ words }: Words, taken: Words): Words {
  const left: number[] = [];
  let at = 0;
  for (const word of words) {
    while (at < taken.words.length && (taken.words[at] ?? 0) < word) at += 1;
    if (taken.words[at] === word) at += 1;
    else left.push(word);
  }
  return { words: left, pairs: [] };
}

/** The `limit` indices with the highest counts; of equal ones the first. */
function mostShared(found: readonly number[], shared: Uint32Array, limit: number): number[] {
  if (found.length <= limit) return [...found];
  const byCount: number[][] = [];
  for (const index of found) (byCount[shared[index] ?? 0] ??= []).push(index);
  const most: number[] = [];
  for (let count = byCount.length - 1; most.length < limit; count -= 1) most.push(...(byCount[count] ?? []));
  return most.slice(0, limit);
}

function dice(a: readonly number[], b: readonly number[]): number {
  return a.length === 0 || b.length === 0 ? 0 : (2 * common(a, b)) / (a.length + b.length);
}

/** How many numbers two sorted lists have in common. */
function common(a: readonly number[], b: readonly number[]): number {
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const difference = (a[i] ?? 0) - (b[j] ?? 0);
    if (difference === 0) count += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return count;
}

function ascending(a: number, b: number): number {
  return a - b;
}
