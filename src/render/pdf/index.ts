import type { Format } from '../../model/format.js';
import { PAPER_FONT_SHEETS, paperTemplates } from '../paper/index.js';
import { sizeOf } from '../paper/sheet-size.js';
import { renderPdf, warmPdf } from './render-pdf.js';

/** The reading PDF: a page of its own, made from the same article as the web page, printed by the browser. */
export const pdf: Format = {
  id: 'pdf',
  label: { key: 'download.pdf', fallback: 'PDF' },
  purpose: { key: 'kit.pdf', fallback: 'PDF to read, quote from and send on' },
  mediaType: 'application/pdf',
  isPrinted: true,
  fontSheets: PAPER_FONT_SHEETS,
  templates: paperTemplates,
  warm: warmPdf,
  path: ({ locale, slug }) => `${locale.tag}/${slug}.${locale.tag}.pdf`,
  render: (document, context) => {
    const { path, bytes } = context.canonical;
    const { archive, attachSource, pageSize } = context.config.pdf;
    const source = attachSource ? { fileName: path.split('/').at(-1) ?? path, bytes } : undefined;
    return renderPdf(pdf, document, context, {
      sheet: context.config.pdf,
      make: async (printed, facts, text) => {
        const { makeReadingPdf } = await import('./reading-pdf.js');
        const job = { ...facts, archive, size: sizeOf(pageSize), source };
        return { content: await makeReadingPdf(printed, job, text), problems: [] };
      },
      inspection: { profile: 'reading', expected: {} },
    });
  },
};
