import { PDFDict, PDFDocument, PDFString } from '@cantoo/pdf-lib';
import type { PrintSettings } from '../../model/config.js';
import type { SolidText } from '../../text/solid-text.js';
import { layAsBooklet } from '../../pdf/booklet.js';
import { layOnSheets, pageBoxes } from '../../pdf/boxes.js';
import { writePrintingCondition } from '../../pdf/colour/printing-condition.js';
import { readPrintProfile, type PrintProfile } from '../../pdf/colour/profile.js';
import { separateImages, type ImageFault } from '../../pdf/colour/separate-images.js';
import { separateColours, type InkFault } from '../../pdf/colour/separate.js';
import { Separation } from '../../pdf/colour/separation.js';
import { nameRegistrationColour, printMarks, roomForMarks } from '../../pdf/marks.js';
import { writeMetadata } from '../../pdf/metadata/document-metadata.js';
import { name } from '../../pdf/objects.js';
import { chromiumVersion } from '../../pdf/producer.js';
import { savePdf } from '../../pdf/save.js';
import { dropAnnotations } from '../../pdf/structure/drop-annotations.js';
import { boundIllustrations } from '../../pdf/structure/bounds.js';
import { nameLabelLanguages } from '../../pdf/structure/lists.js';
import { tagStructure } from '../../pdf/structure/tag-structure.js';
import { repairText } from '../../pdf/text/repair-text.js';
import type { DocumentFacts } from '../pdf/facts.js';
import { OF_SCRIPT } from '../pdf/reading-pdf.js';

/** What the print PDF is made of besides the browser's PDF. */
export interface PrintJob extends DocumentFacts {
  readonly settings: PrintSettings;
  /** Bytes of the ICC profile of the printing condition. */
  readonly profile: Uint8Array;
  /** Name of the condition in the registry, where it has one. */
  readonly registered?: { readonly identifier: string; readonly description: string } | undefined;
  /** The trimmed page in millimetres. */
  readonly trim: { readonly width: number; readonly height: number };
  /** Whether two pages are on a sheet, in the order in which a booklet is folded and stapled. */
  readonly booklet: boolean;
}

/**
 * Makes the browser's PDF, rendered as large as its bleed, the print PDF: PDF/X-4 (ISO 15930-7) or PDF/X-1a:2003
 * (ISO 15930-4), its text repaired and tagged as in the reading PDF.
 *
 * @param printed the browser's PDF
 * @param text of the page that was printed, where it is known
 * @returns the file, and what in it cannot be printed with four inks
 * @throws UnknownShape if it is not built the way the browser builds it
 */
export async function makePrintPdf(
  printed: Uint8Array,
  job: PrintJob,
  text?: SolidText,
): Promise<{ readonly content: Uint8Array; readonly faults: readonly (InkFault | ImageFault)[] }> {
  const { settings, metadata, linkText, noteNames, registered } = job;
  const { language } = metadata;
  const { maxInk, standard } = settings;
  const isX4 = standard === 'x4';
  const profile = profileOf(job.profile);
  const pdf = await PDFDocument.load(printed, { updateMetadata: false });
  chromiumVersion(pdf);
  nameLabelLanguages(pdf, language);
  repairText(pdf, language, text);
  tagStructure(pdf, { language, ofScript: OF_SCRIPT, link: linkText, notes: noteNames });
  dropAnnotations(pdf);
  const separation = new Separation(profile);
  const faults = [
    ...separateColours(pdf, separation, maxInk),
    ...separateImages(pdf, separation, maxInk, isX4 ? 'keep' : 'refuse'),
  ];
  layOut(pdf, job);
  boundIllustrations(pdf);
  writePrintingCondition(pdf, { profile, registered }, isX4 || registered === undefined);
  writeMetadata(pdf, metadata, { pdfx: isX4 ? 'PDF/X-4' : undefined });
  if (job.booklet) pdf.catalog.delete(name('MarkInfo'));
  if (!isX4) nameVersion(pdf);
  return { content: await savePdf(pdf, isX4 ? '1.6' : '1.4', { objectStreams: false }), faults };
}

let latest: { readonly bytes: Uint8Array; readonly profile: PrintProfile } | undefined;

/** The files of an edition are printed alike: the profile of the last one is that of the next. */
function profileOf(bytes: Uint8Array): PrintProfile {
  if (latest === undefined || Buffer.compare(latest.bytes, bytes) !== 0)
    latest = { bytes, profile: readPrintProfile(bytes) };
  return latest.profile;
}

/** Lays the pages on sheets with room for marks: one on each, or two as a booklet. */
function layOut(pdf: PDFDocument, { direction, settings, trim, booklet }: PrintJob): void {
  const { bleed, marks } = settings;
  const room = marks ? roomForMarks(bleed) : 0;
  const sheet = pageBoxes({ width: booklet ? 2 * trim.width : trim.width, height: trim.height }, bleed, room);
  const around = marks ? printMarks(sheet) : [];
  if (booklet) {
    const page = pageBoxes(trim, bleed, 0);
    layOnSheets(pdf, page, []);
    layAsBooklet(pdf, direction, page, sheet, around);
  } else layOnSheets(pdf, sheet, around);
  if (marks) nameRegistrationColour(pdf);
}

/** Says in the information dictionary, as before XMP was known, what the file is (ISO 15930-4 §6.3, §6.10). */
function nameVersion({ context }: PDFDocument): void {
  const information = context.lookup(context.trailerInfo.Info, PDFDict);
  information.set(name('GTS_PDFXVersion'), PDFString.of('PDF/X-1a:2003'));
  information.set(name('Trapped'), name('False'));
}
