import type { Page } from '../reading/document.js';
import { holds, millimetres, type Box } from '../reading/geometry.js';
import { PRINT_ERROR, type Check, type Sighting } from './check.js';

/** Bleed that print shops ask for, in millimetres. */
const BLEED = 3;
/** What the bleed may fall short of that, in millimetres: boxes are written to a few decimals. */
const BLEED_SLACK = 0.02;
/** How far the trim size may be off, in millimetres. */
const TRIM_SLACK = 0.1;

/** The boundaries of the pages (ISO 32000-1 §14.11.2). */
export const boxChecks: readonly Check[] = [
  {
    id: 'box.nest',
    severity: PRINT_ERROR,
    clause: 'ISO 15930-7 §6.6, ISO 15930-4 §6.7',
    description: 'The trim box lies in the bleed box, the bleed box in the media box.',
    confirmedBy: '`pdfinfo -box`',
    help: 'Export it with a trim size and bleed.',
    run: ({ pages }) =>
      pages.flatMap(({ number, boxes: { media, bleed = media, trim, art } }) => {
        const inner = trim ?? art;
        const isNested =
          media !== undefined &&
          bleed !== undefined &&
          holds(media, bleed) &&
          (inner === undefined || holds(bleed, inner));
        return isNested ? [] : [{ message: 'The boxes of a page do not lie in one another.', page: number }];
      }),
  },
  {
    id: 'box.bleed',
    severity: PRINT_ERROR,
    clause: 'ISO 15930-7 §6.6; GWG 2022: 3 mm',
    description: 'The bleed goes 3 mm beyond the trim on every side, or as far as the publication has it.',
    confirmedBy: '`pdfinfo -box`',
    help: 'Export it with more bleed.',
    run: ({ pages }, { bleed = BLEED }) =>
      onTrims(pages, (trim, { boxes }) => {
        const outer = boxes.bleed ?? boxes.media ?? trim;
        const least = millimetres(
          Math.min(trim[0] - outer[0], trim[1] - outer[1], outer[2] - trim[2], outer[3] - trim[3]),
        );
        return least < bleed - BLEED_SLACK
          ? `The bleed is ${least.toFixed(1)} mm, less than ${bleed} mm.`
          : undefined;
      }),
  },
  {
    id: 'box.trim',
    severity: PRINT_ERROR,
    clause: 'ISO 15930-7 §6.6, ISO 15930-4 §6.7',
    description:
      'Every page has a trim box, all of one size; in a file of the publication it is that of the paper, to 0.1 mm.',
    confirmedBy: '`pdfinfo -box`',
    help: 'Export it with the trim size of the paper.',
    *run({ pages }, { trim: expected }): Iterable<Sighting> {
      for (const { number, boxes } of pages) {
        if (boxes.trim === undefined && boxes.art === undefined)
          yield { message: 'A page has no trim box.', page: number };
      }
      const first = pages.map(trimOf).find((trim) => trim !== undefined);
      if (first === undefined) return;
      const { width, height } = expected ?? sizeOf(first);
      yield* onTrims(pages, (trim) => {
        const size = sizeOf(trim);
        const isOff =
          Math.abs(size.width - width) > TRIM_SLACK || Math.abs(size.height - height) > TRIM_SLACK;
        const read = (millimetre: number) => Number(millimetre.toFixed(1));
        return isOff
          ? `The trim size is ${read(size.width)} × ${read(size.height)} mm, not ${read(width)} × ${read(height)} mm.`
          : undefined;
      });
    },
  },
  {
    id: 'box.turn',
    severity: PRINT_ERROR,
    clause: 'GWG 2022; ISO 32000-1 §7.7.3.3',
    description: 'Pages are neither turned nor scaled by an entry apart from their content.',
    confirmedBy: '`pdfinfo` (Page rot), `mutool show file.pdf pages/1/UserUnit`',
    help: 'Turn or scale the content itself.',
    run: ({ file, pages }) =>
      pages.flatMap(({ number, dictionary }) => {
        const isTurned = (file.number(dictionary.get('Rotate')) ?? 0) % 360 !== 0;
        const isScaled = (file.number(dictionary.get('UserUnit')) ?? 1) !== 1;
        return [
          ...(isTurned ? [{ message: 'A page is turned by Rotate.', page: number }] : []),
          ...(isScaled ? [{ message: 'A page is scaled by UserUnit.', page: number }] : []),
        ];
      }),
  },
];

/** The finished page: the trim box, or the art box that may replace it. */
export function trimOf({ boxes }: Page): Box | undefined {
  return boxes.trim ?? boxes.art;
}

function sizeOf([left, bottom, right, top]: Box): { width: number; height: number } {
  return { width: millimetres(right - left), height: millimetres(top - bottom) };
}

function onTrims(pages: readonly Page[], wrong: (trim: Box, page: Page) => string | undefined): Sighting[] {
  return pages.flatMap((page) => {
    const trim = trimOf(page);
    const message = trim && wrong(trim, page);
    return message === undefined ? [] : [{ message, page: page.number }];
  });
}
