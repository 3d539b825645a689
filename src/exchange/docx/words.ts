import type { SegmentStatus } from '../../model/catalogue.js';
import type { ExportDocument, Wording } from '../../model/exchange.js';
import { languageName } from '../../model/locale.js';

/** The colour of each status; words beside it carry what colour alone cannot. */
export const FILLS: Readonly<Record<SegmentStatus, string>> = {
  missing: 'F9DCDC',
  outdated: 'FCE8B2',
  translated: 'DCE9F7',
  reviewed: 'DDF1DC',
};

/** The colour of the row above the others. */
export const HEADER_FILL = 'EDEDED';

/** What a hidden run of the row above the others says. */
export const HEADER_MARK = '[[communique-head]]';

const HEADER = /^(?:Source|Original|Translation): .* \([\w-]+\)$/u;

/** The words above the two columns in one language. */
export function headers({ sourceLocale, locale }: ExportDocument, wording: Wording): [string, string] {
  return [
    wording.strings.text('original', { language: named(sourceLocale, wording) }),
    wording.strings.text('translation', { language: named(locale, wording) }),
  ];
}

/** Whether a text is the heading of a column, in English. */
export function isHeader(text: string): boolean {
  return HEADER.test(text);
}

/** A language’s name in the language of the wording, and its tag. */
function named(tag: string, { strings }: Wording): string {
  return `${languageName(tag, strings.locale.tag) ?? tag} (${tag})`;
}
