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

export function gregorian(year: number, month: number, day: number): DateReading {
  const iso = isoDate(year, month, day);
  return iso === undefined ? UNREADABLE : { kind: 'date', iso };
}
