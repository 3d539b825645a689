import { markInBookmark, markInTag, marksInText } from '../mark.js';
import type { Mark } from '../mark.js';
import type { Piece } from '../../pieces.js';
import { FILLS, HEADER_FILL, HEADER_MARK, isHeader } from '../words.js';
import { cellPieces, lossesIn, sourcePieces, type Loss } from './cell-pieces.js';
import { fillOf, hasMarkedWords } from './looks.js';
import { cellParagraphs, cellText, rawText, sourceText } from './text.js';
import type { Surroundings } from './pieces.js';
import { child } from './xml.js';
import type { Node } from './xml.js';

/** A row of a table as it came back. */
export interface Row {
  /** What survived of its mark, nothing contradicting. */
  readonly mark: Mark | undefined;
  /** The words of the source cell, sign by sign. */
  readonly source: string;
  readonly target: string;
  /** The same cells as their words are set. */
  readonly set: {
    readonly source: readonly Piece[];
    readonly target: readonly Piece[];
    /** Labels of the notes that the target’s styles mark. */
    readonly notes: ReadonlySet<string>;
  };
  /** What of the target cell cannot be carried over. */
  readonly losses: ReadonlySet<Loss>;
  /** Paragraphs of the target cell that have words. */
  readonly paragraphs: number;
  /** Why the row cannot be read; its texts must not be used. */
  readonly flaw?: 'merged' | 'mixed' | undefined;
  /** Cells beyond the two have words. */
  readonly hasMore: boolean;
  /** Somebody has coloured the row or its words, or marked them with question marks. */
  readonly isMarked: boolean;
  /** Its place among the rows of the file, from 1. */
  readonly number: number;
}

/** The row, or `undefined` where it is deleted, empty or a header. */
export function readRow(node: Node, number: number, surroundings: Surroundings): Row | undefined {
  if (child(child(node, 'trPr'), 'del') !== undefined) return undefined;
  const cells = cellsOf(node).filter((cell) => property(cell, 'cellDel') === undefined);
  const found = cells.map(marksIn);
  const at = Math.max(
    0,
    found.findIndex((marks) => marks.own.length > 0),
  );
  const [sourceCell, own] = [cells[at], found[at]?.own ?? []];
  if (sourceCell === undefined) return undefined;
  const after = cells[at + 1] ?? (at > 0 ? cells[at - 1] : undefined);
  const bookmarked = cells.findIndex((_, place) => place !== at && found[place]?.bookmark !== undefined);
  const targetCell = bookmarked >= 0 ? cells[bookmarked] : after;
  const bookmark = found[bookmarked]?.bookmark;
  const mark = union(own) ?? bookmark;
  const source = sourceText(sourceCell);
  if (mark === undefined && (targetCell === undefined || source === '' || isHeaderRow(node, source)))
    return undefined;
  const isMerged =
    targetCell === undefined ||
    [sourceCell, targetCell].some((cell) => property(cell, 'vMerge') !== undefined);
  const isMixed = new Set(own.map(({ print }) => print)).size > 1;
  const target = targetCell === undefined ? '' : cellText(targetCell, /\*\*|__/u.test(source));
  const set = targetCell && cellPieces(targetCell, surroundings);
  return {
    mark,
    source,
    number,
    isMarked: isColoured(sourceCell, targetCell, mark) || NOT_DONE.test(target),
    target,
    set: {
      source: sourcePieces(sourceCell, surroundings),
      target: set?.pieces ?? [],
      notes: set?.notes ?? new Set(),
    },
    losses: targetCell === undefined ? new Set() : lossesIn(targetCell),
    paragraphs: set?.paragraphs ?? 0,
    flaw: isMixed ? 'mixed' : isMerged ? 'merged' : undefined,
    hasMore: cells.some((cell) => cell !== sourceCell && cell !== targetCell && cellText(cell, false) !== ''),
  };
}

/** What people write where a translation is not done. */
const NOT_DONE = /[?؟]{3}|(?<![\p{L}\p{N}])(?:TODO|TBD|TBC|FIXME)(?![\p{L}\p{N}])/u;

/** Whether a row has other colours than it was exported with; that of “translated” or “reviewed” is not a mark. */
function isColoured(source: Node, target: Node | undefined, mark: Mark | undefined): boolean {
  const cells = target === undefined ? [source] : [source, target];
  if (cells.some(hasMarkedWords)) return true;
  const own = [FILLS.translated, FILLS.reviewed, HEADER_FILL];
  if (mark?.status === undefined || mark.status === 'm') own.push(FILLS.missing);
  if (mark?.status === undefined || mark.status === 'o') own.push(FILLS.outdated);
  return cells.map(fillOf).some((fill) => fill !== undefined && !own.includes(fill));
}

function isHeaderRow(node: Node, source: string): boolean {
  return (
    child(child(node, 'trPr'), 'tblHeader') !== undefined ||
    isHeader(source) ||
    rawText(node).includes(HEADER_MARK) ||
    cellsOf(node)
      .flatMap(cellParagraphs)
      .some((paragraph) => isHeader(rawText(paragraph)))
  );
}

function cellsOf(node: Node): Node[] {
  return node.children.flatMap((one) => {
    if (one.name === 'tc') return [one];
    return ['sdt', 'sdtContent', 'customXml', 'ins'].includes(one.name) ? cellsOf(one) : [];
  });
}

function property(cell: Node, name: string): Node | undefined {
  return child(child(cell, 'tcPr'), name);
}

/** The marks in a cell: its own as hidden text and tag, which belong to a source, and that of a bookmark. */
function marksIn(cell: Node): { own: Mark[]; bookmark: Mark | undefined } {
  const own = marksInText(rawText(cell));
  let bookmark: Mark | undefined;
  const visit = (node: Node) => {
    const mark = node.name === 'tag' ? markInTag(node.attributes.val ?? '') : undefined;
    if (mark !== undefined) own.push(mark);
    if (node.name === 'bookmarkStart') bookmark ??= markInBookmark(node.attributes.name ?? '');
    node.children.forEach(visit);
  };
  visit(cell);
  return { own, bookmark };
}

/** What the marks of one unit say together. */
function union(marks: readonly Mark[]): Mark | undefined {
  return marks.find(({ key }) => key !== undefined) ?? marks[0];
}
