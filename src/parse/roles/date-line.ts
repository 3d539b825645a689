import { isoDate, solarToIso } from '../calendar.js';
import { monthNames, weekdayNames, type MonthNames } from '../month-words.js';
import type { MonthWords } from '../../model/role-words.js';
import { bareWords, type Lexicon } from './lexicon.js';

/** What a line says as a date. */
export type DateReading =
  /** It is no date line. */
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

/** Reads lines as dates, in the source language and in English. */
export interface DateReader {
  readonly read: (line: string) => DateReading;
  /** The first date in words or figures somewhere in a text, for advice. */
  readonly within: (text: string) => string | undefined;
}

/** Words that may stand in a date beside numbers and the names of months and days. */
const CONNECTIVES = new Set(
  'the of on de del da di du der le la el en al am den th st nd rd 年 月 日 مورخ د کال نیته'.split(' '),
);
/** A day with the ending that a language gives it: `27th`, `1er`, `3º`. */
const DAY = /^(\d{1,2})(?:st|nd|rd|th|er|re|ère|º|°|ª|\.)?$/u;
const NUMERIC = /(?<![\d\p{L}])(\d{1,4})(?:([./-]) ?(\d{1,2})\2 ?)(\d{1,4})(?!\d)/u;
const EAST_ASIAN = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/u;
const NONE: DateReading = { kind: 'none' };
const UNREADABLE: DateReading = { kind: 'unreadable' };

const LONGEST_LINE = 120;
const MOST_PLACE_WORDS = 5;
/** Between a place and a date. */
const SEPARATOR = /[,،、;؛:|/·•\n\-–—()[\]]/u;

interface Options {
  /** How date lines read (`dd/MM/yyyy`, `d MMMM yyyy`, …: UTS #35 letters d, M, y), if the configuration says. */
  readonly format?: string | undefined;
  readonly locale: string;
  readonly months: readonly MonthWords[];
  readonly lexicon: Lexicon;
}

/** A part of a line that is a date. */
interface Found {
  readonly reading: DateReading;
  readonly from: number;
  readonly to: number;
}

/** Prepares to read date lines; names of months are looked up once. */
export function dateReader(options: Options): DateReader {
  const locales = [...new Set([options.locale, 'en'])];
  let months: MonthNames | undefined;
  let weekdays: ReadonlyMap<string, number> | undefined;
  const words = () => ({
    months: (months ??= monthNames(locales, options.months)),
    weekdays: (weekdays ??= weekdayNames(locales)),
    lexicon: options.lexicon,
  });
  return {
    read: (line) => readLine(line, options.format, words),
    within: (text) => {
      const found = findDate(asciiDigits(text), undefined, words().months);
      return found?.reading.kind === 'date' ? text.slice(found.from, found.to).trim() : undefined;
    },
  };
}

type Words = () => {
  readonly months: MonthNames;
  readonly weekdays: ReadonlyMap<string, number>;
  readonly lexicon: Lexicon;
};

function readLine(text: string, format: string | undefined, words: Words): DateReading {
  const line = asciiDigits(text.replace(/\s+/gu, ' ').trim());
  if (line.length > LONGEST_LINE || !/\d/u.test(line)) return NONE;
  const { months } = words();
  const found = findDate(line, format, months);
  if (found === undefined) return isShortYear(line, months) ? UNREADABLE : NONE;
  const before = line.slice(0, found.from);
  const after = line.slice(found.to);
  const second = bracketed(after, months);
  const beside = besideDate(before, second === undefined ? after : second.rest, words());
  if (beside === undefined) return NONE;
  if (second !== undefined && !isSameDay(found.reading, second.reading)) return UNREADABLE;
  if (found.reading.kind !== 'date') return found.reading;
  return { ...found.reading, ...beside.forDate(found.reading.iso) };
}

/** The same date once more in brackets, in the other calendar: `12 August 2025 (21 Asad 1404)`. */
function bracketed(after: string, months: MonthNames): { reading: DateReading; rest: string } | undefined {
  const match = /^\s*[(/–—-]\s*([^()]+?)\s*\)?\s*$/u.exec(after);
  const found = match === null ? undefined : findDate(match[1] ?? '', undefined, months);
  return found === undefined ? undefined : { reading: found.reading, rest: '' };
}

function isSameDay(one: DateReading, other: DateReading): boolean {
  return one.kind === 'date' && other.kind === 'date' && one.iso === other.iso;
}

