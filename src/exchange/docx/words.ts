import type { SegmentStatus } from '../../model/catalogue.js';
import type { ExportDocument, UnitRole } from '../../model/exchange.js';

/** The colour and the words of each status; the words carry what colour alone cannot. */
export const STATUS: Readonly<Record<SegmentStatus, { readonly fill: string; readonly label: string }>> = {
  missing: { fill: 'F9DCDC', label: 'To translate' },
  outdated: { fill: 'FCE8B2', label: 'Outdated: the source has changed since' },
  translated: { fill: 'DCE9F7', label: 'Translated' },
  reviewed: { fill: 'DDF1DC', label: 'Reviewed' },
};

/** The colour of the row above the others. */
export const HEADER_FILL = 'EDEDED';

/** What a segment is, for those who translate it. */
export const ROLE: Readonly<Record<UnitRole, string>> = {
  title: 'Title',
  heading: 'Heading',
  paragraph: 'Paragraph',
  item: 'List item',
  cell: 'Table cell',
  quote: 'Quotation',
  footnote: 'Footnote',
  alt: 'Description of an image',
  signatories: 'Heading of the signatories',
  subtitle: 'Subtitle',
  place: 'Place of the date line',
  group: 'Heading among the signatories',
  string: 'Words of the pages',
  name: 'Name of a signatory',
};

/** Words before the source text that an outdated translation was made for. */
export const EARLIER = 'The source used to say: ';

/** The instructions for the translator, in paragraphs. */
export const INSTRUCTIONS: readonly string[] = [
  'Write the translation in the second column. If you have no translation yet, leave the cell empty. The first column is the source text; it is locked, and editing it has no effect.',
  'Links like [these words](#) and stress like **these words** or *these words*: translate the words, keep the signs around them. Marks of footnotes like [^1] stay as they are.',
  'You may reorder and delete rows, comment, and track changes; tracked changes count as accepted. Please do not merge or split cells. Save the file as .docx.',
];

const HEADER = /^(?:Source|Translation): .* \([\w-]+\)$/u;

/** The words above the two columns. */
export function headers(document: ExportDocument): readonly [string, string] {
  return [`Source: ${named(document.sourceLocale)}`, `Translation: ${named(document.locale)}`];
}

/** Whether a text is the heading of a column. */
export function isHeader(text: string): boolean {
  return HEADER.test(text);
}

/** A language's English name and its tag. */
function named(tag: string): string {
  try {
    return `${new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag} (${tag})`;
  } catch {
    return `${tag} (${tag})`;
  }
}
