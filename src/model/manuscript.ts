import type { Article } from './article.js';
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
  /** Of an article that was published before: what its statement has to become again. */
  readonly origin?: ArticleOrigin | undefined;
}

/** An article that a statement was made from. */
export interface ArticleOrigin {
  readonly article: Article;
  readonly settings: StatementSettings;
  /** The statement with a line for its date, if the first line of the text would be taken for one. */
  readonly dated: string;
}

/** What only a configuration can say of a statement. */
export interface StatementSettings {
  /** Keys of the configuration, with their values. */
  readonly own: Readonly<Record<string, unknown>>;
  /** The roles of its blocks, needed if they are not recognised as what they were. */
  readonly roles: Readonly<Record<string, unknown>>;
}

/** A document as it was read; images that lie beside it are not there yet. */
export interface Draft {
  /** Tags of the languages that the document says it is in, in any form. */
  readonly languages: readonly string[];
  /** Paths of images, relative to the document. */
  readonly wanted: readonly string[];
  /** The folder that the images are in, from that of the document; its own if absent. */
  readonly wantedFrom?: string | undefined;
  /** @param beside the images that were found, by path */
  finish(beside: ReadonlyMap<string, Uint8Array>): Manuscript;
}
