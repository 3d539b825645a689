import type { Paragraph, Table, TableCell, TableRow } from 'mdast';
import { regionOf } from '../../../model/regions.js';
import { isNamed, nameLikeness } from '../likeness.js';
import { wordsOf } from '../lines.js';
import { firstPlace } from './list.js';
import {
  asReading,
  mean,
  type NameSense,
  type NamesReading,
  type ReadGroup,
  type ReadName,
} from './reading.js';

const FORM = 'the cells of a table';
/** The cells of a column are names from this likeness on, and where so many have a word that only names have. */
const LEAST_LIKENESS = 0.1;
const LEAST_NAMED = 0.5;

/** A table whose columns are all names: side by side to save room, or each under the heading of its group. */
export function readGrid(table: Table, sense: NameSense): NamesReading | undefined {
  const [head, ...rows] = table.children;
  const width = head?.children.length ?? 0;
  if (head === undefined || rows.length === 0 || width < 2) return undefined;
  return readColumns(head, rows, sense) ?? readCells(head, rows, sense);
}

/** “Africa | Americas | Europe”, each above its names. */
function readColumns(head: TableRow, rows: readonly TableRow[], sense: NameSense): NamesReading | undefined {
  const { lexicon, locale } = sense;
  const isGroup = (cell: TableCell) =>
    lexicon.is('groups', wordsOf(cell)) || regionOf(wordsOf(cell), locale) !== undefined;
  const groups = head.children.map((cell, at): ReadGroup => {
    const { children, position } = cell;
    const heading: Paragraph = { type: 'paragraph', children, ...(position && { position }) };
    return { heading, names: rows.flatMap((row) => cellName(row.children[at]) ?? []) };
  });
  const isOfNames = groups.every(
    ({ names }) => likeness(names, sense) > LEAST_LIKENESS && !areRegions(names, sense),
  );
  return head.children.every(isGroup) && isOfNames ? asReading(groups, FORM, sense) : undefined;
}

/** Names side by side, in a table without labels. */
function readCells(head: TableRow, rows: readonly TableRow[], sense: NameSense): NamesReading | undefined {
  const isEmpty = head.children.every((cell) => wordsOf(cell) === '');
  const all = isEmpty ? rows : [head, ...rows];
  const columns = head.children.map((_, at) => all.flatMap((row) => cellName(row.children[at]) ?? []));
  const isOfNames = columns.every(
    (names) =>
      likeness(names, sense) > LEAST_LIKENESS &&
      !areRegions(names, sense) &&
      named(names, sense) >= LEAST_NAMED,
  );
  if (!isOfNames) return undefined;
  const names = all.flatMap((row) => row.children.flatMap((cell) => cellName(cell) ?? []));
  const [first] = names;
  return {
    ...asReading([{ names }], FORM, sense),
    doubt: first && {
      line: first.position.line,
      message: `Each cell of the table is read as a name of its own, “${first.name}” first. If the other columns belong to the first one, put a row of labels above them: Organisation, Country.`,
    },
  };
}

function cellName(cell: TableCell | undefined): ReadName | undefined {
  const name = cell === undefined ? '' : wordsOf(cell);
  if (cell === undefined || name === '') return undefined;
  const { line, column } = firstPlace(cell) ?? { line: 1, column: 1 };
  return { name, position: { line, column } };
}

function likeness(names: readonly ReadName[], { lexicon }: NameSense): number {
  return mean(names.map(({ name }) => nameLikeness(name, lexicon)));
}

function named(names: readonly ReadName[], { lexicon, locale }: NameSense): number {
  return names.filter(({ name }) => isNamed(name, lexicon, locale)).length / names.length;
}

function areRegions(names: readonly ReadName[], { locale }: NameSense): boolean {
  return names.some(({ name }) => regionOf(name, locale) !== undefined);
}
