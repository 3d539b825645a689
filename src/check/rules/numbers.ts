import type { Severity } from '../../model/problem.js';
import { datesIn, toSolar, type WrittenDate } from '../dates-by-value.js';
import { isDense, isHouseLanguage, languageOf } from '../languages.js';
import { monthNamesOf } from '../month-names.js';
import { letterNumeralsIn } from '../letter-numerals.js';
import { hasNumberWords, numbersSaid } from '../number-words.js';
import { digitsToAscii, numbersIn, type WrittenNumber } from '../numbers-by-value.js';
import { withoutAddresses } from '../tokens.js';
import { translationCheck, type Pair, type Remark, type TranslatedLocale } from '../translation-check.js';
import { addTo } from '../../model/grouping.js';

/** Up to here people write numbers as words as they please. */
const SMALL = 12;

const hasDigit = /\p{Nd}/u;

/** Numbers that a translation loses, gains or changes, compared by value in any digits. */
export const numbers = translationCheck({
  id: 'numbers',
  severity: 'error',
  description: 'Numbers that differ in value, in whatever digits.',
  samples: [
    { locale: 'ps', source: 'They were 81.', wrong: 'هغوی ۸۲ وو.', right: 'هغوی ۸۱ وو.' },
    { locale: 'fa', source: 'They were 81.', wrong: 'آنان ۱۸ تن بودند.', right: 'آنان ۸۱ تن بودند.' },
  ],
  compares: true,
  inspect: compareNumbers,
});

function* compareNumbers({ source, target }: Pair, translated: TranslatedLocale): Iterable<Remark> {
  if (!hasDigit.test(source.text) && !hasDigit.test(target.text)) return;
  const { locale, document } = translated;
  const language = languageOf(locale);
  const sourceLanguage = languageOf(document.sourceLocale);
  const wanted = numbersIn(withoutAddresses(source.text), sourceLanguage);
  const found = numbersIn(withoutAddresses(target.text), language);
  if (wanted.length === 0 && found.length === 0) return;

  const { missing, left } = match(wanted, found);
  const months = monthNamesOf(document.sourceLocale);
  const dates = months === undefined ? [] : datesIn(source.text, months);
  const solar = solarNumbers(dates, wanted, translated);
  const inSource = new Set(
    digitsToAscii(source.text)
      .match(/\d+/gu)
      ?.map((number) => String(Number(number))),
  );
  // Many languages number the months of the original: «2月», “tháng 2”.
  for (const { month } of dates) inSource.add(String(month + 1));
  const isSaidInSource = numbersSaid(source.text, sourceLanguage);
  const isLetterInSource = letterNumeralsIn(source.text, sourceLanguage);
  const isSolar = ({ keys }: WrittenNumber) => keys.some((key) => solar.has(key));
  const explained = (number: WrittenNumber) =>
    isSolar(number) ||
    number.keys.some((key) => inSource.has(key) || isSaidInSource(key) || isLetterInSource(key)) ||
    (!hasNumberWords(sourceLanguage) && number.keys.every((key) => Number(key) <= SMALL));
  const extra = left.filter((number) => !explained(number) && !isListNumber(number, target.text));
  const isInSolarCalendar = left.some(isSolar);

  const foundKeys = new Set(found.flatMap(({ keys }) => keys));
  const isSaid = numbersSaid(target.text, language);
  const isLetter = letterNumeralsIn(target.text, language);
  const dated = placesOf(dates);
  let replacing = 0;
  let isReported = false;
  for (const number of missing) {
    if (
      number.isInWord ||
      isListNumber(number, source.text) ||
      isRange(number, foundKeys) ||
      number.keys.some(isLetter) ||
      (isInSolarCalendar && isPartOfDate(number, dated))
    )
      continue;
    const [key = ''] = number.keys;
    const remark = absent(number, key, isSaid, foundKeys, translated, replacing < extra.length);
    const replaced = remark.severity === undefined ? extra[replacing++] : undefined;
    isReported = true;
    yield replaced === undefined
      ? remark
      : {
          at: replaced.index,
          severity: remark.severity,
          message: `The original has ${number.text} where the translation has ${replaced.text}.`,
          help: 'Correct the number.',
        };
  }
  for (const number of extra.slice(replacing)) {
    yield {
      at: number.index,
      severity: 'warning',
      message: `The number ${number.text} is not in the original.`,
      help: isReported
        ? 'Compare the numbers with the original.'
        : 'Delete it, or say in accepted.json why it is right.',
    };
  }
  for (const [wantedNumber, number] of pairsOf(wanted, found)) {
    if (!wantedNumber.isPercentage || number.isPercentage || !isHouseLanguage(locale)) continue;
    yield {
      at: number.index,
      severity: 'warning',
      message: `${wantedNumber.text} is a percentage in the original, but ${number.text} is not.`,
      help: 'Write ٪ after the digits.',
    };
  }
}

