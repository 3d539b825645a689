import { isoDate } from '../../calendar.js';
import { gregorian, UNREADABLE, type DateReading, type Found } from './reading.js';

const NUMERIC = /(?<![\d\p{L}])(\d{1,4})(?:([./-]) ?(\d{1,2})\2 ?)(\d{1,4})(?!\d)/u;
const EAST_ASIAN = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/u;

/**
 * A date in figures.
 *
 * @param format how date lines read (UTS #35 letters d, M, y), if the configuration says
 */
export function findNumeric(line: string, format: string | undefined): Found | undefined {
  const east = EAST_ASIAN.exec(line);
  if (east !== null) return found(east, gregorian(Number(east[1]), Number(east[2]), Number(east[3])));
  const numeric = NUMERIC.exec(line);
  return numeric === null ? undefined : found(numeric, readNumeric(numeric, format));
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
