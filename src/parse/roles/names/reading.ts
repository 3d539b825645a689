import type { Heading, Paragraph, TableRow } from 'mdast';
import type { Point } from 'unist';
import { isNamed, nameLikeness, withoutEntryEnd } from '../likeness.js';
import type { Lexicon } from '../lexicon.js';
import type { Source } from '../lines.js';

/** What names are read with. */
export interface NameSense {
  readonly lexicon: Lexicon;
  readonly source: Source;
  readonly locale: string;
}

/** A name as a block gives it. */
export interface ReadName {
  readonly name: string;
  readonly position: Pick<Point, 'line' | 'column'>;
  /** Cells of a table's other columns, or the lines under a name. */
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
  /** The share of names of which more than their form says that they are names. */
  readonly named: number;
  /** What the reading decided that could be otherwise. */
  readonly doubt?: { readonly line: number; readonly message: string } | undefined;
}

/** Groups of names as a reading, with the evidence in the names themselves. */
export function asReading(
  groups: readonly ReadGroup[],
  form: string,
  { lexicon, locale }: NameSense,
): NamesReading {
  const names = groups.flatMap((group) => group.names.map(({ name }) => name));
  const areNamed = names.map((name) => isNamed(name, lexicon, locale));
  const demands = names.filter(
    (name, at) => areNamed[at] === false && lexicon.begins('demands', name) !== undefined,
  ).length;
  const asking = demands / names.length;
  return {
    groups,
    form,
    // One name may begin with “Open”; where most do, they ask for something.
    likeness: mean(names.map((name) => nameLikeness(name, lexicon))) - (asking >= 0.5 ? asking : 0),
    named: areNamed.filter(Boolean).length / names.length,
  };
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? -1 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Full stops that belong to a name’s last word. */
const ABBREVIATED = /(?:^|[^\p{L}])(?:(?:\p{Lu}\.)+|(?:Inc|Ltd|e\.\s?V|Jr|Sr|Co|Org|Assoc)\.)$/u;

/** Names without the signs of an enumeration, where most have one. */
export function withoutSigns(names: readonly ReadName[], lexicon: Lexicon): readonly ReadName[] {
  const isEntry = ({ name }: ReadName) => withoutEntryEnd(name, lexicon) !== name;
  const count = names.filter(isEntry).length;
  if (count === 0 || count < names.length - 1) return names;
  return names.map((one) => {
    const name = isEntry(one) ? withoutEntryEnd(one.name, lexicon) : withoutStop(one.name);
    return { ...one, name };
  });
}

/** A name without the full stop that ends the list. */
export function withoutStop(name: string): string {
  return ABBREVIATED.test(name) ? name : name.replace(/[.۔。]$/u, '');
}