/** `۲ ‐ هر کس …`, `3) …`: a number that a list may or may not write out. */
function isListNumber({ index, text }: WrittenNumber, all: string): boolean {
  return text.length <= 2 && index === 0 && /^\s?[.)\-‐–—]\s/u.test(all.slice(text.length));
}

/** `[1,100]` looks like one number, and is two where the translation has both. */
function isRange({ text }: WrittenNumber, found: ReadonlySet<string>): boolean {
  const parts = text.split(',');
  return parts.length === 2 && parts.every((part) => found.has(String(Number(part))));
}

/** What is to be said of a number that the translation does not have in digits. */
function absent(
  { text, keys }: WrittenNumber,
  key: string,
  isSaid: (key: string) => boolean,
  found: ReadonlySet<string>,
  { locale }: TranslatedLocale,
  isReplaced: boolean,
): Remark {
  const language = languageOf(locale);
  const help = 'Write it in digits, as the original does.';
  if (keys.some(isSaid))
    return { severity: 'info', message: `The number ${text} is spelled out in the translation.`, help };
  if (keys.some((one) => found.has(one))) {
    return {
      severity: 'warning',
      message: `The number ${text} occurs more often in the original.`,
      help: 'Compare the numbers with the original.',
    };
  }
  const isSmall = Number(key) <= SMALL;
  const maybeWords = !hasNumberWords(language) && (isSmall || isDense(locale));
  // “One column” may have become a word that no table has; another number in its place says it has not.
  const severity: Severity | undefined = maybeWords ? 'info' : isSmall && !isReplaced ? 'warning' : undefined;
  return {
    severity,
    message: `The number ${text} is not in the translation.`,
    help: maybeWords ? 'If it is not written as a word, add it.' : 'Add it, in the digits of the language.',
  };
}

/** Pairs off numbers of the same value. */
function match(
  wanted: readonly WrittenNumber[],
  found: readonly WrittenNumber[],
): { missing: WrittenNumber[]; left: WrittenNumber[] } {
  const left = new Set(found);
  const byKey = new Map<string, WrittenNumber[]>();
  for (const number of found) {
    for (const key of number.keys) addTo(byKey, key, number);
  }
  // The first of each value that may be free: a text may have one number by the thousand.
  const next = new Map<string, number>();
  const freeOf = (key: string) => {
    const same = byKey.get(key) ?? [];
    let at = next.get(key) ?? 0;
    let free = same[at];
    while (free !== undefined && !left.has(free)) free = same[(at += 1)];
    next.set(key, at);
    return free;
  };
  const missing = wanted.filter(({ keys }) => {
    for (const key of keys) {
      const free = freeOf(key);
      if (free === undefined) continue;
      left.delete(free);
      return false;
    }
    return true;
  });
  return { missing, left: [...left] };
}

/** Each number of the original with the first of the translation that has its value, a percentage before others. */
function pairsOf(
  wanted: readonly WrittenNumber[],
  found: readonly WrittenNumber[],
): [WrittenNumber, WrittenNumber][] {
  const [percentages, others] = [new Map<string, number>(), new Map<string, number>()];
  found.forEach(({ keys, isPercentage }, at) => {
    const firsts = isPercentage ? percentages : others;
    for (const key of keys) if (!firsts.has(key)) firsts.set(key, at);
  });
  return wanted.flatMap((number): [WrittenNumber, WrittenNumber][] => {
    const firstIn = (firsts: ReadonlyMap<string, number>) =>
      Math.min(...number.keys.map((key) => firsts.get(key) ?? Infinity));
    const best = found[firstIn(percentages)] ?? found[firstIn(others)];
    return best === undefined ? [] : [[number, best]];
  });
}

/** Days and years of the Solar Hijri calendar that stand for dates and years of the original. */
function solarNumbers(
  dates: readonly WrittenDate[],
  wanted: readonly WrittenNumber[],
  { locale, document }: TranslatedLocale,
): Set<string> {
  const solar = new Set<string>();
  if (document.strings.months('solarMonths') === undefined && !isHouseLanguage(locale)) return solar;
  for (const { keys } of wanted) {
    const year = Number(keys[0]);
    if (year < 1700 || year > 2200) continue;
    solar.add(String(year - 621)).add(String(year - 622));
  }
  for (const { day, month, year } of dates) {
    if (day !== undefined) solar.add(String(toSolar(year ?? 2025, month, day).day));
  }
  return solar;
}

/** Whether a number of the original is a year, or in a date: the translation may have it in its calendar. */
function isPartOfDate({ index, keys }: WrittenNumber, dated: ReadonlySet<number>): boolean {
  const year = Number(keys[0]);
  return (year >= 1700 && year <= 2200) || dated.has(index);
}

/** Every index of a text at which there is a date. */
function placesOf(dates: readonly WrittenDate[]): Set<number> {
  return new Set(dates.flatMap(({ index, text }) => Array.from(text, (_, at) => index + at)));
}
