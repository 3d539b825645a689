import type { Direction } from './locale.js';

/** The words of an edition in one language, as they were read back from its page or its text file. */
export interface EditionText {
  readonly title?: string | undefined;
  /** ISO 8601 calendar date. */
  readonly date?: string | undefined;
  /** Blocks of the text in reading order, a line each; the title is one of them where it has no place of its own. */
  readonly blocks: readonly string[];
  /** Names of those who have signed; absent where they cannot be separated from the text. */
  readonly names?: readonly string[] | undefined;
  readonly corrections: readonly string[];
}

/** A text before and after. */
export interface Pair {
  readonly from: string;
  readonly to: string;
}

/** What became of a list of texts. */
export interface TextChanges {
  readonly changed: readonly (Pair & {
    /** The words that differ, with those around them: `… [-ten-] {+nine+} …`. */
    readonly words: string;
  })[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Texts that are the same at another place. */
  readonly moved: readonly string[];
}

/** What became of the names. */
export interface NameChanges {
  readonly before: number;
  readonly after: number;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** The same name with another spelling, as far as letters can show it. */
  readonly respelt: readonly Pair[];
}

/** What became of a language. */
export interface LocaleChanges {
  readonly locale: string;
  readonly direction: Direction;
  /** `gone`: it is neither published nor withdrawn. `unknown`: the old edition’s words cannot be read back. */
  readonly state: 'same' | 'changed' | 'added' | 'withdrawn' | 'gone' | 'unknown';
  /** Why the words cannot be compared, in a whole sentence. */
  readonly unknown?: string | undefined;
  readonly title?: Pair | undefined;
  readonly date?: Pair | undefined;
  readonly text?: TextChanges | undefined;
  readonly signatories?: NameChanges | undefined;
  /** Corrections that the old edition did not have. */
  readonly corrections?: readonly string[] | undefined;
}

/** What became of the files. */
export interface FileChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
  readonly renamed: readonly Pair[];
  /** Files that only a build could compare, because the browser prints them. */
  readonly notCompared: readonly string[];
}

/** What changed from one edition to another. */
export interface EditionChanges {
  /** Where the old edition is, as the person has named it. */
  readonly from: string;
  /** Where the new one is; absent for what a build would make now. */
  readonly to?: string | undefined;
  readonly title?: Pair | undefined;
  readonly date?: Pair | undefined;
  readonly slug?: Pair | undefined;
  /** Whether the canonical file has changed. */
  readonly isRevised: boolean;
  readonly signatories: { readonly before?: number | undefined; readonly after: number };
  readonly locales: readonly LocaleChanges[];
  readonly files: FileChanges;
  /** What a reader of the result has to know, in whole sentences. */
  readonly notes: readonly string[];
}
