import type { Direction, Locale } from '../model/locale.js';

/** How a name is set apart wherever it occurs. */
export interface NameDirection {
  readonly direction: Direction;
  readonly lang?: string | undefined;
  /** Whether the configuration gives the language; it is a guess by letters otherwise. */
  readonly isStated?: boolean | undefined;
}

/** What is known of the texts of a publication beside their letters. */
export interface Lexicon {
  /** Names, set apart as a whole where they run the other way or mix both. */
  readonly names: ReadonlyMap<string, NameDirection>;
  /** The publication’s locales: the languages that a stretch can be in. */
  readonly locales: readonly Locale[];
  /** The language that the text at hand is in. */
  readonly language?: string | undefined;
  /** Name of the digits that the text at hand is written with (`persian`). */
  readonly numerals?: string | undefined;
}

/** Nothing is known. */
export const NO_LEXICON: Lexicon = { names: new Map(), locales: [] };
