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
import { monthLetters, monthNamesOf, type MonthNames } from '../month-names.js';
import { digitsToAscii } from '../numbers-by-value.js';
import { translationCheck } from '../translation-check.js';

/** How far from its month a year may be: «د ۲۰۲۵ کال د جولای په میاشت کې». */
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
    const placesOf = monthReader(letters, months);
    const figures = new Set(letters.match(/\d+/gu)?.map(Number));
    const severity: Severity = isHouseLanguage(locale) ? 'error' : 'warning';
    for (const date of wanted) {
      const places = [
        placesOf('gregorian', date.month),
        ...solarMonthsOf(date).map((month) => placesOf('solar', month)),
      ].filter(({ areThere }) => areThere);
      const name = months.shown[date.month] ?? '';
      if (places.length === 0) {
        if (isInFigures(date, figures)) continue;
        yield {
          severity,
          message: `The date “${date.text}” is not in the translation; its month is ${name}.`,
          help: 'Correct the month, or add the date.',
        };
      } else if (date.year !== undefined && isBesideAnother(date, places)) {
        yield {
          severity: 'warning',
          message: `The translation does not have ${name} beside ${date.year}, as in “${date.text}”.`,
          help: 'Compare the dates with the original.',
        };
      }
    }
  },
});

/** The places of a month in a translation. */
interface MonthPlaces {
  readonly areThere: boolean;
  /** Whether each has a year near it. */
  readonly haveYears: boolean;
  /** The years near them. */
  readonly years: ReadonlySet<number>;
}

/** Finds the places of each month once: an original may have dates by the thousand. */
function monthReader(
  letters: string,
  months: MonthNames,
): (calendar: 'gregorian' | 'solar', month: number) => MonthPlaces {
  const known = new Map<string, MonthPlaces>();
  return (calendar, month) => {
    const id = `${calendar} ${month}`;
    const places = known.get(id) ?? placesIn(letters, findMonth(letters, months, calendar, month));
    known.set(id, places);
    return places;
  };
}

function placesIn(letters: string, found: readonly FoundMonth[]): MonthPlaces {
  const near = found.map(({ index, length }) => {
    const around = letters.slice(Math.max(0, index - NEAR), index + length + NEAR);
    return around.match(/(?<!\d)\d{4}(?!\d)/gu)?.map(Number) ?? [];
  });
  return {
    areThere: found.length > 0,
    haveYears: near.every((years) => years.length > 0),
    years: new Set(near.flat()),
  };
}

/** Whether the translation has a date in numbers only: 2026-02-22, 22.2.2026. */
function isInFigures({ day, month, year }: WrittenDate, figures: ReadonlySet<number>): boolean {
  return [day, month + 1, year].every((number) => number === undefined || figures.has(number));
}

/** Whether every place of a month has years near it, and none of them is the right one. */
function isBesideAnother({ year = 0, month, day }: WrittenDate, places: readonly MonthPlaces[]): boolean {
  const right = [year, toSolar(year, month, day ?? 1).year, toSolar(year, month, day ?? 28).year];
  return places.every(({ haveYears, years }) => haveYears && !right.some((one) => years.has(one)));
}
