import type { TranslatorSettings } from './brief.js';
import type { PlacedWords } from '../text/placed-words.js';
import type { RoleSettings } from './roles.js';
import type { Limits } from './limits.js';
import type { Direction } from './locale.js';
import type { WrittenKey } from './written-key.js';

/** Names that the configuration of a publication may have. */
export const CONFIGURATIONS = ['publish.config.yaml', 'publish.config.yml', 'publish.config.json'] as const;

/** A text of the configuration, and what other locales have for it there. */
export interface ConfiguredText {
  /** In the source language. */
  readonly source: PlacedWords;
  /** In other locales, by tag. */
  readonly own: ReadonlyMap<string, PlacedWords>;
}

/** What the configuration says of a name whose language or direction cannot be inferred. */
export interface NameSettings {
  readonly lang?: string | undefined;
  readonly dir?: Direction | undefined;
}

/** What the configuration says about the release around the statement. */
export interface ReleaseSettings {
  /** ISO 8601 instant with an offset. */
  readonly embargo?: string | undefined;
  readonly place?: ConfiguredText | undefined;
  readonly contact?: ConfiguredText | undefined;
  readonly boilerplate?: ConfiguredText | undefined;
}

/** How directional controls are written into plain text. */
export const BIDI_MODES = ['isolates', 'marks', 'none'] as const;
export type BidiMode = (typeof BIDI_MODES)[number];

/** Paper sizes, by their CSS names (CSS Paged Media 3 §7.1). */
export const PAGE_SIZES = ['A4', 'Letter'] as const;

/** Archive standards of the reading PDF: PDF/A-2 (ISO 19005-2) or PDF/A-4 (ISO 19005-4). */
export const ARCHIVE_STANDARDS = ['a2', 'a4'] as const;

/** What the print PDF may be made to: PDF/X-4 (ISO 15930-7), or PDF/X-1a:2003 (ISO 15930-4). */
export const PRINT_STANDARDS = ['x4', 'x1a'] as const;

/** What the configuration says about the PDF for the print shop. */
export interface PrintSettings {
  /** Millimetres that are printed beyond the trimmed page on every side. */
  readonly bleed: number;
  /** Whether crop and registration marks and a colour bar are around the page. */
  readonly marks: boolean;
  /** Path of an ICC profile of the printing condition in the publication; the package’s own where absent. */
  readonly profile?: string | undefined;
  readonly standard: (typeof PRINT_STANDARDS)[number];
  /** Most ink on one place, in percent of all four plates together. */
  readonly maxInk: number;
}

/** The configuration of a publication, checked, with defaults filled in. */
export interface Config extends Limits {
  /** Path of the canonical statement. */
  readonly source: string;
  readonly sourceLocale: string;
  /** Tags to publish in, the source first; absent where the folder decides. */
  readonly locales?: readonly string[] | undefined;
  readonly slug?: string | undefined;
  /** By tag: a title that fits where the whole does not, at the foot of a page. */
  readonly shortTitles: Readonly<Record<string, string>>;
  /** ISO 8601. */
  readonly date?: string | undefined;
  readonly dateFormat?: string | undefined;
  /** Ids of formats; absent for all. */
  readonly formats?: readonly string[] | undefined;
  readonly outDir: string;
  /** The edition’s address on the web, without a slash at its end. */
  readonly baseUrl?: string | undefined;
  /** How bad the findings of a check are; `off` silences it. */
  readonly checks: Readonly<Record<string, 'error' | 'warning' | 'info' | 'off'>>;
  /** Link text → address. */
  readonly links: Readonly<Record<string, string>>;
  readonly names: Readonly<Record<string, NameSettings>>;
  /** Path of a CSV file of names that came by form. */
  readonly signatories?: PlacedWords | undefined;
  /** Roles of blocks that the program should not have to guess. */
  readonly roles: RoleSettings;
  readonly release: ReleaseSettings;
  /** By tag: who translates, by when, and where the translation goes back to. */
  readonly translators: Readonly<Record<string, TranslatorSettings>>;
  readonly pdf: {
    readonly pageSize: (typeof PAGE_SIZES)[number];
    /** CSS lengths: one to four, as in the `margin` property. */
    readonly margins: string;
    /** Which standards the reading PDF is made to: PDF/UA-1 with PDF/A-2, or PDF/UA-2 with PDF/A-4. */
    readonly archive: (typeof ARCHIVE_STANDARDS)[number];
    /** Whether the canonical statement is attached to it. */
    readonly attachSource: boolean;
  };
  readonly print: PrintSettings;
  readonly text: {
    /** Columns, or no wrapping. */
    readonly wrap?: number | undefined;
    readonly bidi: BidiMode;
  };
  /** Its keys that name something of the publication, with their places. */
  readonly written: readonly WrittenKey[];
}
