import type { Rule } from '../../model/rule.js';
import { statement, body, config, dated, late, NOTHING, persian } from './sample-files.js';

/** What is reported while reading and keeps nothing from being read: configurable, and can be accepted. */
export const readingRules = [
  {
    id: 'changed-recognition',
    severity: 'warning',
    description:
      'The statement is now read differently than at the last `publish sync`: other names, another title, another date.',
    page: 'statement.md',
    samples: [
      {
        wrong: 'an edit after which the statement has no signatories',
        right: 'the same, then `publish sync`',
        files: {
          wrong: {
            'locales/en/outline.json': '{"title": "Keep it open", "signatories": ["Harbour Readers"]}',
          },
          right: { 'locales/en/outline.json': '{"title": "Keep it open", "signatories": []}' },
        },
      },
    ],
  },
  {
    id: 'date-line',
    severity: 'warning',
    description:
      'A date line that gives another day, weekday or place than the configuration, or a second date line.',
    samples: [
      {
        wrong: '`Monday, 12 March 2026`, which is a Thursday',
        right: '`Thursday, 12 March 2026`',
        files: { wrong: dated('Monday, 12 March 2026'), right: dated('Thursday, 12 March 2026') },
      },
    ],
  },
  {
    id: 'doubtful-role',
    severity: 'warning',
    description:
      'A block that can be read in two ways: names or text, one name or two, this title or that one. The warning prints the line for `roles` in the configuration that settles it.',
    page: 'configuration.md#roles',
    samples: [
      {
        wrong: 'a heading “Signatories” with a sentence under it',
        right: '`roles: { signatories: none }`',
        files: {
          wrong: body('They stay.\n\n## Signatories\n\nWe ask everyone to sign this by Friday.'),
          right: {
            ...body('They stay.\n\n## Signatories\n\nWe ask everyone to sign this by Friday.'),
            ...config('date: 2026-03-12\nroles: { signatories: none }'),
          },
        },
      },
    ],
  },
  {
    id: 'embargo-line',
    severity: 'warning',
    description:
      'A release line that speaks of an embargo without date, time and zone in full, or that gives another time than the configuration.',
    samples: [
      {
        wrong: '`Embargoed until Monday` with no `embargo` in the configuration',
        right: '`release: { embargo: 2026-03-12T09:00:00+01:00 }`',
        files: {
          wrong: statement('Embargoed until Monday\n\n# Keep it open\n\nThey stay.\n'),
          right: {
            ...statement('Embargoed until Monday\n\n# Keep it open\n\nThey stay.\n'),
            ...config('date: 2026-03-12\nrelease: { embargo: 2026-03-12T09:00:00+01:00 }'),
          },
        },
      },
    ],
  },
  {
    id: 'indented-text',
    severity: 'warning',
    description:
      'White space before a text, which Markdown reads as code. Sentences are read as text; other lines stay code, which is not translated.',
    samples: [
      {
        locale: 'en',
        wrong: 'They stay.\n\n    They ask the council to keep the library open.',
        right: 'They stay.\n\nThey ask the council to keep the library open.',
      },
      {
        locale: 'fa',
        wrong: 'آنان می‌مانند.\n\n\tآنان از شورا می‌خواهند که کتابخانه را باز نگه دارد.',
        right: 'آنان می‌مانند.\n\nآنان از شورا می‌خواهند که کتابخانه را باز نگه دارد.',
      },
    ],
  },
  {
    id: 'joined-lines',
    severity: 'warning',
    description: 'Lines of an address at the head of a letter that Markdown runs together into one line.',
    samples: [
      {
        locale: 'en',
        wrong: 'Ms Elin Torv\nHarbour Board\n\nDear Ms Torv,\n\nThey ask for an answer.',
        right: 'Ms Elin Torv\\\nHarbour Board\n\nDear Ms Torv,\n\nThey ask for an answer.',
      },
      {
        locale: 'fa',
        wrong: 'خانم الین تورو\nهیئت بندر\n\nخانم تورو،\n\nآنان پاسخی روشن می‌خواهند.',
        right: 'خانم الین تورو\\\nهیئت بندر\n\nخانم تورو،\n\nآنان پاسخی روشن می‌خواهند.',
      },
    ],
  },
  {
    id: 'late-names-column',
    severity: 'warning',
    description: 'A column of the file of names that is not used. A note where no known column is similar.',
    page: 'statement.md#names-that-came-by-form',
    samples: [
      {
        wrong: 'a column `contry`',
        right: 'a column `country`',
        files: { wrong: late('name,contry\nMina,Norway\n'), right: late('name,country\nMina,Norway\n') },
      },
    ],
  },
  {
    id: 'late-names-group',
    severity: 'warning',
    description:
      'A name without a group where the statement has groups, or with a group that is only nearly one of the statement’s.',
    page: 'statement.md#names-that-came-by-form',
    samples: [
      {
        wrong: '`Organizations` where the statement has `Organisations`',
        right: '`Organisations`',
        files: {
          wrong: late('name,group\nWriters,Organizations\n', '### Organisations\n\n'),
          right: late('name,group\nWriters,Organisations\n', '### Organisations\n\n'),
        },
      },
    ],
  },
  {
    id: 'missing-date',
    severity: 'warning',
    description: 'The statement has no date: no date line, no `date` in the configuration or front matter.',
    samples: [
      {
        wrong: 'no date line and no `date`',
        right: '`date: 2026-03-12`',
        files: { wrong: config(''), right: config('date: 2026-03-12') },
      },
    ],
  },
  {
    id: 'mostly-quoted',
    severity: 'warning',
    description: 'Most of the statement is in quotations, as in the answer to a mail.',
    samples: [
      {
        wrong: 'four paragraphs of five behind `>`',
        right: 'the lines without `>`',
        files: {
          wrong: body(
            'They answer.\n\n> They stay in the library, and they read there.\n>\n> They answer.\n>\n> They read.\n>\n> They ask the council to keep it open.',
          ),
          right: NOTHING,
        },
      },
    ],
  },
  {
    id: 'needless-escape',
    severity: 'info',
    description:
      'A backslash that a converter has put where it has no effect. Readers do not see it, translators do.',
    samples: [
      { locale: 'en', wrong: 'They stay \\- all of them\\.', right: 'They stay - all of them.' },
      { locale: 'fa', wrong: 'آنان می‌مانند \\- همه\\.', right: 'آنان می‌مانند - همه.' },
    ],
  },
  {
    id: 'raw-html',
    severity: 'warning',
    description: 'HTML in the statement, which is shown as text.',
    samples: [
      { locale: 'en', wrong: 'They stay.<br>They answer.', right: 'They stay.\n\nThey answer.' },
      { locale: 'fa', wrong: 'آنان می‌مانند.<br>پاسخ می‌دهند.', right: 'آنان می‌مانند.\n\nپاسخ می‌دهند.' },
    ],
  },
  {
    id: 'release-text',
    severity: 'warning',
    description:
      'A text under `release` or `corrections` in the configuration that has more or fewer paragraphs in one language than in the source language, or differs from the translation in the catalogue, which is used.',
    samples: [
      {
        wrong: '`contact` with two paragraphs in English and one in Persian',
        right: 'as many in both',
        files: {
          wrong: config(
            'date: 2026-03-12\nrelease:\n  contact:\n    en: "Mina\\n\\npress@example.org"\n    fa: مینا',
          ),
          right: config('date: 2026-03-12\nrelease:\n  contact:\n    en: Mina\n    fa: مینا'),
        },
      },
    ],
  },
  {
    id: 'separator-line',
    severity: 'warning',
    description:
      'A line of dashes directly under a sentence, which Markdown reads as the mark of a heading. It is read as a separator.',
    samples: [
      {
        locale: 'en',
        wrong: 'They ask for an answer.\n-----\n\nMore.',
        right: 'They ask for an answer.\n\n-----\n\nMore.',
      },
      {
        locale: 'fa',
        wrong: 'آنان پاسخی روشن می‌خواهند.\n-----\n\nمتن.',
        right: 'آنان پاسخی روشن می‌خواهند.\n\n-----\n\nمتن.',
      },
    ],
  },
  {
    id: 'typed-list',
    severity: 'warning',
    description:
      'Lines that begin like the entries of a list, but that Markdown does not read as one: it runs them together. Lines with a bullet are read as a list. Names of signatories may be written this way.',
    samples: [
      {
        locale: 'en',
        wrong: 'They ask the council:\n• to stay\n• to answer',
        right: 'They ask the council:\n\n- to stay\n- to answer',
      },
      {
        locale: 'en',
        wrong: 'They ask the council\n(a) to stay\n(b) to answer',
        right: 'They ask the council\n\n(a) to stay\n\n(b) to answer',
      },
      {
        locale: 'fa',
        wrong: 'از شورا می‌خواهیم:\n– بماند\n– پاسخ دهد',
        right: 'از شورا می‌خواهیم:\n\n- بماند\n- پاسخ دهد',
      },
    ],
  },
  {
    id: 'unlisted-locale',
    severity: 'info',
    description:
      'A folder has translations of a language that the configuration does not list, or its name is not the tag of its language: they are neither checked nor published.',
    page: 'configuration.md#keys',
    samples: [
      {
        wrong: '`locales: [en]` beside `locales/fa/statement.json`',
        right: '`locales: [en, fa]`',
        files: {
          wrong: { ...persian('{}'), 'publish.config.yaml': 'locales: [en]\n' },
          right: { ...persian('{}'), ...config('') },
        },
      },
    ],
  },
  {
    id: 'unreviewed-strings',
    severity: 'info',
    description: 'No person has signed the interface strings of a language.',
    samples: [
      {
        wrong: '`"state": "unreviewed"` in `press.json`',
        right: '`"reviewedBy": "First Last"` in it',
        files: {
          wrong: { 'locales/en/press.json': '{"state": "unreviewed"}' },
          right: { 'locales/en/press.json': '{"reviewedBy": "First Last"}', ...config('locales: [en]') },
        },
      },
    ],
  },
  {
    id: 'unused-footnote',
    severity: 'warning',
    description: 'A footnote that nothing in the text refers to: it is left out.',
    samples: [
      { locale: 'en', wrong: 'They stay.\n\n[^a]: A note.', right: 'They stay.[^a]\n\n[^a]: A note.' },
      {
        locale: 'fa',
        wrong: 'آنان می‌مانند.\n\n[^a]: یادداشت.',
        right: 'آنان می‌مانند.[^a]\n\n[^a]: یادداشت.',
      },
    ],
  },
] as const satisfies readonly Rule[];
