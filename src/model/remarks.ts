import type { Document, Position } from './document.js';

/** What a person says about a translation, before anybody has noted it. */
export interface NewRemark {
  /** Key of the segment, or of the text beside the statement. */
  readonly key: string;
  /** Name of the person. */
  readonly by: string;
  readonly text: string;
}

/** What a person has said about a translation; open until somebody settles it. */
export interface Remark extends NewRemark {
  /** Names it among those of its key; it follows from the key, the name and the text. */
  readonly id: string;
  /** Who has settled it. */
  readonly settledBy?: string | undefined;
  /** Its place in the file; absent until it is in one. */
  readonly position?: Position | undefined;
}

/** The remarks of one locale: key → remarks, the oldest first. */
export type Remarks = ReadonlyMap<string, readonly Remark[]>;

/** Path of a locale’s remarks, relative to the publication. */
export function remarksPath(locale: string): string {
  return `locales/${locale}/remarks.json`;
}

/** Those that nobody has settled. */
export function openRemarks(remarks: Remarks | undefined): Remark[] {
  return [...(remarks?.values() ?? [])].flat().filter(({ settledBy }) => settledBy === undefined);
}

/** How many remarks there are. */
export interface RemarkCounts {
  readonly open: number;
  readonly settled: number;
}

/** How many of the remarks of a locale are open, and how many settled. */
export function remarkCounts(remarks: Remarks | undefined): RemarkCounts {
  const open = openRemarks(remarks).length;
  return { open, settled: [...(remarks?.values() ?? [])].flat().length - open };
}

/** Whether a remark is on a text that is still there: a segment, or a text beside the statement. */
export function isOnText({ key }: Pick<Remark, 'key'>, { segments }: Pick<Document, 'segments'>): boolean {
  // No key of a segment has a slash.
  return /^(?:press|signatories)\.json\//u.test(key) || segments.some((segment) => segment.key === key);
}

/** How a remark is settled, as a sentence. */
export function settleHelp(locale: string, id: string): string {
  return `Settle it with \`publish remark ${locale} --settle ${id} --by "First Last"\`.`;
}
