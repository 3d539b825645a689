import type { Outcome, Problem } from '../model/problem.js';
import { ROLE_WORDS, type MonthWords, type RoleWords } from '../model/role-words.js';
import { memberProblem, readJsonObject } from './json.js';

/** Words and months of one language by which the parts of a statement are recognised. */
export interface Recognition {
  readonly words: RoleWords;
  readonly months: MonthWords;
}

const MONTHS = { months: 'gregorian', solarMonths: 'solar' } as const;

/** Reads a `roles.json`: lists of words by kind, and lists of the forms of twelve months. */
export function parseRoleWords(locale: string, file: string, text: string): Outcome<Recognition> {
  const outcome = readJsonObject(text, file, locale);
  const problems: Problem[] = [...outcome.problems];
  const words: Record<string, readonly string[]> = {};
  const months: { -readonly [Key in keyof MonthWords]: MonthWords[Key] } = { gregorian: [], solar: [] };
  for (const member of outcome.value ?? []) {
    const { key, value } = member;
    const refuse = (message: string, help: string) =>
      problems.push(memberProblem(member, file, locale, 'invalid-value', message, help));
    if (Object.hasOwn(MONTHS, key)) {
      if (isMonths(value)) months[MONTHS[key as keyof typeof MONTHS]] = value;
      else
        refuse(
          `“${key}” is not a list of twelve lists of names.`,
          'Give each month every form it has in a date.',
        );
    } else if (!(ROLE_WORDS as readonly string[]).includes(key)) {
      refuse(
        `“${key}” is not a kind of words.`,
        `There are ${[...ROLE_WORDS, ...Object.keys(MONTHS)].join(', ')}.`,
      );
    } else if (isTexts(value)) words[key] = value;
    else refuse(`“${key}” is not a list of texts.`, 'Give texts in brackets: ["first", "second"].');
  }
  return { value: { words, months }, problems };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string' && one !== '');
}

function isMonths(value: unknown): value is string[][] {
  return Array.isArray(value) && value.length === 12 && value.every(isTexts);
}
