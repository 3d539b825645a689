import { PDFDocument } from '@cantoo/pdf-lib';
import type { Config } from '../../model/config.js';
import type { RenderContext } from '../../model/format.js';
import { isolatedText } from '../../model/inline.js';
import { EXPLICIT_CONTROLS } from '../../model/bidi.js';
import type { LocalizedDocument } from '../../model/localized.js';
import { attachSource } from '../../pdf/metadata/attachment.js';
import {
  uuidOf,
  writeMetadata,
  writeSrgbIntent,
  type DocumentMetadata,
} from '../../pdf/metadata/document-metadata.js';
import type { Conformance } from '../../pdf/metadata/xmp.js';
import { chromiumVersion } from '../../pdf/producer.js';
import { savePdf } from '../../pdf/save.js';
import { leadToStructure } from '../../pdf/structure/structure-destinations.js';
import { tagStructure } from '../../pdf/structure/tag-structure.js';
import { orderRuns } from '../../pdf/text/order-runs.js';
import { repairText } from '../../pdf/text/repair-text.js';

/** The day a file without a date of its own is dated with; the clock would make every build another one. */
const NO_DATE = '1970-01-01';

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

/** What the files of a document say of it. */
export function metadataOf(document: LocalizedDocument): DocumentMetadata {
  const { locale, title, date, revision, completeness, segments, signatories, strings } = document;
  const name = isolatedText(title.content).replace(EXPLICIT_CONTROLS, '');
  const languages = new Set([...segments, ...signatories].map(({ lang }) => lang));
  languages.delete(locale.tag);
  return {
    title: name,
    language: locale.tag,
    languages: [...languages].sort(),
    description: strings.text('kind'),
    creator: 'Communiqué',
    producer: 'Communiqué (Chromium, Skia/PDF)',
    date: new Date(`${date?.iso ?? NO_DATE}T00:00:00Z`),
    uuid: uuidOf(`${revision} ${locale.tag}`),
    statement: {
      revision,
      locale: locale.tag,
      date: date?.iso,
      completeness: completeness.percent,
      status: completeness.status,
    },
  };
}
