/** How characters look. */
export interface Look {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly struck: boolean;
  readonly code: boolean;
  /** Where a link leads; `#name` is a place within the file. */
  readonly href?: string | undefined;
  /** What a link says of itself. */
  readonly title?: string | undefined;
}

/** A picture, by where its file lies. */
export interface Picture {
  /** Path of a part of the archive, or an address elsewhere. */
  readonly source: string;
  readonly isOutside: boolean;
  readonly alt: string;
}

/** Characters that look alike, a reference to a note, or a picture; `\n` is the break of a line. */
export interface Piece extends Look {
  readonly text: string;
  /** The note that is referred to here; then there is no text. */
  readonly footnote?: string | undefined;
  /** Then there is no text. */
  readonly picture?: Picture | undefined;
}

/** Characters without any look of their own. */
export const PLAIN: Look = { bold: false, italic: false, struck: false, code: false };

export function plainPiece(text: string): Piece {
  return { ...PLAIN, text };
}

/** Whether a piece is white space and nothing else. */
export function isSpace({ text, footnote, picture }: Piece): boolean {
  return footnote === undefined && picture === undefined && text.trim() === '';
}

/** Whether there is anything in pieces at all. */
export function hasContent(pieces: readonly Piece[]): boolean {
  return !pieces.every(isSpace);
}

/**
 * Neighbours that look alike as one piece: programs cut a text where they like.
 *
 * @param isApart which piece is one by itself
 */
export function joined(pieces: readonly Piece[], isApart: (piece: Piece) => boolean): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last !== undefined && isOneText(last, piece) && ![last, piece].some(isApart))
      result.splice(-1, 1, { ...last, text: last.text + piece.text });
    else result.push(piece);
  }
  return result;
}

function isOneText(one: Piece, other: Piece): boolean {
  return (
    [one, other].every(({ footnote, picture }) => footnote === undefined && picture === undefined) &&
    LOOKS.every((name) => one[name] === other[name])
  );
}

const LOOKS = [
  'bold',
  'italic',
  'struck',
  'code',
  'href',
  'title',
] as const satisfies readonly (keyof Look)[];

/** Where characters are set that are not on the line. */
export type Shift = 'raised' | 'lowered';

const SHIFTED: Readonly<Record<Shift, readonly string[]>> = {
  raised: Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹'),
  lowered: Array.from('₀₁₂₃₄₅₆₇₈₉'),
};

/** A text that is set above or under the line: its digits stay apart from the word or number they follow. */
export function shifted(text: string, shift: Shift | undefined): string {
  if (shift === undefined || !/^\s*\d+\s*$/u.test(text)) return text;
  return text.replace(/\d/gu, (digit) => SHIFTED[shift][Number(digit)] ?? digit);
}
