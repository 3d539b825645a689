import { child, type Node } from '../../../exchange/docx/read/xml.js';
import type { ListPlace, OfficeBlock, OfficeCell, OfficeParagraph, OfficeTable } from '../office/document.js';
import type { ListCount } from './numbering.js';
import { descriptionOf, piecesOf, type OdtSurroundings } from './pieces.js';

/** Rows and columns that a file may repeat; a sheet repeats a million empty ones. */
const MAX_REPEATED = 64;

/** Where a paragraph is in lists. */
interface InList {
  readonly style: string;
  readonly counted: ReturnType<ListCount['begin']>;
  readonly level: number;
}

/** Turns the elements of an OpenDocument text into blocks. */
export class OdtBlockReader {
  readonly blocks: OfficeBlock[] = [];

  constructor(
    readonly surroundings: OdtSurroundings,
    readonly count: ListCount,
  ) {}

  /** Takes an element of the text. */
  take(node: Node): void {
    switch (node.name) {
      case 'text:p':
      case 'text:h':
        this.#paragraph(node, undefined);
        break;
      case 'text:list':
        this.#list(node, undefined);
        break;
      case 'table:table':
        this.blocks.push(this.#table(node));
        break;
      case 'text:section':
        if (node.attributes.display !== 'none') for (const one of node.children) this.take(one);
        break;
      case 'text:numbered-paragraph':
        for (const one of node.children) this.take(one);
        break;
      default:
    }
  }

  #paragraph(node: Node, list: ListPlace | undefined): void {
    const { styles } = this.surroundings;
    const style = styles.style('paragraph', node.attributes['style-name']);
    const outline = node.name === 'text:h' ? Number(node.attributes['outline-level'] ?? 1) : undefined;
    const level = outline !== undefined && outline >= 1 && outline <= 10 ? Math.min(9, outline) : undefined;
    const isCounted = level !== undefined && node.attributes['is-list-header'] !== 'true';
    const paragraph: OfficeParagraph = {
      type: 'paragraph',
      pieces: piecesOf(node, this.surroundings),
      descriptions: descriptionsIn(node),
      style: style.name,
      level: /^title$/iu.test(style.name) ? 1 : level,
      list: list ?? (isCounted ? this.count.heading(level - 1) : undefined),
      isBold: style.isBold,
    };
    this.blocks.push(paragraph);
    for (const box of figuresIn(node)) for (const one of box.children) this.take(one);
  }

  #list(node: Node, outer: InList | undefined): void {
    const style = node.attributes['style-name'] ?? outer?.style ?? '';
    const counted = outer?.counted ?? this.count.begin(node, style);
    const place: InList = { style, counted, level: outer === undefined ? 0 : outer.level + 1 };
    for (const item of node.children) {
      if (item.name === 'text:list-item') this.#item(item, place);
      else if (item.name === 'text:list-header') for (const one of item.children) this.take(one);
    }
  }

  #item(item: Node, place: InList): void {
    const start = item.attributes['start-value'];
    const given = start !== undefined && /^\d{1,9}$/u.test(start) ? Number(start) : undefined;
    let own: ListPlace | undefined;
    for (const one of item.children) {
      if (one.name === 'text:list') this.#list(one, place);
      else if (one.name === 'text:h') this.#paragraph(one, undefined);
      else if (one.name === 'text:p') {
        const isFirst = own === undefined;
        own ??= this.count.item(place.counted, place.style, place.level, given);
        this.#paragraph(one, own === undefined || isFirst ? own : { ...own, isContinued: true });
      } else this.take(one);
    }
  }

  #table(table: Node): OfficeTable {
    const [head, body] = rowsOf(table);
    return {
      type: 'table',
      hasHead: head.length > 0,
      rows: [...head, ...body].map((row) => row.children.flatMap((cell) => this.#cells(cell))),
    };
  }

  #cells(cell: Node): OfficeCell[] {
    const isCovered = cell.name === 'table:covered-table-cell';
    if (!isCovered && cell.name !== 'table:table-cell') return [];
    const reader = new OdtBlockReader(this.surroundings, this.count);
    for (const one of cell.children) reader.take(one);
    const made: OfficeCell = { blocks: reader.blocks, span: 1, isContinued: isCovered };
    return Array.from({ length: repeated(cell, 'number-columns-repeated') }, () => made);
  }
}

/** The rows of a table’s head, and all others. */
function rowsOf(node: Node): [head: Node[], body: Node[]] {
  const [head, body]: [Node[], Node[]] = [[], []];
  for (const one of node.children) {
    if (one.name === 'table:table-row') {
      const count = repeated(one, 'number-rows-repeated');
      body.push(...Array.from({ length: count }, () => one));
    } else if (one.name === 'table:table-header-rows') head.push(...rowsOf(one).flat());
    else if (one.name === 'table:table-rows' || one.name === 'table:table-row-group') {
      const [ownHead, ownBody] = rowsOf(one);
      head.push(...ownHead);
      body.push(...ownBody);
    }
  }
  return [head, body];
}

function repeated({ attributes }: Node, name: string): number {
  return Math.max(1, Math.min(MAX_REPEATED, Number(attributes[name] ?? 1) || 1));
}

/** Text boxes that hold a picture: their words are what is said of it. */
function figuresIn(node: Node): Node[] {
  return boxesIn(node).filter(isFigure);
}

/** The text boxes in a paragraph. */
function boxesIn(node: Node): Node[] {
  if (node.name === 'draw:text-box') return [node];
  return node.children.flatMap(boxesIn);
}

/** Whether a text box is a frame around a picture and its caption. */
export function isFigure(box: Node): boolean {
  const holdsPicture = (node: Node): boolean =>
    child(node, 'draw:image') !== undefined || node.children.some(holdsPicture);
  return holdsPicture(box);
}

function descriptionsIn(node: Node): string[] {
  if (node.name === 'draw:text-box') return [];
  const own = node.name === 'draw:frame' ? [descriptionOf(node)] : [];
  return [...own, ...node.children.flatMap(descriptionsIn)].filter((text) => text !== '');
}
