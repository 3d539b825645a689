import type { Finisher, FinishedPdf, FinishingJob } from './model/finishing.js';
import type { PdfReader } from './model/host.js';

/**
 * What is done to PDFs after they are printed. Each kind is loaded when it is asked for.
 *
 * @param reader reads what was made
 */
export function createFinishing(reader: PdfReader): Finisher {
  return {
    warm() {
      reader.warm();
      void import('./render/pdf/reading-pdf.js').catch(() => undefined);
    },
    async finish(job) {
      const { finishPdf } = await import('./render/pdf/finish.js');
      return finishPdf(job, () => make(job), reader);
    },
    async inspect(pdf, inspection) {
      const { inspect } = await import('./preflight/index.js');
      return inspect(pdf, inspection);
    },
  };
}

async function make({ printed, make: job }: FinishingJob): Promise<FinishedPdf> {
  switch (job.kind) {
    case 'reading': {
      const { makeReadingPdf } = await import('./render/pdf/reading-pdf.js');
      return { content: await makeReadingPdf(printed, job), problems: [] };
    }
    case 'print': {
      const { finishPrint } = await import('./render/print/finish-print.js');
      return finishPrint(printed, job);
    }
  }
}
