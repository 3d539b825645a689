import { PDFArray, PDFDict, PDFNumber, type PDFDocument, type PDFPage } from '@cantoo/pdf-lib';
import { instruction, type Instruction } from './content.js';
import { arrayAt, asDictionary, dictionaryAt, name, valueOf } from './objects.js';
import { pageContent, setPageContent } from './page-content.js';

/** A rectangle in points: left, bottom, right, top. */
export type Box = readonly [left: number, bottom: number, right: number, top: number];

/** The boundaries of a printed page (ISO 32000-1 §14.11.2), from the whole sheet inwards. */
export interface PageBoxes {
  /** The sheet, with room for the marks. */
  readonly media: Box;
  /** What is printed beyond the page. */
  readonly bleed: Box;
  /** The page as it is cut. */
  readonly trim: Box;
}

/** Points of a millimetre. */
export const MILLIMETRE = 72 / 25.4;

/**
 * The boxes of a page.
 *
 * @param trim width and height in millimetres
 * @param bleed millimetres beyond the trim
 * @param slug millimetres beyond the bleed, for marks
 */
export function pageBoxes(
  trim: { readonly width: number; readonly height: number },
  bleed: number,
  slug: number,
): PageBoxes {
  const box = (inset: number, outset: number): Box => [
    points(inset),
    points(inset),
    points(outset + trim.width),
    points(outset + trim.height),
  ];
  const edge = bleed + slug;
  return { media: box(0, 2 * edge), bleed: box(slug, edge + bleed), trim: box(edge, edge) };
}

/** Points to four decimals: a hundredth of a millimetre is 0.03 points. */
function points(millimetres: number): number {
  return Number((millimetres * MILLIMETRE).toFixed(4));
}

/** Writes the boundaries of a page; what viewers show is the whole sheet. */
export function setBoxes(page: PDFPage, { media, bleed, trim }: PageBoxes): void {
  const { node } = page;
  for (const [key, box] of Object.entries({
    MediaBox: media,
    CropBox: media,
    BleedBox: bleed,
    TrimBox: trim,
  })) {
    node.set(name(key), node.context.obj([...box]));
  }
}

/**
 * Gives the pages of a document their exact size: the browser rounds it to whole pixels.
 *
 * @param size width and height in millimetres
 */
export function setPageSize(
  document: PDFDocument,
  size: { readonly width: number; readonly height: number },
): void {
  for (const { node } of document.getPages()) {
    node.set(name('MediaBox'), node.context.obj([...pageBoxes(size, 0, 0).media]));
  }
}

/**
 * Lays the pages of a document, which are as large as their bleed, on sheets: the browser rounds page sizes to
 * whole pixels, so each is centred on its exact trim.
 *
 * @param around what is painted around the page, as an artifact
 */
export function layOnSheets(document: PDFDocument, boxes: PageBoxes, around: readonly Instruction[]): void {
  const shifts = new Map<PDFDict, readonly [number, number]>();
  const middle = (low: number, high: number, size: number) => Number(((low + high - size) / 2).toFixed(4));
  for (const page of document.getPages()) {
    const { width, height } = page.getSize();
    const [left, bottom, right, top] = boxes.bleed;
    const shift = [middle(left, right, width), middle(bottom, top, height)] as const;
    shifts.set(page.node, shift);
    const { instructions } = pageContent(page);
    setPageContent(page, [
      instruction('q'),
      instruction('cm', 1, 0, 0, 1, ...shift),
      ...instructions,
      instruction('Q'),
      ...around,
    ]);
    setBoxes(page, boxes);
  }
  for (const destination of destinations(document)) {
    const page = asDictionary(destination.lookup(0));
    const shift = page && shifts.get(page);
    if (shift === undefined || destination.size() < 4) continue;
    shift.forEach((by, axis) => {
      const place = destination.lookup(2 + axis);
      if (place instanceof PDFNumber) {
        destination.set(2 + axis, PDFNumber.of(Number((place.asNumber() + by).toFixed(4))));
      }
    });
  }
}

/** The explicit destinations (§12.3.2.2) of bookmarks and of names. */
function destinations({ catalog, context }: PDFDocument): Set<PDFArray> {
  const found = new Set<PDFArray>();
  const add = (value: unknown) => {
    if (value instanceof PDFArray) found.add(value);
    else if (value instanceof PDFDict) add(valueOf(value, 'D'));
  };
  for (const value of dictionaryAt(catalog, 'Dests')?.values() ?? []) add(context.lookup(value));
  const bookmarks = [dictionaryAt(dictionaryAt(catalog, 'Outlines'), 'First')];
  const seen = new Set<PDFDict>();
  for (const bookmark of bookmarks) {
    if (bookmark === undefined || seen.has(bookmark)) continue;
    seen.add(bookmark);
    add(arrayAt(bookmark, 'Dest'));
    bookmarks.push(dictionaryAt(bookmark, 'First'), dictionaryAt(bookmark, 'Next'));
  }
  return found;
}
