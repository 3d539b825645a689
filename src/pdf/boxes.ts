import { PDFArray, PDFDict, PDFNumber, type PDFDocument, type PDFPage } from '@cantoo/pdf-lib';
import { instruction, type Instruction } from './syntax/content.js';
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
  return short(millimetres * MILLIMETRE);
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

/** Whether a page is turned, for a table too wide for an upright one. */
function isTurned(page: PDFPage): boolean {
  const { width, height } = page.getSize();
  return width > height;
}

/**
 * Gives the pages of a document their exact size: the browser rounds it to whole pixels. A turned one stays so.
 *
 * @param size width and height in millimetres
 */
export function setPageSize(
  document: PDFDocument,
  size: { readonly width: number; readonly height: number },
): void {
  const turned = { width: size.height, height: size.width };
  for (const page of document.getPages()) {
    const { media } = pageBoxes(isTurned(page) ? turned : size, 0, 0);
    page.node.set(name('MediaBox'), page.node.context.obj([...media]));
  }
}

/** A transformation (ISO 32000-1 §8.3.3) that turns by nothing or a quarter, and shifts. */
type Placing = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/**
 * Lays the pages of a document, which are as large as their bleed, on sheets: the browser rounds page sizes to
 * whole pixels, so each is centred on its exact trim. A turned page lies on its side, its head at the left.
 *
 * @param around what is painted around the page, as an artifact
 */
export function layOnSheets(document: PDFDocument, boxes: PageBoxes, around: readonly Instruction[]): void {
  const placings = new Map<PDFDict, Placing>();
  for (const page of document.getPages()) {
    const placing = placingOf(page, boxes.bleed);
    placings.set(page.node, placing);
    const { instructions } = pageContent(page);
    setPageContent(page, [
      instruction('q'),
      instruction('cm', ...placing),
      ...instructions,
      instruction('Q'),
      ...around,
    ]);
    setBoxes(page, boxes);
  }
  for (const destination of destinations(document)) {
    const page = asDictionary(destination.lookup(0));
    const placing = page && placings.get(page);
    if (placing !== undefined && destination.size() >= 4) move(destination, placing);
  }
}

function placingOf(page: PDFPage, [left, bottom, right, top]: Box): Placing {
  const middle = (low: number, high: number, size: number) => short((low + high - size) / 2);
  const { width, height } = page.getSize();
  if (!isTurned(page)) return [1, 0, 0, 1, middle(left, right, width), middle(bottom, top, height)];
  return [0, 1, -1, 0, short(middle(left, right, height) + height), middle(bottom, top, width)];
}

/** Moves where a destination leads with the content of its page. */
function move(destination: PDFArray, [a, b, c, d, e, f]: Placing): void {
  const place = [2, 3].map((at) => destination.lookup(at));
  const [x, y] = place.map((one) => (one instanceof PDFNumber ? one.asNumber() : undefined));
  const set = (at: number, value: number) => {
    if (place[at - 2] instanceof PDFNumber) destination.set(at, PDFNumber.of(short(value)));
  };
  set(2, a * (x ?? 0) + c * (y ?? 0) + e);
  set(3, b * (x ?? 0) + d * (y ?? 0) + f);
}

/** Points to four decimals. */
function short(value: number): number {
  return Number(value.toFixed(4));
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
