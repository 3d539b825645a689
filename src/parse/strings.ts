import { isNumerals, NUMERALS } from '../model/numerals.js';
import type { StringTable } from '../model/strings.js';
import type { Outcome, Problem } from '../model/problem.js';
import { firstLive } from '../model/controls.js';
import { memberProblem, readJsonObject, type JsonMember } from './json.js';

/**
 * Reads a `press.json`.
 *
 * @param reference the strings of the package, whose placeholders are the ones that stand for something; without
 *   them, none is looked at
 */
export function parseStrings(
  locale: string,
  file: string,
  text: string,
  reference?: StringTable,
): Outcome<StringTable> {
  const outcome = readJsonObject(text, file, locale);
  const problems: Problem[] = [...outcome.problems];
  const table = new Map<string, string | readonly string[]>();
  for (const member of outcome.value ?? []) {
    const { key } = member;
    const value = composed(member.value);
    if (reference !== undefined) problems.push(...strangeParts(member, file, locale, reference));
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

/** Texts with letters and their accents composed (Unicode normalisation form C). */
function composed(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  return Array.isArray(value) ? value.map(composed) : value;
}

/** What i18next or a terminal would take for more than words, with its place. */
function strangeParts(member: JsonMember, file: string, locale: string, reference: StringTable): Problem[] {
  const { key, value } = member;
  const texts = [value].flat().filter((one) => typeof one === 'string');
  const problems: Problem[] = [];
  const known = new Set(placeholders(reference.get(key)));
  const strange = texts.flatMap(placeholders).find((one) => !known.has(one));
  const refuse = (message: string, help: string) =>
    problems.push(memberProblem(member, file, locale, 'invalid-value', message, help));
  if (strange !== undefined) {
    const offered = known.size === 0 ? 'Leave it out.' : `It may have ${[...known].join(', ')}.`;
    refuse(`“${key}” has ${strange}, which stands for nothing here.`, offered);
  }
  if (texts.some((one) => one.includes('$t('))) {
    refuse(`“${key}” has $t(…); no string is looked up in another.`, 'Write the words themselves.');
  }
  const live = texts.map(firstLive).find((one) => one !== undefined);
  if (live !== undefined) {
    const { line, column } = member.position;
    const message = `“${key}” has a character that cannot be seen (${live.code}); it is left out.`;
    const help = 'Type the text anew.';
    problems.push({
      rule: 'forbidden-character',
      severity: 'error',
      locale,
      file,
      line,
      column,
      message,
      help,
    });
  }
  return problems;
}

/** The placeholders of a string as they stand in it: `{{date}}`. */
function placeholders(text: string | readonly string[] | undefined): string[] {
  return typeof text === 'string' ? (text.match(/\{\{[^{}]*\}\}/gu) ?? []) : [];
}

function isMonthTable(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    value.length === 12 &&
    value.every((name) => typeof name === 'string' && name !== '')
  );
}

/**
 * Month tables are data that a locale may do without; few lists of names have no opening of their own; a note is
 * called after the heading of all where it has no word of its own.
 */
export const OPTIONAL_STRINGS: readonly string[] = ['months', 'solarMonths', 'signatories', 'note.number'];

/**
 * Interface strings that a locale lacks; no language lends words to another.
 *
 * @param tables strings by locale
 * @param reference the strings a complete locale has
 */
export function missingStrings(tables: ReadonlyMap<string, StringTable>, reference: StringTable): Problem[] {
  return [...tables].flatMap(([locale, table]): Problem[] => {
    const missing = [...reference.keys()].filter((key) => !OPTIONAL_STRINGS.includes(key) && !table.has(key));
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
