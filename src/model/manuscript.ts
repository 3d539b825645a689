import type { Severity } from './problem.js';

/** How the language of a document is known. */
export type LanguageEvidence = 'declared' | 'words' | 'letters' | 'default';

/** What to report about one place of a document that a publication begins with. */
export interface Remark {
  readonly rule: string;
  readonly severity: Severity;
  /** Paragraphs with words, counted from 1; where a file has no lines. */
  readonly paragraph?: number | undefined;
  /** Counts from 1. */
  readonly line?: number | undefined;
  readonly message: string;
  readonly help: string;
  /** Words of the document that are shown here, and so need not be in the statement. */
  readonly words?: string | undefined;
}

/** A document that somebody wrote, as the statement that it becomes. */
export interface Manuscript {
  readonly markdown: string;
  /** File name beside the statement → image. */
  readonly images: ReadonlyMap<string, Uint8Array>;
  readonly remarks: readonly Remark[];
  /** Every word of the document in its order, read by a way of its own, to hold the statement against. */
  readonly words: string;
}

/** A document as it was read; images that lie beside it are not there yet. */
export interface Draft {
  /** Tags of the languages that the document says it is in, in any form. */
  readonly languages: readonly string[];
  /** Paths of images, relative to the document. */
  readonly wanted: readonly string[];
  /** @param beside the images that were found, by path */
  finish(beside: ReadonlyMap<string, Uint8Array>): Manuscript;
}
