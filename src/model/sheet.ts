import type { BriefTerm, TranslatorSettings } from './brief.js';
import type { Problem, Severity } from './problem.js';
import type { UnitRole } from './unit-role.js';
import type { Direction } from './locale.js';
import type { WordChange } from '../text/word-changes.js';

/** Where markup is in a text: around words, or in one place; each names its code. */
export type Mark = { readonly open: string } | { readonly close: string } | { readonly code: string };

/** The words of a segment as people edit them: plain text, and marks to place. Neighbours are never both text. */
export type Content = readonly (string | Mark)[];

/** What a code of a segment stands for. */
export interface SheetCode {
  readonly id: string;
  readonly type: 'strong' | 'emphasis' | 'delete' | 'link' | 'image' | 'code' | 'break' | 'footnote';
  /** Around words, or in one place. */
  readonly isPair: boolean;
  /** The characters of the Markdown before and after the words; before alone where it is in one place. */
  readonly before: string;
  readonly after: string;
  /** What a person is shown of it: an address, the number of a note, the characters of code. */
  readonly label: string;
}

export const SHEET_STATUSES = ['untranslated', 'draft', 'finished', 'approved'] as const;

/** How far a translation is, as people say it. */
export type SheetStatus = (typeof SHEET_STATUSES)[number];

/** What a person says of a translation. */
export interface SheetRemark {
  /** Names it in the publication; absent until an import has noted it. */
  readonly id?: string | undefined;
  readonly by: string;
  readonly text: string;
}

/** One segment of a sheet. */
export interface SheetSegment {
  readonly key: string;
  /** The original, as Markdown, and its fingerprint. */
  readonly source: string;
  readonly sourcePrint: string;
  /** The translation as it was exported, as Markdown; empty where there was none. */
  readonly exported: string;
  /** The translation. */
  readonly target: Content;
  readonly status: SheetStatus;
  /** Who approved it. */
  readonly approvedBy?: string | undefined;
  readonly remarks?: readonly SheetRemark[] | undefined;
}

/** What a sheet saves and `publish import` reads. */
export interface Sheet {
  readonly version: 1;
  /** What keeps the files of two publications apart. */
  readonly publication: string;
  /** Title of the statement, for people. */
  readonly title: string;
  /** SHA-256 of the canonical file. */
  readonly revision: string;
  readonly sourceLocale: string;
  readonly locale: string;
  readonly segments: readonly SheetSegment[];
}

/** What the page of a sheet knows of a segment beside it. */
export interface SegmentView {
  readonly role: UnitRole;
  readonly codes: readonly SheetCode[];
  readonly source: Content;
  /** Words of the original to copy character for character. */
  readonly kept: readonly string[];
  /** What has changed in the original since an outdated translation was made, where it is known. */
  readonly changes?: readonly WordChange[] | undefined;
}

/** What the checks in a sheet need to know of the publication. */
export interface SheetChecking {
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** Accepted findings: `rule/key`. */
  readonly accepted: readonly string[];
  readonly glossary: readonly (readonly [term: string, forms: readonly string[]])[];
  readonly numerals: string;
  readonly months?: readonly string[] | undefined;
  readonly solarMonths?: readonly string[] | undefined;
  readonly names: readonly { readonly name: string; readonly shown: string }[];
}

/** A language of the interface. */
export interface SheetWords {
  readonly lang: string;
  readonly direction: Direction;
  /** Its own name, and that of its digits. */
  readonly name: string;
  readonly numerals: string;
  readonly words: Readonly<Record<string, string>>;
  /** How it calls the languages of the original and of the translation. */
  readonly sourceName: string;
  readonly targetName: string;
  /** The day by which the translation is wanted. */
  readonly due?: string | undefined;
}

/** What the page of a sheet knows beside what it saves. */
export interface SheetView {
  readonly segments: readonly SegmentView[];
  readonly checking: SheetChecking;
  /** The languages of the interface: the translator’s where there are words in it, and English. */
  readonly interface: readonly SheetWords[];
  /** Whom the translation goes back to. */
  readonly translator: TranslatorSettings;
  /** Terms of the glossary that occur. */
  readonly terms: readonly BriefTerm[];
  /** Name of the file that it saves. */
  readonly fileName: string;
}

/** Something that a check has found in a translation, and where. */
export interface SheetFinding extends Pick<Problem, 'rule' | 'severity' | 'message'> {
  readonly help: string;
  /** Language of its words, where that is not the one of the interface. */
  readonly lang?: string | undefined;
  /** First and last place in the content; absent where it is about the whole. */
  readonly range?: readonly [from: number, to: number] | undefined;
}
