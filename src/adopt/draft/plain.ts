import type { RootContent } from 'mdast';
import type { Draft, Remark } from '../../model/manuscript.js';
import { withAsciiDigits } from '../../text/numerals.js';
import type { Outcome } from '../../model/problem.js';
import { LIST_MARKER } from '../../model/whole.js';
import { goesOn, groupsOf, NOTE, wrapWidth, type LineGroup, type TextLine } from '../read/lines.js';
import { plainPiece, type Piece } from '../../exchange/pieces.js';
import type { OfficeBlock, OfficeDocument, OfficeParagraph, OfficeTable } from '../read/office/document.js';
import { draftOf } from '../read/office/draft.js';
import { treeOf } from '../read/office/tree.js';
import { readForeignText } from '../read/text.js';
import { RULE, tableRows } from '../read/txt.js';
import type { JudgeImage } from './images.js';
import { nestedPlaces } from './indents.js';
import { unquoted } from './unquote.js';

/** The line under a heading. One of hyphens may as well part two paragraphs. */
const UNDERLINE = /^=+$/u;
const REFERENCE = /(?<=\S)[ \u00A0]?\[(\p{Nd}{1,4})\]/gu;
const MARKED_UP = /^#{1,6} \S|\*\*\S[^*\n]*\*\*|\]\(https?:/mu;

/** Reads a plain text that a publication begins with. Nothing in it is Markdown. */
export function readTextDraft(bytes: Uint8Array, file: string, judge: JudgeImage): Outcome<Draft> {
  const { value, problems } = readForeignText(bytes, file);
  if (value === undefined) return { problems };
  const { text, remarks } = unquoted(value.text);
  const { blocks, notes, noteLines } = new LineReader(text).read();
  const document = {
    blocks,
    notes,
    remarks: [...remarks, ...(MARKED_UP.test(text) ? [markedUp()] : [])],
    languages: [],
    picture: () => undefined,
    words: charactersOf(text, noteLines),
  };
  return { value: draftOf(document, judge), problems };
}

/** First and last line of each note. */
type NoteLines = ReadonlyMap<string, readonly [from: number, to: number]>;

/** The lines of a text, those of its notes apart. */
function charactersOf(text: string, noteLines: NoteLines): OfficeDocument['words'] {
  const lines = text.split('\n');
  const notes = Array.from(
    noteLines,
    ([name, [from, to]]) => [name, lines.slice(from - 1, to).join('\n')] as const,
  );
  const isNote = (line: number) => [...noteLines.values()].some(([from, to]) => line >= from && line <= to);
  return { text: lines.filter((_, at) => !isNote(at + 1)).join('\n'), notes: new Map(notes) };
}

/** The blocks of a text that is laid out by its lines, as within a page of HTML. */
export function preformatted(text: string): RootContent[] {
  const { blocks } = new LineReader(text, false).read();
  const document = { blocks, notes: new Map(), remarks: [], languages: [], picture: () => undefined };
  return treeOf({ ...document, words: { text, notes: new Map() } }).children;
}

/** A paragraph of the text: one line, or several that a mail program has made of it. */
interface Line extends TextLine {
  readonly isQuote: boolean;
  /** The last line of it. */
  readonly last: TextLine;
}

/** Turns the lines of a text into blocks. */
class LineReader {
  readonly #parts: readonly (Line | OfficeTable)[];
  /** Numbers of the notes that the text both has and refers to. */
  readonly #numbers: ReadonlySet<string>;
  readonly #notes = new Map<string, OfficeBlock[]>();
  readonly #noteLines = new Map<string, readonly [number, number]>();

