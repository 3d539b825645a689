import type { Severity } from '../../model/problem.js';
import {
  datesIn,
  findMonth,
  solarMonthsOf,
  toSolar,
  type FoundMonth,
  type WrittenDate,
} from '../dates-by-value.js';
import { isHouseLanguage } from '../languages.js';
import { monthLetters, monthNamesOf } from '../month-names.js';
import { digitsToAscii } from '../numbers-by-value.js';
import { translationCheck } from '../translation-check.js';

/** How far from its month a year may stand: «د ۲۰۲۵ کال د جولای په میاشت کې». */
const NEAR = 30;

/** Dates whose month is another one, or beside another year, in the translation. */
export const dates = translationCheck({
  id: 'dates',
  severity: 'error',
  description: 'A month of the original that the translation does not name.',
  samples: [
    {
      locale: 'fa-AF',
      source: 'In October 2024 they spoke.',
      wrong: 'در سال ۲۰۲۴ سخن گفتند.',
      right: 'در اکتوبر ۲۰۲۴ سخن گفتند.',
    },
    {
      locale: 'ps',
      source: 'In October 2024 they spoke.',
      wrong: 'په ۲۰۲۴ کال کې یې خبرې وکړې.',
      right: 'د ۲۰۲۴ کال په اکتوبر کې یې خبرې وکړې.',
    },
    {
      locale: 'de',
      severity: 'warning',
      source: 'In October 2024 they spoke.',
      wrong: 'Im November 2024 sprachen sie.',
      right: 'Im Oktober 2024 sprachen sie.',
    },
  ],
  compares: true,
  *inspect({ source, target }, { locale, document }) {
    const sourceMonths = monthNamesOf(document.sourceLocale);
    if (sourceMonths === undefined) return;
    const wanted = datesIn(source.text, sourceMonths);
    if (wanted.length === 0) return;
    const months = monthNamesOf(locale, document.strings);
    if (months === undefined) return;
    const letters = monthLetters(digitsToAscii(target.text));
    const severity: Severity = isHouseLanguage(locale) ? 'error' : 'warning';
    for (const date of wanted) {
      const gregorian = findMonth(letters, months, 'gregorian', date.month);
      const solar = solarMonthsOf(date).flatMap((month) => findMonth(letters, months, 'solar', month));
      const name = months.shown[date.month] ?? '';
      if (gregorian.length === 0 && solar.length === 0) {
        if (isInFigures(date, letters)) continue;
        yield {
          severity,
          message: `The date “${date.text}” is not in the translation; its month is ${name}.`,
          help: 'Correct the month, or add the date.',
        };
      } else if (date.year !== undefined && isBesideAnother(date, [...gregorian, ...solar], letters)) {
        yield {
          severity: 'warning',
          message: `The translation does not have ${name} beside ${date.year}, as in “${date.text}”.`,
          help: 'Compare the dates with the original.',
        };
      }
    }
  },
});

/** Whether a date stands in the translation as numbers alone: 2026-02-22, 22.2.2026. */
function isInFigures({ day, month, year }: WrittenDate, text: string): boolean {
  const numbers = new Set(text.match(/\d+/gu)?.map(Number));
  return [day, month + 1, year].every((number) => number === undefined || numbers.has(number));
}

/** Whether every place of a month has years near it, and none of them is the right one. */
function isBesideAnother(date: WrittenDate, places: readonly FoundMonth[], letters: string): boolean {
  const { year = 0, month, day } = date;
  const right = new Set([year, toSolar(year, month, day ?? 1).year, toSolar(year, month, day ?? 28).year]);
  return places.every(({ index, length }) => {
    const around = letters.slice(Math.max(0, index - NEAR), index + length + NEAR);
    const years = around.match(/(?<!\d)\d{4}(?!\d)/gu)?.map(Number) ?? [];
    return years.length > 0 && !years.some((one) => right.has(one));
  });
}
