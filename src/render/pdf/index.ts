import type { Format } from '../../model/format.js';
import { renderPdf } from './render-pdf.js';

/** The reading PDF: a page of its own, made from the same article as the web page, printed by the browser. */
export const pdf: Format = {
  id: 'pdf',
  mediaType: 'application/pdf',
  isPrinted: true,
  fontSheets: ['paper-fonts.css', 'own-fonts.css'],
  path: ({ locale, slug }) => `${locale.tag}/${slug}.${locale.tag}.pdf`,
  render: (document, context) =>
    renderPdf(pdf, document, context, {
      sheet: context.config.pdf,
      inspection: { profile: 'reading', expected: {} },
      inOrder: true,
      async finisher() {
        const { makeReadingPdf } = await import('./reading-pdf.js');
        const { config, canonical } = context;
        return async (printed) => ({
          content: await makeReadingPdf(printed, document, config.pdf, canonical),
        });
      },
    }),
};
