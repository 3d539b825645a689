/** What a date line says. */
export type DateReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'date'; readonly iso: string }
  /** Day and month could be either way round. */
  | { readonly kind: 'ambiguous'; readonly dayFirst: string; readonly monthFirst: string }
  /** It looks like a date and cannot be read as one. */
  | { readonly kind: 'unreadable' };

const NUMERIC = /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})$/u;
const WORDED =
  /^(?:\p{L}+,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\.?\s+\p{L}+,?\s+\d{4}|\p{L}+\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})$/u;

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
  const line = text.trim();
  if (format !== undefined) {
    const iso = readWithFormat(line, format, locale);
    if (iso !== undefined) return { kind: 'date', iso };
  }
  const numeric = NUMERIC.exec(line);
  if (numeric) return readNumeric(numeric, format !== undefined);
  return { kind: WORDED.test(line) && namesMonth(line, locale) ? 'unreadable' : 'none' };
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

/** Month names of a language in the Gregorian calendar, January first, in lower case. */
function monthNames(locale: string, width: 'long' | 'short'): string[] {
  const format = new Intl.DateTimeFormat(locale, { month: width, calendar: 'gregory', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2001, month, 1)).toLowerCase());
}

function namesMonth(line: string, locale: string): boolean {
  const words = line.toLowerCase().split(/[\s,.]+/u);
  const names = new Set([...monthNames(locale, 'long'), ...monthNames(locale, 'short')]);
  return words.some((word) => names.has(word));
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
  const months = { MMMM: monthNames(locale, 'long'), MMM: monthNames(locale, 'short') };
  const pattern = format.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/d+|M+|y+/gu, (field) => {
    if (field.startsWith('d')) return `(?<day>\\d{${field.length === 2 ? '2' : '1,2'}})`;
    if (field.startsWith('y')) return '(?<year>\\d{4})';
    return field.length > 2 ? '(?<month>\\p{L}+\\.?)' : `(?<month>\\d{${field.length === 2 ? '2' : '1,2'}})`;
  });
  const groups = new RegExp(`^${pattern}$`, 'u').exec(line)?.groups;
  if (groups === undefined) return undefined;
  const named = format.includes('MMMM') ? months.MMMM : format.includes('MMM') ? months.MMM : undefined;
  const month = named ? named.indexOf((groups.month ?? '').toLowerCase()) + 1 : Number(groups.month);
  return isoDate(Number(groups.year), month, Number(groups.day));
}
