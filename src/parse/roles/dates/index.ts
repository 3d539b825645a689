import { withAsciiDigits } from '../../../text/numerals.js';
import type { MonthWords } from '../../../model/role-words.js';
import { monthNames, weekdayNames } from '../../month-words.js';
import type { Lexicon } from '../lexicon.js';
import { isHalfDate, readBeside, type Beside, type DateWords } from './beside.js';
import { connectivesOf } from './connectives.js';
import { findNumeric, HAS_NUMBER } from './numeric.js';
import { NONE, UNREADABLE, type DateReading, type Found } from './reading.js';
import { findWorded } from './worded.js';

export type { DateReading } from './reading.js';

/** Reads lines as dates, in the source language and in English. */
export interface DateReader {
  readonly read: (line: string) => DateReading;
  /** The first date in words or figures somewhere in a text, for advice. */
  readonly within: (text: string) => string | undefined;
}

const LONGEST_LINE = 120;
/** A date in both calendars, and in a third. */
const MOST_DATES = 3;

interface Options {
  /** How date lines read (`dd/MM/yyyy`, `d MMMM yyyy`, …: UTS #35 letters d, M, y), if the configuration says. */
  readonly format?: string | undefined;
  readonly locale: string;
  readonly months: readonly MonthWords[];
  readonly lexicon: Lexicon;
}

/** Prepares to read date lines; names of months are looked up once. */
export function dateReader({ format, locale, months, lexicon }: Options): DateReader {
  const locales = [...new Set([locale, 'en'])];
  let known: DateWords | undefined;
  const words = () =>
    (known ??= {
      months: monthNames(locales, months),
      weekdays: weekdayNames(locales),
      connectives: connectivesOf(locales),
      lexicon,
    });
  return {
    read: (text) => {
      const line = withAsciiDigits(text.replace(/\s+/gu, ' ').trim());
      return line.length > LONGEST_LINE || !HAS_NUMBER.test(line) ? NONE : readLine(line, format, words());
    },
    within: (text) => {
      const dates = findDates(withAsciiDigits(text), undefined, words());
      const found = dates.find(({ reading }) => reading.kind === 'date');
      return found && text.slice(found.from, found.to).trim();
    },
  };
}

function readLine(line: string, format: string | undefined, words: DateWords): DateReading {
  const found = findDates(line, format, words);
  const beside = found.length === 0 ? undefined : readBeside(textsAround(line, found), words);
  if (beside === undefined) return isHalfDate(line, words) ? UNREADABLE : NONE;
  const [first, second] = distinct(found);
  // The same day in another calendar says nothing new; two days are never guessed between.
  if (first === undefined || second !== undefined) return UNREADABLE;
  return first.kind === 'date' ? { ...first, ...withBeside(first.iso, beside) } : first;
}

/** The readings of a line’s dates: those that can be read, or the first one. */
function distinct(found: readonly Found[]): DateReading[] {
  const readable = found.map(({ reading }) => reading).filter(({ kind }) => kind !== 'unreadable');
  if (readable.length === 0) return found.slice(0, 1).map(({ reading }) => reading);
  return [...new Map(readable.map((reading) => [JSON.stringify(reading), reading])).values()];
}

function withBeside(iso: string, { places, weekday }: Beside): { place?: string; wrongWeekday?: string } {
  const isWrong = weekday !== undefined && new Date(`${iso}T12:00:00Z`).getUTCDay() !== weekday.day;
  return {
    ...(places.length > 0 && { place: places.join(', ') }),
    ...(isWrong && { wrongWeekday: weekday.name }),
  };
}

/** The dates of a line, one after another. */
function findDates(line: string, format: string | undefined, words: DateWords): Found[] {
  const found: Found[] = [];
  let rest = line;
  while (found.length < MOST_DATES) {
    const next = findDate(rest, format, words);
    if (next === undefined) break;
    found.push(next);
    // What was read makes room for the rest; places stay.
    rest = rest.slice(0, next.from) + ' '.repeat(next.to - next.from) + rest.slice(next.to);
  }
  return found.sort((a, b) => a.from - b.from);
}

/** The first date of a line. */
function findDate(line: string, format: string | undefined, words: DateWords): Found | undefined {
  return findNumeric(line, format) ?? findWorded(line, words);
}

/** What is before, between and behind the dates of a line. */
function textsAround(line: string, found: readonly Found[]): string[] {
  const starts = [0, ...found.map(({ to }) => to)];
  const ends = [...found.map(({ from }) => from), line.length];
  return starts.map((start, at) => line.slice(start, ends[at]));
}
