import { PDFDict, PDFDocument, PDFString } from '@cantoo/pdf-lib';
import type { PrintSettings } from '../../model/config.js';
import type { LocalizedDocument } from '../../model/localized.js';
import { layOnSheets, pageBoxes } from '../../pdf/boxes.js';
import { writePrintingCondition, type PrintingCondition } from '../../pdf/colour/printing-condition.js';
import { separateImages, type ImageFault } from '../../pdf/colour/separate-images.js';
import { separateColours, type InkFault } from '../../pdf/colour/separate.js';
import { Separation } from '../../pdf/colour/separation.js';
import { nameRegistrationColour, printMarks, roomForMarks } from '../../pdf/marks.js';
import { writeMetadata } from '../../pdf/metadata/document-metadata.js';
import { name } from '../../pdf/objects.js';
import { chromiumVersion } from '../../pdf/producer.js';
import { savePdf } from '../../pdf/save.js';
import { dropAnnotations } from '../../pdf/structure/drop-annotations.js';
import { tagStructure } from '../../pdf/structure/tag-structure.js';
import { orderRuns } from '../../pdf/text/order-runs.js';
import { repairText } from '../../pdf/text/repair-text.js';
import { metadataOf, OF_SCRIPT } from '../pdf/reading-pdf.js';

/** The paper a file is printed on, and how. */
export interface PrintJob {
  readonly settings: PrintSettings;
  readonly condition: PrintingCondition;
  /** The trimmed page in millimetres. */
  readonly trim: { readonly width: number; readonly height: number };
}

/**
 * Makes the browser's PDF, rendered as large as its bleed, the print PDF: PDF/X-4 (ISO 15930-7) or PDF/X-1a:2003
 * (ISO 15930-4), its text repaired and tagged as in the reading PDF.
 *
 * @param printed the browser's PDF
 * @returns the file, and what in it cannot be printed with four inks
 * @throws UnknownShape if it is not built the way the browser builds it
 */
export async function makePrintPdf(
  printed: Uint8Array,
  document: LocalizedDocument,
  { settings, condition, trim }: PrintJob,
): Promise<{ readonly content: Uint8Array; readonly faults: readonly (InkFault | ImageFault)[] }> {
  const { locale, strings } = document;
  const { bleed, marks, maxInk, standard } = settings;
  const isX4 = standard === 'x4';
  const pdf = await PDFDocument.load(printed, { updateMetadata: false });
  chromiumVersion(pdf);
  repairText(pdf);
  orderRuns(pdf, locale.tag);
  dropAnnotations(pdf);
  tagStructure(pdf, { language: locale.tag, ofScript: OF_SCRIPT, link: strings.text('note.back') });
  const separation = new Separation(condition.profile);
  const faults = [
    ...separateColours(pdf, separation, maxInk),
    ...separateImages(pdf, separation, maxInk, isX4 ? 'keep' : 'refuse'),
  ];
  const boxes = pageBoxes(trim, bleed, marks ? roomForMarks(bleed) : 0);
  layOnSheets(pdf, boxes, marks ? printMarks(boxes) : []);
  if (marks) nameRegistrationColour(pdf);
  writePrintingCondition(pdf, condition, isX4 || condition.registered === undefined);
  writeMetadata(pdf, metadataOf(document), { pdfx: isX4 ? 'PDF/X-4' : undefined });
  if (!isX4) nameVersion(pdf);
  return { content: await savePdf(pdf, isX4 ? '1.6' : '1.4', { objectStreams: false }), faults };
}

/** Says in the information dictionary, as before XMP was known, what the file is (ISO 15930-4 §6.3, §6.10). */
function nameVersion({ context }: PDFDocument): void {
  const information = context.lookup(context.trailerInfo.Info, PDFDict);
  information.set(name('GTS_PDFXVersion'), PDFString.of('PDF/X-1a:2003'));
  information.set(name('Trapped'), name('False'));
}
