import type { Nodes, Paragraph } from 'mdast';
import { visit } from 'unist-util-visit';
import { withAsciiDigits } from '../../text/numerals.js';

/** A number or letter that begins an entry: bare, in brackets, or escaped. */
const NUMBERED = /^\(?(\p{Nd}{1,3}|\p{L}{1,4})(\\?[.)\]]|\))[ \t\u00A0]/u;
/** A sign of a list that no space parts from the words, or that is escaped. */
const SIGNED = /^(?:([-–—•·▪●])(?=\p{L})|(\\[-+*])[ \t\u00A0])/u;

/** “۱.”: digits that do not number a list in Markdown. */
const FOREIGN_NUMBER = /^(?:(?!\d)\p{Nd})+[.)]$/u;

/** Letters that count, in the order in which they do; one row for each way of counting. */
const LETTERS = [
  'a b c d e f g h i j',
  'i ii iii iv v vi vii viii ix x',
  'الف ب ج د ه و ز ح ط ی',
  'أ ب ج د ه و ز ح ط ي',
  'а б в г д е ж з и к',
].map((row) => row.split(' '));

/** A line that begins as an entry of a list does. */
interface Entry {
  readonly offset: number;
  /** What begins it, as it is written. */
  readonly sign: string;
  /** What it is the successor of, where it is numbered. */
  readonly counts: readonly (readonly [row: string, ordinal: number])[];
}

/** Lines that look like entries of a list and that Markdown takes for text. */
export interface TypedEntries {
  /** Offset of the first. */
  readonly offset: number;
  readonly sign: string;
  readonly count: number;
  /** Whether Markdown runs the lines together. */
  readonly isJoined: boolean;
}

/**
 * Entries of lists that were typed as text: (a), (b), …, 1\., 2\., …, or lines that begin with “-” and no space.
 *
 * @param text the text that positions point into
 */
export function typedEntries(root: Nodes, text: string): TypedEntries[] {
  const found: TypedEntries[] = [];
  visit(root, (node: Nodes) => {
    if (!('children' in node)) return;
    let alone: Entry[] = [];
    const settle = () => {
      const run = successors(alone);
      const [first] = run;
      // A number in brackets reads well before a paragraph; an escaped one was meant to be a list’s.
      if (first !== undefined && run.length > 1 && first.sign.includes('\\')) {
        found.push({ offset: first.offset, sign: first.sign, count: run.length, isJoined: false });
      }
      alone = [];
    };
    for (const child of node.children) {
      const entries = child.type === 'paragraph' ? entriesOf(child, text) : [];
      const run = successors(entries);
      const [first] = run;
      if (first !== undefined && run.length > 1) {
        found.push({ offset: first.offset, sign: first.sign, count: run.length, isJoined: true });
      } else if (entries[0] !== undefined && entries[0].offset === child.position?.start.offset) {
        alone.push(entries[0]);
        continue;
      }
      settle();
    }
    settle();
  });
  return found;
}

/** The lines of a paragraph that begin as entries do. */
function entriesOf({ position }: Paragraph, text: string): Entry[] {
  const start = position?.start.offset ?? 0;
  const entries: Entry[] = [];
  let offset = start;
  for (const line of text.slice(start, position?.end.offset).split('\n')) {
    const indent = /^[ \t>\u00A0]*/u.exec(line)?.[0].length ?? 0;
    const begin = line.slice(indent, indent + 12);
    const [numbered, count = ''] = NUMBERED.exec(begin) ?? [];
    const [, bare, escaped] = SIGNED.exec(begin) ?? [];
    const sign = numbered?.trim() ?? bare ?? escaped;
    // The check `source-form` reports these, also where there is only one.
    if (sign !== undefined && !FOREIGN_NUMBER.test(sign))
      entries.push({ offset: offset + indent, sign, counts: ordinals(count, sign) });
    offset += line.length + 1;
  }
  return entries;
}

function ordinals(count: string, sign: string): (readonly [string, number])[] {
  if (count === '') return [[sign, 0]];
  const shape = sign.replace(count, '');
  const digits = withAsciiDigits(count);
  if (/^\d+$/u.test(digits)) return [[`1${shape}`, Number(digits)]];
  return LETTERS.flatMap((row): (readonly [string, number])[] => {
    const at = row.indexOf(count);
    return at < 0 ? [] : [[`${row[0] ?? ''}${row[1] ?? ''}${shape}`, at + 1]];
  });
}

/** The first entries that follow one another: of one shape, each counting one more, or all with the same sign. */
function successors(entries: readonly Entry[]): Entry[] {
  let run: Entry[] = [];
  for (const entry of entries) {
    const last = run.at(-1);
    if (last === undefined || follows(last, entry)) run.push(entry);
    else if (run.length > 1) break;
    else run = [entry];
  }
  return run;
}

function follows(last: Entry, next: Entry): boolean {
  return last.counts.some(([row, ordinal]) =>
    next.counts.some(([other, count]) => row === other && count === (ordinal === 0 ? 0 : ordinal + 1)),
  );
}
