import { DIRECTION_MARKS, LIST_MARKER, type BlockKind, type WholeBlock } from '../../../model/whole.js';
import { child } from '../../docx/read/xml.js';
import type { Node } from '../../docx/read/xml.js';
import { inlineMarkdown } from '../markdown.js';
import { contentOf, wordsOf } from './content.js';
import { descriptionsIn, piecesOf, type Piece, type Surroundings } from './pieces.js';
import { outlineLevel } from './styles.js';

const QUOTE = /^(?:intense )?quot(?:e|ations?)\b/iu;
const LIST = /^list\b/iu;

/** What the paragraphs of a file have added up to. */
export interface Count {
  paragraphs: number;
  directionMarks: number;
}

/** Turns paragraphs and tables of WordprocessingML into blocks. */
export class BlockReader {
  readonly blocks: WholeBlock[] = [];
  /** A paragraph whose end was deleted goes on in the next one. */
  #open: Piece[] = [];

  constructor(
    readonly surroundings: Surroundings,
    readonly count: Count,
    /** Name of the footnote that is being read. */
    readonly label?: string,
  ) {}

  /** Takes a `w:p` or a `w:tbl`. */
  take(node: Node): void {
    if (node.name === 'p') this.#paragraph(node);
    else this.#table(node);
  }

  #paragraph(node: Node): void {
    const own = piecesOf(node, this.surroundings);
    const properties = child(node, 'pPr');
    const pieces = this.#cleaned([...this.#open.splice(0), ...own]);
    if (child(child(properties, 'rPr'), 'del') !== undefined) {
      this.#open = pieces;
      return;
    }
    for (const description of descriptionsIn(node)) {
      const text = description.replace(/\s+/gu, ' ').trim();
      this.#add(['alt'], [plainPiece(text)]);
    }
    if (this.label !== undefined) this.#add(['footnote'], pieces);
    else this.#body(properties, pieces);
  }

  #body(properties: Node | undefined, pieces: Piece[]): void {
    const style = this.surroundings.styles(child(properties, 'pStyle')?.attributes.val);
    if ((outlineLevel(properties) ?? style.level) !== undefined) {
      this.#add(['heading'], pieces);
      return;
    }
    const numbering = child(child(properties, 'numPr'), 'numId')?.attributes.val;
    if (numbering === undefined ? style.isNumbered : numbering !== '0') {
      this.#add(['item'], pieces);
      return;
    }
    const marker = LIST_MARKER.exec(pieces.map(({ text }) => text).join(''));
    if (marker !== null) {
      this.#add(['item'], without(pieces, marker[0].length), marker[1]);
      return;
    }
    if (QUOTE.test(style.name)) this.#add(['quote', 'paragraph'], pieces);
    else if (LIST.test(style.name)) this.#add(['item', 'paragraph'], pieces);
    else {
      const words = pieces.filter(({ text }) => text.trim() !== '');
      const isBold = words.every(({ bold }) => bold || style.bold);
      this.#add(isBold ? ['paragraph', 'heading', 'quote'] : ['paragraph', 'quote'], pieces);
    }
  }

  #table(table: Node): void {
    const cells = within(table, 'tr').flatMap((row) =>
      child(child(row, 'trPr'), 'del') === undefined ? within(row, 'tc') : [],
    );
    // A table of one cell is a frame around text.
    if (cells.length === 1) {
      for (const node of cells.flatMap((cell) => within(cell, 'p'))) this.#paragraph(node);
      return;
    }
    for (const cell of cells) {
      const lines = within(cell, 'p').map((node) => this.#cleaned(piecesOf(node, this.surroundings)));
      const filled = lines.filter((pieces) => pieces.some(({ text }) => text.trim() !== ''));
      const joined = filled.flatMap((pieces, at) => (at === 0 ? pieces : [plainPiece('\n'), ...pieces]));
      // Word sets the cells of a head in bold by itself or by hand; it says nothing about their words.
      this.#add(['cell'], joined);
    }
  }

  #cleaned(pieces: readonly Piece[]): Piece[] {
    return pieces.flatMap((piece) => {
      const text = piece.text.replace(DIRECTION_MARKS, '');
      this.count.directionMarks += piece.text.length - text.length;
      return text === '' && piece.footnote === undefined ? [] : [{ ...piece, text }];
    });
  }

  #add(kinds: readonly BlockKind[], pieces: readonly Piece[], marker?: string): void {
    const content = contentOf(pieces.map((piece) => ({ ...piece, text: piece.text.replaceAll('\t', ' ') })));
    const text = wordsOf(content).replace(/\s+/gu, ' ').trim();
    if (text === '') return;
    this.count.paragraphs += 1;
    const words = pieces.filter((piece) => piece.text.trim() !== '');
    const isStressed = words.every(({ bold }) => bold) || words.every(({ italic }) => italic);
    const plain = pieces.map((piece) => ({ ...piece, bold: false, italic: false }));
    this.blocks.push({
      kinds,
      paragraph: this.count.paragraphs,
      markdown: inlineMarkdown(content),
      text,
      ...(isStressed && { unstressed: inlineMarkdown(contentOf(plain)) }),
      ...(marker !== undefined && { marker }),
      ...(this.label !== undefined && { label: this.label }),
    });
  }
}

/** The pieces without so many characters at the beginning. */
function without(pieces: readonly Piece[], length: number): Piece[] {
  let left = length;
  return pieces.flatMap((piece) => {
    const cut = Math.min(left, piece.text.length);
    left -= cut;
    const text = piece.text.slice(cut);
    return text === '' && piece.footnote === undefined ? [] : [{ ...piece, text }];
  });
}

function plainPiece(text: string): Piece {
  return { text, bold: false, italic: false, struck: false, code: false };
}

const CONTAINERS = new Set(['sdt', 'sdtContent', 'customXml', 'ins', 'tbl', 'tr', 'tc']);

/** Elements of that name, within whatever only groups them. */
function within(node: Node, name: string): Node[] {
  return node.children.flatMap((one) => {
    if (one.name === name) return [one];
    return CONTAINERS.has(one.name) ? within(one, name) : [];
  });
}
