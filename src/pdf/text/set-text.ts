import { cidsOf, type CompositeFont } from '../composite-font.js';
import { instruction, numbersAmong, type Instruction } from '../syntax/content.js';
import { arrayOf, PdfName, PdfString } from '../syntax/objects.js';
import { END_OF_MARK, REVERSED } from '../marked-content.js';
import { SAME_PLACE, showing } from './join-shows.js';

/** One glyph of a run. */
export interface SetGlyph {
  readonly cid: number;
  /** Where it is, in text space units from the origin of the page’s lines. */
  readonly x: number;
}

/** A run of text of one font, glyph by glyph from left to right. */
export interface SetText {
  readonly font: CompositeFont;
  /** The font’s name among the resources. */
  readonly fontName: string;
  readonly size: number;
  /** Height of the base line. */
  readonly y: number;
  readonly isReversed: boolean;
  readonly glyphs: readonly SetGlyph[];
}

/** The browser turns its text upright and does nothing else to it. */
const UPRIGHT = [1, 0, 0, -1];

/**
 * Reads a text object that is nothing but one run.
 *
 * @param fontOf the font of a name
 * @returns nothing if it is more
 */
export function readSetText(
  instructions: readonly Instruction[],
  fontOf: (name: string) => CompositeFont,
): SetText | undefined {
  let fontName: string | undefined;
  let [size, x, y] = [0, 0, 0];
  let isReversed = false;
  let isClosed = false;
  const glyphs: SetGlyph[] = [];
  for (const { operator, operands } of instructions.slice(1, -1)) {
    const [first, second] = operands;
    const numbers = numbersAmong(operands);
    if (
      operator === 'Tf' &&
      first instanceof PdfName &&
      typeof second === 'number' &&
      fontName === undefined
    ) {
      fontName = first.name;
      size = second;
    } else if (operator === 'Tm' && glyphs.length === 0 && UPRIGHT.every((one, at) => numbers[at] === one)) {
      [x, y] = [numbers[4] ?? 0, numbers[5] ?? 0];
    } else if (
      operator === 'BMC' &&
      first instanceof PdfName &&
      first.name === 'ReversedChars' &&
      glyphs.length === 0
    ) {
      isReversed = true;
    } else if (operator === 'EMC' && isReversed) {
      isClosed = true;
    } else if (fontName !== undefined && !isClosed && (operator === 'Tj' || operator === 'TJ')) {
      const font = fontOf(fontName);
      for (const element of arrayOf(first) ?? [first]) {
        if (typeof element === 'number') x -= (element * size) / 1000;
        if (!(element instanceof PdfString)) continue;
        for (const cid of cidsOf(element)) {
          glyphs.push({ cid, x });
          x += (font.width(cid) * size) / 1000;
        }
      }
    } else return undefined;
  }
  if (fontName === undefined || glyphs.length === 0 || isReversed !== isClosed) return undefined;
  return { font: fontOf(fontName), fontName, size, y, isReversed, glyphs };
}

/** Where a run ends. */
export function endOf({ font, size, glyphs }: SetText): number {
  const last = glyphs.at(-1);
  return last === undefined ? 0 : last.x + (font.width(last.cid) * size) / 1000;
}

/** Writes a run as a text object, its glyphs in one string. */
export function writeSetText({ font, fontName, size, y, isReversed, glyphs }: SetText): Instruction[] {
  const [first] = glyphs;
  const origin = first?.x ?? 0;
  let pen = origin;
  const parts: (number | number[])[] = [];
  for (const { cid, x } of glyphs) {
    font.used.add(cid);
    const ahead = Math.round(((pen - x) * 100_000) / size) / 100;
    if (Math.abs(ahead) >= SAME_PLACE) {
      parts.push(ahead);
      pen -= (ahead * size) / 1000;
    }
    const last = parts.at(-1);
    if (Array.isArray(last)) last.push(cid);
    else parts.push([cid]);
    pen += (font.width(cid) * size) / 1000;
  }
  return [
    instruction('BT'),
    ...(isReversed ? [REVERSED] : []),
    instruction('Tf', new PdfName(fontName), size),
    instruction('Tm', ...UPRIGHT, origin, y),
    showing(parts),
    ...(isReversed ? [END_OF_MARK] : []),
    instruction('ET'),
  ];
}
