import { scaleAfter } from './number-words.js';

/** A number written in digits of any script. */
export interface WrittenNumber {
  readonly index: number;
  readonly text: string;
  /** What it may mean, in canonical ASCII: `1,234` is 1234 to some and 1.234 to others. */
  readonly keys: readonly string[];
  readonly isPercentage: boolean;
  /** Whether it is part of a Latin word: `COVID-19`, `G20`. */
  readonly isInWord: boolean;
}

const NUMBER =
  /\p{Nd}{1,3}(?:[ \u00A0\u202F]\p{Nd}{3})+(?!\p{Nd})(?:[.,٫]\p{Nd}+)?|\p{Nd}+(?:[.,٫٬'’]\p{Nd}+)*/gu;
const PERCENT_AFTER = /^[\s\u200C]*(?:[%٪﹪％]|per ?cent|در ?صد|فی ?صد|فيصد|سلنه|سلنې|سلنو|په سلو)/iu;
const PERCENT_BEFORE = /[%٪﹪％][\s\u200C]?$|په سلو کې /u;
const LATIN_BEFORE = /\p{sc=Latn}[-–]?$/u;
const hasDigit = /\p{Nd}/u;

/**
 * The numbers of a text by value, whatever digits and separators they are written with.
 *
 * @param text plain text
 * @param language primary language subtag, for words such as “million”
 */
export function numbersIn(text: string, language: string): WrittenNumber[] {
  if (!hasDigit.test(text)) return [];
  const found: WrittenNumber[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const { 0: written, index } = match;
    const before = text.slice(Math.max(0, index - 10), index);
    const after = text.slice(index + written.length, index + written.length + 16);
    const readings = readNumber(digitsToAscii(written));
    const isPercentage = PERCENT_AFTER.test(after) || PERCENT_BEFORE.test(before);
    const isInWord = LATIN_BEFORE.test(before);
    const scale = scaleAfter(after, language);
    for (const keys of readings) {
      found.push({
        index,
        text: written,
        keys: scale === 1 ? keys : [...keys, ...keys.map((key) => String(Number(key) * scale))],
        isPercentage,
        isInWord,
      });
    }
  }
  return found;
}

/** What a written number may mean: one list of readings for each number that it turns out to be. */
function readNumber(written: string): string[][] {
  const joined = written.replace(/[٬'’ \u00A0\u202F]/gu, '');
  if (joined.includes('٫')) return [[canonical(joined.replace(/[.,]/gu, '').replace('٫', '.'))]];
  const separators = joined.match(/[.,]/gu) ?? [];
  const [first] = separators;
  if (first === undefined) return [[canonical(joined)]];
  const last = separators.at(-1) ?? first;
  const parts = joined.split(/[.,]/u);
  const isGrouped =
    /^[1-9]\d{0,2}$/u.test(parts[0] ?? '') && parts.slice(1).every((part) => part.length === 3);
  if (first !== last) return [[canonical(`${parts.slice(0, -1).join('')}.${parts.at(-1)}`)]];
  if (separators.length > 1)
    return isGrouped ? [[canonical(parts.join(''))]] : parts.map((part) => [canonical(part)]);
  const decimal = canonical(parts.join('.'));
  return [isGrouped ? [canonical(parts.join('')), decimal] : [decimal]];
}

function canonical(number: string): string {
  return String(Number(number));
}

/** First code points of the sets of decimal digits in living use (Unicode: General_Category Nd). */
const ZEROS = [
  0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0,
  0xf20, 0x1040, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1c50, 0xa9d0, 0xaa50, 0xabf0, 0xff10, 0x10d30, 0x11136,
  0x1e950,
];

/** A text with the digits of every script as ASCII digits. */
export function digitsToAscii(text: string): string {
  return text.replace(/[^\P{Nd}0-9]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = ZEROS.find((start) => code >= start && code < start + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}