/** What is beside a date: nothing, labels, a weekday, a place; `undefined` where the line says more. */
function besideDate(
  before: string,
  after: string,
  { weekdays, lexicon }: ReturnType<Words>,
): { forDate: (iso: string) => { place?: string; wrongWeekday?: string } } | undefined {
  let weekday: { name: string; day: number } | undefined;
  const places: string[] = [];
  for (const [side, isBefore] of [
    [before, true],
    [after, false],
  ] as const) {
    const pieces = side.split(SEPARATOR).map((piece) => piece.trim());
    const touching = isBefore ? pieces.length - 1 : 0;
    for (const [at, piece] of pieces.entries()) {
      const rest = withoutKnown(piece, (word) => {
        const day = weekdays.get(bareWords(word));
        if (day !== undefined) weekday = { name: word, day };
        return day !== undefined;
      });
      if (rest === '' || lexicon.is('dateLabels', rest)) continue;
      // “Statement of 12 March 2026” is a title: a place is parted from its date.
      if (at === touching && !(rest.split(' ').length === 1 && isPlace(rest, lexicon))) return undefined;
      if (!isPlace(rest, lexicon)) return undefined;
      places.push(rest);
    }
  }
  if (places.length > 2) return undefined;
  return {
    forDate: (iso) => ({
      ...(places.length > 0 && { place: places.join(', ') }),
      ...(weekday !== undefined &&
        new Date(`${iso}T12:00:00Z`).getUTCDay() !== weekday.day && { wrongWeekday: weekday.name }),
    }),
  };
}

/** A piece of a line without weekdays and the words that dates are joined by at its edges. */
function withoutKnown(piece: string, isWeekday: (word: string) => boolean): string {
  const words = piece.split(' ').filter((word) => word !== '' && !isWeekday(word.replace(/[.,،]+$/u, '')));
  const isConnective = (word: string | undefined) => word !== undefined && CONNECTIVES.has(bareWords(word));
  while (isConnective(words.at(-1)) || /^[.]+$/u.test(words.at(-1) ?? '')) words.pop();
  if (words.every(isConnective)) return '';
  return words.join(' ').replace(/[.]$/u, '');
}

