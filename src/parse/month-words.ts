import type { MonthWords } from '../model/role-words.js';
import { bareWords } from './roles/lexicon.js';

export interface NamedMonth {
  readonly calendar: 'gregorian' | 'solar' | 'lunar';
  /** 1 to 12. */
  readonly month: number;
}

/** Names of months as `bareWords` makes them, each with its month. */
export type MonthNames = ReadonlyMap<string, NamedMonth>;

const CALENDARS = { gregorian: 'gregory', solar: 'persian', lunar: 'islamic-umalqura' } as const;

/**
 * Every name of a month that a date line may have: by CLDR in the given languages, alone and inside a date, long and
 * short, and by the locales' own tables.
 *
 * @param locales tags, the source language first
 * @param own month tables of the locales' data
 */
export function monthNames(locales: readonly string[], own: readonly MonthWords[]): MonthNames {
  const names = new Map<string, NamedMonth>();
  const add = (name: string, calendar: NamedMonth['calendar'], month: number) => {
    const bare = bareWords(name);
    if (bare !== '' && !/^\d+$/u.test(bare) && !names.has(bare)) names.set(bare, { calendar, month });
  };
  for (const table of own) {
    for (const calendar of ['gregorian', 'solar'] as const) {
      table[calendar].forEach((forms, at) => {
        for (const form of forms) add(form, calendar, at + 1);
      });
    }
  }
  for (const locale of locales) {
    for (const calendar of ['gregorian', 'solar', 'lunar'] as const) {
      for (const [name, month] of cldrNames(locale, calendar)) add(name, calendar, month);
    }
  }
  return names;
}

const known = new Map<string, readonly [name: string, month: number][]>();

/** Names by CLDR; they take long to look up. */
function cldrNames(
  locale: string,
  calendar: NamedMonth['calendar'],
): readonly [name: string, month: number][] {
  const key = `${locale} ${calendar}`;
  const names = known.get(key) ?? lookUp(locale, calendar);
  known.set(key, names);
  return names;
}

function lookUp(locale: string, calendar: NamedMonth['calendar']): [string, number][] {
  const fixed = { calendar: CALENDARS[calendar], timeZone: 'UTC' };
  const forms: Intl.DateTimeFormatOptions[] = [
    ...(['long', 'short'] as const).flatMap((month) => [
      { day: 'numeric' as const, year: 'numeric' as const, month },
      { month },
    ]),
  ];
  return forms.flatMap((form) => {
    const format = new Intl.DateTimeFormat(locale, { ...fixed, ...form });
    return Array.from({ length: 12 }, (_, at) => at).flatMap((at) =>
      namesIn(format.formatToParts(middleOf(calendar, at)), 'month').map((name): [string, number] => [
        name,
        at + 1,
      ]),
    );
  });
}

/** A name as a date has it, alone and with the letters that the language writes in one word with it (“במרץ”). */
function namesIn(parts: readonly Intl.DateTimeFormatPart[], type: 'month' | 'weekday'): string[] {
  const at = parts.findIndex((part) => part.type === type);
  const [before, name, after] = [parts[at - 1], parts[at], parts[at + 1]];
  if (name === undefined) return [];
  const letters = (part: Intl.DateTimeFormatPart | undefined, end: 0 | -1) =>
    part?.type === 'literal' ? (part.value.split(/[^\p{L}\p{M}]+/u).at(end) ?? '') : '';
  const joined = `${letters(before, -1)}${name.value}${letters(after, 0)}`;
  return [...new Set([name.value, joined])];
}

/** A day in the middle of a month of some year. */
function middleOf(calendar: NamedMonth['calendar'], month: number): number {
  if (calendar === 'gregorian') return Date.UTC(2001, month, 15);
  // A solar month begins three weeks into a Gregorian one; the lunar year 1422 began on 26 March 2001.
  return calendar === 'solar'
    ? Date.UTC(2001, month + 3, 5)
    : Date.UTC(2001, 2, 26) + (month * 29.53 + 14) * 86_400_000;
}

/** Names of the days of the week in some languages, as `bareWords` makes them: 0 is Sunday. */
export function weekdayNames(locales: readonly string[]): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const locale of locales) {
    for (const [name, day] of cldrWeekdays(locale)) if (!names.has(name)) names.set(name, day);
  }
  return names;
}

const knownWeekdays = new Map<string, readonly [name: string, day: number][]>();

function cldrWeekdays(locale: string): readonly [name: string, day: number][] {
  const names = knownWeekdays.get(locale) ?? lookUpWeekdays(locale);
  knownWeekdays.set(locale, names);
  return names;
}

function lookUpWeekdays(locale: string): [string, number][] {
  const forms = [{ dateStyle: 'full' }, { weekday: 'long' }, { weekday: 'short' }] as const;
  return forms.flatMap((form) => {
    const format = new Intl.DateTimeFormat(locale, { ...form, timeZone: 'UTC', calendar: 'gregory' });
    // The seventh of January 2001 was a Sunday.
    return Array.from({ length: 7 }, (_, day) => day).flatMap((day) =>
      namesIn(format.formatToParts(Date.UTC(2001, 0, 7 + day)), 'weekday')
        .map(bareWords)
        .filter((name) => name !== '')
        .map((name): [string, number] => [name, day]),
    );
  });
}
