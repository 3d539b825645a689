import type { Piece } from '../../../exchange/pieces.js';
import type { OfficeBlock, OfficeParagraph } from './document.js';

const QUOTE = /^(?:intense )?quot(?:e|ations?)\b|^block text$/iu;

/** The paragraphs of blocks, those of tables included, in reading order. */
export function paragraphsOf(blocks: readonly OfficeBlock[]): OfficeParagraph[] {
  return blocks.flatMap((block) =>
    block.type === 'paragraph' ? [block] : block.rows.flat().flatMap((cell) => paragraphsOf(cell.blocks)),
  );
}

/** Whether a paragraph has anything that a reader sees. */
export function hasWords(pieces: readonly Piece[]): boolean {
  return pieces.some(({ text }) => text.trim() !== '');
}

/** Whether the style of a paragraph is one for quotations. */
export function isQuote({ style }: OfficeParagraph): boolean {
  return QUOTE.test(style);
}

/** The pieces without this many characters at the beginning. */
export function withoutStart(pieces: readonly Piece[], length: number): Piece[] {
  let left = length;
  return pieces.flatMap((piece) => {
    const cut = Math.min(left, piece.text.length);
    left -= cut;
    const text = piece.text.slice(cut);
    return text === '' && piece.footnote === undefined && piece.picture === undefined
      ? []
      : [{ ...piece, text }];
  });
}
