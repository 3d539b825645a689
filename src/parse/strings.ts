import { isNumerals, NUMERALS } from '../model/numerals.js';
import type { StringTable } from '../model/strings.js';
import type { Outcome, Problem } from '../model/problem.js';
import { memberProblem, readJsonObject } from './json.js';

/** Reads a `press.json`. */
export function parseStrings(locale: string, file: string, text: string): Outcome<StringTable> {
  const outcome = readJsonObject(text, file, locale);
  const problems: Problem[] = [...outcome.problems];
  const table = new Map<string, string | readonly string[]>();
  for (const member of outcome.value ?? []) {
    const { key, value } = member;
    if (key === 'months' || key === 'solarMonths') {
      if (isMonthTable(value)) table.set(key, value);
      else
        problems.push(
          memberProblem(
            member,
            file,
            locale,
            'invalid-value',
            `“${key}” is not a list of twelve month names.`,
            'Give twelve texts in brackets.',
          ),
        );
    } else if (key === 'numerals' && !(typeof value === 'string' && isNumerals(value))) {
      problems.push(
        memberProblem(
          member,
          file,
          locale,
          'invalid-value',
          'There are no digits of that name.',
          `Use one of ${NUMERALS.join(', ')}.`,
        ),
      );
    } else if (typeof value === 'string') table.set(key, value);
    else
      problems.push(
        memberProblem(
          member,
          file,
          locale,
          'invalid-value',
          `The value of “${key}” is not a text.`,
          'Put it between quotes.',
        ),
      );
  }
  return { value: table, problems };
}

function isMonthTable(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    value.length === 12 &&
    value.every((name) => typeof name === 'string' && name !== '')
  );
}

/** Month tables are data that a locale may do without. */
const OPTIONAL = new Set(['months', 'solarMonths']);

/**
 * Interface strings that a locale lacks; no language lends words to another.
 *
 * @param tables strings by locale
 * @param reference the strings a complete locale has
 */
export function missingStrings(tables: ReadonlyMap<string, StringTable>, reference: StringTable): Problem[] {
  return [...tables].flatMap(([locale, table]): Problem[] => {
    const missing = [...reference.keys()].filter((key) => !OPTIONAL.has(key) && !table.has(key));
    if (missing.length === 0) return [];
    return [
      {
        rule: 'missing-string',
        severity: 'error',
        fatal: true,
        locale,
        file: `locales/${locale}/press.json`,
        message: `The interface strings of “${locale}” lack ${missing.join(', ')}.`,
        help: 'Translate them from the English press.json of the package; its README in locales/ says how.',
      },
    ];
  });
}
