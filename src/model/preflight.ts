import type { OwnBlock } from './own-block.js';
import type { Place } from './problem.js';

/** What a PDF is for: to be read, heard and kept (PDF/UA, PDF/A), or to be printed by a print shop (PDF/X). */
export type PreflightProfile = 'reading' | 'print';

/** How bad a finding is: an error keeps a PDF from being press-ready, a warning asks a person to look. */
export type FindingSeverity = 'error' | 'warning';

/** Something that preflight found, as data: the shape of `preflight --json`. */
export interface Finding {
  /** Stable identifier, documented in `docs/preflight.md`. */
  readonly id: string;
  readonly severity: FindingSeverity;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly help: string;
  /** The clause of the standard that asks for it. */
  readonly clause: string;
  /** Pages it was found on, counted from 1; empty where it is about the whole file. */
  readonly pages: readonly number[];
  /** The text, font or link it is about. */
  readonly about?: string | undefined;
  /** The place of the text in the publication, if the publication made the file. */
  readonly place?: Place | undefined;
}

/** What preflight says of one PDF. */
export interface PreflightReport {
  readonly profile: PreflightProfile;
  /** The standards that the file itself claims to keep: `PDF/A-2A`, `PDF/UA-1`, `PDF/X-4`. */
  readonly claims: readonly string[];
  readonly pages: number;
  /** How many checks were made. */
  readonly checks: number;
  readonly findings: readonly Finding[];
  /** What PDFium gives back of a publication’s own file. */
  readonly reading?: ReadingFigures | undefined;
  /** Whether there is no error. */
  readonly ok: boolean;
}

/** A PDF and what preflight says of it. */
export interface InspectedFile {
  readonly file: string;
  readonly report: PreflightReport;
}

/** How much of a text an engine gives back. Its order and its spacing are not faults of the file. */
export interface ReadingFigures {
  readonly words: number;
  /** Words that came back in one piece. */
  readonly together: number;
  /** Words that came back in the order of the text; `null` where they are not counted. */
  readonly inOrder: number | null;
}

/** What preflight is to look for in a PDF. */
export interface Inspection {
  readonly profile: PreflightProfile;
  readonly expected: PreflightExpectation;
}

/** What is known of a PDF that the publication has made itself. */
export interface PreflightExpectation {
  /** BCP 47 tag of its language. */
  readonly locale?: string | undefined;
  readonly title?: string | undefined;
  /** Font families that may be used, as CSS names them: any other has crept in. */
  readonly fonts?: readonly string[] | undefined;
  /** All its words in reading order, the zero-width non-joiners of Persian and Pashto included, with their places. */
  readonly blocks?: readonly OwnBlock[] | undefined;
  /** Whether it has tags; false only for the sheets of a booklet, whose pages are in another order. */
  readonly tagged?: boolean | undefined;
  /** Trim size in millimetres. */
  readonly trim?: { readonly width: number; readonly height: number } | undefined;
  /** Least bleed in millimetres; 3 where none is given. */
  readonly bleed?: number | undefined;
  /** Most ink on one place, in percent of all plates together; 300 where none is given. */
  readonly maxInk?: number | undefined;
  /** What the number of pages has to be a multiple of: 4 for a booklet. */
  readonly pageMultiple?: number | undefined;
}
