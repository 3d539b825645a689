import { textAt } from './objects.js';
import { UnknownShape } from './unknown-shape.js';
import { PDFDict, type PDFDocument } from '@cantoo/pdf-lib';

/** The versions of Chromium whose PDFs were studied; between them nothing changed that matters here. */
const FIRST = 147;
const LAST = 156;

/**
 * The version of Chromium that printed a file.
 *
 * @throws UnknownShape if another program wrote it, or a version whose files nobody has looked at
 */
export function chromiumVersion({ context }: PDFDocument): number {
  const information = context.lookup(context.trailerInfo.Info);
  const producer = information instanceof PDFDict ? (textAt(information, 'Producer') ?? '') : '';
  const version = Number(/^Skia\/PDF m(\d+)/u.exec(producer)?.[1] ?? NaN);
  if (Number.isNaN(version)) throw new UnknownShape(`The PDF was written by “${producer}”, not by Chromium.`);
  if (version < FIRST || version > LAST) {
    throw new UnknownShape(
      `The PDF was printed by Chromium ${version}; the repair knows versions ${FIRST} to ${LAST}.`,
    );
  }
  return version;
}
