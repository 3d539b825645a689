import {
  describeColour,
  inksOf,
  isDeviceIndependent,
  isDeviceRgb,
  isRegistration,
  type Colour,
  type ColourSpace,
} from '../reading/colour.js';
import type { InspectedDocument, Mark, TextMark } from '../reading/document.js';
import { millimetres } from '../reading/geometry.js';
import { trimOf } from './boxes.js';
import { PRINT_ERROR, PRINT_WARNING, type Check, type Sighting } from './check.js';
import { isBlind } from './exchange.js';

/** Most ink of all plates together, in percent, on coated paper. */
const MOST_INK = 300;
/** From this much black on a colour is meant as black. */
const BLACK_FROM = 0.7;
/** Cyan, magenta and yellow together, and how far they may differ, in a black that is made of four inks. */
const RICH_FROM = 0.3;
const RICH_BALANCE = 0.3;
/** An ink that is not seen. */
const NO_INK = 0.005;
/** Smallest text, and smallest in more than one ink, in points. */
const SMALLEST = 6;
const SMALLEST_MIXED = 8;
/** Thinnest line, in points. */
const THINNEST = 0.25;
/** Nearest to the trim, in millimetres. */
const SAFE = 3;
/** Samples to the inch from which on pictures look sharp. */
const SHARP = 300;
/** Lengths are written to a few decimals. */
const ROUNDING = 0.01;

