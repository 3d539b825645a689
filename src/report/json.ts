import { count, flag, listOf, object, oneOf, schemaFile, text, type ValueOf } from '../model/json-shape.js';
import { LOCALE_STATUSES } from '../model/localized.js';
import { jsonText, type MachineText } from '../model/output.js';
import type { Problem } from '../model/problem.js';
import type { CheckReport } from '../model/report.js';
import { arranged } from './order.js';

const problem = object(
  'What is wrong somewhere.',
  {
    rule: text('The rule; `publish explain` says what it means.'),
    severity: oneOf('How bad it is.', ['error', 'warning', 'info'] as const),
    message: text('What is wrong.'),
  },
  {
    locale: text('The language (BCP 47).'),
    key: text('The segment.'),
    file: text('The file to fix, relative to the publication.'),
    line: count('The line, counted from 1.'),
    column: count('The column, counted from 1 in UTF-16 units.'),
    help: text('What to do.'),
  },
);

const report = object(
  'What `publish check --json` found.',
  {
    version: oneOf('Version of this format.', [1] as const),
    segments: count('Segments of the statement.'),
    locales: listOf(
      'The languages.',
      object(
        'A language. `missing`, `outdated` and `translated` make `total`.',
        {
          locale: text('Its tag (BCP 47).'),
          direction: oneOf('Its direction.', ['ltr', 'rtl'] as const),
          total: count('All segments.'),
          missing: count('Segments without a translation.'),
          outdated: count('Segments whose translation is of an earlier text.'),
          translated: count('Segments with a current translation, reviewed ones included.'),
          reviewed: count('Segments that a person has reviewed.'),
          percent: count('100 × translated / total, rounded down.'),
          status: oneOf('How far the translation is.', LOCALE_STATUSES),
        },
        {
          strings: object(
            'The interface strings that its pages show.',
            {
              total: count('All.'),
              missing: count('Those that it lacks.'),
              reviewed: flag('Whether a person has signed them.'),
            },
            {},
          ),
          remarks: object(
            'Remarks on the translation; the language of the original has none.',
            { open: count('Open ones.'), settled: count('Settled ones.') },
            {},
          ),
        },
      ),
    ),
    problems: listOf('What was found, sorted by file and place.', problem),
    ok: flag('Whether the check passed.'),
  },
  {},
);

/** `check --json` as JSON Schema (draft 7). */
export const checkSchema = schemaFile('Report of `publish check`', report);

/** `check --json`: the public shape of docs/check-json.md. */
export function json({ documents, problems, segments, ok }: CheckReport): MachineText {
  return jsonText({
    version: 1,
    segments,
    locales: documents.map(({ locale, completeness, stringCounts, remarkCounts }) => ({
      locale: locale.tag,
      direction: locale.direction,
      ...completeness,
      strings: stringCounts,
      remarks: remarkCounts,
    })),
    problems: arranged(problems).map(problemJson),
    ok,
  } satisfies ValueOf<typeof report>);
}

function problemJson({ rule, severity, locale, key, file, line, column, message, help }: Problem) {
  return { rule, severity, locale, key, file, line, column, message, help };
}
