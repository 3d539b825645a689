import { PDFDocument, ReadingDirection } from '@cantoo/pdf-lib';
import { toString } from 'mdast-util-to-string';
import type { LocalizedDocument } from '../../model/localized.js';

/** The day a file without a date of its own is dated with; the clock would make every build another one. */
const NO_DATE = '1970-01-01';

/**
 * Gives a printed PDF what the browser leaves out: the reading direction (PDF 1.7 §12.2), and dates that
 * follow the statement instead of the clock.
 *
 * @param printed the browser's PDF; its tags, language and outline stay as they are
 */
export async function finishPdf(printed: Uint8Array, document: LocalizedDocument): Promise<Uint8Array> {
  const { locale, title, date } = document;
  const pdf = await PDFDocument.load(printed, { updateMetadata: false });
  const day = new Date(`${date?.iso ?? NO_DATE}T00:00:00Z`);
  pdf.setTitle(toString({ type: 'paragraph', children: [...title.content] }), { showInWindowTitleBar: true });
  pdf.setLanguage(locale.tag);
  pdf.setCreationDate(day);
  pdf.setModificationDate(day);
  const preferences = pdf.catalog.getOrCreateViewerPreferences();
  preferences.setReadingDirection(locale.direction === 'rtl' ? ReadingDirection.R2L : ReadingDirection.L2R);
  return pdf.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
}
