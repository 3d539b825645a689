import type { PreflightExpectation } from '../../model/preflight.js';
import type { Place } from '../../model/problem.js';
import type { PreflightRule } from '../../model/rule.js';
import type { InspectedDocument } from '../reading/document.js';

/** One row of the checklist; its description says in one sentence what a good file is like. */
export interface Check extends PreflightRule {
  /** Finds what is wrong. */
  run(document: InspectedDocument, expected: PreflightExpectation): Iterable<Sighting>;
}

/** One place where something is wrong. */
export interface Sighting {
  /** What is wrong, in one sentence; the same for all places of the same kind. */
  readonly message: string;
  readonly page?: number | undefined;
  /** The text, font or link it is about. */
  readonly about?: string | undefined;
  /** Where in the publication that is, where it is known; else it is looked for. */
  readonly place?: Place | undefined;
}

/** An error in both profiles. */
export const ALWAYS_ERROR = { reading: 'error', print: 'error' } as const;
/** Only for readers. */
export const READING_ERROR = { reading: 'error' } as const;
export const READING_WARNING = { reading: 'warning' } as const;
/** Needed by readers, welcome in print. */
export const READING_FIRST = { reading: 'error', print: 'warning' } as const;
/** Only for print shops. */
export const PRINT_ERROR = { print: 'error' } as const;
export const PRINT_WARNING = { print: 'warning' } as const;

/** What to do with a file whose tags are wrong. */
export const TAG = 'Export the PDF again with tags.';

/** What to do with a file that was written wrongly. */
export const WRITE_AGAIN = 'Write the file again with the program that made it.';
