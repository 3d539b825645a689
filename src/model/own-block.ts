import type { Place } from './problem.js';

/** The words of one block of a document. */
export interface OwnBlock {
  readonly text: string;
  /** Where they are in the publication; absent for words of the interface. */
  readonly place?: Place | undefined;
  /** The segment they are. */
  readonly key?: string | undefined;
  /** Whether they are in a table, which may be wider than its page. */
  readonly isCell?: boolean | undefined;
}
