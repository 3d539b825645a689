import type { PhrasingContent, Table, TableCell, TableRow } from 'mdast';
import { contentOf, withoutBreaks } from '../../../exchange/content.js';
import type { OfficeBlock, OfficeCell, OfficeParagraph, OfficeTable } from './document.js';
import { hasContent } from '../../../exchange/pieces.js';
import { hasWords, paragraphsOf } from './paragraphs.js';

/** A table as Markdown has it, and what Markdown lacks. */
interface MadeTable {
  /** Absent where the table is empty. */
  readonly node: Table | undefined;
  readonly wasMerged: boolean;
  /** Whether cells of several paragraphs became one line. */
  readonly wasJoined: boolean;
  readonly paragraphs: number;
}

/** Whether a table is only a frame around text, or has in its cells what no table of Markdown can hold. */
export function isFrame({ rows }: OfficeTable): boolean {
  const cells = rows.flat();
  return cells.length === 1 || cells.some(({ blocks }) => blocks.some(isRich));
}

function isRich(block: OfficeBlock): boolean {
  if (block.type === 'table') return paragraphsOf([block]).some(({ pieces }) => hasContent(pieces));
  return block.level !== undefined && hasWords(block.pieces);
}

/** Makes a table of one line for each cell. */
export function tableOf({ rows, hasHead }: OfficeTable): MadeTable {
  const filled = rows.map((cells) => cells.map((cell) => ({ cell, lines: linesOf(cell) })));
  const made = filled.map((cells): TableRow => {
    const children = cells.flatMap(({ cell, lines }): TableCell[] => [
      { type: 'tableCell', children: lines.flatMap(joinedTo) },
      ...Array.from({ length: cell.span - 1 }, emptyCell),
    ]);
    return { type: 'tableRow', children };
  });
  const kept = made.filter(({ children }) => children.some((cell) => cell.children.length > 0));
  const width = Math.max(0, ...kept.map(({ children }) => children.length));
  for (const { children } of kept) while (children.length < width) children.push(emptyCell());
  const all = filled.flat();
  // Markdown’s tables have a head always: where the document has none, it is empty.
  const head = (kept[0] === made[0] && hasHead) || isHead(rows) ? [] : [emptyRow(width)];
  return {
    node: kept.length === 0 ? undefined : { type: 'table', align: [], children: [...head, ...kept] },
    wasMerged: all.some(({ cell }) => cell.span > 1 || cell.isContinued),
    wasJoined: all.some(({ lines }) => lines.length > 1),
    paragraphs: all.flatMap(({ cell }) => paragraphsOf(cell.blocks)).filter(({ pieces }) => hasWords(pieces))
      .length,
  };
}

/** Whether the cells of the first row are set in bold, and those below are not. */
function isHead([first = [], ...rest]: OfficeTable['rows']): boolean {
  return first.every(isBold) && !rest.flat().every(isBold) && first.some(({ blocks }) => blocks.length > 0);
}

function isBold({ blocks }: OfficeCell): boolean {
  return paragraphsOf(blocks).every(({ pieces, isBold: byStyle }) =>
    pieces.every(({ text, bold }) => bold || byStyle || text.trim() === ''),
  );
}

function linesOf({ blocks }: OfficeCell): PhrasingContent[][] {
  return paragraphsOf(blocks)
    .filter(({ pieces }) => hasContent(pieces))
    .map((paragraph) => [...labelOf(paragraph), ...contentOf(paragraph.pieces).map(withoutBreaks)]);
}

function labelOf({ list }: OfficeParagraph): PhrasingContent[] {
  return list === undefined || list.label === '' ? [] : [{ type: 'text', value: `${list.label} ` }];
}

function joinedTo(line: PhrasingContent[], at: number): PhrasingContent[] {
  return at === 0 ? line : [{ type: 'text', value: ' ' }, ...line];
}

function emptyCell(): TableCell {
  return { type: 'tableCell', children: [] };
}

function emptyRow(width: number): TableRow {
  return { type: 'tableRow', children: Array.from({ length: width }, emptyCell) };
}
