import type { SegmentRole } from './document.js';

/** Roles that a block’s place alone decides: each is a heading or a paragraph. */
export const PLACED_ROLES = ['title', 'subtitle', 'place', 'signatories', 'group'] as const;

/** What a block of a whole translation can be. */
export type BlockKind = Exclude<SegmentRole, (typeof PLACED_ROLES)[number]>;

/** Whether its place decides a segment’s role. */
export function isPlaced(role: SegmentRole): role is (typeof PLACED_ROLES)[number] {
  return (PLACED_ROLES as readonly SegmentRole[]).includes(role);
}

/** Where a block is in the translator’s file; what its format does not show is absent. */
export interface BlockPlace {
  /** Counts from 1, as editors do. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** Paragraphs with words, counted from 1; where a file has no lines. */
  readonly paragraph?: number | undefined;
}

/** One block of a translation that was written as one document. */
export interface WholeBlock extends BlockPlace {
  /** What it can be, the likeliest first: a paragraph in bold may be a heading. */
  readonly kinds: readonly BlockKind[];
  /** Inline Markdown; a footnote mark names the footnote as this file does. */
  readonly markdown: string;
  /** The words alone. */
  readonly text: string;
  /** The same without stress around the whole block, where that is only how a heading was made. */
  readonly unstressed?: string | undefined;
  /** The number or bullet that was typed before it, and is not in `markdown`. */
  readonly marker?: string | undefined;
  /** No blank line parts it from the block before. */
  readonly continues?: boolean | undefined;
  /** Of a footnote: its name in this file. */
  readonly label?: string | undefined;
  /** The file says that it is not a current translation. */
  readonly isUnfinished?: boolean | undefined;
}

/** A name of the statement in another form. */
export interface ShownForm {
  readonly name: string;
  readonly shown: string;
  readonly block: WholeBlock;
}

/** What a file of data says about the translation in it. */
export interface DataOrigin {
  readonly locale: string;
  /** ISO 8601. */
  readonly date?: string | undefined;
  /** SHA-256 of the statement it was made from. */
  readonly revision: string;
  /** Names that it shows in another form than the statement. */
  readonly shown: readonly ShownForm[];
  /** Where the file says so. */
  readonly places: Readonly<Record<'locale' | 'date' | 'revision', BlockPlace>>;
}

/** A translation that was written as one document, as it was read. */
export interface WholeTranslation {
  readonly file: string;
  /** Everything but the footnotes, in reading order. */
  readonly blocks: readonly WholeBlock[];
  readonly footnotes: readonly WholeBlock[];
  /** The format has no links and no stress. */
  readonly isPlain: boolean;
  /** Invisible marks of direction that were left out (UAX #9 §2). */
  readonly directionMarks: number;
  /** A file of data has the translation alone: no date line, no end mark, nothing that a build writes around it. */
  readonly origin?: DataOrigin | undefined;
}

/** Marks, embeddings, overrides and isolates: word processors type them, and `publish` sets its own. */
export const DIRECTION_MARKS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** `3.`, `۳)`, `(3)`, `-`, `•` at the beginning of a line, and the space behind it. */
export const LIST_MARKER =
  /^[ \t\u00A0]*((?:\(\p{Nd}{1,4}\)|\p{Nd}{1,4}(?:\.?[)\]]|[.\-–—])|\p{Nd}{1,4}[:،٫](?=[ \t\u00A0])|[-–—*+•·▪◦‣●○■□‐]))(?:[ \t\u00A0]+|(?<=[.)])(?=\p{L}))/u;

/** What a line says as a date: none at all, the statement’s own, another one, or one that cannot be read. */
export type DateLine = 'none' | 'same' | 'other' | 'unreadable';
