import type { Table, TableRow } from 'mdast';
import { regionOf } from '../../../model/regions.js';
import { withAsciiDigits } from '../../../text/numerals.js';
import { nameLikeness } from '../likeness.js';
import { wordsOf } from '../lines.js';
import { readGrid } from './grid.js';
import { firstPlace } from './list.js';
import { asReading, type NameSense, type NamesReading, type ReadName } from './reading.js';

/** The label of a column that counts has no more letters, unless it is a known one: “No.”, “Nr”, “#”. */
const COUNT_LABEL = 3;
/** Numbers from here on are years. */
const YEARS = 1000;

/** A table as names: the first column has the name, or the next where the first only counts or names countries. */
export function readTable(table: Table, sense: NameSense): NamesReading | undefined {
  const [head, ...rows] = table.children;
  if (head === undefined || rows.length === 0) return undefined;
  const grid = readGrid(table, sense);
  if (grid !== undefined) return grid;
  const { lexicon, locale } = sense;
  const order = columnOrder(head, rows, sense);
  const isName = isNameRow(head, rows, order, locale);
  const labels = inOrder(head, order);
  const isLabelled = !isName && labels.children.some((cell) => wordsOf(cell) !== '');
  const knowsLabels =
    isLabelled &&
    labels.children.some(
      (cell) => lexicon.is('columns', wordsOf(cell)) || lexicon.is('groups', wordsOf(cell)),
    );
  const names = (isName ? table.children : rows).flatMap((row) => rowName(inOrder(row, order)) ?? []);
  if (names.length === 0) return undefined;
  const reading = asReading([{ ...(isLabelled && { labels }), names }], formOf(order), sense);
  const first = wordsOf(labels.children[0] ?? head);
  return {
    ...reading,
    likeness: reading.likeness + (knowsLabels ? 0.5 : 0),
    named: knowsLabels ? 1 : reading.named,
    doubt:
      isLabelled && !knowsLabels && nameLikeness(first, lexicon) > 0.4
        ? {
            line: head.position?.start.line ?? 1,
            message: `The first row of the table, “${first}”, is read as labels of its columns. If it is a name, put a row of labels above it.`,
          }
        : undefined,
  };
}

function formOf([first]: readonly number[]): string {
  return first === 0 ? 'the first column of a table' : 'a column of a table';
}

/** The columns that are kept, that of the names first. */
function columnOrder(head: TableRow, rows: readonly TableRow[], { lexicon, locale }: NameSense): number[] {
  const width = Math.max(...rows.map(({ children }) => children.length));
  const columns = Array.from({ length: width }, (_, at) => at);
  const label = cellWords(head, 0);
  const isCount = label.replace(/[^\p{L}]/gu, '').length <= COUNT_LABEL || lexicon.is('columns', label);
  const kept = width > 1 && isCount && countsRows(rows) ? columns.slice(1) : columns;
  const [first = 0, second, ...others] = kept;
  const isRegions = (column: number) => {
    const words = rows.map((row) => cellWords(row, column)).filter((cell) => cell !== '');
    return words.length > 0 && words.every((cell) => regionOf(cell, locale) !== undefined);
  };
  // “Country | Organisation”: the names are those that signed.
  const isSwapped =
    second !== undefined &&
    isRegions(first) &&
    !isRegions(second) &&
    rows.every((row) => isWords(cellWords(row, second)));
  return isSwapped ? [second, first, ...others] : kept;
}

/** Whether a cell has letters and no figures. */
function isWords(text: string): boolean {
  return /\p{L}/u.test(text) && !/\p{N}/u.test(text);
}

function inOrder(row: TableRow, order: readonly number[]): TableRow {
  return { ...row, children: order.flatMap((column) => row.children[column] ?? []) };
}

/** Whether the first row, which Markdown takes for labels, is one of names: its other columns have what the others have. */
function isNameRow(
  head: TableRow,
  rows: readonly TableRow[],
  order: readonly number[],
  locale: string,
): boolean {
  return order.slice(1).some((column) => {
    const isRegion = (row: TableRow) => regionOf(cellWords(row, column), locale) !== undefined;
    return isRegion(head) && rows.every(isRegion);
  });
}

function rowName({ children }: TableRow): ReadName | undefined {
  const [cell, ...others] = children;
  const name = cell === undefined ? '' : wordsOf(cell);
  const rest = others.map(wordsOf);
  // A row may lack its name and still say something.
  if (cell === undefined || (name === '' && rest.every((words) => words === ''))) return undefined;
  const { line, column } = firstPlace(cell) ?? { line: 1, column: 1 };
  return {
    name: name === '' ? (rest.shift() ?? '') : name,
    position: { line, column },
    ...(rest.length > 0 && { rest }),
  };
}

/** Whether the first column only counts: the program counts the names itself. */
function countsRows(rows: readonly TableRow[]): boolean {
  const numbers = rows.map((row) => numberOf(cellWords(row, 0)));
  const [first = 0] = numbers;
  return first < YEARS && numbers.every((number, at) => number === first + at);
}

function numberOf(cell: string): number | undefined {
  const digits = withAsciiDigits(cell.replace(/[.)-]$/u, ''));
  return /^\d{1,4}$/u.test(digits) ? Number(digits) : undefined;
}

function cellWords(row: TableRow, column: number): string {
  const cell = row.children[column];
  return cell === undefined ? '' : wordsOf(cell);
}
