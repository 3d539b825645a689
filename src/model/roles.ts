import type { PlacedWords } from '../text/placed-words.js';

/** Roles that the configuration settles, by the first words of the blocks that have them. */
export interface RoleSettings {
  readonly title?: PlacedWords | undefined;
  readonly subtitle?: PlacedWords | undefined;
  /** What opens the signatories, or `none` where the statement has none. */
  readonly signatories?: readonly PlacedWords[] | 'none' | undefined;
  readonly notes?: PlacedWords | undefined;
  readonly contact?: PlacedWords | undefined;
}
