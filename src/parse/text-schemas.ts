import { DRAFT } from '../model/json-shape.js';
import type { StringTable } from '../model/strings.js';
import { NUMERALS } from '../text/numerals.js';
import { MONTHS, UNREVIEWED } from './strings.js';

/** What a person may add to a file, so that an editor knows its schema. */
export const SCHEMA_MEMBER = {
  $schema: {
    type: 'string',
    description: 'The schema of this file, for editors; `publish` keeps it as it is.',
  },
} as const;

const textsSchema = (title: string, description: string, member: object) => ({
  $schema: DRAFT,
  title,
  description,
  type: 'object',
  properties: SCHEMA_MEMBER,
  additionalProperties: member,
});

/** `statement.json` as JSON Schema (draft 7). */
export const catalogueSchema = textsSchema(
  'Catalogue of one language',
  'The translations of a statement: `locales/<tag>/statement.json`.',
  {
    type: 'string',
    description: 'The segment in this language, as inline Markdown; empty if it has none yet.',
  },
);

/** `signatories.json` as JSON Schema (draft 7). */
export const signatoriesSchema = textsSchema(
  'Names of signatories in one language',
  'The names that have a form of their own in a language: `locales/<tag>/signatories.json`.',
  { type: 'string', description: 'The name to show, in place of the one in the statement.' },
);

/** `accepted.json` as JSON Schema (draft 7). */
export const acceptedSchema = textsSchema(
  'Accepted findings of one language',
  'Findings of `publish check` that are right as they are, `rule/key`: `locales/<tag>/accepted.json`.',
  { type: 'string', pattern: '\\S', description: 'Why the finding is right as it is.' },
);

const form = { type: 'string', pattern: '\\S' };

/** `glossary.json` as JSON Schema (draft 7). */
export const glossarySchema = textsSchema(
  'Glossary of one language',
  'Terms of the statement’s language and how they may be translated: `locales/<tag>/glossary.json`.',
  {
    description: 'The accepted form of the term, or a list of them.',
    anyOf: [form, { type: 'array', items: form, minItems: 1 }],
  },
);

/**
 * `press.json` as JSON Schema (draft 7).
 *
 * @param reference the strings that there are
 */
export function stringsSchema(reference: StringTable): object {
  const waiting = { enum: [''] };
  const months = (description: string) => ({
    description,
    anyOf: [
      waiting,
      { type: 'array', items: { type: 'string', minLength: 1 }, minItems: MONTHS, maxItems: MONTHS },
    ],
  });
  const words = Array.from(reference, ([key, english]) => [
    key,
    { type: 'string', description: `In English: ${[english].flat().join(', ')}` },
  ]);
  return {
    ...textsSchema(
      'Interface strings of one language',
      'The words of the pages: `locales/<tag>/press.json`.',
      {
        type: 'string',
      },
    ),
    properties: {
      ...SCHEMA_MEMBER,
      ...(Object.fromEntries(words) as object),
      months: months('Names of the months.'),
      solarMonths: months('Names of the months of the Solar Hijri calendar.'),
      numerals: { enum: ['', ...NUMERALS], description: 'Digits of the language.' },
      state: { enum: ['', UNREVIEWED], description: 'Leave it out once a person has signed.' },
      reviewedBy: { type: 'string', description: 'Name of the person who has reviewed the strings.' },
    },
    patternProperties: { '^//': { description: 'A remark for translators.' } },
  };
}
