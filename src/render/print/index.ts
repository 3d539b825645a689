import type { Format } from '../../model/format.js';
import { PAPER_FONT_SHEETS } from '../paper/index.js';
import { warmPdf } from '../pdf/render-pdf.js';

/** The PDF for the print shop. It is made only where it is asked for: few readers have a press. */
export const print: Format = printFormat('print', 'PDF for the print shop', false);

/** The same pages, two on a sheet, to be folded and stapled. */
export const booklet: Format = printFormat('booklet', 'PDF of a booklet, to print, fold and staple', true);

function printFormat(id: string, purpose: string, isBooklet: boolean): Format {
  const format: Format = {
    id,
    purpose: { key: `kit.${id}`, fallback: purpose },
    mediaType: 'application/pdf',
    isPrinted: true,
    onRequest: true,
    fontSheets: PAPER_FONT_SHEETS,
    warm: warmPdf,
    path: ({ locale, slug }) => `${locale.tag}/${slug}.${locale.tag}.${id}.pdf`,
    async render(document, context) {
      const { renderPrint } = await import('./render-print.js');
      return renderPrint(format, document, context, isBooklet);
    },
  };
  return format;
}
