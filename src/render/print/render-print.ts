import { Failure } from '../../model/failure.js';
import type { Format, RenderContext, Rendering } from '../../model/format.js';
import type { LocalizedDocument } from '../../model/localized.js';
import { ProfileFault } from '../../pdf/colour/lookup-table.js';
import { FOGRA39, type PrintingCondition } from '../../pdf/colour/printing-condition.js';
import { readPrintProfile } from '../../pdf/colour/profile.js';
import { sizeOf } from '../paper/sheet-size.js';
import { renderPdf } from '../pdf/render-pdf.js';

/**
 * A document as the PDF for the print shop.
 *
 * @param isBooklet whether two pages are on a sheet
 * @throws {Failure} code 2 if the profile of the printing condition cannot be used
 */
export async function renderPrint(
  format: Pick<Format, 'id' | 'path'>,
  document: LocalizedDocument,
  context: RenderContext,
  isBooklet: boolean,
): Promise<Rendering> {
  const { pdf, print: settings } = context.config;
  const { profile, registered } = await printingCondition(context);
  const sheet = { pageSize: pdf.pageSize, margins: pdf.margins, bleed: settings.bleed };
  const trim = sizeOf(pdf.pageSize);
  const { bleed, maxInk } = settings;
  const sheetTrim = isBooklet ? { ...trim, width: 2 * trim.width } : trim;
  const expected = { trim: sheetTrim, bleed, maxInk, tagged: !isBooklet };
  return renderPdf(format, document, context, {
    sheet,
    make: async (printed, facts, text) => {
      const { finishPrint } = await import('./finish-print.js');
      const job = { ...facts, settings, profile: profile.bytes, registered, trim, booklet: isBooklet };
      return finishPrint(printed, job, text);
    },
    ingredients: [profile.bytes],
    inspection: { profile: 'print', expected },
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
