import { Failure } from '../../model/failure.js';
import type { Format, RenderContext, Rendering } from '../../model/format.js';
import type { LocalizedDocument } from '../../model/localized.js';
import type { Problem } from '../../model/problem.js';
import { ProfileFault } from '../../pdf/colour/lookup-table.js';
import { FOGRA39, type PrintingCondition } from '../../pdf/colour/printing-condition.js';
import { readPrintProfile } from '../../pdf/colour/profile.js';
import type { ImageFault } from '../../pdf/colour/separate-images.js';
import type { InkFault } from '../../pdf/colour/separate.js';
import { sizeOf } from '../paper/sheet-size.js';
import { renderPdf } from '../pdf/render-pdf.js';
import { makePrintPdf } from './print-pdf.js';

/**
 * A document as the PDF for the print shop.
 *
 * @param isBooklet whether two pages stand on a sheet
 * @throws {Failure} code 2 where the profile of the printing condition cannot be used
 */
export async function renderPrint(
  format: Pick<Format, 'id' | 'path'>,
  document: LocalizedDocument,
  context: RenderContext,
  isBooklet: boolean,
): Promise<Rendering> {
  const { pdf, print: settings } = context.config;
  const condition = await printingCondition(context);
  const sheet = { pageSize: pdf.pageSize, margins: pdf.margins, bleed: settings.bleed };
  const trim = sizeOf(pdf.pageSize);
  const job = { settings, condition, trim, booklet: isBooklet };
  const { bleed, maxInk } = settings;
  const sheetTrim = isBooklet ? { ...trim, width: 2 * trim.width } : trim;
  const expected = { trim: sheetTrim, bleed, maxInk, tagged: !isBooklet };
  return renderPdf(format, document, context, {
    sheet,
    ingredients: [condition.profile.bytes],
    inspection: { profile: 'print', expected },
    inOrder: !isBooklet,
    finisher: () =>
      Promise.resolve(async (printed) => {
        const { content, faults } = await makePrintPdf(printed, document, job);
        const { tag } = document.locale;
        return { content, problems: faults.map((fault) => faultProblem(fault, maxInk, tag)) };
      }),
  });
}

/** What the publication prints on: its own profile, or offset on coated paper. */
async function printingCondition(context: RenderContext): Promise<PrintingCondition> {
  const path = context.config.print.profile;
  if (path === undefined) {
    const profile = readPrintProfile(await context.resource('fogra39l.icc'));
    return { profile, registered: FOGRA39 };
  }
  const bytes = await context.file(path);
  const help = 'Ask the print shop for the ICC profile of its printing condition.';
  if (bytes === undefined) throw new Failure(2, `There is no profile at ${path} (print.profile).`, help);
  try {
    return { profile: readPrintProfile(bytes) };
  } catch (error) {
    if (!(error instanceof ProfileFault)) throw error;
    throw new Failure(2, `${path} (print.profile) cannot be used: ${error.message}`, help);
  }
}

function faultProblem(fault: InkFault | ImageFault, maxInk: number, locale: string): Problem {
  const [message, help] = words(fault, maxInk);
  return {
    rule: 'print-ink',
    severity: 'error',
    fatal: true,
    locale,
    message: `The print PDF of “${locale}” cannot be made: ${message}.`,
    help,
  };
}

const PLAIN = 'Use plain colours in templates/paper.css for what is printed.';

function words(fault: InkFault | ImageFault, maxInk: number): [message: string, help: string] {
  switch (fault.kind) {
    case 'ink':
      return [
        `the colour ${fault.colour} takes ${fault.total} % of ink, more than the ${maxInk} % of print.maxInk`,
        'Choose a lighter colour in templates/paper.css, or another profile.',
      ];
    case 'transparency':
      return ['something on its pages is see-through or casts a shadow', PLAIN];
    case 'shading':
    case 'pattern':
      return ['there is a gradient or a pattern on its pages', PLAIN];
    case 'image-ink':
      return [
        `the picture of ${size(fault)} takes up to ${fault.total ?? 0} % of ink, more than the ${maxInk} % of print.maxInk`,
        'Make its darkest places lighter.',
      ];
    case 'image-photograph':
      return [
        `the JPEG picture of ${size(fault)} is in RGB, which PDF/X-1a does not allow`,
        'Save it as PNG, or set print.standard to x4.',
      ];
    case 'image-unknown':
      return [
        `the picture of ${size(fault)} has a kind of colour that is not known here`,
        'Save it as PNG in RGB.',
      ];
  }
}

function size({ width, height }: ImageFault): string {
  return `${width} × ${height} pixels`;
}
