import type { Format, FormatLabel } from '../model/format.js';
import { html } from './html/index.js';
import { pdf } from './pdf/index.js';
import { booklet, print } from './print/index.js';
import { txt } from './txt/index.js';

/** Every way to publish, in the order of reports and download links. */
export const formats: readonly Format[] = [html, pdf, print, booklet, txt];

/** The labels of the formats of a kind: of all, or of those in use. */
export function labelsOf(isMeant: (format: Format) => boolean = () => true): readonly FormatLabel[] {
  return formats.filter(isMeant).flatMap(({ label }) => label ?? []);
}
