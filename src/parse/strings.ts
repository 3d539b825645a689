import { stringsPath } from '../model/catalogue.js';
import { isNumerals, NUMERALS } from '../text/numerals.js';
import type { StringTable } from '../model/strings.js';
import type { Outcome, Problem } from '../model/problem.js';
import { firstLive } from '../text/controls.js';
import { placeholders } from '../text/placeholders.js';
import { commonForm, formsIn } from '../text/plural-forms.js';
import { memberProblem, readJsonObject, type JsonMember } from './json.js';

/** What `state` says until a person signs. */
export const UNREVIEWED = 'unreviewed';

/**
 * Reads a `press.json`.
 *
 * @param reference the strings of the package, whose placeholders are the ones that stand for something; without
 *   them, placeholders are not checked
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
    const refuse = (message: string, help: string) =>
      problems.push(memberProblem(member, file, locale, 'invalid-value', message, help));
    const value = composed(member.value);
    // A remark for translators, or a string that waits for its words.
    if (key.startsWith('//') || value === '') continue;
    if (reference !== undefined) problems.push(...strangeParts(member, file, locale, reference));
    if (key === 'months' || key === 'solarMonths') {
      if (isMonthTable(value)) table.set(key, value);
      else refuse(`“${key}” is not a list of twelve month names.`, 'Give twelve texts in brackets.');
    } else if (key === 'numerals' && !(typeof value === 'string' && isNumerals(value))) {
      refuse('There are no digits with that name.', `Use one of ${NUMERALS.join(', ')}.`);
    } else if (key === 'state' && value !== UNREVIEWED) {
      refuse(
        `“state” can only be “${UNREVIEWED}”.`,
        'Delete the line once a person has signed: "reviewedBy": "First Last".',
      );
    } else if (typeof value === 'string') table.set(key, value);
    else refuse(`The value of “${key}” is not a text.`, 'Put it between quotes.');
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
  const model = reference.get(key) ?? reference.get(commonForm(key)) ?? [];
  const known = new Set([model].flat().flatMap(placeholders));
  const strange = texts.flatMap(placeholders).find((one) => !known.has(one));
  const refuse = (message: string, help: string) =>
    problems.push(memberProblem(member, file, locale, 'invalid-value', message, help));
  if (strange !== undefined) {
    const offered = known.size === 0 ? 'Leave it out.' : `It may have ${[...known].join(', ')}.`;
    refuse(`“${key}” has ${strange}, which has no value here.`, offered);
  }
  if (texts.some((one) => one.includes('$t('))) {
    refuse(`“${key}” has $t(…), but a string cannot include another string.`, 'Write the words themselves.');
  }
  const live = texts.map(firstLive).find((one) => one !== undefined);
  if (live !== undefined) {
    const { line, column } = member.position;
    const message = `“${key}” has a character that cannot be seen (${live.code}); it is left out.`;
    const help = 'Type the text again.';
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

function isMonthTable(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    value.length === MONTHS &&
    value.every((name) => typeof name === 'string' && name !== '')
  );
}

/** A list of months names so many. */
export const MONTHS = 12;

/** What is said about the strings of a file; no page shows it. */
const ABOUT_THE_FILE = ['state', 'reviewedBy'];

/**
 * Months, the order of a date, digits and the language’s name are data that CLDR has, too; few lists of names have no
 * opening of their own; a note is called after the heading of all where it has no word of its own.
 */
export const OPTIONAL_STRINGS: readonly string[] = [
  ...['months', 'solarMonths', 'date', 'date.firstDay', 'numerals', 'language.name'],
  ...['signatories', 'note.number'],
  ...ABOUT_THE_FILE,
];

/**
 * Keys that the strings of a language must have: those of the reference, and of what it counts a form for every plural
 * category that CLDR names for the language.
 */
export function requiredKeys(reference: StringTable, tag: string): string[] {
  const keys = [...reference.keys()].filter((key) => !OPTIONAL_STRINGS.includes(key));
  return [...formsIn(tag, keys)];
}

/** How many keys are named one by one. */
const MOST_NAMED = 5;

/**
 * Interface strings that locales lack: one finding a locale. Pages have them in the language of the original, or in
 * English.
 *
 * @param tables strings by locale
 * @param reference the strings a complete locale has
 * @param source tag of the original’s language
 * @param unused keys that no page shows
 */
export function missingStrings(
  tables: ReadonlyMap<string, StringTable>,
  reference: StringTable,
  source: string,
  unused: ReadonlySet<string> = new Set(),
): Problem[] {
  return [...tables].flatMap(([locale, table]): Problem[] => {
    const required = requiredKeys(reference, locale).filter((key) => !unused.has(key));
    const missing = required.filter((key) => !table.has(key));
    if (missing.length === 0) return [];
    const lender = locale !== source && missing.some((key) => tables.get(source)?.has(key)) ? source : 'en';
    const named = missing.length > MOST_NAMED ? '' : ` (${missing.join(', ')})`;
    const lacks =
      missing.length === required.length
        ? `has none of the ${required.length} interface strings`
        : `lacks ${missing.length} of ${required.length} interface strings${named}`;
    return [
      {
        rule: 'missing-string',
        severity: 'warning',
        locale,
        file: stringsPath(locale),
        message: `“${locale}” ${lacks}; its pages show those words in “${lender}”, marked as such.`,
        help: `\`publish strings ${locale}\` writes ${stringsPath(locale)} with a place for each; add them there.`,
      },
    ];
  });
}

/** Interface strings that no person who knows the language has signed. */
export function unreviewedStrings(tables: ReadonlyMap<string, StringTable>): Problem[] {
  return [...tables]
    .filter(([, table]) => table.has('state') && !table.has('reviewedBy'))
    .map(([locale]) => ({
      rule: 'unreviewed-strings',
      severity: 'info',
      locale,
      file: stringsPath(locale),
      message: `No person has reviewed the interface strings of “${locale}” yet.`,
      help: `Read them on the pages, correct them in this file (\`publish strings ${locale}\` makes it), and sign there: "reviewedBy": "First Last".`,
    }));
}
