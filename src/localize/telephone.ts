import { withAsciiDigits } from '../text/numerals.js';

/** Digits of telephone numbers: European and Persian ones (EN in UAX #9) and Arabic ones (AN). */
const DIGIT = '[0-9٠-٩۰-۹]';
const SPACE = '[ \\u00A0\\u202F]';
const BRACKETED = `\\(\\+?${DIGIT}{1,6}\\)`;
const BETWEEN = `(?:${SPACE}?[\\/\\-‐‑–]${SPACE}?|${SPACE}|\\.|(?=\\()|(?<=\\)))`;
/** International numbers have fifteen digits at most (ITU-T E.164 §6.1). */
const MOST = 15;
const GROUP = `(?:${BRACKETED}|${DIGIT}+(?!${DIGIT}))`;
const NUMBER = new RegExp(
  `(?<!${DIGIT})\\+?${GROUP}(?:${BETWEEN}${GROUP}){0,${MOST - 1}}(?![\\p{L}\\p{Nd}%٪])`,
  'uy',
);
const EXTENSION = new RegExp(
  `${SPACE}?(?:extension|ext\\.?|x|#)${SPACE}?${DIGIT}{1,6}(?![\\p{L}\\p{Nd}])`,
  'iuy',
);

/** What one digit group is made of, and what parts it from the one before. */
interface Group {
  readonly digits: string;
  readonly separator: string;
  readonly isBracketed: boolean;
  readonly end: number;
}

/**
 * Where the telephone number ends that begins at a place of a text, its extension included, or `undefined` where none
 * begins there. Dates, years, sums and lists of numbers are not telephone numbers.
 */
export function telephoneEnd(text: string, start: number): number | undefined {
  NUMBER.lastIndex = start;
  const found = NUMBER.exec(text)?.[0];
  if (found === undefined) return undefined;
  const groups = groupsOf(found);
  for (let count = groups.length; count > 0; count -= 1) {
    const end = start + (groups[count - 1]?.end ?? 0);
    if (!isTelephone(found.startsWith('+') || found.startsWith('(+'), groups.slice(0, count))) continue;
    EXTENSION.lastIndex = end;
    return end + (EXTENSION.exec(text)?.[0].length ?? 0);
  }
  return undefined;
}

function groupsOf(found: string): Group[] {
  const ascii = withAsciiDigits(found);
  let last = 0;
  return Array.from(ascii.matchAll(/(\(\+?)?(\d+)\)?/gu), (match) => {
    const group = {
      digits: match[2] ?? '',
      separator: ascii.slice(last, match.index),
      isBracketed: match[1] !== undefined,
      end: match.index + match[0].length,
    };
    last = group.end;
    return group;
  });
}

function isTelephone(isInternational: boolean, groups: readonly Group[]): boolean {
  const [first, second, ...rest] = groups;
  const all = groups.map(({ digits }) => digits).join('');
  if (first === undefined || all.length < 6 || all.length > MOST) return false;
  if (isInternational) return all.length > 6;
  if (all.startsWith('00')) return all.length > 8;
  if (second === undefined || isDate(groups) || isSum(groups) || groups.every(isYear)) return false;
  const separators = groups.slice(1).map(({ separator }) => separator);
  if (separators.includes('.') && separators.some((one) => one !== '.')) return false;
  if (first.isBracketed || (second.isBracketed && first.digits.length < 4)) return all.length > 6;
  if (first.digits.startsWith('0')) return all.length > 6;
  if (rest.length > 0) return [second, ...rest].every(({ digits }) => digits.length > 1);
  return isPair(first, second);
}

/** Two groups as of a local number: `555-0100`, `2222 3333`, `71-123456`. */
function isPair({ digits: one }: Group, { digits: other, separator }: Group): boolean {
  const isJoined = /^[-‐‑/]$/u.test(separator);
  if (one.length === 4 && other.length === 4) return isJoined || separator === ' ';
  return isJoined && (one.length === 3 ? other.length > 3 : one.length < 6 && other.length > 5);
}

/** Three groups as of a date: `12.08.2025`, `2025-08-12`. */
function isDate(groups: readonly Group[]): boolean {
  const lengths = groups.map(({ digits }) => digits.length).join(' ');
  return /^(?:[12] [12] (?:2|4)|4 [12] [12])$/u.test(lengths) && groups[1]?.separator.trim() !== '';
}

/** Groups of thousands. */
function isSum(groups: readonly Group[]): boolean {
  const [first, ...rest] = groups;
  const isGrouped = rest.every(({ digits, separator }) => digits.length === 3 && /^[\s.]$/u.test(separator));
  return isGrouped && first?.digits.startsWith('0') === false && first.digits.length < 4;
}

function isYear({ digits }: Group): boolean {
  return /^(?:1[0-9]|20)\d\d$/u.test(digits);
}
