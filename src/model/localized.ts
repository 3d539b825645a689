import type { PhrasingContent, Root } from 'mdast';
import type { RelatedTranslation, SegmentStatus } from './catalogue.js';
import type { LocalizedSignatory, Segment, SegmentMark } from './document.js';
import type { Direction, Locale } from './locale.js';
import type { Place } from './problem.js';
import type { Strings } from './strings.js';

/** The status of a locale as a whole. */
export type LocaleStatus = (typeof LOCALE_STATUSES)[number];

/** Every one, from the original to a finished translation. */
export const LOCALE_STATUSES = ['source', 'missing', 'incomplete', 'translated', 'reviewed'] as const;

/** How many segments of a locale are where; `missing + outdated + translated = total`. */
export interface Completeness {
  readonly total: number;
  readonly missing: number;
  readonly outdated: number;
  /** Segments with a current translation, reviewed ones included. */
  readonly translated: number;
  readonly reviewed: number;
  /** floor(100 × translated / total) */
  readonly percent: number;
  readonly status: LocaleStatus;
}

/** One segment in one locale. */
export interface LocalizedSegment {
  readonly segment: Segment;
  readonly status: SegmentStatus | 'source';
  readonly lang: string;
  readonly direction: Direction;
  /** Inline content, its runs isolated. */
  readonly content: readonly PhrasingContent[];
  /** Where the words that are shown come from: the translation, or the source if there is no translation. */
  readonly place: Place;
  /** The earlier source text that an outdated translation was made for, where it is known. */
  readonly madeFor?: string | undefined;
  /** The earlier source text that a current translation may have been made for instead. */
  readonly doubtfulFor?: string | undefined;
  /** What else holds a part of the same text, where there is no current translation. */
  readonly related?: readonly RelatedTranslation[] | undefined;
  /** What informs the reader that this is not a current translation. */
  readonly mark?: SegmentMark | undefined;
}

/** A date as readers of one locale read it. */
export interface LocalizedDate {
  /** ISO 8601. */
  readonly iso: string;
  readonly text: string;
  /** The language that lends its words, where nobody knows how the locale writes dates. */
  readonly lender?: Locale | undefined;
}

/** A short text in one locale (the place of the date line), its runs isolated. */
export interface LocalizedText {
  readonly lang: string;
  readonly direction: Direction;
  readonly content: readonly PhrasingContent[];
}

/** The title of a card, where it has its own. */
interface CardTitle extends LocalizedText {
  /** Where it is written; absent where it is written once, and so for the source language. */
  readonly place?: Place | undefined;
}

/** A correction as readers of one locale read it. */
export interface LocalizedCorrection {
  readonly date: LocalizedDate;
  /** What was corrected; in the source language where the locale has no words for it. */
  readonly note: LocalizedSegment;
}

/** An embargo as it is said to those who may read already. */
interface LocalizedEmbargo {
  /** ISO 8601 instant of its end. */
  readonly until: string;
  /** What readers of a page are asked for. */
  readonly notice: readonly PhrasingContent[];
  /** The same of an e-mail, and of a file such as that of a word processor. */
  readonly inMail: readonly PhrasingContent[];
  readonly inDocument: readonly PhrasingContent[];
}

/** What the page of a language says that is no longer published. */
interface LocalizedWithdrawal {
  /** ISO 8601. */
  readonly date: string;
  readonly notice: readonly PhrasingContent[];
  /** Why; in the source language where nobody has said it in this one. */
  readonly note?: LocalizedText | undefined;
}

/** The statement in one locale: what every format renders without deciding anything again. */
export interface LocalizedDocument {
  readonly locale: Locale;
  readonly sourceLocale: Locale;
  readonly slug: string;
  /** SHA-256 of the canonical file. */
  readonly revision: string;
  readonly title: LocalizedSegment;
  readonly subtitle?: LocalizedSegment | undefined;
  /** A shorter title for cards, where the configuration has one. */
  readonly cardTitle?: CardTitle | undefined;
  readonly date?: LocalizedDate | undefined;
  readonly place?: LocalizedText | undefined;
  /** “For immediate release”, or the embargo. */
  readonly release: readonly PhrasingContent[];
  /** Absent where it may be published at once. */
  readonly embargo?: LocalizedEmbargo | undefined;
  /** Only in a language that is no longer published. */
  readonly withdrawal?: LocalizedWithdrawal | undefined;
  /** What was corrected after publication, earliest first. */
  readonly corrections: readonly LocalizedCorrection[];
  /** What readers must know about this edition: its corrections, and the state of this translation. */
  readonly notices: readonly (readonly PhrasingContent[])[];
  /** Which language the original is in; absent in the original. */
  readonly original?: readonly PhrasingContent[] | undefined;
  /** The body: segments replaced by their localized content, signatories localized. */
  readonly body: Root;
  readonly signatories: readonly LocalizedSignatory[];
  readonly segments: readonly LocalizedSegment[];
  readonly completeness: Completeness;
  readonly strings: Strings;
  /** Name of a CSS counter style and of a set of digits. */
  readonly numerals: string;
}
