import type { Rule } from '../../model/rule.js';
import { statement, body, config, persian, dated, late, NOTHING } from './sample-files.js';

/** What keeps a publication from being read. It can be neither configured nor accepted. */
export const fatalRules: readonly Rule[] = (
  [
    {
      id: 'all-code',
      description:
        'Every line begins with four spaces or a tab, or all of it is between two lines of backticks.',
      samples: [
        {
          wrong: 'every line indented by four spaces',
          right: 'the lines without them',
          files: { wrong: statement('    Keep it open\n\n    They stay.\n'), right: NOTHING },
        },
      ],
    },
    {
      id: 'all-quoted',
      description: 'Every line of the statement begins with `>`, as in the answer to a mail.',
      samples: [
        {
          wrong: 'every line behind `>`',
          right: 'the lines without it',
          files: { wrong: statement('> # Keep it open\n>\n> They stay.\n'), right: NOTHING },
        },
      ],
    },
    {
      id: 'ambiguous-date',
      description: 'A date in numbers only that can be read in two ways.',
      samples: [
        {
          wrong: '`12/08/2025`, `۱۲/۰۸/۲۰۲۵`',
          right: '`2025-08-12`, `31/08/2025`; any of them with `dateFormat` or `date`',
          files: { wrong: dated('12/08/2025'), right: dated('31/08/2025') },
        },
      ],
    },
    {
      id: 'configuration',
      description: 'The configuration has an unknown key or a value of the wrong kind.',
      page: 'configuration.md',
      samples: [
        {
          wrong: '`locale: [en]`',
          right: '`locales: [en]`',
          files: { wrong: { 'publish.config.yaml': 'locale: [en]\n' }, right: config('date: 2026-03-12') },
        },
      ],
    },
    {
      id: 'duplicate-key',
      description: 'A key appears twice in a JSON file.',
      samples: [
        {
          wrong: '`{"a": "b", "a": "c"}`',
          right: '`{"a": "b"}`',
          files: { wrong: persian('{"text": "یک", "text": "دو"}'), right: NOTHING },
        },
      ],
    },
    {
      id: 'empty-statement',
      description: 'The file of the statement has no text.',
      samples: [
        {
          wrong: 'an empty file',
          right: 'a title and a text',
          files: { wrong: statement(''), right: NOTHING },
        },
      ],
    },
    {
      id: 'front-matter',
      description:
        'Front matter with a key other than `title`, `date` and `slug`, or a value of the wrong kind.',
      page: 'statement.md',
      samples: [
        {
          wrong: '`author: me`, `title: 5`',
          right: '`title: Keep It Open`',
          files: {
            wrong: statement('---\ntitle: 5\n---\n\nThey stay.\n'),
            right: statement('---\ntitle: Keep It Open\n---\n\nThey stay.\n'),
          },
        },
      ],
    },
    {
      id: 'invalid-date',
      description: 'A date in front matter that is not in ISO 8601 format.',
      samples: [
        {
          wrong: '`date: 22/03/2026`',
          right: '`date: 2026-03-22`',
          files: {
            wrong: statement('---\ndate: 22/03/2026\n---\n\n# Keep it open\n\nThey stay.\n'),
            right: statement('---\ndate: 2026-03-22\n---\n\n# Keep it open\n\nThey stay.\n'),
          },
        },
      ],
    },
    {
      id: 'invalid-json',
      description: 'A file that is not one JSON object. The message says what is wrong at which character.',
      samples: [
        {
          wrong: '`{"a": "b",}`, a list',
          right: '`{"a": "b"}`',
          files: { wrong: persian('{"text": "یک",}'), right: NOTHING },
        },
      ],
    },
    {
      id: 'invalid-utf8',
      description:
        'A file in an encoding other than UTF-8, such as Windows-1256 or Latin-1. A byte order mark is allowed.',
      samples: [
        {
          wrong: '`é` as the one byte E9',
          right: '`é` as C3 A9',
          files: {
            wrong: { 'locales/en/statement.md': Uint8Array.of(0x23, 0x20, 0xe9, 0x0a) },
            right: body('They stay with Zoé.'),
          },
        },
      ],
    },
    {
      id: 'invalid-value',
      description:
        'A value of the wrong kind for its key: a number for a text, eleven names of months, digits that do not exist, no reason in `accepted.json`.',
      samples: [
        {
          wrong: '`{"a": 5}`',
          right: '`{"a": "5"}`',
          files: { wrong: persian('{"text": 5}'), right: NOTHING },
        },
      ],
    },
    {
      id: 'late-names',
      description: 'A row without a name in the file of names, or a quotation mark that is not closed.',
      page: 'statement.md#names-that-came-by-form',
      samples: [
        {
          wrong: 'a row without a name',
          right: 'a name in every row',
          files: { wrong: late('name,country\n,Norway\n'), right: late('name,country\nMina,Norway\n') },
        },
      ],
    },
    {
      id: 'merge-conflict',
      description: 'A text file with the marks of an unresolved merge: `<<<<<<<`, `=======`, `>>>>>>>`.',
      samples: [
        {
          wrong: 'both sides with their marks',
          right: 'one of the two',
          files: {
            wrong: body('<<<<<<< ours\nThey stay.\n=======\nThey go.\n>>>>>>> theirs'),
            right: NOTHING,
          },
        },
      ],
    },
    {
      id: 'nesting',
      description: 'Quotations, lists, emphases or brackets within each other, more than `maxNesting` deep.',
      samples: [
        {
          wrong: 'two hundred quotations within each other',
          right: 'fewer than `maxNesting`',
          files: { wrong: body(`${'> '.repeat(200)}They stay.`), right: body('> > They stay.') },
        },
      ],
    },
    {
      id: 'no-body',
      description: 'A title without a text.',
      samples: [
        {
          wrong: 'only a title',
          right: 'a title and a text',
          files: { wrong: statement('# Keep it open\n'), right: NOTHING },
        },
      ],
    },
    {
      id: 'no-statement',
      description: 'There is no file at the path that `source` gives.',
      samples: [
        {
          wrong: 'no `locales/en/statement.md`',
          right: 'the statement there',
          files: { wrong: { 'locales/en/statement.md': null }, right: NOTHING },
        },
      ],
    },
    {
      id: 'no-title',
      description: 'The statement does not begin with anything that can be its title.',
      samples: [
        {
          wrong: 'only a list',
          right: 'a heading or a paragraph first',
          files: { wrong: statement('- They stay.\n- They answer.\n'), right: NOTHING },
        },
      ],
    },
    {
      id: 'other-format',
      description:
        'A Word, ODT, PDF or RTF file, an HTML page, a saved mail or UTF-16 where a text should be.',
      page: 'statement.md#begin-with-a-document',
      samples: [
        {
          wrong: 'an RTF file as `statement.md`',
          right: 'its text in UTF-8',
          files: { wrong: statement('{\\rtf1\\ansi They stay.}\n'), right: NOTHING },
        },
      ],
    },
    {
      id: 'oversized',
      description:
        'A paragraph or translation of more than 50,000 characters or 2,000 signs of markup, a file above `maxSize`, more languages than `maxLocales`.',
      samples: [
        {
          wrong: 'a paragraph of 60,000 characters',
          right: 'a shorter one, or a larger `maxParagraph`',
          files: { wrong: body('They stay. '.repeat(6_000)), right: NOTHING },
        },
      ],
    },
    {
      id: 'unreadable-date',
      description: 'A date line that does not give a single day.',
      samples: [
        {
          wrong: '`March 2026`, `6–8 May 2026`, `12/08/25`',
          right: '`2026-03-12`, `12 March 2026`',
          files: { wrong: dated('12/08/25'), right: dated('12 March 2026') },
        },
      ],
    },
  ] as const
).map((rule) => ({ severity: 'error', isFinal: true, ...rule }));
