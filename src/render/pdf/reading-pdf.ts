import { PDFDocument } from '@cantoo/pdf-lib';
import type { Config } from '../../model/config.js';
import type { RenderContext } from '../../model/format.js';
import type { LocalizedDocument } from '../../model/localized.js';
import { attachSource } from '../../pdf/metadata/attachment.js';
import { writeMetadata, writeSrgbIntent } from '../../pdf/metadata/document-metadata.js';
import type { Conformance } from '../../pdf/metadata/xmp.js';
import { chromiumVersion } from '../../pdf/producer.js';
import { savePdf } from '../../pdf/save.js';
import { leadToStructure } from '../../pdf/structure/structure-destinations.js';
import { nameLabelLanguages } from '../../pdf/structure/lists.js';
import { tagStructure } from '../../pdf/structure/tag-structure.js';
import { orderRuns } from '../../pdf/text/order-runs.js';
import { repairText } from '../../pdf/text/repair-text.js';
import { metadataOf } from './metadata-of.js';

/** Languages that are assumed for a script where the source does not say. */
export const OF_SCRIPT = { Latn: 'en', Arab: 'fa' } as const;

/**
 * Makes the browser's PDF the reading PDF: PDF/UA-1 and PDF/A-2a, or with `archive: a4` PDF/UA-2 and PDF/A-4
 * (ISO 14289, ISO 19005).
 *
 * @param printed the browser's PDF
 * @throws UnknownShape if it is not built the way the browser builds it
 */
export async function makeReadingPdf(
  printed: Uint8Array,
  document: LocalizedDocument,
  settings: Config['pdf'],
  canonical: RenderContext['canonical'],
): Promise<Uint8Array> {
  const { locale, strings } = document;
  const pdf = await PDFDocument.load(printed, { updateMetadata: false });
  chromiumVersion(pdf);
  repairText(pdf);
  nameLabelLanguages(pdf, locale.tag);
  orderRuns(pdf, locale.tag);
  tagStructure(pdf, { language: locale.tag, ofScript: OF_SCRIPT, link: strings.text('note.back') });
  if (settings.archive === 'a4') leadToStructure(pdf);
  writeSrgbIntent(pdf);
  const metadata = metadataOf(document);
  const { title } = metadata;
  if (settings.attachSource) {
    attachSource(pdf, {
      fileName: canonical.path.split('/').at(-1) ?? canonical.path,
      mediaType: 'text/markdown',
      description: title,
      bytes: canonical.bytes,
      date: metadata.date,
    });
  }
  writeMetadata(pdf, metadata, conformanceOf(settings));
  return savePdf(pdf, settings.archive === 'a4' ? '2.0' : '1.7', { objectStreams: false });
}

/** What a file is designed to; nobody has certified it. */
function conformanceOf({ archive, attachSource: attaches }: Config['pdf']): Conformance {
  // A file that carries others is PDF/A-4f (ISO 19005-4 annex A).
  if (archive === 'a4') return { pdfa: { part: '4', conformance: attaches ? 'F' : undefined }, pdfua: '2' };
  return { pdfa: { part: attaches ? '3' : '2', conformance: 'A' }, pdfua: '1' };
}
