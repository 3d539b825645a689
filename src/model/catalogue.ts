import type { PhrasingContent } from 'mdast';
import type { Position } from './document.js';
import type { Drafts } from './draft.js';

/** The status of a translation; computed, never stored. */
export type SegmentStatus = 'missing' | 'outdated' | 'translated' | 'reviewed';

/** What is remembered about one translation. */
export interface TranslationState {
  /** Fingerprint of the source text it was made for. */
  readonly source: string;
  /** Fingerprint of the translation’s words when that was recorded. */
  readonly target: string;
  /**
   * Fingerprint of the earlier source text that it may have been made for instead: source and translation both
   * changed between two syncs, and content does not show which came first.
   */
  readonly doubt?: string | undefined;
  /** Fingerprint of the translation that was reviewed, and by whom. */
  readonly reviewed?: { readonly target: string; readonly source: string; readonly by: string } | undefined;
}

/** One translation as it is in a catalogue file. */
export interface Translation {
  /** Inline Markdown. */
  readonly target: string;
  readonly content: readonly PhrasingContent[];
  /** Place of the value in the file. */
  readonly position: Position;
  /** The file that has it, where it is not the catalogue: the configuration. */
  readonly file?: string | undefined;
  /** The value as the file writes it, escapes and all; absent where the file does not have it. */
  readonly raw?: string | undefined;
}

/** Terms of the source language and the forms a locale accepts for each, as `glossary.json` has them. */
export type Glossary = ReadonlyMap<string, readonly string[]>;

/** A translation whose source text is no longer in the statement, kept for the day it comes back. */
export interface ObsoleteTranslation {
  /** The source text it was made for. */
  readonly source: string;
  readonly target: string;
  readonly content: readonly PhrasingContent[];
  /** What is remembered of it beyond its two texts; absent where there is nothing. */
  readonly state?: TranslationState | undefined;
}

/**
 * Another segment or a translation kept aside that holds a part of the same text: what was split in two, merged,
 * or appears twice. Computed from the texts, never stored.
 */
export interface RelatedTranslation {
  /**
   * `part-of`: the translation under `key` was made when this text was still a part of it. `split-off`: the
   * text under `key` was a part of this text before. `kept-aside`: a part of this text was a segment
   * before, and its translation is kept aside under `key`. `same`: `key` has the same source text and a current
   * translation.
   */
  readonly relation: 'part-of' | 'split-off' | 'kept-aside' | 'same';
  readonly key: string;
  /** The source text that the translation was made for. */
  readonly source: string;
  /** Inline Markdown; empty where there is no translation. */
  readonly target: string;
}

/** The translations of one locale and what is stored about each. */
export interface Catalogue {
  readonly locale: string;
  /** Path of the catalogue file, relative to the publication. */
  readonly file: string;
  readonly translations: ReadonlyMap<string, Translation>;
  /** Where each key’s value is in the file, empty ones included. */
  readonly places: ReadonlyMap<string, Position>;
  readonly states: ReadonlyMap<string, TranslationState>;
  readonly obsolete: ReadonlyMap<string, ObsoleteTranslation>;
  /** Unfinished translations beside these; absent where the locale has no file of them. */
  readonly drafts?: Drafts | undefined;
  /** Where the drafts of each key are in their file. */
  readonly draftPlaces?: ReadonlyMap<string, Position> | undefined;
}

/** The source catalogue as `sync` last wrote it: key → source text, in document order. */
export type SourceCatalogue = ReadonlyMap<string, string>;

/** Earlier source texts that translations refer to: fingerprint → text. They show what has changed since. */
export type EarlierTexts = ReadonlyMap<string, string>;

/** The earlier texts of each segment as they are kept: key → texts, the oldest first. */
export type EarlierVersions = ReadonlyMap<string, readonly string[]>;

/** Path of a locale’s names to show, relative to the publication. */
export function namesPath(locale: string): string {
  return `locales/${locale}/signatories.json`;
}

/** Path of the findings that a person has accepted in a locale, relative to the publication. */
export function acceptedPath(locale: string): string {
  return `locales/${locale}/accepted.json`;
}

/** Path of a locale’s interface strings, relative to the publication. */
export function stringsPath(locale: string): string {
  return `locales/${locale}/press.json`;
}

/** Path of the earlier source texts, relative to the publication. */
export function earlierPath(sourceLocale: string): string {
  return `locales/${sourceLocale}/earlier.json`;
}

/** Paths of a locale's catalogue files, relative to the publication. */
export function cataloguePaths(locale: string): { statement: string; state: string; obsolete: string } {
  const folder = `locales/${locale}`;
  return {
    statement: `${folder}/statement.json`,
    state: `${folder}/state.json`,
    obsolete: `${folder}/obsolete.json`,
  };
}

/** The catalogues with another one for its locale. */
export function replaceCatalogue(catalogues: readonly Catalogue[], other: Catalogue): Catalogue[] {
  return catalogues.map((one) => (one.locale === other.locale ? other : one));
}
