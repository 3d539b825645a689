/** An unfinished translation that waits beside the one in its place. */
export interface Draft {
  /** The source text that its translator had. */
  readonly source: string;
  /** Inline Markdown. */
  readonly target: string;
}

/** Unfinished translations by key, the oldest of each first. */
export type Drafts = ReadonlyMap<string, readonly Draft[]>;

/** Path of a locale’s unfinished translations, relative to the publication. */
export function draftsPath(locale: string): string {
  return `locales/${locale}/drafts.json`;
}
