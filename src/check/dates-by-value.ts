import { digitsToAscii } from './numbers-by-value.js';
import { monthLetters, type MonthNames } from './month-names.js';

/** A date that a text names with the word for its month. */
export interface WrittenDate {
  readonly index: number;
  readonly text: string;
  readonly month: number;
  readonly day?: number | undefined;
  readonly year?: number | undefined;
}

const hasDigit = /\p{Nd}/u;
const readings = new WeakMap<MonthNames, Map<string, readonly WrittenDate[]>>();
const patterns = new WeakMap<MonthNames, RegExp>();

/**
 * The dates of a text: a month’s name with a day or a year beside it. A name alone is not a date: “may”, “March”
 * and “August” are words too.
 *
 * @param text plain text in the source language
 * @param months the source language's months
 */
export function datesIn(text: string, months: MonthNames): readonly WrittenDate[] {
  if (!hasDigit.test(text)) return [];
  const earlier = readings.get(months)?.get(text);
  if (earlier !== undefined) return earlier;
  const dates = readDates(text, months);
  const known = readings.get(months) ?? new Map<string, readonly WrittenDate[]>();
  readings.set(months, known);
  // The same original is asked for once per locale.
  if (known.size < 10_000) known.set(text, dates);
  return dates;
}

function readDates(text: string, months: MonthNames): WrittenDate[] {
  const pattern = patterns.get(months) ?? datePattern(months);
  patterns.set(months, pattern);
  const hasCapitals = /^\p{Lu}/u.test(months.shown[0] ?? '');
  return Array.from(sameLength(text).matchAll(pattern), (match): WrittenDate => {
    const { before, name = '', after, year } = match.groups ?? {};
    const isName = !hasCapitals || /^\p{Lu}/u.test(text.slice(match.indices?.groups?.name?.[0]));
    const month = isName ? months.gregorian.findIndex((names) => names.includes(name)) : -1;
    const day = before ?? after;
    return {
      index: match.index,
      text: text.slice(match.index, match.index + match[0].length),
      month,
      day: day === undefined ? undefined : Number(day),
      year: year === undefined ? undefined : Number(year),
    };
  }).filter(({ day, year, month }) => month >= 0 && (day !== undefined || year !== undefined));
}

function datePattern(months: MonthNames): RegExp {
  const names = months.gregorian
    .flat()
    .sort((a, b) => b.length - a.length)
    .map(escape);
  const ordinal = '(?:st|nd|rd|th|\\.)?';
  return new RegExp(
    `(?:(?<![\\p{Nd}.,])(?<before>\\p{Nd}{1,2})${ordinal}\\s+(?:of\\s+)?)?(?<!\\p{L})(?<name>${names.join('|')})(?!\\p{L})\\.?` +
      `(?:\\s+(?<after>\\p{Nd}{1,2})${ordinal}(?!\\p{Nd}|[.,]\\p{Nd}))?(?:,?\\s+(?:of\\s+)?(?<year>\\p{Nd}{4})(?!\\p{Nd}))?`,
    'dgu',
  );
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}

/** Letters as month names are compared, without a change of length, so that places stay. */
function sameLength(text: string): string {
  return digitsToAscii(text).replace(/[\p{Lu}يىۍېكگۀ]/gu, (letter) => {
    const compared = monthLetters(letter);
    return compared.length === letter.length ? compared : letter;
  });
}

/** A month found in a translation. */
export interface FoundMonth {
  readonly index: number;
  readonly length: number;
}

/**
 * Where a translation names a month.
 *
 * @param letters the translation through `monthLetters` and `digitsToAscii`
 * @param month 0 for the first month of the calendar
 */
export function findMonth(
  letters: string,
  months: MonthNames,
  calendar: 'gregorian' | 'solar',
  month: number,
): FoundMonth[] {
  const names = months[calendar][month] ?? [];
  const found = names
    .flatMap((name) => placesOf(name, letters, months.areWords))
    .sort((one, other) => one.index - other.index);
  // Of two names at one place the one that comes first in the table; none inside another.
  let end = 0;
  return found.filter(({ index, length }) => {
    if (index < end) return false;
    end = index + length;
    return true;
  });
}

/** A pattern for each month takes longer to compile than all translations take to search. */
function placesOf(name: string, letters: string, isWord: boolean): FoundMonth[] {
  const places: FoundMonth[] = [];
  for (let index = letters.indexOf(name); index >= 0; index = letters.indexOf(name, index + 1)) {
    const end = index + name.length;
    const isOther =
      isWord &&
      (/\p{L}$/u.test(letters.slice(Math.max(0, index - 2), index)) ||
        (name.length <= 3 && /^\p{L}/u.test(letters.slice(end, end + 2))));
    if (!isOther) places.push({ index, length: name.length });
  }
  return places;
}

/** Numbers of the Solar Hijri calendar. */
const solarHijri = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

/** The solar month (0 for the first), day and year that a day of the Gregorian calendar falls into. */
export function toSolar(
  year: number,
  month: number,
  day: number,
): { year: number; month: number; day: number } {
  const parts = new Map(
    solarHijri.formatToParts(Date.UTC(year, month, day, 12)).map(({ type, value }) => [type, Number(value)]),
  );
  return {
    year: parts.get('year') ?? 0,
    month: (parts.get('month') ?? 1) - 1,
    day: parts.get('day') ?? 1,
  };
}

/** The solar months that a Gregorian month, or one day of it, falls into. */
export function solarMonthsOf({ month, day, year = 2025 }: WrittenDate): number[] {
  const days = day === undefined ? [1, 28] : [day];
  return [...new Set(days.map((one) => toSolar(year, month, one).month))];
}
