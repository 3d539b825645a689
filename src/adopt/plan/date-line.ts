import type { DateLine } from '../../model/whole.js';
import type { Locale } from '../../model/locale.js';
import type { Strings } from '../../model/strings.js';
import { findMonth, toSolar } from '../../check/dates-by-value.js';
import { monthLetters, monthNamesOf, type MonthNames } from '../../check/month-names.js';
import { digitsToAscii } from '../../check/numbers-by-value.js';

const LONGEST = 80;
/** Words beside day, month and year: “Date:”, a place, a weekday, «د … کال د … مه». */
const MOST_WORDS = 5;
const NUMERIC = /(?<!\d)(\d{1,4})\s?[./\-،]\s?(\d{1,2})\s?[./\-،]\s?(\d{1,4})(?!\d)/u;

/**
 * What a line of a translation says, if it is nothing but a date: in words or figures, in the digits of any
 * script, in the Gregorian or the Solar Hijri calendar.
 *
 * @param text the words of the line
 * @param iso the statement’s date
 */
export function readDateLine(text: string, iso: string, locale: Locale, strings: Strings): DateLine {
  const line = digitsToAscii(text)
    .replace(/[\u200C\u0640]/gu, '')
    .trim();
  if (line.length > LONGEST || !/(?<!\d)\d{4}(?!\d)/u.test(line)) return 'none';
  const names = monthNamesOf(locale, strings);
  const letters = monthLetters(line);
  const months = names === undefined ? [] : monthsIn(letters, names);
  const numeric = NUMERIC.exec(line);
  if (numeric === null && months.length === 0) return 'none';
  const words = line.match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [];
  const numbers = line.match(/\d+/gu)?.map(Number) ?? [];
  if (words.length > MOST_WORDS + months.length || numbers.length > 6) return 'none';

  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  const solar = toSolar(year, month - 1, day);
  const has = (...wanted: number[]) => wanted.every((number) => numbers.includes(number));
  const named = (calendar: FoundName['calendar'], at: number) =>
    months.some((one) => one.calendar === calendar && one.month === at);
  const isSame =
    (named('gregorian', month - 1) && has(day, year)) ||
    (named('solar', solar.month) && has(solar.day, solar.year)) ||
    isOneOf(numeric, [year, month, day]) ||
    isOneOf(numeric, [solar.year, solar.month + 1, solar.day]);
  if (isSame) return 'same';
  return numeric !== null || (months.length > 0 && numbers.length >= 2) ? 'other' : 'unreadable';
}

interface FoundName {
  readonly calendar: 'gregorian' | 'solar';
  readonly month: number;
}

function monthsIn(letters: string, names: MonthNames): FoundName[] {
  return (['gregorian', 'solar'] as const).flatMap((calendar) =>
    Array.from({ length: 12 }, (_, month) => ({ calendar, month })).filter(
      ({ month }) => findMonth(letters, names, calendar, month).length > 0,
    ),
  );
}

/** Whether three figures are year, month and day, the year at either end. */
function isOneOf(
  numeric: RegExpExecArray | null,
  [year, month, day]: readonly [number, number, number],
): boolean {
  const [first, second, third] = numeric?.slice(1).map(Number) ?? [];
  const is = (...date: number[]) => first === date[0] && second === date[1] && third === date[2];
  return is(year, month, day) || is(day, month, year) || is(month, day, year);
}
