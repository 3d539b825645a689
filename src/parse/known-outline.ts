import type { KnownOutline } from '../model/outline.js';
import type { Outcome } from '../model/problem.js';
import { memberProblem, readJsonObject } from './json.js';

/** Reads what the last sync recognised; a member of another kind is a problem at its place. */
export function parseKnownOutline(text: string, file: string, locale: string): Outcome<KnownOutline> {
  const outcome = readJsonObject(text, file, locale);
  const problems = [...outcome.problems];
  let title: string | undefined;
  let signatories: readonly string[] | undefined;
  for (const member of outcome.value ?? []) {
    const { key, value } = member;
    if (key === 'title' && typeof value === 'string') title = value;
    else if (key === 'signatories' && isTexts(value)) signatories = value;
    else {
      const message = `“${key}” is not what \`publish sync\` writes here.`;
      problems.push(
        memberProblem(
          member,
          file,
          locale,
          'invalid-value',
          message,
          'Delete the file and run `publish sync`.',
        ),
      );
    }
  }
  if (title === undefined || signatories === undefined) return { problems };
  return { value: { title, signatories }, problems };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
