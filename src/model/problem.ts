/** How bad a problem is; set by configuration, not by the check that found it. */
export type Severity = 'error' | 'warning' | 'info';

/** A place in a file; line and column count from 1, as editors do. */
export interface Place {
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** Words of a translation: UTF-16 units from its beginning, and what is written there, as Markdown. */
export interface WordsAt {
  readonly offset: number;
  readonly words: string;
}

/** Something wrong in the publication, as data: the shape of `check --json`. */
export interface Problem extends Partial<Place> {
  /** Stable identifier, documented in `docs/checks.md`. */
  readonly rule: string;
  readonly severity: Severity;
  /** The locale whose file needs the correction. */
  readonly locale?: string | undefined;
  /** The segment it is about. */
  readonly key?: string | undefined;
  /** What is wrong. */
  readonly message: string;
  /** What to do about it. */
  readonly help?: string | undefined;
  /** Texts to look at, for people, each on a line of its own. */
  readonly texts?: readonly string[] | undefined;
  /**
   * What it stops while it is there: every command that reads the publication; or every build, of a text that can be
   * read and must not be published.
   */
  readonly fatal?: boolean | 'build' | undefined;
}

/** A result that travels with what was wrong on the way to it. */
export interface Outcome<Value> {
  readonly value?: Value | undefined;
  readonly problems: readonly Problem[];
}

/** Whether any of the problems stops every command. */
export function isBlocked(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.fatal === true);
}
