import {
  DIRECTION_MARKS,
  LIST_MARKER,
  type BlockKind,
  type WholeBlock,
  type WholeTranslation,
} from '../../../model/whole.js';
import { inlineMarkdown } from '../../../text/inline-markdown.js';
import { contentOf, wordsOf } from '../../../exchange/content.js';
import { plainPiece, type Piece } from '../../../exchange/pieces.js';
import type { OfficeBlock, OfficeDocument, OfficeParagraph, OfficeTable } from './document.js';
import { hasWords, isQuote, paragraphsOf, withoutStart } from './paragraphs.js';

const LIST = /^list\b/iu;

type Flat = Pick<WholeTranslation, 'blocks' | 'footnotes' | 'isPlain' | 'directionMarks'>;

/** A document as the one sequence of blocks that a translation is compared with. */
export function flatBlocks({ blocks, notes }: OfficeDocument): Flat {
  const count: Count = { paragraphs: 0, directionMarks: 0 };
  const body = new Flattener(count);
  for (const block of blocks) body.take(block);
  const footnotes = [...notes].flatMap(([label, own]) => {
    const note = new Flattener(count, label);
    for (const block of own) note.take(block);
    return note.blocks;
  });
  return { blocks: body.blocks, footnotes, isPlain: false, directionMarks: count.directionMarks };
}

/** What the paragraphs of a file have added up to. */
interface Count {
  paragraphs: number;
  directionMarks: number;
}

class Flattener {
  readonly blocks: WholeBlock[] = [];

  constructor(
    readonly count: Count,
    /** Name of the footnote that is being read. */
    readonly label?: string,
  ) {}

  take(block: OfficeBlock): void {
    if (block.type === 'table') {
      if (this.label === undefined) this.#table(block);
      return;
    }
    const pieces = this.#cleaned(block.pieces);
    for (const description of block.descriptions) {
      this.#add(['alt'], [plainPiece(description.replace(/\s+/gu, ' ').trim())]);
    }
    if (this.label !== undefined) this.#add(['footnote'], pieces);
    else this.#body(block, pieces);
  }

  #body(paragraph: OfficeParagraph, pieces: Piece[]): void {
    if (paragraph.level !== undefined) {
      this.#add(['heading'], pieces);
      return;
    }
    if (paragraph.list !== undefined) {
      this.#add(['item'], pieces);
      return;
    }
    const marker = LIST_MARKER.exec(pieces.map(({ text }) => text).join(''));
    if (marker !== null) {
      this.#add(['item'], withoutStart(pieces, marker[0].length), marker[1]);
      return;
    }
    if (isQuote(paragraph)) this.#add(['quote', 'paragraph'], pieces);
    else if (LIST.test(paragraph.style)) this.#add(['item', 'paragraph'], pieces);
    else {
      const words = pieces.filter(({ text }) => text.trim() !== '');
      const isBold = words.every(({ bold }) => bold || paragraph.isBold);
      this.#add(isBold ? ['paragraph', 'heading', 'quote'] : ['paragraph', 'quote'], pieces);
    }
  }

  #table({ rows }: OfficeTable): void {
    const cells = rows.flat();
    // A table of one cell is a frame around text.
    if (cells.length === 1) {
      for (const block of cells.flatMap((cell) => cell.blocks)) this.take(block);
      return;
    }
    for (const { blocks } of cells) {
      const lines = paragraphsOf(blocks).map(({ pieces }) => this.#cleaned(pieces));
      const joined = lines
        .filter(hasWords)
        .flatMap((line, at) => (at === 0 ? line : [plainPiece('\n'), ...line]));
      // Word sets the cells of a head in bold by itself or by hand; it says nothing about their words.
      this.#add(['cell'], joined);
    }
  }

  #cleaned(pieces: readonly Piece[]): Piece[] {
    return pieces
      .filter(({ picture }) => picture === undefined)
      .flatMap((piece) => {
        const text = piece.text.replace(DIRECTION_MARKS, '');
        this.count.directionMarks += piece.text.length - text.length;
        if (text === '' && piece.footnote === undefined) return [];
        // A place within the file is not an address: such a link waits for one.
        return [{ ...piece, text, href: piece.href?.replace(/^#.*/su, '#') }];
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