function isPlace(words: string, lexicon: Lexicon): boolean {
  const all = words.split(' ');
  if (all.length > MOST_PLACE_WORDS || /[\d"“”«»!?]/u.test(words)) return false;
  if (lexicon.has('release', words) || lexicon.has('sentences', words) || lexicon.has('signatories', words))
    return false;
  const first = words.replace(/^[^\p{L}]+/u, '');
  // In scripts with capitals a place begins with one.
  return /^\p{Lu}/u.test(first) || /^\p{Lo}/u.test(first);
}

/** The first date of a line. */
function findDate(line: string, format: string | undefined, months: MonthNames): Found | undefined {
  const east = EAST_ASIAN.exec(line);
  if (east !== null) return found(east, gregorian(Number(east[1]), Number(east[2]), Number(east[3])));
  const numeric = NUMERIC.exec(line);
  if (numeric !== null) return found(numeric, readNumeric(numeric, format));
  return findWorded(line, months);
}

function found(match: RegExpExecArray, reading: DateReading): Found {
  return { reading, from: match.index, to: match.index + match[0].length };
}

function gregorian(year: number, month: number, day: number): DateReading {
  const iso = isoDate(year, month, day);
  return iso === undefined ? UNREADABLE : { kind: 'date', iso };
}

function readNumeric(match: RegExpExecArray, format: string | undefined): DateReading {
  const [, first = '', separator = '', second = '', third = ''] = match;
  const order = format?.match(/d+|M+|y+/gu)?.map((field) => field.charAt(0));
  if (order !== undefined && !(format ?? '').includes('MMM')) {
    const byFormat = readInOrder([first, second, third], order);
    if (byFormat !== undefined) return byFormat;
    if (separator !== '-' || first.length !== 4) return UNREADABLE;
  }
  if (first.length === 4) {
    return separator === '-' && second.length === 2 && third.length === 2
      ? gregorian(Number(first), Number(second), Number(third))
      : UNREADABLE;
  }
  if (third.length !== 4) return UNREADABLE;
  const dayFirst = isoDate(Number(third), Number(second), Number(first));
  const monthFirst = isoDate(Number(third), Number(first), Number(second));
  if (dayFirst !== undefined && monthFirst !== undefined && dayFirst !== monthFirst)
    return { kind: 'ambiguous', dayFirst, monthFirst };
  const iso = dayFirst ?? monthFirst;
  return iso === undefined ? UNREADABLE : { kind: 'date', iso };
}

function readInOrder(numbers: readonly string[], order: readonly string[]): DateReading | undefined {
  const part = (field: string) => numbers[order.indexOf(field)] ?? '';
  const [year, month, day] = ['y', 'M', 'd'].map(part);
  if (year?.length !== 4 || (month?.length ?? 3) > 2 || (day?.length ?? 3) > 2) return undefined;
  return gregorian(Number(year), Number(month), Number(day));
}

interface Token {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A day, a month's name and a year side by side, in any order that a language has. */
function findWorded(line: string, months: MonthNames): Found | undefined {
  const tokens = Array.from(
    line.matchAll(/\d+[\p{L}\p{M}º°ª]*|\p{L}[\p{L}\p{M}\u200C]*/gu),
    ({ 0: text, index }) => ({
      text,
      from: index,
      to: index + text.length,
    }),
  );
  for (let at = 0; at < tokens.length; at += 1) {
    const month = monthAt(tokens, at, months);
    if (month === undefined) continue;
    const around = dayAndYear(tokens, at, at + month.length);
    if (around === undefined) continue;
    const { day, year, from, to } = around;
    const iso =
      month.calendar === 'solar' ? solarToIso(year, month.month, day) : isoDate(year, month.month, day);
    return { reading: iso === undefined ? UNREADABLE : { kind: 'date', iso }, from, to };
  }
  return undefined;
}

/** The month whose name begins at a token; two names of one month may stand side by side (`آذار/مارس`). */
function monthAt(tokens: readonly Token[], at: number, months: MonthNames) {
  const name = (from: number, length: number) =>
    months.get(
      bareWords(
        tokens
          .slice(from, from + length)
          .map(({ text }) => text)
          .join(' '),
      ),
    );
  for (const length of [3, 2, 1]) {
    const first = at + length > tokens.length ? undefined : name(at, length);
    if (first === undefined) continue;
    for (const more of [2, 1]) {
      const other = name(at + length, more);
      if (other?.month === first.month && other.calendar === first.calendar)
        return { ...first, length: length + more };
    }
    return { ...first, length };
  }
  return undefined;
}

/** Day and year around a month's name, connectives passed over. */
function dayAndYear(tokens: readonly Token[], from: number, to: number) {
  const skip = (at: number, step: number) => {
    let place = at;
    while (tokens[place] !== undefined && CONNECTIVES.has(bareWords(tokens[place]?.text ?? '')))
      place += step;
    return place;
  };
  const day = (at: number) => {
    const [, digits] = DAY.exec(tokens[at]?.text ?? '') ?? [];
    return digits === undefined || Number(digits) === 0 || Number(digits) > 32 ? undefined : Number(digits);
  };
  const year = (at: number) =>
    /^\d{4}$/u.test(tokens[at]?.text ?? '') ? Number(tokens[at]?.text) : undefined;
  const before = skip(from - 1, -1);
  const after = skip(to, 1);
  const beyond = skip(after + 1, 1);
  const span = (
    start: number,
    end: number,
    values: { day?: number | undefined; year?: number | undefined },
  ) =>
    values.day === undefined || values.year === undefined
      ? undefined
      : { day: values.day, year: values.year, from: tokens[start]?.from ?? 0, to: tokens[end]?.to ?? 0 };
  return (
    span(before, after, { day: day(before), year: year(after) }) ??
    span(from, beyond, { day: day(after), year: year(beyond) }) ??
    span(before, after, { day: day(after), year: year(before) }) ??
    // “1404 21 Asad”, year and day before the month.
    span(skip(before - 1, -1), to - 1, { day: day(before), year: year(skip(before - 1, -1)) })
  );
}

/** A date whose year has two digits, or that has no year: never guessed. */
function isShortYear(line: string, months: MonthNames): boolean {
  const words = bareWords(line).split(' ');
  const numbers = words.filter((word) => /^\d{1,2}$/u.test(word));
  const named = words.filter((word) => months.has(word));
  const rest = words.filter((word) => !/^\d/u.test(word) && !months.has(word) && !CONNECTIVES.has(word));
  return named.length === 1 && numbers.length === 2 && words.length <= 4 && rest.length === 0;
}

/** Digits of any Arabic script as ASCII; the text keeps its length. */
function asciiDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) % 16));
}