/** Colours, lines, small text and pictures as they come to the plates. */
export const inkChecks: readonly Check[] = [
  {
    id: 'colour.rgb',
    severity: PRINT_ERROR,
    clause: 'ISO 15930-7 §6.2.3, ISO 15930-4 §6.4',
    description: 'Nothing is in device RGB: no text, line, picture or shading.',
    confirmedBy: '`gs -sDEVICE=inkcov`, `mutool info -M`',
    help: 'Convert it to CMYK, or give pictures a profile in PDF/X-4.',
    run: (document) =>
      onMarks(document, (mark) =>
        spacesOf(mark).some(isDeviceRgb) ? `A ${word(mark)} is in RGB.` : undefined,
      ),
  },
  {
    id: 'colour.icc',
    severity: PRINT_ERROR,
    clause: 'ISO 15930-4 §6.4',
    description: 'In X-1a no colour is described by a profile or a measurement.',
    confirmedBy: '`mutool info -M`',
    help: 'Convert it to CMYK, or export PDF/X-4.',
    run: (document) =>
      isBlind(document)
        ? onMarks(document, (mark) =>
            spacesOf(mark).some(isDeviceIndependent)
              ? `A ${word(mark)} is in a colour that a profile describes.`
              : undefined,
          )
        : [],
  },
  {
    id: 'colour.ktext',
    severity: PRINT_ERROR,
    clause: 'GWG 2022: black text in one ink',
    description: 'Black text is printed with black ink alone.',
    confirmedBy: '`gs -sDEVICE=tiffsep`: look at the plates',
    help: 'Set the text in 0/0/0/100.',
    run: (document) =>
      onTexts(document, ({ fill }) => {
        const [cyan = 0, magenta = 0, yellow = 0, black = 0] = (fill && inksOf(fill)) ?? [];
        const isRich = cyan + magenta + yellow > RICH_FROM;
        const isNeutral = Math.max(cyan, magenta, yellow) - Math.min(cyan, magenta, yellow) < RICH_BALANCE;
        return fill !== undefined && !isRegistration(fill) && black >= BLACK_FROM && isRich && isNeutral
          ? `Black text is in more than one ink: ${describeColour(fill)}.`
          : undefined;
      }),
  },
  {
    id: 'colour.overprint',
    severity: PRINT_WARNING,
    clause: 'GWG 2022: black text overprints; ISO 32000-1 §8.6.7',
    description:
      'Text in black alone on a tinted ground overprints it, so that no white shows beside the letters.',
    confirmedBy: '`gs -sDEVICE=tiffsep`: the ground’s plates have no holes',
    help: 'Set the text to overprint (op true, OPM 1).',
    run: (document) =>
      onTexts(document, (mark) => {
        const isBlack = mark.fill !== undefined && isBlackAlone(mark.fill);
        return isBlack && !mark.overprints && isTinted(mark.ground)
          ? 'Black text leaves a hole in the tint under it.'
          : undefined;
      }),
  },
  {
    id: 'colour.white',
    severity: PRINT_ERROR,
    clause: 'GWG 2022: white does not overprint; ISO 32000-1 §8.6.7',
    description: 'Nothing white is set to overprint: it would vanish.',
    confirmedBy: '`gs -sDEVICE=tiffsep`: look at the plates',
    help: 'Set white to knock out.',
    run: (document) =>
      onMarks(document, (mark) =>
        (mark.kind === 'text' || mark.kind === 'path') &&
        mark.overprints &&
        mark.fill !== undefined &&
        isPaper(mark.fill)
          ? `A white ${word(mark)} is set to overprint and vanishes.`
          : undefined,
      ),
  },
  {
    id: 'colour.ink',
    severity: PRINT_ERROR,
    clause: 'ISO 12647-2 §4.3.2.4',
    description:
      'All inks together are at most 300 %, or what the publication has. Within pictures it is not measured.',
    confirmedBy: '`gs -sDEVICE=tiffsep`: add the plates up',
    help: 'Take less of the coloured inks.',
    run: (document, { maxInk = MOST_INK }) =>
      onMarks(document, (mark) => {
        for (const colour of coloursOf(mark)) {
          if (isRegistration(colour)) continue;
          const total = 100 * (inksOf(colour) ?? []).reduce((sum, ink) => sum + ink, 0);
          if (total > maxInk + 0.5)
            return `A ${word(mark)} takes ${Math.round(total)} % of ink: ${describeColour(colour)}.`;
        }
        return undefined;
      }),
  },
  {
    id: 'image.resolution',
    severity: PRINT_WARNING,
    clause: 'GWG 2022: image resolution',
    description: `Pictures have ${SHARP} samples per inch at the size they are printed.`,
    confirmedBy: '`pdfimages -list` (x-ppi, y-ppi)',
    help: 'Give a larger picture, or print it smaller.',
    run: (document) =>
      onMarks(document, (mark) =>
        mark.kind === 'image' && mark.resolution < SHARP - 0.5
          ? `A picture has ${Math.round(mark.resolution)} samples per inch at its printed size.`
          : undefined,
      ),
  },
  {
    id: 'text.size',
    severity: PRINT_WARNING,
    clause: 'none: what can be read and printed',
    description: `Text is at least ${SMALLEST} pt.`,
    confirmedBy: '`pdftotext -bbox`',
    help: 'Set it larger.',
    run: (document) =>
      onTexts(document, ({ size }) =>
        size < SMALLEST - ROUNDING ? `Text is ${size.toFixed(1)} pt.` : undefined,
      ),
  },
  {
    id: 'text.multi',
    severity: PRINT_WARNING,
    clause: 'GWG 2022: small text in one ink',
    description: `Text under ${SMALLEST_MIXED} pt is in one ink: plates never fit that well.`,
    confirmedBy: '`gs -sDEVICE=tiffsep`: look at the plates',
    help: 'Set it larger, or in one ink.',
    run: (document) =>
      onTexts(document, ({ size, fill }) => {
        const inks =
          (fill && !isRegistration(fill) ? inksOf(fill) : undefined)?.filter((ink) => ink > NO_INK) ?? [];
        return size < SMALLEST_MIXED - ROUNDING && inks.length > 1
          ? 'Small text is in more than one ink.'
          : undefined;
      }),
  },
  {
    id: 'text.safe',
    severity: PRINT_WARNING,
    clause: 'none: how exactly paper is cut',
    description: `Text begins and ends at least ${SAFE} mm inside the trim.`,
    confirmedBy: '`pdftotext -bbox`, `pdfinfo -box`',
    help: 'Set wider margins.',
    run: (document) =>
      document.pages.flatMap((page) => {
        const trim = trimOf(page);
        const outer = page.boxes.bleed ?? trim;
        if (trim === undefined || outer === undefined) return [];
        const isNear = ([x, y]: readonly [number, number]) => {
          const inside = Math.min(x - trim[0], trim[2] - x, y - trim[1], trim[3] - y);
          // What is outside the bleed is for the printer and is cut off.
          const isOnPaper = Math.min(x - outer[0], outer[2] - x, y - outer[1], outer[3] - y) >= 0;
          return isOnPaper && millimetres(inside) < SAFE - ROUNDING;
        };
        return page.content.marks.flatMap((mark) =>
          mark.kind === 'text' && mark.text.trim() !== '' && (isNear(mark.start) || isNear(mark.end))
            ? [
                {
                  message: 'Text is so near to the trim that it may be cut off.',
                  page: page.number,
                  about: mark.text,
                },
              ]
            : [],
        );
      }),
  },
  {
    id: 'line.width',
    severity: PRINT_ERROR,
    clause: 'GWG 2022: hairlines',
    description: `Lines are at least ${THINNEST} pt thick.`,
    confirmedBy: '`mutool trace file.pdf` (linewidth)',
    help: 'Draw them thicker.',
    run: (document) =>
      onMarks(document, (mark) =>
        mark.kind === 'path' && mark.stroke !== undefined && mark.width < THINNEST - 0.001
          ? `A line is ${Number(mark.width.toFixed(3))} pt thick.`
          : undefined,
      ),
  },
];

