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
