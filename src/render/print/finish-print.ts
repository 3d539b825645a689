import type { SolidText } from '../../text/solid-text.js';
import type { Problem } from '../../model/problem.js';
import type { ImageFault } from '../../pdf/colour/separate-images.js';
import type { InkFault } from '../../pdf/colour/separate.js';
import type { FinishedPdf } from '../pdf/finish.js';
import { makePrintPdf, type PrintJob } from './print-pdf.js';

/**
 * Makes the browser's PDF the print PDF; what cannot be printed with four inks is a problem.
 *
 * @param text of the page that was printed, where it is known
 */
export async function finishPrint(
  printed: Uint8Array,
  job: PrintJob,
  text?: SolidText,
): Promise<FinishedPdf> {
  const { content, faults } = await makePrintPdf(printed, job, text);
  const { language } = job.metadata;
  return { content, problems: faults.map((fault) => faultProblem(fault, job.settings.maxInk, language)) };
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
        'Choose a lighter colour in templates/paper.css or for brand.accent, or another profile.',
      ];
    case 'transparency':
      return ['something on its pages is transparent or casts a shadow', PLAIN];
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
        `the picture of ${size(fault)} uses a kind of colour that is not supported`,
        'Save it as PNG in RGB.',
      ];
  }
}

function size({ width, height }: ImageFault): string {
  return `${width} × ${height} pixels`;
}
