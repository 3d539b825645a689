import { DRAFT } from '../model/json-shape.js';
import type { Outcome, Problem } from '../model/problem.js';
import { remarksPath, type Remark, type Remarks } from '../model/remarks.js';
import { LONGEST_NAME } from '../text/person.js';
import { LONGEST_REMARK, remarkFault } from '../text/remark-fault.js';
import { SCHEMA_MEMBER } from './text-schemas.js';
import { memberProblem, readJsonObject, type JsonMember } from './json.js';

/** Key of the segment, `#`, and the identity of the remark. */
const NAME = /^(.+)#([0-9a-f]{4,16})$/u;
const MEMBERS: ReadonlySet<string> = new Set(['by', 'text', 'settledBy']);

/**
 * Reads the remarks of one locale.
 *
 * @param locale its tag
 * @param text its file
 */
export function parseRemarks(locale: string, text: string): Outcome<Remarks> {
  const file = remarksPath(locale);
  const outcome = readJsonObject(text, file, locale);
  const problems: Problem[] = [...outcome.problems];
  const remarks = new Map<string, Remark[]>();
  for (const member of outcome.value ?? []) {
    // The place of a segment.
    if (member.value === null) continue;
    const remark = readRemark(member);
    if (typeof remark === 'string') {
      problems.push(memberProblem(member, file, locale, 'invalid-value', remark, HELP));
    } else remarks.set(remark.key, [...(remarks.get(remark.key) ?? []), remark]);
  }
  return { value: remarks, problems };
}

const HELP =
  'A line is "key#id": {"by": "First Last", "text": "…"}, with "settledBy": "…" once it is settled. Correct it, or bring back the last good version of the file from git.';

/** @returns what is wrong with it, if something is */
function readRemark({ key: name, value, keyPosition: position }: JsonMember): Remark | string {
  const [, key = '', id = ''] = NAME.exec(name) ?? [];
  if (key === '') return `“${name}” does not name a remark: a key, “#” and its number.`;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return `The remark “${name}” is not an object with a name and a text.`;
  }
  const strange = Object.keys(value).find((one) => !MEMBERS.has(one));
  if (strange !== undefined) return `The remark “${name}” has “${strange}”, which remarks do not have.`;
  const { by, text, settledBy } = value as Readonly<Record<string, unknown>>;
  const isText = typeof by === 'string' && typeof text === 'string';
  if (!isText || (settledBy !== undefined && typeof settledBy !== 'string')) {
    return `The remark “${name}” has no name or no text, or one that is not a text.`;
  }
  const fault = remarkFault({ key, by, text }, settledBy);
  if (fault !== undefined) return fault;
  return { id, key, by, text, ...(settledBy !== undefined && { settledBy }), position };
}

/** The file of remarks as JSON Schema (draft 7). */
export const remarksSchema = {
  $schema: DRAFT,
  title: 'Remarks of Communiqué',
  description: 'What people say about the translations of one language: `locales/<tag>/remarks.json`.',
  type: 'object',
  properties: SCHEMA_MEMBER,
  patternProperties: {
    [NAME.source]: {
      description: 'A remark; null in the place of none.',
      type: ['object', 'null'],
      required: ['by', 'text'],
      properties: {
        by: { type: 'string', description: 'Name of the person.', minLength: 1, maxLength: LONGEST_NAME },
        text: { type: 'string', description: 'The remark.', minLength: 1, maxLength: LONGEST_REMARK },
        settledBy: {
          type: 'string',
          description: 'Who has settled it.',
          minLength: 1,
          maxLength: LONGEST_NAME,
        },
      },
      additionalProperties: false,
    },
  },
  additionalProperties: { type: 'null', description: 'The place of a segment.' },
} as const;
