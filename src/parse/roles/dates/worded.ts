import { solarToIso } from '../../calendar.js';
import type { MonthNames, NamedMonth } from '../../month-words.js';
import { bareWords } from '../lexicon.js';
import type { DateWords } from './beside.js';
import { isoDay, UNREADABLE, type Found } from './reading.js';

/** Letters that a language ends a number with: `27th`, `1er`, `3º`, `1.º`, `12ی`, `3-го`, `2026ء`, `2026'an`. */
const ENDING = /(?:\.?[º°ª]|[\p{L}\p{M}º°ª\u0640]+|[-’'](?=\p{Ll})[\p{L}\p{M}]{1,4}(?![\p{L}\p{M}]))/u.source;
const TOKEN = new RegExp(`\\d+(?:${ENDING})?|\\p{L}[\\p{L}\\p{M}\\u200C\\u0640]*`, 'gu');
/** A number with few letters; longer words are no ending. */
const NUMBER = /^(\d{1,4})(?:[-.’']?[\p{L}\p{M}º°ª\u0640]{1,4})?$/u;

interface Token {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A day, a month's name and a year side by side, in any order that a language has. */
export function findWorded(line: string, { months, connectives }: DateWords): Found | undefined {
  const tokens = tokensOf(line, months);
  for (let at = 0; at < tokens.length; at += 1) {
    const month = monthAt(tokens, at, months);
    const around = month && dayAndYear(tokens, at, at + month.length, connectives);
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

function tokensOf(line: string, months: MonthNames): Token[] {
  return Array.from(line.matchAll(TOKEN)).flatMap(({ 0: text, index }): Token[] => {
    const token = { text, from: index, to: index + text.length };
    const [, number = '', word = ''] = /^(\d+)[-’'](\p{L}+)$/u.exec(text) ?? [];
    // “12-may-2026”: the month’s name is no ending.
    if (!months.has(bareWords(word))) return [token];
    const parting = index + number.length;
    return [
      { text: number, from: index, to: parting },
      { text: word, from: parting + 1, to: token.to },
    ];
  });
}

function isoOf({ calendar, month }: NamedMonth, { day, year }: { day: number; year: number }) {
  if (calendar === 'gregorian') return isoDay(year, month, day);
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
function dayAndYear(tokens: readonly Token[], from: number, to: number, connectives: ReadonlySet<string>) {
  const skip = (at: number, step: number) => {
    let place = at;
    while (connectives.has(bareWords(tokens[place]?.text ?? ' '))) place += step;
    return place;
  };
  const day = (at: number) => {
    const [, digits] = NUMBER.exec(tokens[at]?.text ?? '') ?? [];
    return digits === undefined || Number(digits) === 0 || Number(digits) > 32 ? undefined : Number(digits);
  };
  const year = (at: number) => {
    const [, digits] = NUMBER.exec(tokens[at]?.text ?? '') ?? [];
    return digits?.length === 4 ? Number(digits) : undefined;
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
