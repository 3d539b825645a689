import { isoDate, solarToIso } from '../../calendar.js';
import type { MonthNames, NamedMonth } from '../../month-words.js';
import { bareWords } from '../lexicon.js';
import { UNREADABLE, type Found } from './reading.js';

/** Words that may be in a date beside numbers and the names of months and days, letters of calendars among them. */
const CONNECTIVES = new Set(
  'the of on this day ce jour فی dia dias mes de del da di du der le la el en al am at um à a las den th st nd rd 年 月 日 مورخ د کال نیته ماه ساعت م ه ق ش خ میلادی خورشیدی شمسی قمری г года р року'.split(
    ' ',
  ),
);
/** A day with the ending that a language gives it: `27th`, `1er`, `3º`, `12ی`. */
const DAY = /^(\d{1,2})(?:st|nd|rd|th|er|re|ère|º|°|ª|ê|ی|\.)?$/u;
/** A year, with the letter of its calendar (`٢٠٢٦م`). */
const YEAR = /^(\d{4})(?:[مشخقه]|هـ)?$/u;
const TOKEN = /\d+[\p{L}\p{M}º°ª\u0640]*|\p{L}[\p{L}\p{M}\u200C\u0640]*/gu;

interface Token {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export function isConnective(word: string): boolean {
  return CONNECTIVES.has(bareWords(word));
}

/** A day, a month's name and a year side by side, in any order that a language has. */
export function findWorded(line: string, months: MonthNames): Found | undefined {
  const tokens = Array.from(line.matchAll(TOKEN), ({ 0: text, index }): Token => {
    return { text, from: index, to: index + text.length };
  });
  for (let at = 0; at < tokens.length; at += 1) {
    const month = monthAt(tokens, at, months);
    const around = month && dayAndYear(tokens, at, at + month.length);
    if (month === undefined || around === undefined) continue;
    const iso = isoOf(month, around);
    return {
      reading: iso === undefined ? UNREADABLE : { kind: 'date', iso },
      from: around.from,
      to: around.to,
    };
  }
  return undefined;
}

function isoOf({ calendar, month }: NamedMonth, { day, year }: { day: number; year: number }) {
  if (calendar === 'gregorian') return isoDate(year, month, day);
  // Months of the moon begin when it is seen: nobody can compute their days for certain.
  return calendar === 'solar' ? solarToIso(year, month, day) : undefined;
}

/** The month whose name begins at a token; two names of one month may be side by side (`آذار/مارس`). */
function monthAt(tokens: readonly Token[], at: number, months: MonthNames) {
  const name = (from: number, length: number) => {
    const words = bareWords(
      tokens
        .slice(from, from + length)
        .map(({ text }) => text)
        .join(' '),
    );
    return months.get(words) ?? months.get(words.replace(/ماه$/u, ''));
  };
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
    while (tokens[place] !== undefined && isConnective(tokens[place]?.text ?? '')) place += step;
    return place;
  };
  const day = (at: number) => {
    const [, digits] = DAY.exec(tokens[at]?.text ?? '') ?? [];
    return digits === undefined || Number(digits) === 0 || Number(digits) > 32 ? undefined : Number(digits);
  };
  const year = (at: number) => {
    const [, digits] = YEAR.exec(tokens[at]?.text ?? '') ?? [];
    return digits === undefined ? undefined : Number(digits);
  };
  const span = (
    start: number,
    end: number,
    values: { day?: number | undefined; year?: number | undefined },
  ) =>
    values.day === undefined || values.year === undefined
      ? undefined
      : { day: values.day, year: values.year, from: tokens[start]?.from ?? 0, to: tokens[end]?.to ?? 0 };
  const before = skip(from - 1, -1);
  const after = skip(to, 1);
  const beyond = skip(after + 1, 1);
  const first = skip(before - 1, -1);
  return (
    span(before, after, { day: day(before), year: year(after) }) ??
    span(from, beyond, { day: day(after), year: year(beyond) }) ??
    span(before, after, { day: day(after), year: year(before) }) ??
    // “1404 21 Asad”, year and day before the month.
    span(first, to - 1, { day: day(before), year: year(first) })
  );
}
