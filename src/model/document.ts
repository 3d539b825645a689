import type { Heading, Paragraph, PhrasingContent, Root, RootContent, TableRow } from 'mdast';
import type { Node, Parent } from 'unist';
import type { Direction, Locale } from './locale.js';
import type { Outline } from './outline.js';
import type { Place } from './problem.js';

/** What a segment is in the text; decides where it may break and how it is marked. */
export type SegmentRole =
  | 'title'
  | 'subtitle'
  | 'place'
  | 'heading'
  | 'paragraph'
  | 'item'
  | 'cell'
  | 'quote'
  | 'footnote'
  | 'alt'
  | 'signatories'
  | 'group';

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
  /** The file that has the source, where it is not the statement: the configuration. */
  readonly file?: string | undefined;
}

/** Who signed; verbatim text, in the order of the statement. */
export interface Signatory {
  readonly name: string;
  readonly position?: Position;
  /** Where the name is; the canonical file where absent. */
  readonly file?: string;
  /** Cells of a table's other columns, verbatim. */
  readonly rest?: readonly string[];
  /** An address that the name leads to. */
  readonly url?: string;
  /** Language and direction, where they are given beside the name. */
  readonly lang?: string;
  readonly dir?: Direction;
}

/** A signatory as shown in one locale. */
export interface LocalizedSignatory extends Omit<Signatory, 'lang' | 'dir'> {
  /** What readers see: the name itself unless the locale maps it. */
  readonly shown: string;
  readonly lang: string;
  readonly direction: Direction;
  /** The cells beside the name, as the locale shows them. */
  readonly columns?: readonly ShownColumn[];
}

/** A cell beside a name: verbatim, or a country by its name in the locale. */
export interface ShownColumn {
  readonly text: string;
  readonly lang: string;
  readonly direction: Direction;
}

/** Where a signatory’s name is written. */
export function placeOfName({ file, position }: Signatory, document: Pick<Document, 'file'>): Place {
  return { file: file ?? document.file, ...position };
}

/** Which segments hold the texts of the configuration's `release`, by its keys. */
export type ReleaseSegments = Readonly<
  Partial<Record<'place' | 'contact' | 'boilerplate', readonly number[]>>
>;

/** What was corrected after publication. */
export interface Correction {
  /** ISO 8601 calendar date. */
  readonly date: string;
  /** Ordinal of the segment that says what. */
  readonly segment: number;
}

/** The canonical statement, parsed. */
export interface Document {
  /** Path of the canonical file, relative to the publication. */
  readonly file: string;
  /** SHA-256 of the canonical bytes. */
  readonly revision: string;
  /** Ordinal of the title in `segments`. */
  readonly title: number;
  /** Ordinal of the subtitle, where the statement has one. */
  readonly subtitle?: number | undefined;
  /** ISO 8601 calendar date. */
  readonly date?: string | undefined;
  /** Ordinal of the place that the date line names. */
  readonly place?: number | undefined;
  /** ISO 8601 instant of the embargo that the statement's own release line names. */
  readonly embargo?: string | undefined;
  readonly slug: string;
  /** Whether a person has set the slug; without, it is made from the title. */
  readonly hasOwnSlug?: boolean | undefined;
  /** The body; nodes that hold a segment's content carry its ordinal in `data.segment`. */
  readonly body: Root;
  /** In document order. */
  readonly segments: readonly Segment[];
  readonly signatories: readonly Signatory[];
  /** Ordinals of the segments of the configuration's texts. */
  readonly release: ReleaseSegments;
  /** Corrections after publication, in the order of the configuration. */
  readonly corrections: readonly Correction[];
  /** What was recognised in the statement: every block's role, and what is in doubt. */
  readonly outline: Outline;
  /** Link reference definitions, for translations that use the same references. */
  readonly definitions: string;
}

/** The signatories in their place in the body: the heading or paragraph that opens them, and their groups. */
export interface SignatoryList extends Parent {
  type: 'signatories';
  children: (Paragraph | Heading | SignatoryGroup)[];
}

/** Names under one heading, or all of them where there are no groups. */
export interface SignatoryGroup extends Parent {
  type: 'signatoryGroup';
  /** The group's heading, and the labels of a table's columns; either may be absent. */
  children: (Paragraph | Heading | TableRow)[];
  names: readonly (Signatory | LocalizedSignatory)[];
  /** Number of the first name; names are counted through all groups. */
  first: number;
}

/** What follows the text in a place of its own: notes to editors, or a contact. */
export interface BackMatter extends Parent {
  type: 'backMatter';
  kind: 'notes' | 'contact' | 'about' | 'corrections';
  /** Whether the locale's own word for it is its heading; the statement's own parts have theirs. */
  hasOwnHeading?: boolean;
  children: RootContent[];
}

/** Where the statement's text ends; each locale has a word for it. */
interface EndMark extends Node {
  type: 'endMark';
}

/** The heading or paragraph that opens the signatories, where they have one. */
export function openingOf({ children: [first] }: SignatoryList): Paragraph | Heading | undefined {
  return first?.type === 'signatoryGroup' ? undefined : first;
}

/** The groups of the signatories; at least one. */
export function groupsOf({ children }: SignatoryList): SignatoryGroup[] {
  return children.filter((child) => child.type === 'signatoryGroup');
}

/** The heading of a group, where it has one. */
export function headingOf({ children }: SignatoryGroup): Paragraph | Heading | undefined {
  return children.find((child) => child.type !== 'tableRow');
}

/** The labels of the columns of a group that was a table. */
export function labelsOf({ children }: SignatoryGroup): TableRow | undefined {
  return children.find((child) => child.type === 'tableRow');
}

/** A stretch of inline content whose direction or language differs from its surroundings: an isolate. */
export interface Run extends Parent {
  type: 'run';
  direction: Direction;
  /** Only where it is known, and differs from the surroundings'. */
  lang?: string;
  /** No line may end inside it: a telephone number. */
  isUnbroken?: boolean;
  children: PhrasingContent[];
}

/** How a segment in the body of a localized document is marked. */
export interface SegmentMark {
  readonly lang: string;
  readonly direction: Direction;
  /** Words for the reader on why this segment is not a current translation. */
  readonly label: string;
  /** The language of these words. */
  readonly labelLocale: Locale;
  readonly status: 'missing' | 'outdated';
}

declare module 'unist' {
  interface Data {
    /** Ordinal of the segment whose content this node holds. */
    segment?: number;
    /** Set on nodes whose segment has no current translation. */
    mark?: SegmentMark;
    /** Of what is in a link without an address, which is shown as its words: which link of its segment it is. */
    unlinked?: number;
  }
}

declare module 'mdast' {
  interface RootContentMap {
    signatories: SignatoryList;
    signatoryGroup: SignatoryGroup;
    backMatter: BackMatter;
    endMark: EndMark;
    run: Run;
  }
  interface PhrasingContentMap {
    run: Run;
  }
  interface BlockContentMap {
    signatories: SignatoryList;
    backMatter: BackMatter;
    endMark: EndMark;
  }
}
