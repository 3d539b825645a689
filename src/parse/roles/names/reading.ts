import type { Point } from 'unist';
import type { Heading, Paragraph, TableRow } from 'mdast';

/** A name as a block gives it. */
export interface ReadName {
  readonly name: string;
  readonly position: Pick<Point, 'line' | 'column'>;
  /** Cells of a table's other columns. */
  readonly rest?: readonly string[];
}

/** The names of one group of a block; most blocks have one group without a heading. */
export interface ReadGroup {
  readonly heading?: Paragraph | Heading | undefined;
  /** The row of a table that labels its columns. */
  readonly labels?: TableRow | undefined;
  readonly names: readonly ReadName[];
}

/** A block read as names. */
export interface NamesReading {
  readonly groups: readonly ReadGroup[];
  /** How the names are written, for the outline: “a numbered list”. */
  readonly form: string;
  /** How much the names look like names, 1 to −1. */
  readonly likeness: number;
  /** What the reading decided that could be otherwise. */
  readonly doubt?: string | undefined;
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? -1 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
