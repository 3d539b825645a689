/** First words of a block as the configuration names them, with the place where it does. */
export interface FirstWords {
  readonly words: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Roles that the configuration settles, by the first words of the blocks that have them. */
export interface RoleSettings {
  readonly title?: FirstWords | undefined;
  readonly subtitle?: FirstWords | undefined;
  /** What opens the signatories, or `none` where the statement has none. */
  readonly signatories?: readonly FirstWords[] | 'none' | undefined;
  readonly notes?: FirstWords | undefined;
  readonly contact?: FirstWords | undefined;
}
