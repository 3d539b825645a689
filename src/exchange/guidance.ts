import type { Remark } from '../model/remarks.js';
import type { UnitRole } from '../model/unit-role.js';

/** What a unit is, in a translator’s words. */
const ROLES: Readonly<Record<UnitRole, string>> = {
  title: 'Title of the statement',
  heading: 'Heading',
  paragraph: 'Paragraph',
  item: 'Item of a list',
  cell: 'Cell of a table',
  quote: 'Quotation',
  footnote: 'Footnote',
  alt: 'Description of an image, for those who cannot see it',
  signatories: 'Line that opens the list of signatories',
  subtitle: 'Line under the title',
  place: 'Place in the date line',
  group: 'Heading of a group of signatories',
  string: 'Words of the pages around the statement',
  name: 'Name of a signatory',
};

/** What a segment is, as a sentence for translators. */
export function roleNote(role: UnitRole): string {
  return `${ROLES[role]}.`;
}

/** Whether a text has markup that a translator has to keep. */
export function hasMarkup(source: string): boolean {
  return /[*_`~[\]\\]/u.test(source);
}

/** An open remark on a translation, for its translator. */
export function remarkNote({ by, text }: Remark): string {
  return `Remark by ${by}: ${text}`;
}
