import { PDFDict, PDFStream, type PDFDocument, type PDFPage } from '@cantoo/pdf-lib';
import type { Direction } from '../model/locale.js';
import { setBoxes, type Box, type PageBoxes } from './boxes.js';
import { instruction, writeContent, type Instruction } from './syntax/content.js';
import { PdfName } from './syntax/objects.js';
import { markOf, opensMark } from './marked-content.js';
import { name } from './objects.js';
import { pageContent } from './page-content.js';

/** Pages of one leaf folded once: two on each side. */
const PAGES_OF_SHEET = 4;

/** The two pages side by side on one side of a sheet, counted from 1; nothing where a page stays empty. */
export type Spread = readonly [left: number | undefined, right: number | undefined];

/**
 * Which pages are on which side of which sheet, so that the sheets laid into one another, folded and stapled
 * at the fold give the pages in order. Outer side and inner side of the outermost sheet come first.
 *
 * @param pages how many there are; empty ones fill the last sheet
 * @param direction the spine of a right-to-left booklet is at the right
 */
export function bookletSpreads(pages: number, direction: Direction): Spread[] {
  const all = Math.ceil(pages / PAGES_OF_SHEET) * PAGES_OF_SHEET;
  const page = (number: number) => (number <= pages ? number : undefined);
  const spreads: Spread[] = [];
  for (let sheet = 0; sheet < all / PAGES_OF_SHEET; sheet += 1) {
    const first = 2 * sheet + 1;
    const last = all - 2 * sheet;
    spreads.push([page(last), page(first)], [page(first + 1), page(last - 1)]);
  }
  return direction === 'ltr' ? spreads : spreads.map(([left, right]) => [right, left]);
}

/**
 * Lays the pages of a document on the spreads of a booklet. Text and colours stay as they are; the tags, which
 * describe pages in another order, and the bookmarks go.
 *
 * @param of the pages as they are: their boxes, all alike
 * @param spread the boxes of a spread, its trim twice as wide
 * @param around what is painted around each spread
 */
export function layAsBooklet(
  document: PDFDocument,
  direction: Direction,
  of: PageBoxes,
  spread: PageBoxes,
  around: readonly Instruction[],
): void {
  const { context, catalog } = document;
  const pages = document.getPages();
  const spreads = bookletSpreads(pages.length, direction);
  const [left, bottom, right] = of.trim;
  const halves = (['left', 'right'] as const).map((half) => {
    // Beyond the fold there is the other page, not this one's bleed.
    const box: Box =
      half === 'left'
        ? [of.bleed[0], of.bleed[1], right, of.bleed[3]]
        : [left, of.bleed[1], of.bleed[2], of.bleed[3]];
    const shift = half === 'left' ? spread.trim[0] - left : spread.trim[2] - right;
    return { box, shift: [short(shift), short(spread.trim[1] - bottom)] as const };
  });
  const sides = spreads.map((numbers) =>
    numbers.flatMap((number, side) => {
      const page = pages[(number ?? 0) - 1];
      const half = halves[side];
      return page === undefined || half === undefined
        ? []
        : [{ form: asForm(page, half.box), shift: half.shift }];
    }),
  );
  for (let at = pages.length; at > 0; at -= 1) document.removePage(at - 1);
  for (const side of sides) {
    const page = document.addPage([spread.media[2], spread.media[3]]);
    const forms = context.obj({});
    const painted = side.flatMap(({ form, shift }, at) => {
      const key = `Page${at + 1}`;
      forms.set(name(key), context.register(form));
      return [
        instruction('q'),
        instruction('cm', 1, 0, 0, 1, ...shift),
        instruction('Do', new PdfName(key)),
        instruction('Q'),
      ];
    });
    page.node.set(name('Resources'), context.obj({ XObject: forms }));
    page.node.set(name('Contents'), context.register(context.stream(writeContent([...painted, ...around]))));
    setBoxes(page, spread);
  }
  for (const key of ['StructTreeRoot', 'MarkInfo', 'Outlines', 'Dests', 'PageMode'])
    catalog.delete(name(key));
}

/** A page as a form (ISO 32000-1 §8.10), cut to a box. */
function asForm(page: PDFPage, box: Box): PDFStream {
  const { instructions, resources } = pageContent(page);
  const { context } = page.node;
  return context.stream(writeContent(withoutTags(instructions, resources)), {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [...box],
    Resources: resources ?? PDFDict.withContext(context),
  });
}

/**
 * Content that has no tags to belong to any more. What else is marked stays: strings in reverse order and spans
 * with a text of their own say how the text is read.
 */
function withoutTags(
  instructions: readonly Instruction[],
  resources: PDFDict | undefined,
): readonly Instruction[] {
  const open: boolean[] = [];
  return instructions.filter((one) => {
    if (one.operator === 'EMC') return open.pop() ?? true;
    if (!opensMark(one)) return true;
    const stays = markOf(one, resources).mcid === undefined;
    open.push(stays);
    return stays;
  });
}

function short(points: number): number {
  return Number(points.toFixed(4));
}
