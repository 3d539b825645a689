import { SHEET_STATUSES, type Sheet } from '../../model/sheet.js';
import {
  either,
  listOf,
  object,
  oneOf,
  schemaFile,
  ShapeFault,
  text,
  type Shape,
} from '../../model/json-shape.js';
import { Refusal } from '../reading.js';

const ID = /^[1-9]\d{0,5}$/u;
const FINGERPRINT = /^[0-9a-f]{16}$/u;
const REVISION = /^[0-9a-f]{64}$/u;

const mark = either(
  object('The place where markup begins.', { open: text('Number of its code.', ID) }, {}),
  either(
    object('The place where it ends.', { close: text('Number of its code.', ID) }, {}),
    object('Markup that is in one place.', { code: text('Number of its code.', ID) }, {}),
    (value) => hasOwn(value, 'close'),
  ),
  (value) => hasOwn(value, 'open'),
);

function hasOwn(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name);
}

const remark = object(
  'What a person says of a translation.',
  { by: text('Name of the person.'), text: text('The words.') },
  { id: text('Names the remark in the publication; absent until an import has noted it.') },
);

const segment = object(
  'One segment.',
  {
    key: text('Key of the segment.'),
    source: text('The original, as inline Markdown.'),
    sourcePrint: text('Fingerprint of the original: the first 16 digits of its SHA-256.', FINGERPRINT),
    exported: text('The translation as it was exported, as inline Markdown; empty if there was none.'),
    target: listOf(
      'The translation: plain text, and marks that name the codes of the original and of the exported translation, numbered in their order.',
      either(text('Plain text.'), mark, (value) => typeof value === 'string'),
    ),
    status: oneOf('How far the translation is.', SHEET_STATUSES),
  },
  { approvedBy: text('Who approved it.'), remarks: listOf('Remarks of reviewers.', remark) },
);

/** How the file of a sheet is read, and its JSON Schema. */
const sheet: Shape<Sheet> = object(
  'What the sheet of `publish export --format html` saves and `publish import` reads.',
  {
    version: oneOf('Version of this format.', [1] as const),
    publication: text('Slug of the publication.'),
    title: text('Title of the statement.'),
    revision: text('SHA-256 of the canonical statement that the sheet was made from.', REVISION),
    sourceLocale: text('Language of the original (BCP 47).'),
    locale: text('Language of the translation (BCP 47).'),
    segments: listOf('The segments, in the order of the statement.', segment),
  },
  {},
);

/** The file of a sheet as JSON Schema (draft 7). */
export const sheetSchema = schemaFile('A sheet of Communiqué', sheet);

/**
 * Reads a value as the file of a sheet.
 *
 * @throws {Refusal} what is wrong with it
 */
export function readSheetValue(value: unknown): Sheet {
  try {
    return sheet.read(value, '');
  } catch (error) {
    if (!(error instanceof ShapeFault)) throw error;
    const where = error.path === '' ? 'The file' : `“${error.path.slice(0, 80)}” in the file`;
    throw new Refusal({
      rule: 'exchange-syntax',
      message: `${where} is not ${error.expected}: a sheet has not written it like this.`,
      help: 'Open the sheet and save its work again.',
    });
  }
}
