import type { SampleFiles } from '../../model/rule.js';

/** A statement that is only this text. */
export const statement = (text: string): SampleFiles => ({ 'locales/en/statement.md': text });

/** A statement with a title and this text. */
export const body = (text: string): SampleFiles => statement(`# Keep it open\n\n${text}\n`);

/** A configuration with two languages and these lines. */
export const config = (lines: string): SampleFiles => ({
  'publish.config.yaml': `locales: [en, fa]\n${lines}\n`,
});

/** A Persian catalogue. */
export const persian = (json: string): SampleFiles => ({ 'locales/fa/statement.json': json });

/** A statement whose first line after the title may be a date; the configuration has none. */
export const dated = (line: string): SampleFiles => ({
  ...statement(`# Keep it open\n\n${line}\n\nThey stay.\n`),
  ...config(''),
});

/** A statement whose signatories are in a table beside it. */
export const late = (csv: string, signed = ''): SampleFiles => ({
  ...body(`They stay.\n\n## Signatories\n\n${signed}- Harbour Readers`),
  ...config('date: 2026-03-12\nsignatories: names.csv'),
  'names.csv': csv,
});

/** No file of its own: the publication as it is otherwise. */
export const NOTHING: SampleFiles = {};
