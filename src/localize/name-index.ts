import { LTR_LETTER, RTL_LETTER } from '../text/bidi.js';
import type { Direction } from '../model/locale.js';
import type { Lexicon, NameDirection } from './lexicon.js';

const IN_WORD = /[\p{L}\p{M}\p{N}]/u;
const ltrLetter = new RegExp(LTR_LETTER, 'v');
const rtlLetter = new RegExp(RTL_LETTER, 'v');

/** Letters that names are looked up by. */
const FIRST = 4;

/** The names that have to be set apart in texts of one direction and language, by their first letters. */
export class NameIndex {
  readonly #byStart = new Map<string, (readonly [name: string, direction: NameDirection])[]>();

  constructor({ names, language }: Lexicon, base: Direction) {
    for (const [name, direction] of names) {
      if (name === '' || !isApart(name, direction, base, language)) continue;
      const first = name.slice(0, FIRST);
      const entries = this.#byStart.get(first);
      if (entries === undefined) this.#byStart.set(first, [[name, direction]]);
      else entries.push([name, direction]);
    }
  }

  /** The longest name that is complete at a place where a word begins. */
  at(text: string, start: number): { readonly end: number; readonly direction: NameDirection } | undefined {
    if (this.#byStart.size === 0) return undefined;
    let longest: { end: number; direction: NameDirection } | undefined;
    for (let length = Math.min(FIRST, text.length - start); length > 0; length -= 1) {
      for (const [name, direction] of this.#byStart.get(text.slice(start, start + length)) ?? []) {
        const end = start + name.length;
        if (end <= (longest?.end ?? 0) || !text.startsWith(name, start)) continue;
        if (!IN_WORD.test(text.charAt(end))) longest = { end, direction };
      }
    }
    return longest;
  }
}

/** A name that runs the other way, mixes both, or is said to be in another language than the text. */
function isApart(
  name: string,
  { direction, lang, isStated }: NameDirection,
  base: Direction,
  language: string | undefined,
): boolean {
  if (direction !== base || (ltrLetter.test(name) && rtlLetter.test(name))) return true;
  return isStated === true && lang !== undefined && language !== undefined && lang !== language;
}

const known = new WeakMap<Lexicon['names'], Map<string, NameIndex>>();

/** The index of a lexicon, put in order once for all the texts it is needed for. */
export function nameIndex(lexicon: Lexicon, base: Direction): NameIndex {
  const indexes = known.get(lexicon.names) ?? new Map<string, NameIndex>();
  known.set(lexicon.names, indexes);
  const key = `${base} ${lexicon.language ?? ''}`;
  let index = indexes.get(key);
  if (index === undefined) indexes.set(key, (index = new NameIndex(lexicon, base)));
  return index;
}
