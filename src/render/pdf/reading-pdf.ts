import { PDFDocument } from '@cantoo/pdf-lib';
import type { Config } from '../../model/config.js';
import type { SolidText } from '../../text/solid-text.js';
import { setPageSize } from '../../pdf/boxes.js';
import { attachSource } from '../../pdf/metadata/attachment.js';
import { writeMetadata, writeSrgbIntent } from '../../pdf/metadata/document-metadata.js';
import type { Conformance } from '../../pdf/metadata/xmp.js';
import { chromiumVersion } from '../../pdf/producer.js';
import { savePdf } from '../../pdf/save.js';
import { leadToStructure } from '../../pdf/structure/structure-destinations.js';
import { boundIllustrations } from '../../pdf/structure/bounds.js';
import { nameLabelLanguages } from '../../pdf/structure/lists.js';
import { tagStructure } from '../../pdf/structure/tag-structure.js';
import { repairText } from '../../pdf/text/repair-text.js';
import type { DocumentFacts } from './facts.js';

/** Languages that are assumed for a script where the source does not say. */
export const OF_SCRIPT = { Latn: 'en', Arab: 'fa' } as const;

/** What the reading PDF is made of besides the browser's PDF. */
interface ReadingJob extends DocumentFacts {
  readonly archive: Config['pdf']['archive'];
  /** The page in millimetres. */
  readonly size: { readonly width: number; readonly height: number };
  /** A file to attach. */
  readonly source?: { readonly fileName: string; readonly bytes: Uint8Array } | undefined;
}

/**
 * Makes the browser's PDF the reading PDF: PDF/UA-1 and PDF/A-2a, or with `archive: a4` PDF/UA-2 and PDF/A-4
 * (ISO 14289, ISO 19005).
 *
 * @param printed the browser's PDF
 * @param text of the page that was printed, where it is known
 * @throws UnknownShape if it is not built the way the browser builds it
 */
export async function makeReadingPdf(
  printed: Uint8Array,
  job: ReadingJob,
  text?: SolidText,
): Promise<Uint8Array> {
  const { metadata, linkText, noteNames, archive, size, source } = job;
  const { title, language, date } = metadata;
  const pdf = await PDFDocument.load(printed, { updateMetadata: false });
  chromiumVersion(pdf);
  nameLabelLanguages(pdf, language);
  repairText(pdf, language, text);
  tagStructure(pdf, { language, ofScript: OF_SCRIPT, link: linkText, notes: noteNames });
  if (archive === 'a4') leadToStructure(pdf);
  setPageSize(pdf, size);
  boundIllustrations(pdf);
  writeSrgbIntent(pdf);
  if (source !== undefined) {
    attachSource(pdf, { ...source, mediaType: 'text/markdown', description: title, date });
  }
  writeMetadata(pdf, metadata, conformanceOf(job));
  return savePdf(pdf, archive === 'a4' ? '2.0' : '1.7', { objectStreams: false });
}

/** What a file is designed to; nobody has certified it. */
function conformanceOf({ archive, source }: ReadingJob): Conformance {
  const attaches = source !== undefined;
  // A file that carries others is PDF/A-4f (ISO 19005-4 annex A).
  if (archive === 'a4') return { pdfa: { part: '4', conformance: attaches ? 'F' : undefined }, pdfua: '2' };
  return { pdfa: { part: attaches ? '3' : '2', conformance: 'A' }, pdfua: '1' };
}
