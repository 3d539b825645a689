import type { SegmentStatus } from './catalogue.js';

/** Whom a translation is given to; from the configuration. */
export interface TranslatorSettings {
  /** Who translates. */
  readonly name?: string | undefined;
  /** Where the file goes back to. */
  readonly email?: string | undefined;
  /** ISO 8601 day by which it is wanted. */
  readonly due?: string | undefined;
}

/** A term of the glossary that a text has, and how to translate it. */
export interface BriefTerm {
  readonly term: string;
  readonly forms: readonly string[];
}

/** What a translator is asked to do. */
export interface Brief {
  /** The title of the statement, as plain text. */
  readonly title: string;
  readonly translator: TranslatorSettings;
  /** How many units are in each status. */
  readonly counts: Readonly<Record<SegmentStatus, number>>;
  /** Words of the original in the units that are missing or outdated. */
  readonly words: number;
  /** Terms of the glossary that the units have, in the order of the glossary. */
  readonly terms: readonly BriefTerm[];
}
