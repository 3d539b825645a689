import { gregorian, isoDay, UNREADABLE, type DateReading, type Found } from './reading.js';

const NUMERIC = /(?<![\d\p{L}])(\d{1,4})(?:([./-]) ?(\d{1,2})\2 ?)(\d{1,4})(?!\d)/u;
const NUMERAL = '[\\d〇零元一二三四五六七八九十]';
/** What every date has: a figure, or a year in Chinese numerals. */
export const HAS_NUMBER = new RegExp(`\\d|${NUMERAL}年`, 'u');
/** “2026年3月3日”, “2026년 3월 3일”, “二〇二六年三月三日”, “令和8年3月3日”. */
const EAST_ASIAN = new RegExp(
  `(令和|平成|昭和|(?:中華)?民國|(?:中华)?民国)? ?(${NUMERAL}{1,4}) ?[年년] ?(?:[（(][^（）()]{1,12}[）)])?` +
    `(${NUMERAL}{1,3}) ?[月월] ?(${NUMERAL}{1,3}) ?[日号號일]`,
  'u',
);
/** The year before the first one of an era. */
const ERAS: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925, 民: 1911 };

/**
 * A date in figures.
 *
 * @param format how date lines read (UTS #35 letters d, M, y), if the configuration says
 */
export function findNumeric(line: string, format: string | undefined): Found | undefined {
  const east = EAST_ASIAN.exec(line);
  if (east !== null) {
    const [, era, year = '', month = '', day = ''] = east;
    const before = era === undefined ? 0 : (ERAS[era] ?? ERAS.民 ?? 0);
    return found(east, gregorian(before + valueOf(year), valueOf(month), valueOf(day)));
  }
  const numeric = NUMERIC.exec(line);
  return numeric === null ? undefined : found(numeric, readNumeric(numeric, format));
}

/** A number in figures or in Chinese numerals: “二〇二六”, “十二”, “三十一”; the first year of an era is “元”. */
function valueOf(written: string): number {
  const digits = written
    .replace('元', '一')
    .replace(/[〇零一二三四五六七八九]/gu, (numeral) =>
      String('〇一二三四五六七八九'.indexOf(numeral === '零' ? '〇' : numeral)),
    );
  const tens = /^(\d?)十(\d?)$/u.exec(digits);
  return tens === null ? Number(digits) : Number(tens[1] === '' ? 1 : tens[1]) * 10 + Number(tens[2]);
}

function found(match: RegExpExecArray, reading: DateReading): Found {
  return { reading, from: match.index, to: match.index + match[0].length };
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
    // Nobody writes year, day and month with periods: “2026. 03. 03.”
    const isClear = separator === '.' || (separator === '-' && second.length === 2 && third.length === 2);
    return isClear ? gregorian(Number(first), Number(second), Number(third)) : UNREADABLE;
  }
  if (third.length !== 4) return UNREADABLE;
  const dayFirst = isoDay(Number(third), Number(second), Number(first));
  const monthFirst = isoDay(Number(third), Number(first), Number(second));
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