  /** @param hasNotes whether `[1]` is the mark of a note */
  constructor(text: string, hasNotes = true) {
    const groups = groupsOf(text);
    const width = wrapWidth(groups);
    const numbersIn = (pattern: RegExp) =>
      Array.from(text.matchAll(pattern), ([, number = '']) => withAsciiDigits(number));
    const given = new Set(hasNotes ? numbersIn(new RegExp(NOTE, 'gmu')) : []);
    this.#numbers = new Set(numbersIn(REFERENCE).filter((number) => given.has(number)));
    this.#parts = groups.flatMap((group): (Line | OfficeTable)[] => {
      const rows = tableRows(group);
      return rows === undefined ? joined(group, width) : [this.#table(rows.map(({ cells }) => cells))];
    });
  }

  read(): { blocks: OfficeBlock[]; notes: ReadonlyMap<string, OfficeBlock[]>; noteLines: NoteLines } {
    const places = nestedPlaces(this.#parts.filter((part): part is Line => !isTable(part)));
    const blocks = this.#parts.flatMap((part, at): OfficeBlock[] => {
      if (isTable(part)) return [part];
      if (RULE.test(part.text) || this.#takeNote(part)) return [];
      const list = places.get(part);
      const words = list === undefined ? part.text : part.text.replace(LIST_MARKER, '');
      const style = part.isQuote ? 'Quote' : '';
      return [
        {
          ...this.#paragraph(words),
          style,
          list,
          level: isUnderlined(part, this.#parts[at + 1]) ? 1 : undefined,
        },
      ];
    });
    return { blocks, notes: this.#notes, noteLines: this.#noteLines };
  }

  #takeNote({ text, number: from, last }: Line): boolean {
    const [mark, number = ''] = NOTE.exec(text) ?? [];
    const name = withAsciiDigits(number);
    if (mark === undefined || !this.#numbers.has(name) || this.#notes.has(name)) return false;
    this.#noteLines.set(name, [from, last.number]);
    this.#notes.set(name, [this.#paragraph(text.slice(mark.length))]);
    return true;
  }

  #paragraph(text: string): OfficeParagraph {
    const pieces: Piece[] = [];
    let end = 0;
    for (const { 0: mark, 1: number = '', index } of text.matchAll(REFERENCE)) {
      const footnote = withAsciiDigits(number);
      if (!this.#numbers.has(footnote)) continue;
      pieces.push(plainPiece(text.slice(end, index)), { ...plainPiece(''), footnote });
      end = index + mark.length;
    }
    pieces.push(plainPiece(text.slice(end)));
    return { type: 'paragraph', pieces, descriptions: [], style: '', isBold: false };
  }

  #table(rows: readonly (readonly string[])[]): OfficeTable {
    return {
      type: 'table',
      hasHead: false,
      rows: rows.map((cells) =>
        cells.map((cell) => ({ blocks: [this.#paragraph(cell)], span: 1, isContinued: false })),
      ),
    };
  }
}

function isTable(part: Line | OfficeTable): part is OfficeTable {
  return 'rows' in part;
}

function isUnderlined(line: Line, next: Line | OfficeTable | undefined): boolean {
  if (next === undefined || isTable(next) || !UNDERLINE.test(next.text)) return false;
  return line.last.number === next.number - 1;
}

/** The paragraphs of a group: lines that a program has wrapped go on, and so do those set in under an item. */
function joined(group: LineGroup, width: number | undefined): Line[] {
  const lines: Line[] = [];
  for (const line of group) {
    const [quoting] = /^(?:>[ \t]*)+/u.exec(line.text) ?? [''];
    const bare = { ...line, text: line.text.slice(quoting.length) };
    if (bare.text === '') continue;
    const before = lines.at(-1);
    const isQuote = quoting !== '';
    const isRule = RULE.test(bare.text) || (before !== undefined && RULE.test(before.text));
    if (before?.isQuote === isQuote && !isRule && continues(before, bare, width))
      lines.splice(-1, 1, { ...before, text: `${before.text} ${bare.text}`, last: bare });
    else lines.push({ ...bare, isQuote, last: bare });
  }
  return lines;
}

function continues(before: Line, line: TextLine, width: number | undefined): boolean {
  const isInItem =
    LIST_MARKER.test(before.text) && line.indent > before.indent && !LIST_MARKER.test(line.text);
  return isInItem || goesOn(before.last, line, width);
}

function markedUp(): Remark {
  return {
    rule: 'init-form',
    severity: 'warning',
    message:
      'The text has Markdown signs, which were kept as they are, because the file is named as plain text.',
    help: 'If it is Markdown, rename it to .md and start again with it, in another folder.',
  };
}
