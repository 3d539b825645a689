import { PdfString, type PdfObject } from '../../pdf/syntax/objects.js';
import type { TextMark } from './document.js';
import type { Font } from './fonts.js';
import { applied, IDENTITY, matrixOf, multiplied, type Matrix } from './geometry.js';
import type { GraphicsState } from './graphics-state.js';

/** A string that was shown, with where it begins and ends on the page. */
export type ShownText = Pick<TextMark, 'font' | 'size' | 'start' | 'end'> & {
  readonly texts: readonly string[];
};

/** The matrices of a text object (ISO 32000-1 §9.4), and the strings that are shown with them. */
export class TextObject {
  isOpen = false;
  #text: Matrix = IDENTITY;
  #line: Matrix = IDENTITY;

  /**
   * @param page number of the page, for the codes of fonts that it uses
   * @param step what every glyph costs
   */
  constructor(
    private readonly page: number,
    private readonly step: (glyphs: number) => void,
  ) {}

  open(): void {
    this.isOpen = true;
    this.#text = this.#line = IDENTITY;
  }

  setMatrix(numbers: readonly (number | undefined)[]): void {
    this.#text = this.#line = matrixOf(numbers);
  }

  moveLine(x: number, y: number): void {
    this.#line = multiplied([1, 0, 0, 1, x, y], this.#line);
    this.#text = this.#line;
  }

  /** Shows strings (§9.4.3), numbers between them moving on; nothing if there is no string. */
  show(elements: readonly PdfObject[], state: GraphicsState, font: Font): ShownText | undefined {
    const { fontSize } = state;
    const texts: string[] = [];
    const start = this.#origin(state);
    const matrix = multiplied(this.#text, state.matrix);
    const size = Math.abs(fontSize) * Math.hypot(matrix[2], matrix[3]);
    for (const element of elements) {
      if (typeof element === 'number') this.#advance((-element / 1000) * fontSize * state.horizontalScale);
      else if (element instanceof PdfString) this.#showString(element.bytes, state, font, texts);
    }
    if (texts.length === 0) return undefined;
    return { texts, font, size, start, end: this.#origin(state) };
  }

  #showString(bytes: string, state: GraphicsState, font: Font, texts: string[]): void {
    const codes = font.codes(bytes);
    this.step(codes.length);
    let width = 0;
    for (const code of codes) {
      const pages = font.used.get(code);
      if (pages === undefined) font.used.set(code, new Set([this.page]));
      else pages.add(this.page);
      texts.push(font.text(code) ?? '');
      const isSpaceCode = code === 32 && font.subtype !== 'Type0';
      width +=
        (font.width(code) / 1000) * state.fontSize +
        state.characterSpacing +
        (isSpaceCode ? state.wordSpacing : 0);
    }
    this.#advance(width * state.horizontalScale);
  }

  #advance(width: number): void {
    this.#text = multiplied([1, 0, 0, 1, width, 0], this.#text);
  }

  #origin({ matrix, rise }: GraphicsState): readonly [x: number, y: number] {
    return applied(multiplied(this.#text, matrix), 0, rise);
  }
}
