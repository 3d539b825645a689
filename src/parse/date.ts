/** What a date line says. */
export type DateReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'date'; readonly iso: string }
  /** Day and month could be either way round. */
  | { readonly kind: 'ambiguous'; readonly dayFirst: string; readonly monthFirst: string }
  /** It looks like a date and cannot be read as one. */
  | { readonly kind: 'unreadable' };

const NUMERIC = /^(\d{1,4})([./-])[ ]?(\d{1,2})\2[ ]?(\d{1,4})$/u;
/** Words that may stand in a date beside numbers and the names of months and days. */
const CONNECTIVES = new Set('the of de del da di du le la el den der th st nd rd 年 月 日'.split(' '));

/** `yyyy-mm-dd`, where the three numbers are a day of the Gregorian calendar. */
export function isoDate(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1000 && year <= 9999;
  return real ? date.toISOString().slice(0, 10) : undefined;
}

/**
 * Reads the text of a statement's first block as a date, never guessing.
 *
 * @param text the block's text
 * @param format how date lines read (`dd/MM/yyyy`, `d MMMM yyyy`, …: UTS #35 letters d, M, y), if known
 * @param locale tag of the language its month names are in
 */
export function readDate(text: string, format: string | undefined, locale: string): DateReading {
  const line = text.trim().replace(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) % 16));
  if (format !== undefined) {
    const iso = readWithFormat(line, format, locale);
    if (iso !== undefined) return { kind: 'date', iso };
  }
  const numeric = NUMERIC.exec(line);
  if (numeric) return readNumeric(numeric, format !== undefined);
  return { kind: isWordedDate(line, locale) ? 'unreadable' : 'none' };
}

function readNumeric(match: RegExpExecArray, formatFailed: boolean): DateReading {
  const [, first = '', , second = '', third = ''] = match;
  if (first.length === 4) {
    const iso = isoDate(Number(first), Number(second), Number(third));
    return iso === undefined || match[2] !== '-' ? { kind: 'unreadable' } : { kind: 'date', iso };
  }
  if (third.length !== 4 || formatFailed) return { kind: 'unreadable' };
  const dayFirst = isoDate(Number(third), Number(second), Number(first));
  const monthFirst = isoDate(Number(third), Number(first), Number(second));
  if (dayFirst !== undefined && monthFirst !== undefined && dayFirst !== monthFirst) {
    return { kind: 'ambiguous', dayFirst, monthFirst };
  }
  const iso = dayFirst ?? monthFirst;
  return iso === undefined ? { kind: 'unreadable' } : { kind: 'date', iso };
}

/**
 * Month names of a language, January first, in lower case: as they stand alone, or as they stand in a date
 * (`август`, `августа`).
 */
function monthNames(
  locale: string,
  width: 'long' | 'short',
  place: 'alone' | 'in a date',
  calendar = 'gregory',
): string[] {
  const fields =
    place === 'alone'
      ? { month: width }
      : { day: 'numeric' as const, month: width, year: 'numeric' as const };
  const format = new Intl.DateTimeFormat(locale, { ...fields, calendar, timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => {
    const parts = format.formatToParts(Date.UTC(2001, month, 15));
    return (parts.find(({ type }) => type === 'month')?.value ?? '').toLowerCase();
  });
}

/** Whether a line is nothing but a date in words: a day, a year, a month's name, and what goes with them. */
function isWordedDate(line: string, locale: string): boolean {
  if (/^\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日$/u.test(line)) return true;
  const words = line.toLowerCase().match(/\p{L}[\p{L}\p{M}]*|\d+/gu) ?? [];
  const numbers = words.filter((word) => /^\d+$/u.test(word));
  const names = words.filter((word) => !/^\d+$/u.test(word) && !CONNECTIVES.has(word));
  const isDayAndYear =
    numbers.length === 2 && numbers.some((one) => one.length === 4) && numbers.some((one) => one.length < 3);
  if (!isDayAndYear || names.length === 0 || names.length > 2) return false;
  const months = monthsOf(locale);
  return names.some((word) => months.has(word) || months.has(`${word}.`));
}

/** Every name of a month in a language, in the calendars of the house languages. */
function monthsOf(locale: string): Set<string> {
  return new Set(
    ['gregory', 'persian'].flatMap((calendar) =>
      (['long', 'short'] as const).flatMap((width) => [
        ...monthNames(locale, width, 'alone', calendar),
        ...monthNames(locale, width, 'in a date', calendar),
      ]),
    ),
  );
}

/**
 * The words of a date line that say no date: the place of “Geneva, 12 August 2025”.
 *
 * @param line a line that was read as a date
 * @param locale tag of its language
 */
export function wordsBesideDate(line: string, locale: string): string[] {
  const months = monthsOf(locale);
  const days = new Set(
    (['long', 'short'] as const).flatMap((width) => {
      const format = new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' });
      // The first of January 2001 was a Monday.
      return Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2001, 0, 1 + day)).toLowerCase());
    }),
  );
  const words = line.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  return words.filter((word) => {
    const low = word.toLowerCase();
    return !CONNECTIVES.has(low) && ![low, `${low}.`].some((one) => months.has(one) || days.has(one));
  });
}

/** Whether a format names day, month and year once each and nothing else. */
export function isDateFormat(format: string): boolean {
  const fields = format.match(/d+|M+|y+/gu) ?? [];
  const rest = format.replace(/d+|M+|y+/gu, '');
  const kinds = fields.map((field) => (field.startsWith('y') ? 'yyyy' : field));
  return (
    fields.length === 3 &&
    !/\p{L}|\d/u.test(rest) &&
    kinds.filter((field) => /^d{1,2}$/u.test(field)).length === 1 &&
    kinds.filter((field) => /^M{1,4}$/u.test(field)).length === 1 &&
    fields.includes('yyyy')
  );
}

function readWithFormat(line: string, format: string, locale: string): string | undefined {
  const pattern = format.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/d+|M+|y+/gu, (field) => {
    if (field.startsWith('d')) return `(?<day>\\d{${field.length === 2 ? '2' : '1,2'}})`;
    if (field.startsWith('y')) return '(?<year>\\d{4})';
    return field.length > 2 ? '(?<month>\\p{L}+\\.?)' : `(?<month>\\d{${field.length === 2 ? '2' : '1,2'}})`;
  });
  const groups = new RegExp(`^${pattern}$`, 'u').exec(line)?.groups;
  if (groups === undefined) return undefined;
  const month = format.includes('MMM')
    ? monthNumber(groups.month ?? '', format.includes('MMMM') ? 'long' : 'short', locale)
    : Number(groups.month);
  return isoDate(Number(groups.year), month, Number(groups.day));
}

/** 1 to 12, or 0 where no month has that name. */
function monthNumber(name: string, width: 'long' | 'short', locale: string): number {
  const found = (['alone', 'in a date'] as const).map((place) =>
    monthNames(locale, width, place).indexOf(name.toLowerCase()),
  );
  return Math.max(...found) + 1;
}
