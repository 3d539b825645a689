import type { PhrasingContent } from 'mdast';
import type { Position } from './document.js';

/** Where a translation stands; computed, never stored. */
export type SegmentStatus = 'missing' | 'outdated' | 'translated' | 'reviewed';

/** What is remembered about one translation. */
export interface TranslationState {
  /** Fingerprint of the source text it was made for. */
  readonly source: string;
  /** Fingerprint of the translation when that was recorded. */
  readonly target: string;
  /** Fingerprint of the translation that was reviewed, and by whom. */
  readonly reviewed?: { readonly target: string; readonly source: string; readonly by: string } | undefined;
}

/** One translation as it stands in a catalogue file. */
export interface Translation {
  /** Inline Markdown. */
  readonly target: string;
  readonly content: readonly PhrasingContent[];
  /** Place of the value in the file. */
  readonly position: Position;
  /** The value as the file writes it, escapes and all; absent where it does not stand in the file. */
  readonly raw?: string | undefined;
}

/** Terms of the source language and the forms a locale accepts for each, as `glossary.json` has them. */
export type Glossary = ReadonlyMap<string, readonly string[]>;

/** A translation whose source segment has been removed, kept for the day it comes back. */
export interface ObsoleteTranslation {
  /** The source text it belonged to. */
  readonly source: string;
  readonly target: string;
  readonly content: readonly PhrasingContent[];
  readonly state?: TranslationState | undefined;
}

/** The translations of one locale and what is stored about each. */
export interface Catalogue {
  readonly locale: string;
  /** Path of the catalogue file, relative to the publication. */
  readonly file: string;
  readonly translations: ReadonlyMap<string, Translation>;
  /** Where each key’s value stands in the file, empty ones included. */
  readonly places: ReadonlyMap<string, Position>;
  readonly states: ReadonlyMap<string, TranslationState>;
  readonly obsolete: ReadonlyMap<string, ObsoleteTranslation>;
}

/** The source catalogue as `sync` last wrote it: key → source text, in document order. */
export type SourceCatalogue = ReadonlyMap<string, string>;

/**
 * Earlier source texts that translations were made for: fingerprint → text. Kept as long as a translation
 * refers to them, to show its translator what has changed since.
 */
export type EarlierTexts = ReadonlyMap<string, string>;

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
