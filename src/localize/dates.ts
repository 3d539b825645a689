import type { LocalizedDate } from '../model/localized.js';
import type { Strings } from '../model/strings.js';
import { withDigits } from '../text/numerals.js';

/** Numbers of the Solar Hijri calendar; an English formatter with Latin digits, never one for output text. */
const solarHijri = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

/**
 * A calendar date as readers of a locale read it: `12 August 2025`, `۱۲ اگست ۲۰۲۵ (۲۱ اسد ۱۴۰۴)`. A locale
 * with a table of months is written from it; one without gets the Gregorian date of CLDR. For a language that CLDR
 * does not know, the one that lends its words lends the date.
 *
 * @param iso `yyyy-mm-dd`
 */
export function localizeDate(iso: string, strings: Strings): LocalizedDate {
  const { locale, numerals, lender } = strings;
  const noon = new Date(`${iso}T12:00:00Z`);
  const months = strings.months('months');
  const solarMonths = strings.months('solarMonths');
  // Without this, the language of the machine would decide.
  const isUnknown = Intl.DateTimeFormat.supportedLocalesOf([locale.tag]).length === 0;
  if (months === undefined && isUnknown && lender !== undefined) {
    const lent = localizeDate(iso, lender);
    return { ...lent, lender: lent.lender ?? lender.locale };
  }
  const gregorian =
    months === undefined
      ? new Intl.DateTimeFormat(locale.tag, {
          dateStyle: 'long',
          timeZone: 'UTC',
          calendar: 'gregory',
          numberingSystem: 'latn',
        })
          .format(noon)
          // CLDR puts direction marks into some right-to-left dates; the line around them has its own.
          .replace(/[\u200E\u200F\u061C]/gu, '')
      : wordedDate(noon, months, strings);
  const text = solarMonths === undefined ? gregorian : `${gregorian} (${solarDate(noon, solarMonths)})`;
  return { iso, text: withDigits(text, numerals) };
}

/** Day, month and year in the order of the locale, with what it writes between them. */
function wordedDate(date: Date, months: readonly string[], strings: Strings): string {
  const has = (key: string) => Object.hasOwn(strings.all, key);
  const number = String(date.getUTCDate());
  const day = number === '1' && has('date.firstDay') ? strings.text('date.firstDay') : number;
  const month = months[date.getUTCMonth()] ?? '';
  const year = String(date.getUTCFullYear());
  return has('date') ? strings.text('date', { day, month, year }) : `${day} ${month} ${year}`;
}

function solarDate(date: Date, months: readonly string[]): string {
  const parts = new Map(solarHijri.formatToParts(date).map((part) => [part.type, part.value]));
  return `${parts.get('day')} ${months[Number(parts.get('month')) - 1]} ${parts.get('year')}`;
}

/** Date, time of day and zone of an instant with an offset, as they are written in it. */
export interface ReleaseTime {
  readonly date: string;
  readonly time: string;
  readonly zone: string;
}

const INSTANT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/u;

/**
 * Takes an ISO 8601 instant apart without moving it into another zone.
 *
 * @param iso `2025-08-12T09:00:00+04:30`
 * @returns its parts (`2025-08-12`, `09:00`, `UTC+4:30`), or `undefined` if it is not an instant with an offset
 */
export function releaseTime(iso: string): ReleaseTime | undefined {
  const match = INSTANT.exec(iso);
  if (match === null || Number.isNaN(Date.parse(iso))) return undefined;
  const [, date = '', time = '', offset = ''] = match;
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/u.exec(offset) ?? [];
  const zone =
    sign === undefined || (hours === '00' && minutes === '00')
      ? 'UTC'
      : `UTC${sign}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`;
  return { date, time, zone };
}
