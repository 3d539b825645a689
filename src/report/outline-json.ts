import { count, listOf, object, oneOf, orNull, schemaFile, text, type ValueOf } from '../model/json-shape.js';
import { jsonText, type MachineText } from '../model/output.js';
import { BLOCK_ROLES, type Outline } from '../model/outline.js';

const line = count('Its line, counted from 1.');

const shape = object(
  'What `publish outline --json` recognised in a statement.',
  {
    version: oneOf('Version of this format.', [1] as const),
    file: text('The statement, relative to the publication.'),
    date: orNull(text('Its date (ISO 8601).')),
    title: text('Its title.'),
    blocks: listOf(
      'Its blocks, in the order of the text.',
      object(
        'A block.',
        {
          role: oneOf('What it is.', BLOCK_ROLES),
          line,
          endLine: count('Its last line.'),
          text: text('Its first words.'),
          why: text('The evidence for the role.'),
        },
        {},
      ),
    ),
    signatories: object(
      'Who has signed.',
      {
        total: count('How many, those who came later included.'),
        groups: listOf(
          'The groups.',
          object(
            'A group.',
            {
              heading: orNull(text('Its heading; null where the names have no groups.')),
              names: listOf(
                'Its names.',
                object(
                  'A name.',
                  {
                    name: text('The name, as it is written.'),
                    line,
                    rest: listOf('The other columns of a table.', text('A cell.')),
                  },
                  { file: text('The file that has the name, where it is not the statement.') },
                ),
              ),
            },
            {},
          ),
        ),
      },
      {
        late: object(
          'Names that came by form.',
          { file: text('The file that has them.'), total: count('How many.') },
          {},
        ),
      },
    ),
    doubts: listOf(
      'What can be read in two ways.',
      object(
        'A doubt.',
        { line, message: text('Both readings.'), settle: text('Configuration that settles it.') },
        { confirm: text('Configuration that confirms what was read.') },
      ),
    ),
  },
  {},
);

/** `outline --json` as JSON Schema (draft 7). */
export const outlineSchema = schemaFile('Outline of a statement', shape);

/** The outline as the public JSON has it. */
export function outlineJson(outline: Outline): MachineText {
  return jsonText({ version: 1, ...outline, date: outline.date ?? null } satisfies ValueOf<typeof shape>);
}
