import type { SheetCode, SheetSegment } from '../../../model/sheet.js';

/** What a person has written and not saved. */
export interface Draft {
  readonly segments: readonly SheetSegment[];
  /** What the marks of each stand for, by key. */
  readonly codes: Readonly<Record<string, readonly SheetCode[]>>;
  /** Remarks and reasons that are not sent yet, by the field that they are in. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Keeps the unsaved work of one language in this browser. */
export interface Drafts {
  /** Work of an earlier visit. */
  kept(): Draft;
  /** @returns whether it is kept */
  keep(draft: Draft): boolean;
}
