import type { Format, FormatLabel } from '../model/format.js';
import { card } from './card/index.js';
import { docx } from './docx/index.js';
import { eml } from './eml/index.js';
import { fragment } from './fragment/index.js';
import { html } from './html/index.js';
import { json } from './json/index.js';
import { KIT_TITLE } from './kit/index.js';
import { pdf } from './pdf/index.js';
import { booklet, print } from './print/index.js';
import { txt } from './txt/index.js';

/** Every way to publish, in the order of reports and download links. */
export const formats: readonly Format[] = [html, pdf, print, booklet, txt, docx, eml, card, fragment, json];

/** What a press kit says of the files of all formats. */
export const purposes: readonly FormatLabel[] = [KIT_TITLE, ...formats.map(({ purpose }) => purpose)];

/** The labels of the formats that a test accepts; of all formats without a test. */
export function formatLabels(isMeant: (format: Format) => boolean = () => true): readonly FormatLabel[] {
  return formats.filter(isMeant).flatMap(({ label }) => label ?? []);
}
