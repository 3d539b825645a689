import type { Heading, Paragraph, PhrasingContent, Root } from 'mdast';
import type { Parent } from 'unist';
import type { Direction } from './locale.js';

/** What a segment is in the text; decides where it may break and how it is marked. */
export type SegmentRole =
  'title' | 'heading' | 'paragraph' | 'item' | 'cell' | 'quote' | 'footnote' | 'alt' | 'signatories';

/** A place in the canonical file; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The smallest unit of translation (XLIFF 2 “segment”): the inline content of one block. */
export interface Segment {
  /** Stable name (`in-recent-weeks-there-has`); assigned at birth, kept when the wording is edited. */
  readonly key: string;
  readonly role: SegmentRole;
  /** The inline Markdown, lines joined. */
  readonly source: string;
  /** Fingerprint of `source`. */
  readonly hash: string;
  /** The parsed inline content. */
  readonly content: readonly PhrasingContent[];
  readonly position: Position;
}

/** Who signed; verbatim text, in the order of the statement. */
export interface Signatory {
  readonly name: string;
  readonly position?: Position;
}

/** A signatory as shown in one locale. */
export interface LocalizedSignatory extends Signatory {
  /** What readers see: the name itself unless the locale maps it. */
  readonly shown: string;
  readonly lang: string;
  readonly direction: Direction;
}

/** The canonical statement, parsed. */
export interface Document {
  /** Path of the canonical file, relative to the publication. */
  readonly file: string;
  /** SHA-256 of the canonical bytes. */
  readonly revision: string;
  /** Ordinal of the title in `segments`. */
  readonly title: number;
  /** ISO 8601 calendar date. */
  readonly date?: string | undefined;
  readonly slug: string;
  /** The body; nodes that hold a segment's content carry its ordinal in `data.segment`. */
  readonly body: Root;
  /** In document order. */
  readonly segments: readonly Segment[];
  readonly signatories: readonly Signatory[];
  /** Whether the statement closes with an end mark. */
  readonly end: boolean;
  /** Link reference definitions, for translations that use the same references. */
  readonly definitions: string;
}

/** The list of signatories in its place in the body, with the heading or paragraph that opens it. */
export interface SignatoryList extends Parent {
  type: 'signatories';
  children: [Paragraph | Heading];
  names: readonly (Signatory | LocalizedSignatory)[];
}

/** A stretch of inline content whose direction or language differs from its surroundings: an isolate. */
export interface Run extends Parent {
  type: 'run';
  direction: Direction;
  /** Only where it is known, and differs from the surroundings'. */
  lang?: string;
  children: PhrasingContent[];
}

/** How a segment in the body of a localized document is marked. */
export interface SegmentMark {
  readonly lang: string;
  readonly direction: Direction;
  /** Words for the reader on why this segment is not a current translation. */
  readonly label: string;
  readonly status: 'missing' | 'outdated';
}

declare module 'unist' {
  interface Data {
    /** Ordinal of the segment whose content this node holds. */
    segment?: number;
    /** Set on nodes whose segment has no current translation. */
    mark?: SegmentMark;
  }
}

declare module 'mdast' {
  interface RootContentMap {
    signatories: SignatoryList;
    run: Run;
  }
  interface PhrasingContentMap {
    run: Run;
  }
  interface BlockContentMap {
    signatories: SignatoryList;
  }
}
