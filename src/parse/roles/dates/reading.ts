import { isoDate } from '../../calendar.js';

/** What a line says as a date. */
export type DateReading =
  /** It is not a date line. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'date';
      readonly iso: string;
      /** The words of a place beside the date, as they are written. */
      readonly place?: string | undefined;
      /** The weekday it names, where the date falls on another. */
      readonly wrongWeekday?: string | undefined;
    }
  /** Day and month could be either way round. */
  | { readonly kind: 'ambiguous'; readonly dayFirst: string; readonly monthFirst: string }
  /** It looks like a date and cannot be read as one. */
  | { readonly kind: 'unreadable' };

export const NONE: DateReading = { kind: 'none' };
export const UNREADABLE: DateReading = { kind: 'unreadable' };

/** A part of a line that is a date. */
export interface Found {
  readonly reading: DateReading;
  readonly from: number;
  readonly to: number;
}

/** No statement is from the year 2400: from there on, years are of the Buddhist era, 543 more than the common ones. */
const BUDDHIST_FROM = 2400;

/** A day as ISO 8601, by a year of the common or of the Buddhist era. */
export function isoDay(year: number, month: number, day: number): string | undefined {
  return isoDate(year < BUDDHIST_FROM ? year : year - 543, month, day);
}

export function gregorian(year: number, month: number, day: number): DateReading {
  const iso = isoDay(year, month, day);
  return iso === undefined ? UNREADABLE : { kind: 'date', iso };
}
