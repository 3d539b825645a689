import { CsvError, parse } from 'csv-parse/sync';

/** A cell of a table in a text file, and where its words begin; both places count from 1. */
export interface Cell {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** Why a file is not a table, at the cell where it shows. */
export class BrokenTable extends Error {
  constructor(
    readonly reason: 'open-quote' | 'stray-quote',
    readonly line: number,
    readonly column: number,
  ) {
    super(reason);
  }
}

/** The separators that programs write; which one depends on the language of the machine. */
const SEPARATORS = [',', ';', '\t'];
/** A line in which one program declares its separator to another. */
const DECLARED = /^"?sep=([^"\s\w]|\t)"?(?=\n|$)/iu;

/**
 * Reads a table of text (RFC 4180) with commas, semicolons or tabs between its cells, empty lines left out.
 *
 * @param text the file, its lines ending with LF
 * @param labels words of the first row, that show its separator
 */
export function readCells(text: string, labels: readonly string[]): Cell[][] {
  const declared = DECLARED.exec(text);
  const body = declared === null ? text : text.slice(declared[0].length);
  const delimiter = declared?.[1] ?? separatorOf(body, labels);
  const places = new Places(text, text.length - body.length, delimiter);
  try {
    return parse(body, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      cast: (value, { bytes }) => places.cell(value, bytes),
    }) as unknown as Cell[][];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { line, column } = places.next();
    throw new BrokenTable(error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'open-quote' : 'stray-quote', line, column);
  }
}

/** The separator that makes most of the first line's pieces known labels. */
function separatorOf(text: string, labels: readonly string[]): string {
  const [first = ''] = text.trimStart().split('\n');
  const known = (separator: string) => {
    const pieces = first.split(separator).map((piece) => piece.replaceAll('"', '').trim().toLowerCase());
    return pieces.filter((piece) => labels.includes(piece)).length;
  };
  const [best = ','] = [...SEPARATORS].sort((a, b) => known(b) - known(a));
  return best;
}

/** Follows the reader through the file: it reports the byte that each cell ends before. */
class Places {
  readonly #bytes: Uint8Array;
  /** What is before a cell’s words: empty lines, a separator, spaces and a quotation mark. */
  readonly #beginning: RegExp;
  #from = 0;
  #line = 1;
  #column = 1;

  constructor(text: string, start: number, separator: string) {
    this.#bytes = new TextEncoder().encode(text.slice(start));
    this.#column += start;
    const code = separator.codePointAt(0)?.toString(16) ?? '';
    const blank = `[^\\S\\n\\u{${code}}]*`;
    this.#beginning = new RegExp(`^(?:${blank}\\n)*\\u{${code}}?${blank}"?`, 'u');
  }

  cell(value: string, end: number): Cell {
    const place = this.next(end);
    this.#pass(new TextDecoder().decode(this.#bytes.subarray(this.#from, end)));
    this.#from = end;
    return { text: value.replace(/\s+/gu, ' ').trim(), ...place };
  }

  /** Where the words of the next cell begin. */
  next(end = this.#bytes.length): { line: number; column: number } {
    const raw = new TextDecoder().decode(this.#bytes.subarray(this.#from, end));
    const [beginning = ''] = this.#beginning.exec(raw) ?? [];
    return placeAfter(beginning, this.#line, this.#column);
  }

  #pass(text: string): void {
    const { line, column } = placeAfter(text, this.#line, this.#column);
    this.#line = line;
    this.#column = column;
  }
}

function placeAfter(text: string, line: number, column: number): { line: number; column: number } {
  const lines = text.split('\n');
  const last = lines.at(-1)?.length ?? 0;
  return lines.length === 1
    ? { line, column: column + last }
    : { line: line + lines.length - 1, column: last + 1 };
}
