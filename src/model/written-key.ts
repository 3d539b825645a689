import type { ConfigNamingKey } from './config-keys.js';
import type { Position } from './document.js';

/** What the keys of a file beside the statement name. */
export type KeyGroup = ConfigNamingKey | 'press.json' | 'signatories.json';

/** A text as a JSON file has it. */
export interface JsonText {
  readonly value: string;
  /** Where it begins in the file, behind the quotation mark. */
  readonly position: Position;
  /** How it is written there, escapes and all. */
  readonly raw: string;
}

/** A key that people have written into a file beside the statement, with its place. */
export interface WrittenKey {
  readonly group: KeyGroup;
  readonly file: string;
  /** The language of the file; absent in the configuration. */
  readonly locale?: string | undefined;
  readonly key: string;
  readonly position: Position;
  /** What is under it, if readers see it and it is not a segment. */
  readonly text?: JsonText | undefined;
}
