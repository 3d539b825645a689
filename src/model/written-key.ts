import type { Position } from './document.js';

/** What the keys of a file beside the statement name. */
export type KeyGroup =
  | 'names'
  | 'links'
  | 'release.place'
  | 'release.contact'
  | 'release.boilerplate'
  | 'press.json'
  | 'signatories.json';

/** A text as a file has it. */
export interface PlacedText {
  readonly value: string;
  /** Where it begins in the file, behind the quotation mark if there is one. */
  readonly position: Position;
  /** How it is written there, with escapes, or with the line ends and the indentation of YAML. */
  readonly raw: string;
}

/** A key that people have written into a file beside the statement, or a text without one, with its place. */
export interface WrittenKey {
  readonly group: KeyGroup;
  readonly file: string;
  /** The language that it is for; absent where it is for all of them. */
  readonly locale?: string | undefined;
  /** Absent where one text is for all languages. */
  readonly key?: string | undefined;
  readonly position: Position;
  /** What stands under it; absent where that is no text. */
  readonly text?: PlacedText | undefined;
}
