import { describeColour, rgbOf, type Colour, type ColourSpace, type Family } from '../reading/colour.js';
import type { InspectedDocument, Mark, TextMark } from '../reading/document.js';
import { xmpValue } from '../reading/metadata.js';
import { READING_ERROR, type Check, type Sighting } from './check.js';

/** Ratios of WCAG 2.2, success criterion 1.4.3: for text, and for large text. */
const CONTRAST = 4.5;
const CONTRAST_LARGE = 3;
/** Large text, in points. */
const LARGE = 18;
/** Ratios are not compared more finely than colours are written. */
const ROUNDING = 0.005;

/** What archives and readers of PDF/UA ask of the file as a whole, and of its colours. */
export const archiveChecks: readonly Check[] = [
  {
    id: 'pdfa.id',
    severity: READING_ERROR,
    clause: 'ISO 19005-2 §6.6.4, ISO 19005-4 §6.7.3',
    description:
      'XMP names the part of PDF/A that the file keeps (2, 3 or 4), and the level of parts 2 and 3; the header fits it.',
    confirmedBy: '`pdfinfo -meta`, veraPDF 6.6.4',
    help: 'Write pdfaid:part and pdfaid:conformance into the XMP.',
    *run({ metadata, version = '' }): Iterable<Sighting> {
      const part = xmpValue(metadata, 'pdfaid:part') ?? '';
      if (!/^[234]$/u.test(part)) yield { message: 'The file does not say which PDF/A it is.' };
      else if ((part === '4') !== version.startsWith('2')) {
        yield { message: `PDF/A-${part} does not go with the version ${version} of the header.` };
      } else if (part !== '4' && !/^[ABU]$/u.test(xmpValue(metadata, 'pdfaid:conformance') ?? '')) {
        yield { message: `The file does not say which level of PDF/A-${part} it keeps.` };
      }
    },
  },
  {
    id: 'pdfa.intent',
    severity: READING_ERROR,
    clause: 'ISO 19005-2 §6.2.3, §6.2.4.3',
    description: 'An output intent of PDF/A with a profile says what the device colours in use mean.',
    confirmedBy: '`mutool show file.pdf trailer/Root/OutputIntents/0`, veraPDF 6.2.4.3',
    help: 'Embed an sRGB profile as the output intent.',
    *run(document): Iterable<Sighting> {
      const intent = document.outputIntents.find(({ subtype }) => subtype === 'GTS_PDFA1');
      const families = new Set(
        document.pages.flatMap(({ content }) => content.marks.flatMap(deviceFamilies)),
      );
      if (families.size === 0) return;
      if (intent?.profile === undefined)
        yield { message: 'The file has no output intent of PDF/A with a profile.' };
      else if (families.has('DeviceRGB') && intent.profile.space !== 'RGB') {
        yield {
          message: 'RGB colours are used, and the output intent is not RGB.',
          about: intent.profile.space,
        };
      } else if (families.has('DeviceCMYK') && intent.profile.space !== 'CMYK') {
        yield {
          message: 'CMYK colours are used, and the output intent is not CMYK.',
          about: intent.profile.space,
        };
      }
    },
  },
  {
    id: 'pdfua.id',
    severity: READING_ERROR,
    clause: 'ISO 14289-1 §5, ISO 14289-2 §5',
    description: 'XMP names the part of PDF/UA that the file keeps.',
    confirmedBy: '`pdfinfo -meta`, veraPDF 5-1',
    help: 'Write pdfuaid:part into the XMP.',
    run: ({ metadata }) =>
      /^[12]$/u.test(xmpValue(metadata, 'pdfuaid:part') ?? '')
        ? []
        : [{ message: 'The file does not say that it keeps PDF/UA.' }],
  },
  {
    id: 'wcag.contrast',
    severity: READING_ERROR,
    clause: 'WCAG 2.2, 1.4.3',
    description: `Text contrasts with its background by ${CONTRAST}:1, from ${LARGE} pt on by ${CONTRAST_LARGE}:1. Over images it is not measured.`,
    confirmedBy: 'a contrast meter on the rendered page',
    help: 'Take a darker colour for the text, or a lighter one under it.',
    run: lowContrast,
  },
];

/** Device colour spaces of a mark, those under patterns and palettes included. */
function deviceFamilies(mark: Mark): Family[] {
  const spaces = 'space' in mark ? [mark.space] : [mark.fill?.space, mark.stroke?.space];
  return spaces.flatMap((space) => (space === undefined ? [] : familiesOf(space)));
}

function familiesOf({ family, base }: ColourSpace): Family[] {
  const own = family.startsWith('Device') && family !== 'DeviceN' ? [family] : [];
  return base === undefined ? own : [...own, ...familiesOf(base)];
}

function* lowContrast({ pages }: InspectedDocument): Iterable<Sighting> {
  for (const { number, content } of pages) {
    for (const mark of content.marks) {
      if (mark.kind !== 'text' || mark.text.trim() === '') continue;
      const ratio = contrastOf(mark);
      const least = mark.size >= LARGE ? CONTRAST_LARGE : CONTRAST;
      if (ratio === undefined || mark.fill === undefined || ratio >= least - ROUNDING) continue;
      const colour = describeColour(mark.fill);
      yield {
        message: `Text in ${colour} has a contrast of ${ratio.toFixed(1)}:1, less than ${least}:1.`,
        page: number,
        about: mark.text,
      };
    }
  }
}

/** The contrast of shown text with its ground (WCAG 2.2, contrast ratio); nothing where either is not a plain colour. */
function contrastOf({ fill, ground, opacity }: TextMark): number | undefined {
  const front = fill && rgbOf(fill);
  const back = groundRgb(ground);
  if (front === undefined || back === undefined) return undefined;
  const seen = front.map((value, index) => value * opacity + (back[index] ?? 1) * (1 - opacity));
  const [lighter, darker] = [luminance(seen), luminance(back)].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function groundRgb(ground: Colour | 'mixed' | undefined): readonly number[] | undefined {
  if (ground === undefined) return [1, 1, 1];
  return ground === 'mixed' ? undefined : rgbOf(ground);
}

/** Relative luminance of an sRGB colour (WCAG 2.2). */
function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
