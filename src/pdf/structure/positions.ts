import type { PDFDocument, PDFPage } from '@cantoo/pdf-lib';
import { numbersAmong } from '../content.js';
import { markOf, opensMark } from '../marked-content.js';
import { pageContent } from '../page-content.js';
import { contentKey } from './tree.js';

type Matrix = readonly [number, number, number, number, number, number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** Height on its page, in points from the bottom, at which each marked-content sequence begins; by its key. */
export function contentHeights(document: PDFDocument): Map<string, number> {
  const heights = new Map<string, number>();
  for (const page of document.getPages()) addHeights(page, heights);
  return heights;
}

function addHeights(page: PDFPage, heights: Map<string, number>): void {
  const { instructions, resources } = pageContent(page);
  const saved: Matrix[] = [];
  const open: (number | undefined)[] = [];
  let current = IDENTITY;
  let text = IDENTITY;
  for (const one of instructions) {
    const { operator } = one;
    if (operator === 'q') saved.push(current);
    else if (operator === 'Q') current = saved.pop() ?? current;
    else if (operator === 'cm') current = product(matrixOf(numbersAmong(one.operands)), current);
    else if (operator === 'Tm') text = matrixOf(numbersAmong(one.operands));
    else if (opensMark(one)) open.push(markOf(one, resources).mcid);
    else if (operator === 'EMC') open.pop();
    else if (operator === 'Tj' || operator === 'TJ' || operator === 'Do') {
      const mcid = open.findLast((each) => each !== undefined);
      if (mcid === undefined) continue;
      const key = contentKey(page.ref, mcid);
      const [, , , , , y] = operator === 'Do' ? current : product(text, current);
      if (!heights.has(key)) heights.set(key, y);
    }
  }
}

function matrixOf(numbers: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers;
  return [a, b, c, d, e, f];
}

/** The product of two matrices (ISO 32000-1 §8.3.4): first one, then the other. */
function product([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}
