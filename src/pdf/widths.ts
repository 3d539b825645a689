import { PDFArray, PDFNumber, type PDFDict } from '@cantoo/pdf-lib';
import { arrayAt, elementsOf, name, numberAt, numbersOf } from './objects.js';

/** Widths of the glyphs of a CIDFont (ISO 32000-1 §9.7.4.3), in thousandths of an em. */
export interface CidWidths {
  /** Width by CID. */
  readonly widths: Map<number, number>;
  /** Width of every other CID: `DW`. */
  readonly defaultWidth: number;
}

/** `DW` where a font has none (table 117). */
const DEFAULT_WIDTH = 1000;
const MOST_CIDS = 0x10000;

/** Reads `W` and `DW` of a CIDFont; what is malformed in them is passed over. */
export function readWidths(cidFont: PDFDict): CidWidths {
  const widths = new Map<number, number>();
  const elements = elementsOf(arrayAt(cidFont, 'W'));
  for (let at = 0; at < elements.length;) {
    const [first, second, third] = elements.slice(at, at + 3);
    if (first instanceof PDFNumber && second instanceof PDFArray) {
      numbersOf(second).forEach((width, index) => widths.set(first.asNumber() + index, width));
      at += 2;
    } else if (first instanceof PDFNumber && second instanceof PDFNumber && third instanceof PDFNumber) {
      const last = Math.min(second.asNumber(), first.asNumber() + MOST_CIDS);
      for (let cid = first.asNumber(); cid <= last; cid += 1) widths.set(cid, third.asNumber());
      at += 3;
    } else at += 1;
  }
  return { widths, defaultWidth: numberAt(cidFont, 'DW') ?? DEFAULT_WIDTH };
}

/** The width of one CID. */
export function widthOf({ widths, defaultWidth }: CidWidths, cid: number): number {
  return widths.get(cid) ?? defaultWidth;
}

/** Writes `W` and `DW`, consecutive CIDs in one array. */
export function writeWidths(cidFont: PDFDict, { widths, defaultWidth }: CidWidths): void {
  const { context } = cidFont;
  const elements: (number | number[])[] = [];
  let run: number[] = [];
  let next = -1;
  for (const [cid, width] of [...widths].sort(([a], [b]) => a - b)) {
    if (cid !== next) elements.push(cid, (run = []));
    run.push(width);
    next = cid + 1;
  }
  cidFont.set(name('W'), context.obj(elements));
  cidFont.set(name('DW'), context.obj(defaultWidth));
}
