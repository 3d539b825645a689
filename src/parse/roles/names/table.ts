import type { Table, TableRow } from 'mdast';
import { nameLikeness } from '../likeness.js';
import type { Lexicon } from '../lexicon.js';
import { wordsOf } from '../lines.js';
import { firstPlace } from './list.js';
import { mean, type NamesReading, type ReadName } from './reading.js';

/** A table as names: the first column has the name, or the second where the first only counts. */
export function readTable(table: Table, lexicon: Lexicon): NamesReading | undefined {
  const [head, ...rows] = table.children;
  if (head === undefined || rows.length === 0) return undefined;
  const column = countsRows(rows) ? 1 : 0;
  const labels = head.children.slice(column);
  const isLabelled = labels.some((cell) => wordsOf(cell) !== '');
  const knowsLabels = labels.some(
    (cell) => lexicon.is('columns', wordsOf(cell)) || lexicon.is('groups', wordsOf(cell)),
  );
  const names = rows.flatMap((row) => rowName(row, column) ?? []);
  if (names.length === 0) return undefined;
  const likeness = mean(names.map(({ name }) => nameLikeness(name, lexicon)));
  const first = wordsOf(labels[0] ?? head);
  return {
    groups: [{ ...(isLabelled && { labels: { ...head, children: labels } }), names }],
    form: 'the first column of a table',
    likeness: likeness + (knowsLabels ? 0.5 : 0),
    doubt:
      isLabelled && !knowsLabels && nameLikeness(first, lexicon) > 0.4
        ? `The first row of the table, “${first}”, is read as labels of its columns. If it is a name, put a row of labels above it.`
        : undefined,
  };
}

function rowName({ children }: TableRow, column: number): ReadName | undefined {
  const cells = children.slice(column);
  const [cell, ...others] = cells;
  const name = cell === undefined ? '' : wordsOf(cell);
  const rest = others.map(wordsOf);
  // A row may lack its name and still say something.
  if (cell === undefined || (name === '' && rest.every((words) => words === ''))) return undefined;
  return {
    name: name === '' ? (rest.shift() ?? '') : name,
    position: firstPlace(cell) ?? { line: 1, column: 1 },
    rest,
  };
}

/** Whether the first column is nothing but 1, 2, 3, …: the program counts the names itself. */
function countsRows(rows: readonly TableRow[]): boolean {
  return (
    rows.every(({ children }) => children.length > 1) &&
    rows.every(
      ({ children: [cell] }, at) =>
        cell !== undefined && wordsOf(cell).replace(/[.)]$/u, '') === String(at + 1),
    )
  );
}
