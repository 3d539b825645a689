import type { LocalizedDocument } from './localized.js';
import type { Problem } from './problem.js';
import type { RemarkCounts } from './remarks.js';
import type { ReportedRule } from './rule.js';

/** What a check says of a locale: how far it is, and how far the words of its pages are. */
export interface CheckedLocale extends Pick<LocalizedDocument, 'locale' | 'completeness'> {
  readonly stringCounts?: StringCounts | undefined;
  /** Remarks on it; the language of the original has none. */
  readonly remarkCounts?: RemarkCounts | undefined;
}

/** How many of the interface strings that the pages show a locale has. */
export interface StringCounts {
  readonly total: number;
  readonly missing: number;
  /** Whether a person has signed them. */
  readonly reviewed: boolean;
}

/** What a check found, for every reporter alike. */
export interface CheckReport {
  readonly documents: readonly CheckedLocale[];
  readonly problems: readonly Problem[];
  /** Segments of the statement. */
  readonly segments: number;
  /** Tags of the locales that fall short of what was asked for. */
  readonly short: readonly string[];
  /** What was asked for: so many percent in this state. */
  readonly min: number;
  readonly require: 'translated' | 'reviewed';
  readonly ok: boolean;
  /** Version of the program and where it is described, for reports that name their tool. */
  readonly version: string;
  readonly homepage: string;
  /** What can be said of each rule, by id; a report may explain those it names. */
  readonly rules?: ReadonlyMap<string, ReportedRule> | undefined;
  /** The way from the root of the repository to the publication: empty, or with a slash at its end. */
  readonly way?: string | undefined;
  /** Whether every missing segment is named. */
  readonly isVerbose?: boolean | undefined;
}
