import { x, type XmlElement } from '../../xml/write.js';
import type { PartWriter } from './part-writer.js';

/** Word opens no table with more columns. */
export const MOST_COLUMNS = 63;

/** A table, and the paragraph that Word requires between it and another one or the end of a cell. */
export function tableOf(
  rows: readonly XmlElement[],
  columns: number,
  { file: { document } }: PartWriter,
  widths: readonly number[] = [],
): XmlElement[] {
  const whole = 9000;
  const column = (at: number) => widths[at] ?? Math.floor(whole / columns);
  const isRight = document.locale.direction === 'rtl';
  return [
    x(
      'w:tbl',
      x(
        'w:tblPr',
        x('w:tblStyle', { 'w:val': 'StatementTable' }),
        // The first column is where lines begin.
        isRight ? x('w:bidiVisual') : undefined,
        x('w:tblW', { 'w:w': 5000, 'w:type': 'pct' }),
        x('w:tblLook', { 'w:val': '0020', 'w:firstRow': 1, 'w:noVBand': 1, 'w:noHBand': 1 }),
      ),
      x('w:tblGrid', ...Array.from({ length: columns }, (_, at) => x('w:gridCol', { 'w:w': column(at) }))),
      ...rows,
    ),
    x('w:p', x('w:pPr', x('w:pStyle', { 'w:val': 'TableText' }), isRight ? x('w:bidi') : undefined)),
  ];
}

/** A row; the head of a table comes again on each page. */
export function rowOf(cells: readonly XmlElement[], isHead: boolean): XmlElement {
  return x('w:tr', x('w:trPr', x('w:cantSplit'), isHead ? x('w:tblHeader') : undefined), ...cells);
}

/** A cell with one paragraph. */
export function cellOf(paragraph: XmlElement): XmlElement {
  return x('w:tc', x('w:tcPr', x('w:tcW', { 'w:w': 0, 'w:type': 'auto' })), paragraph);
}
