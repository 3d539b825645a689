import type { PDFDict, PDFDocument } from '@cantoo/pdf-lib';
import { addAttribute } from './attributes.js';
import { boxAround, contentBoxes } from './positions.js';
import { contentKey, kidsOf, walkStructure, type Visit } from './tree.js';

/** Illustrations, and tables, say where they are (ISO 32000-1 table 344). */
const BOUNDED = new Set(['Figure', 'Formula', 'Table']);

/** Gives each figure and table that is on one page the rectangle it takes there. */
export function boundIllustrations(document: PDFDocument): void {
  const found = [...walkStructure(document)].filter(({ type }) => BOUNDED.has(type));
  if (found.length === 0) return;
  const boxes = contentBoxes(document);
  for (const { element, page } of found) {
    const content = contentOf(element, page);
    const [first] = content;
    if (first === undefined || content.some((one) => one.page !== first.page)) continue;
    const rectangles = content.flatMap((one) => boxes.get(contentKey(one.page, one.mcid)) ?? []);
    if (rectangles.length === 0) continue;
    const box = boxAround(
      rectangles.flatMap(([left, bottom, right, top]) => [[left, bottom] as const, [right, top] as const]),
    );
    addAttribute(element, { O: 'Layout', BBox: box.map((side) => Number(side.toFixed(2))) });
  }
}

/** The marked content of an element and all below it. */
function contentOf(element: PDFDict, page: Visit['page']): { page: Visit['page']; mcid: number }[] {
  return kidsOf(element, page).flatMap((kid) => {
    if (kid.kind === 'element') return contentOf(kid.element, page);
    return kid.kind === 'content' ? [{ page: kid.page, mcid: kid.mcid }] : [];
  });
}
