import type { Finisher, FinishedPdf, FinishingJob } from './model/finishing.js';
import type { PdfReader } from './model/host.js';
import type { SolidText } from './text/solid-text.js';

/**
 * What is done to PDFs after they are printed. Each kind is loaded when it is asked for.
 *
 * @param reader reads what was made
 */
export function createFinishing(reader: PdfReader): Finisher {
  return {
    warm() {
      reader.warm();
      for (const part of PARTS) void part().catch(() => undefined);
    },
    async finish(job) {
      const { finishPdf } = await import('./render/pdf/finish.js');
      const { readTaggedText } = await import('./preflight/tagged-text.js');
      return finishPdf(job, (text) => make(job, text), {
        tagged: readTaggedText,
        pages: (pdf) => reader.pages(pdf),
      });
    },
    async inspect(pdf, inspection) {
      const { inspect } = await import('./preflight/index.js');
      const report = inspect(pdf, inspection);
      const { blocks } = inspection.expected;
      if (blocks === undefined) return report;
      const { readingFigures } = await import('./preflight/reading-figures.js');
      return {
        ...report,
        reading: readingFigures(blocks.map(({ text }) => text).join('\n'), await reader.pages(pdf)),
      };
    },
  };
}

/** What most PDFs go through. */
const PARTS = [
  () => import('./render/pdf/reading-pdf.js'),
  () => import('./render/pdf/finish.js'),
  () => import('./preflight/tagged-text.js'),
];

async function make({ printed, make: job }: FinishingJob, text?: SolidText): Promise<FinishedPdf> {
  switch (job.kind) {
    case 'reading': {
      const { makeReadingPdf } = await import('./render/pdf/reading-pdf.js');
      return { content: await makeReadingPdf(printed, job, text), problems: [] };
    }
    case 'print': {
      const { finishPrint } = await import('./render/print/finish-print.js');
      return finishPrint(printed, job, text);
    }
  }
}
