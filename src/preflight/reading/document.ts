import type { PdfFile } from '../reader/file.js';
import type { PdfDictionary } from '../../pdf/syntax/objects.js';
import type { Colour, ColourSpace } from './colour.js';
import type { Font } from './fonts.js';
import type { Box } from './geometry.js';
import type { Metadata } from './metadata.js';
import type { Annotation, Bookmark } from './navigation.js';
import type { Structure } from './structure.js';

/** A PDF as the checks see it: what is painted, what is said about it, what leads through it. */
export interface InspectedDocument {
  readonly file: PdfFile;
  /** `1.7`, from the header; `undefined` if it is missing. */
  readonly version: string | undefined;
  readonly pages: readonly Page[];
  /** The fonts that text is shown in. */
  readonly fonts: readonly Font[];
  readonly structure: Structure | undefined;
  /** The text of all marked-content sequences, by its key (`leafKey`). */
  readonly leaves: ReadonlyMap<string, Leaf>;
  /** What the document, its pages, links and bookmarks set off. */
  readonly actions: readonly Action[];
  readonly metadata: Metadata;
  readonly outputIntents: readonly OutputIntent[];
  readonly outline: readonly Bookmark[];
  /** What is wrong with the trees that lead to pages, bookmarks or structure elements. */
  readonly faults: readonly string[];
}

/** An action (ISO 32000-1 §12.6), by its type; `AA/…` for one that an event sets off. */
export interface Action {
  readonly type: string;
  readonly page?: number | undefined;
}

/** The boundaries of a page in points (ISO 32000-1 §14.11.2), inherited ones included. */
export interface Boxes {
  readonly media: Box | undefined;
  readonly bleed: Box | undefined;
  readonly trim: Box | undefined;
  readonly art: Box | undefined;
}

export interface Page {
  /** Counted from 1. */
  readonly number: number;
  readonly dictionary: PdfDictionary;
  readonly boxes: Boxes;
  readonly annotations: readonly Annotation[];
  readonly content: PageContent;
}

/** What the content streams of a page do. */
export interface PageContent {
  readonly marks: readonly Mark[];
  /** What a reader cannot follow: broken syntax, unknown operators, missing resources. */
  readonly faults: readonly string[];
  /** Operators that open without closing, or close what was never opened. */
  readonly unbalanced: readonly string[];
  /** How deep graphics states lie in one another. */
  readonly deepestState: number;
  /** Marked content that lies in other tagged content, or bears a number twice. */
  readonly badlyMarked: readonly string[];
  /** The text of each marked-content sequence, by its key (`leafKey`). */
  readonly leaves: ReadonlyMap<string, Leaf>;
  /** All text, in the order of the content. */
  readonly pieces: readonly Piece[];
  /** Features of transparency in use (§11). */
  readonly transparency: readonly string[];
  /** What neither PDF/A nor PDF/X allows: PostScript and reference XObjects, OPI, transfer functions. */
  readonly forbidden: readonly string[];
}

/** Whether what is painted belongs to the structure, is an artifact (§14.8.2.2), or neither. */
export type Tagging = 'tagged' | 'artifact' | 'untagged';

interface Painted {
  readonly tagging: Tagging;
}

/** A shown string. */
export interface TextMark extends Painted {
  readonly kind: 'text';
  readonly text: string;
  readonly font: Font | undefined;
  /** Height of the em on the page, in points. */
  readonly size: number;
  /** Where it begins and ends, in points. */
  readonly start: readonly [x: number, y: number];
  readonly end: readonly [x: number, y: number];
  /** The colours it is filled and stroked with; none for invisible text. */
  readonly fill: Colour | undefined;
  readonly stroke: Colour | undefined;
  /** Opacity of the fill, 0 to 1. */
  readonly opacity: number;
  /** What was painted under its beginning: a colour, something that is no one colour, or nothing. */
  readonly ground: Colour | 'mixed' | undefined;
  /** Whether what lies under it is kept in the inks it does not use (§8.6.7). */
  readonly overprints: boolean;
}

/** A painted path. */
interface PathMark extends Painted {
  readonly kind: 'path';
  readonly fill: Colour | undefined;
  readonly stroke: Colour | undefined;
  /** Thickness of the line in points. */
  readonly width: number;
  readonly overprints: boolean;
}

/** A painted image. */
export interface ImageMark extends Painted {
  readonly kind: 'image';
  readonly space: ColourSpace | undefined;
  /** Samples to the inch, the lesser of both directions. */
  readonly resolution: number;
  readonly isMask: boolean;
}

/** A painted shading, or a pattern made of one. */
interface ShadingMark extends Painted {
  readonly kind: 'shading';
  readonly space: ColourSpace | undefined;
}

export type Mark = TextMark | PathMark | ImageMark | ShadingMark;

/** The text of one marked-content sequence, in the order of its content. */
export interface Leaf {
  readonly pieces: Piece[];
  /** Whether anything but text is painted in it. */
  paintsOther: boolean;
}

/** Text that was shown at one place. */
export interface Piece {
  readonly text: string;
  readonly page: number;
  /** Where it is on the base line: its leftmost and its rightmost point. */
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/** An output intent (§14.11.5). */
export interface OutputIntent {
  /** `GTS_PDFA1`, `GTS_PDFX`. */
  readonly subtype: string | undefined;
  readonly condition: string | undefined;
  readonly registry: string | undefined;
  readonly profile: IccProfile | undefined;
}

/** The head of an ICC profile (ICC.1:2022 §7.2). */
interface IccProfile {
  /** `prtr`, `mntr`, `scnr`, `spac`. */
  readonly deviceClass: string;
  /** `CMYK`, `RGB`, `GRAY`. */
  readonly space: string;
  /** Components that the stream states. */
  readonly components: number | undefined;
}
