import type { PDFDict, PDFDocument, PDFPage } from '@cantoo/pdf-lib';
import { numbersAmong, PAINTS_PATH, type Instruction } from '../syntax/content.js';
import { arrayOf, PdfName, PdfString } from '../syntax/objects.js';
import { cidsOf } from '../composite-font.js';
import { markOf, opensMark } from '../marked-content.js';
import { arrayAt, asDictionary } from '../objects.js';
import { pageContent, resourceDictionary } from '../page-content.js';
import { readWidths, widthOf, type CidWidths } from '../widths.js';
import { contentKey } from './tree.js';
import { addTo } from '../../model/grouping.js';

type Matrix = readonly [number, number, number, number, number, number];
type Point = readonly [x: number, y: number];

/** A rectangle on a page in points: left, bottom, right, top. */
export type Rectangle = readonly [left: number, bottom: number, right: number, top: number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
/** How far letters reach below and above their base line, in ems. */
const DEPTH = 0.25;
const HEIGHT = 0.85;

/** What a page paints as marked content. */
interface Painted {
  readonly mcid: number;
  /** Where text begins on its base line; the lower left corner of anything else. */
  readonly origin: Point;
  readonly box: Rectangle;
}

/** Height on its page, in points from the bottom, at which each marked-content sequence begins; by its key. */
export function contentHeights(document: PDFDocument): Map<string, number> {
  const heights = new Map<string, number>();
  for (const page of document.getPages()) {
    for (const { mcid, origin } of paintedOn(page)) {
      const key = contentKey(page.ref, mcid);
      if (!heights.has(key)) heights.set(key, origin[1]);
    }
  }
  return heights;
}

/** The rectangles that each marked-content sequence paints: lines of text, images, drawings; by its key. */
export function contentBoxes(document: PDFDocument): Map<string, Rectangle[]> {
  const boxes = new Map<string, Rectangle[]>();
  for (const page of document.getPages()) {
    for (const { mcid, box } of paintedOn(page)) {
      addTo(boxes, contentKey(page.ref, mcid), box);
    }
  }
  return boxes;
}

/** What is in force where a page is painted on (ISO 32000-1 §8.4, §9.3). */
interface State {
  current: Matrix;
  font: CidWidths | undefined;
  size: number;
}

function* paintedOn(page: PDFPage): Generator<Painted> {
  const { instructions, resources } = pageContent(page);
  const fonts = new Map<string, CidWidths | undefined>();
  const saved: State[] = [];
  const open: (number | undefined)[] = [];
  let state: State = { current: IDENTITY, font: undefined, size: 0 };
  let text = IDENTITY;
  let path: Point[] = [];
  for (const one of instructions) {
    const { operator, operands } = one;
    const [first] = operands;
    if (opensMark(one)) open.push(markOf(one, resources).mcid);
    else if (operator === 'EMC') open.pop();
    else if (operator === 'q') saved.push({ ...state });
    else if (operator === 'Q') state = saved.pop() ?? state;
    else if (operator === 'cm') state.current = product(matrixOf(operands), state.current);
    else if (operator === 'Tm') text = matrixOf(operands);
    else if (operator === 'Tf' && first instanceof PdfName) {
      if (!fonts.has(first.name)) fonts.set(first.name, widthsOf(resources, first.name));
      state.font = fonts.get(first.name);
      state.size = numbersAmong(operands)[0] ?? 0;
    } else if (operator === 'n') path = [];
    else if (operator === 're') path.push(...corners(numbersAmong(operands), state.current));
    else if ('mlcvy'.includes(operator)) path.push(...points(numbersAmong(operands), state.current));
    const mcid = open.findLast((each) => each !== undefined);
    if (mcid === undefined) {
      if (PAINTS_PATH.has(operator)) path = [];
    } else if (operator === 'Tj' || operator === 'TJ') {
      const place = product(text, state.current);
      const [bottom, top] = [-DEPTH * state.size, HEIGHT * state.size];
      const line = corners([0, bottom, lengthOf(one, state), top - bottom], place);
      yield { mcid, origin: at(place, 0, 0), box: boxAround(line) };
    } else if (operator === 'Do' || operator === 'sh') {
      const square = corners([0, 0, 1, 1], state.current);
      yield { mcid, origin: at(state.current, 0, 0), box: boxAround(square) };
    } else if (PAINTS_PATH.has(operator) && path.length > 0) {
      const box = boxAround(path);
      path = [];
      yield { mcid, origin: [box[0], box[1]], box };
    }
  }
}

/** How far an instruction that shows text moves on, in text space (§9.4.4). */
function lengthOf({ operands }: Instruction, { font, size }: State): number {
  const [first] = operands;
  const parts = arrayOf(first) ?? operands;
  return parts.reduce<number>((sum, part) => {
    if (typeof part === 'number') return sum - (part * size) / 1000;
    if (!(part instanceof PdfString) || font === undefined) return sum;
    return cidsOf(part).reduce((length, cid) => length + (widthOf(font, cid) * size) / 1000, sum);
  }, 0);
}

function widthsOf(resources: PDFDict | undefined, key: string): CidWidths | undefined {
  const font = resourceDictionary(resources, 'Font', key);
  const descendant = asDictionary(arrayAt(font, 'DescendantFonts')?.lookup(0));
  return descendant && readWidths(descendant);
}

function matrixOf(operands: Instruction['operands']): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersAmong(operands);
  return [a, b, c, d, e, f];
}

/** The product of two matrices (ISO 32000-1 §8.3.4): first one, then the other. */
function product([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}

function at([a, b, c, d, e, f]: Matrix, x: number, y: number): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Pairs of numbers as points on the page. */
function points(numbers: readonly number[], matrix: Matrix): Point[] {
  return Array.from({ length: Math.floor(numbers.length / 2) }, (_, pair) =>
    at(matrix, numbers[2 * pair] ?? 0, numbers[2 * pair + 1] ?? 0),
  );
}

/** The corners of a rectangle given as `re` has it: x, y, width, height. */
function corners([x = 0, y = 0, width = 0, height = 0]: readonly number[], matrix: Matrix): Point[] {
  return points([x, y, x + width, y, x + width, y + height, x, y + height], matrix);
}

/** The smallest rectangle around points. */
export function boxAround(of: readonly Point[]): Rectangle {
  const [xs, ys] = [of.map(([x]) => x), of.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
