import type { Direction } from '../../model/locale.js';
import { canonicalTag } from '../../model/locale.js';
import { isSafe } from '../../model/link.js';
import { nearest } from '../../text/nearest.js';
import type { Outcome, Problem } from '../../model/problem.js';
import { BrokenTable, readCells, type Cell } from './cells.js';

/** Somebody who signed by form, after the statement was agreed. */
export interface LateName {
  readonly name: Cell;
  /** Heading of the group that the name belongs to. */
  readonly group?: Cell | undefined;
  readonly country?: string | undefined;
  readonly lang?: string | undefined;
  readonly dir?: Direction | undefined;
  readonly url?: string | undefined;
}

const COLUMNS = ['name', 'group', 'country', 'lang', 'dir', 'url'] as const;
const DIRECTIONS: readonly Direction[] = ['ltr', 'rtl'];
type Column = (typeof COLUMNS)[number];
type Row = Readonly<Partial<Record<Column, Cell>>>;
type Complain = (place: { line: number; column: number }, message: string, help: string) => void;

export interface LateNamesOptions {
  /** Path of the file, for problems. */
  readonly file: string;
  readonly locale: string;
  /** Whether a well-formed tag names an existing language. */
  readonly isKnownLanguage: (tag: string) => boolean;
}

/**
 * Reads the names that came by form: a table of text with a row of labels, in any order of columns.
 *
 * @param text the file, decoded, its lines ending with LF
 */
export function readLateNames(text: string, options: LateNamesOptions): Outcome<readonly LateName[]> {
  const { file, locale } = options;
  const problems: Problem[] = [];
  const complain: Complain = ({ line, column }, message, help) =>
    problems.push({
      rule: 'late-names',
      severity: 'error',
      fatal: true,
      locale,
      file,
      line,
      column,
      message,
      help,
    });
  const rows = cellsOf(text, complain);
  if (rows === undefined) return { problems };
  const [labels = [], ...records] = rows;
  const columns = columnsOf(labels, complain, (unused) => problems.push({ ...unused, locale, file }));
  if (columns === undefined) return { problems };
  const names = records.flatMap((record) => {
    const row = rowOf(record, columns, complain);
    return row === undefined ? [] : (lateName(row, record, complain, options) ?? []);
  });
  return problems.some(({ fatal }) => fatal) ? { problems } : { value: names, problems };
}

function cellsOf(text: string, complain: Complain): Cell[][] | undefined {
  try {
    return readCells(text, COLUMNS);
  } catch (error) {
    if (!(error instanceof BrokenTable)) throw error;
    if (error.reason === 'open-quote')
      complain(error, 'This quotation mark is never closed.', 'Close it at the end of the cell.');
    else
      complain(
        error,
        'A quotation mark is inside the words of this cell.',
        'Put the whole cell between quotation marks, and write each mark inside it twice: "The ""Blue"" Union".',
      );
    return undefined;
  }
}

/** Which column is where; a column of another name is left out, and reported. */
function columnsOf(
  labels: readonly Cell[],
  complain: Complain,
  remark: (problem: Omit<Problem, 'file' | 'locale'>) => void,
): (Column | undefined)[] | undefined {
  const columns = labels.map(({ text }) => COLUMNS.find((column) => column === text.toLowerCase()));
  if (!columns.includes('name')) {
    const [first = { line: 1, column: 1 }] = labels;
    const meant = labels.find(({ text }) => nearest(text, ['name', 'names']) !== undefined);
    complain(
      meant ?? first,
      'The first line has no column “name”.',
      `Name the columns in the first line: name, and any of ${COLUMNS.slice(1).join(', ')}.`,
    );
    return undefined;
  }
  for (const [at, cell] of labels.entries()) {
    const column = columns[at];
    if (column !== undefined && columns.indexOf(column) < at)
      complain(cell, `There are two columns “${column}”.`, 'Rename or delete one of them.');
    if (column !== undefined || cell.text === '') continue;
    const near = nearest(cell.text, COLUMNS);
    remark({
      rule: 'late-names-column',
      severity: near === undefined ? 'info' : 'warning',
      line: cell.line,
      column: cell.column,
      message: `The column “${cell.text}” is not used.`,
      help:
        near === undefined
          ? `Known columns are ${COLUMNS.join(', ')}. Delete the column if nobody needs it.`
          : `Did you mean “${near}”?`,
    });
  }
  return columns;
}

/** The cells of a record by their columns; nothing where all of them are empty. */
function rowOf(
  record: readonly Cell[],
  columns: readonly (Column | undefined)[],
  complain: Complain,
): Row | undefined {
  const beyond = record.slice(columns.length).find(({ text }) => text !== '');
  if (beyond !== undefined) {
    complain(
      beyond,
      `This line has ${record.length} cells, but there are ${columns.length} columns.`,
      'Put a cell that holds a comma or semicolon between quotation marks: "Example, Inc.".',
    );
    return undefined;
  }
  const row: Partial<Record<Column, Cell>> = {};
  for (const [at, cell] of record.entries()) {
    const column = columns[at];
    if (column !== undefined && cell.text !== '') row[column] ??= cell;
  }
  return Object.keys(row).length === 0 ? undefined : row;
}

function lateName(
  row: Row,
  record: readonly Cell[],
  complain: Complain,
  { isKnownLanguage }: LateNamesOptions,
): LateName | undefined {
  const { name, group, country, lang, dir, url } = row;
  if (name === undefined) {
    const [first = { line: 1, column: 1 }] = record;
    complain(first, 'This line has no name.', 'Write the name of the signatory, or delete the line.');
    return undefined;
  }
  const tag = lang && canonicalTag(lang.text);
  if (lang !== undefined && (tag === undefined || !isKnownLanguage(tag)))
    complain(lang, `“${lang.text}” is not a language tag.`, 'Write a tag such as en, fa-AF or ps.');
  const direction = DIRECTIONS.find((one) => one === dir?.text.toLowerCase());
  if (dir !== undefined && direction === undefined)
    complain(dir, `“${dir.text}” is not a direction.`, 'Write ltr or rtl, or leave the cell empty.');
  if (url !== undefined && !isWebAddress(url.text))
    complain(url, `“${url.text}” is not a website address.`, 'Write it in full: https://www.example.org/.');
  return {
    name,
    group,
    country: country?.text,
    lang: tag,
    dir: direction,
    url: url?.text,
  };
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]/iu.test(text) && isSafe(text) && URL.canParse(text) && !/\s/u.test(text);
}
