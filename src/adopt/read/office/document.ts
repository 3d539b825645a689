import type { Piece } from '../../../exchange/pieces.js';
import type { Remark } from '../../../model/manuscript.js';

/** How far a list of a file that keeps its lists apart is set in. */
interface SetIn {
  /** The same for items of one list. */
  readonly list: string;
  /** Twentieths of a point. */
  readonly indent: number;
}

/** The place of a paragraph in a list, or the number before a heading. */
export interface ListPlace {
  /** Counts from 0. */
  readonly level: number;
  readonly isOrdered: boolean;
  /** What the file counts this item as. */
  readonly number: number;
  /** What comes before the paragraph on the page: `3.`, `(c)`, `•`. */
  readonly label: string;
  /** Whether it is one more paragraph of the item before it. */
  readonly isContinued?: boolean;
  /** Where it is among the lists of the page; absent where the file itself puts one list within another. */
  readonly setIn?: SetIn | undefined;
}

export interface OfficeParagraph {
  readonly type: 'paragraph';
  readonly pieces: readonly Piece[];
  /** Descriptions of everything drawn in it. */
  readonly descriptions: readonly string[];
  /** Name of its style, in English where the program knows the style. */
  readonly style: string;
  /** Level of a heading, 1 to 9. */
  readonly level?: number | undefined;
  readonly list?: ListPlace | undefined;
  /** Whether its style sets it in bold. */
  readonly isBold: boolean;
}

export interface OfficeCell {
  readonly blocks: readonly OfficeBlock[];
  /** Columns it takes. */
  readonly span: number;
  /** Whether it belongs to the cell above it. */
  readonly isContinued: boolean;
}

export interface OfficeTable {
  readonly type: 'table';
  readonly rows: readonly (readonly OfficeCell[])[];
  /** Whether the file says that the first row is a head. */
  readonly hasHead: boolean;
}

export type OfficeBlock = OfficeParagraph | OfficeTable;

/** A file of a word processor, as it was read. */
export interface OfficeDocument {
  readonly blocks: readonly OfficeBlock[];
  /** Notes by their names, in the order of the file. */
  readonly notes: ReadonlyMap<string, readonly OfficeBlock[]>;
  /** What is in the file and not in the blocks, or is there and was not agreed yet. */
  readonly remarks: readonly Remark[];
  /** The file of a picture. */
  readonly picture: (source: string) => Uint8Array | undefined;
  /** Tags of the languages that the file says it is in, in any form. */
  readonly languages: readonly string[];
  /** Every word of its text, and of each note by its name, as a way of its own has read them. */
  readonly words: { readonly text: string; readonly notes: ReadonlyMap<string, string> };
}