function onMarks({ pages }: InspectedDocument, wrong: (mark: Mark) => string | undefined): Sighting[] {
  return pages.flatMap(({ number, content }) =>
    content.marks.flatMap((mark) => {
      const message = wrong(mark);
      return message === undefined
        ? []
        : [{ message, page: number, about: mark.kind === 'text' ? mark.text : undefined }];
    }),
  );
}

/** As {@link onMarks}, for text that has any letter. */
function onTexts(document: InspectedDocument, wrong: (mark: TextMark) => string | undefined): Sighting[] {
  return onMarks(document, (mark) =>
    mark.kind === 'text' && mark.text.trim() !== '' ? wrong(mark) : undefined,
  );
}

function word({ kind }: Mark): string {
  return { text: 'text', path: 'line or area', image: 'picture', shading: 'shading' }[kind];
}

function coloursOf(mark: Mark): Colour[] {
  if (mark.kind !== 'text' && mark.kind !== 'path') return [];
  return [mark.fill, mark.stroke].filter((colour) => colour !== undefined);
}

function spacesOf(mark: Mark): ColourSpace[] {
  if (mark.kind === 'text' || mark.kind === 'path') return coloursOf(mark).map(({ space }) => space);
  return mark.space === undefined ? [] : [mark.space];
}

function isBlackAlone(colour: Colour): boolean {
  const [cyan = 0, magenta = 0, yellow = 0, black = 0] = inksOf(colour) ?? [];
  return !isRegistration(colour) && black > 1 - NO_INK && cyan + magenta + yellow < NO_INK;
}

/** Whether no ink at all is printed. */
function isPaper(colour: Colour): boolean {
  return !isRegistration(colour) && (inksOf(colour)?.every((ink) => ink < NO_INK) ?? false);
}

/** Whether a ground has ink on a plate that black text would leave a hole in. */
function isTinted(ground: TextMark['ground']): boolean {
  if (ground === undefined) return false;
  return (
    ground === 'mixed' ||
    (inksOf(ground)
      ?.slice(0, 3)
      .some((ink) => ink > NO_INK) ??
      false)
  );
}
