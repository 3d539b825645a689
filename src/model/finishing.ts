import type { Config, PrintSettings } from './config.js';
import type { DocumentMetadata } from './document-metadata.js';
import type { Direction } from './locale.js';
import type { OwnBlock } from './own-block.js';
import type { PreflightExpectation, PreflightProfile, PreflightReport } from './preflight.js';
import type { Problem } from './problem.js';

/** What every PDF of a document is finished with: plain values, whatever it comes from. */
interface JobOfAny {
  readonly metadata: DocumentMetadata;
  readonly direction: Direction;
  /** What a link without words of its own is called, for those who hear it. */
  readonly linkText: string;
  /** What a link to each note is called, in the order of the notes: “Note 1”. */
  readonly noteNames: readonly string[];
}

/** To make the browser's PDF the reading PDF. */
export interface ReadingJob extends JobOfAny {
  readonly kind: 'reading';
  readonly archive: Config['pdf']['archive'];
  /** The page in millimetres. */
  readonly size: { readonly width: number; readonly height: number };
  /** A file to attach. */
  readonly source?: { readonly fileName: string; readonly bytes: Uint8Array } | undefined;
}

/** To make the browser's PDF the print PDF. */
export interface PrintJob extends JobOfAny {
  readonly kind: 'print';
  readonly settings: PrintSettings;
  /** Bytes of the ICC profile of the printing condition. */
  readonly profile: Uint8Array;
  /** Name of the condition in the registry, where it has one. */
  readonly registered?: { readonly identifier: string; readonly description: string } | undefined;
  /** The trimmed page in millimetres. */
  readonly trim: { readonly width: number; readonly height: number };
  /** Whether two pages stand on a sheet, in the order in which a booklet is folded and stapled. */
  readonly booklet: boolean;
}

/** What a PDF must give back. */
export interface ExpectedText {
  /** The page that was printed. */
  readonly html: string;
  /** Its style sheet. */
  readonly css: string;
  /** The document's own words. */
  readonly blocks: readonly OwnBlock[];
}

/** A PDF to finish, and to read back. */
export interface FinishingJob {
  /** The browser's PDF. */
  readonly printed: Uint8Array;
  readonly make: ReadingJob | PrintJob;
  /** What it must give back; absent where its fonts lack characters, which is reported as such. */
  readonly gate?: ExpectedText | undefined;
}

/** The text of a PDF by its tags, as a screen reader gets it. */
export interface TaggedText {
  /** In the order of the tags, a line for each block; nothing in a file without tags. */
  readonly text: string | undefined;
  /** All text of each page, artifacts included, in the order of its content. */
  readonly pages: readonly string[];
  /** Texts that stand beyond the edge of their page. */
  readonly cutOff: readonly string[];
}

/** A finished PDF, or what is wrong with it. */
export interface FinishedPdf {
  /** Absent where none could be made. */
  readonly content?: Uint8Array | undefined;
  readonly problems: readonly Problem[];
}

/** What preflight is to look for in a PDF. */
export interface Inspection {
  readonly profile: PreflightProfile;
  readonly expected: PreflightExpectation;
}

/** Reads a finished PDF back with code that did not write it; nothing where that costs too much. */
export type TaggedTextReader = (pdf: Uint8Array) => TaggedText | undefined;

/** What is done to PDFs after they are printed. */
export interface Finisher {
  /** Loads what it takes ahead of the first job, which is told where that fails; safe to call twice. */
  warm(): void;
  finish(job: FinishingJob): Promise<FinishedPdf>;
  /** Inspects a PDF against the checklist of `docs/preflight.md`. */
  inspect(pdf: Uint8Array, inspection: Inspection): Promise<PreflightReport>;
}
