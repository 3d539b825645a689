import type { Brief } from './brief.js';
import type { UnitRole } from './unit-role.js';
import type { SegmentStatus } from './catalogue.js';
import type { Outcome } from './problem.js';
import type { Remark } from './remarks.js';
import type { SheetChecking, SheetRemark } from './sheet.js';
import type { Strings } from './strings.js';

/** One text on its way to a translator. */
export interface ExportUnit {
  readonly key: string;
  readonly role: UnitRole;
  /** Inline Markdown, as it is in the catalogues. */
  readonly source: string;
  /** Inline Markdown; empty if there is no translation. */
  readonly target: string;
  readonly status: SegmentStatus;
  /** The source text an outdated translation was made for, where it is known. */
  readonly madeFor?: string | undefined;
  /** Words of the source that stay as they are, character by character: addresses, symbols of documents, names. */
  readonly kept?: readonly string[] | undefined;
  /** Who reviewed the translation, where its review holds. */
  readonly reviewedBy?: string | undefined;
  /** Open remarks of people on the translation. */
  readonly remarks?: readonly Remark[] | undefined;
  /** What else the translator should know of it, in sentences. */
  readonly notes?: readonly string[] | undefined;
}

/** The words of a translator’s file around its units, in one language. */
export interface Wording {
  readonly strings: Strings;
  /** The day by which the translation is wanted, as this language writes it. */
  readonly due?: string | undefined;
}

/** The translations of one locale on their way to a translator. */
export interface ExportDocument {
  /** What keeps the files of two publications apart. */
  readonly publication: string;
  readonly sourceLocale: string;
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly title: string;
  /** SHA-256 of the canonical file. */
  readonly revision?: string | undefined;
  /** What checks beside the text need to know. */
  readonly checking?: SheetChecking | undefined;
  /** ISO 8601 day for file headers; never the clock. */
  readonly date?: string | undefined;
  /** Link and footnote definitions of the statement, parted by blank lines, so that references resolve. */
  readonly definitions: string;
  /** What the translator is asked to do. */
  readonly brief: Brief;
  /** The words of the file around its units: in the translator’s language, where the package has them, and in English. */
  readonly wording: readonly Wording[];
  readonly units: readonly ExportUnit[];
  /** Translations kept aside. */
  readonly obsolete: readonly { readonly key: string; readonly source: string; readonly target: string }[];
}

/** One segment as it came back. */
export interface ImportUnit {
  readonly key: string;
  /** The source text the translator had before them. */
  readonly source: string;
  /** Fingerprint of that text to the character, where the file has its Markdown in another spelling. */
  readonly sourcePrint?: string | undefined;
  /** Inline Markdown; empty where nothing was translated. */
  readonly target: string;
  /** Fingerprint of the target as it was exported, if the file has it; shows whether this side has changed since. */
  readonly exported?: string | undefined;
  /** The target says what was exported, though its Markdown may be written otherwise. */
  readonly isUntouched?: boolean | undefined;
  /** The translator's tool says that this is not a finished translation (PO `fuzzy`, XLIFF `initial`). */
  readonly unfinished: boolean;
  /** Who approved the translation, where the file says it. */
  readonly approvedBy?: string | undefined;
  /** What people say of the translation. */
  readonly remarks?: readonly SheetRemark[] | undefined;
  /** Line in the file, for problems, where a line means something. */
  readonly line?: number | undefined;
  /** Row of the table, from 1, in files that have no lines. */
  readonly row?: number | undefined;
}

/** A file that came back from a translator. */
export interface ImportDocument {
  readonly publication?: string | undefined;
  readonly sourceLocale?: string | undefined;
  readonly locale?: string | undefined;
  readonly units: readonly ImportUnit[];
}

/** Files that a format puts into its own. */
export interface ExportFiles {
  /** A template, style or font: the publication's own, else the package's. */
  resource(name: string): Promise<Uint8Array>;
  /** A file that comes with the package. */
  packaged(path: string): Promise<Uint8Array | undefined>;
}

export interface ExportOptions {
  /** Version of XLIFF. */
  readonly version?: string | undefined;
  /** The sheet needs them. */
  readonly files?: ExportFiles | undefined;
}

/** A file format of translators' tools: a pair of functions on bytes. */
export interface ExchangeFormat {
  readonly id: string;
  /** Ending of its files, without the dot. */
  readonly extension: string;
  /** Ending of the files that come back, where it is another. */
  readonly comesBackAs?: string;
  serialize(document: ExportDocument, options: ExportOptions): Promise<Uint8Array> | Uint8Array;
  /** Reads a file that anybody may have edited or made; reports, never throws on what is in it. */
  parse(bytes: Uint8Array, file: string): Promise<Outcome<ImportDocument>> | Outcome<ImportDocument>;
}
