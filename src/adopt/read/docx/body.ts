import { child, isOn, type Node } from '../../../exchange/docx/read/xml.js';
import type { Piece } from '../../../exchange/pieces.js';
import type { OfficeBlock, OfficeCell, OfficeParagraph, OfficeTable } from '../office/document.js';
import { leftIndent, type Count, type Indents } from './numbering.js';
import { descriptionsIn, piecesOf, type Surroundings } from '../../../exchange/docx/read/pieces.js';
import { numberingIn, outlineLevel, type Style, type Styles } from './styles.js';

/** What the body refers to; its styles say more than how characters look. */
interface BodySurroundings extends Surroundings {
  readonly styles: Styles;
}

/** What holds paragraphs, rows and cells and is itself nothing that is read. */
const CONTAINERS = new Set(['sdt', 'sdtContent', 'customXml', 'ins', 'moveTo']);

/** Turns paragraphs and tables of WordprocessingML into blocks. */
export class BlockReader {
  readonly blocks: OfficeBlock[] = [];
  /** A paragraph whose end was deleted goes on in the next one. */
  #open: Piece[] = [];

  constructor(
    readonly surroundings: BodySurroundings,
    readonly count: Count,
  ) {}

  /** Takes a `w:p` or a `w:tbl`. */
  take(node: Node): void {
    if (node.name === 'p') this.#paragraph(node);
    else if (node.name === 'tbl') this.blocks.push(this.#table(node));
    else if (CONTAINERS.has(node.name))
      node.children.forEach((one) => {
        this.take(one);
      });
  }

  #paragraph(node: Node): void {
    const properties = child(node, 'pPr');
    const pieces = [...this.#open.splice(0), ...piecesOf(node, this.surroundings)];
    if (child(child(properties, 'rPr'), 'del') !== undefined) {
      this.#open = pieces;
      return;
    }
    const style = this.surroundings.styles(child(properties, 'pStyle')?.attributes.val);
    const numbering = numberingIn(properties, style.numbering);
    const paragraph: OfficeParagraph = {
      type: 'paragraph',
      pieces,
      descriptions: descriptionsIn(node),
      style: style.name,
      level: child(properties, 'outlineLvl') === undefined ? style.level : outlineLevel(properties),
      list: numbering === undefined ? undefined : this.count(numbering, indentsOf(properties, style)),
      isBold: style.bold,
    };
    this.blocks.push(paragraph);
  }

  #table(table: Node): OfficeTable {
    const rows = within(table, 'tr').filter((row) => child(child(row, 'trPr'), 'del') === undefined);
    const hasHead = isOn(child(rows[0], 'trPr'), 'tblHeader') || this.#isHeadStyled(table);
    return {
      type: 'table',
      hasHead,
      rows: rows.map((row) => within(row, 'tc').map((cell) => this.#cell(cell))),
    };
  }

  /** Whether the first row is set apart by the table’s style (`tblLook`, ISO/IEC 29500-1 §17.4.55). */
  #isHeadStyled(table: Node): boolean {
    const properties = child(table, 'tblPr');
    const { firstRow, val = '' } = child(properties, 'tblLook')?.attributes ?? {};
    const isAsked =
      firstRow === undefined ? (parseInt(val, 16) & 0x20) !== 0 : ['1', 'true', 'on'].includes(firstRow);
    return isAsked && this.surroundings.styles(child(properties, 'tblStyle')?.attributes.val).hasFirstRow;
  }

  #cell(cell: Node): OfficeCell {
    const properties = child(cell, 'tcPr');
    const reader = new BlockReader(this.surroundings, this.count);
    for (const one of cell.children) reader.take(one);
    const merge = child(properties, 'vMerge');
    const span = Number(child(properties, 'gridSpan')?.attributes.val ?? 1);
    return {
      blocks: reader.blocks,
      span: span >= 1 && span <= 63 ? Math.floor(span) : 1,
      isContinued: merge !== undefined && merge.attributes.val !== 'restart',
    };
  }
}

function indentsOf(properties: Node | undefined, style: Style): Indents {
  return {
    own: leftIndent(properties),
    style: style.indent,
    isNumberedByStyle: child(properties, 'numPr') === undefined,
  };
}

/** Elements of that name, within whatever only groups them. */
function within(node: Node, name: string): Node[] {
  return node.children.flatMap((one) => {
    if (one.name === name) return [one];
    return CONTAINERS.has(one.name) ? within(one, name) : [];
  });
}
