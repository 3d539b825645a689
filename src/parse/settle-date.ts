import { isoDate } from './calendar.js';
import type { Reporter } from './reporter.js';
import { firstWords } from './roles/block.js';
import type { RoledStatement } from './roles/index.js';

const SETTLE =
  'Set `date: yyyy-mm-dd` or `dateFormat` in publish.config.yaml; the statement itself stays as it is.';

/** The statement's date: the one that is given wins over that of its date line, and neither is ever guessed. */
export function settleDate(
  roled: RoledStatement,
  given: string | undefined,
  reporter: Reporter,
): string | undefined {
  return given === undefined ? dateOfLine(roled, reporter) : givenDate(roled, given, reporter);
}

function givenDate({ date: line }: RoledStatement, given: string, reporter: Reporter): string | undefined {
  const reading = line?.reading;
  const [year = 0, month = 0, day = 0] = /^\d{4}-\d\d-\d\d$/u.test(given) ? given.split('-').map(Number) : [];
  const date = isoDate(year, month, day);
  if (date === undefined) {
    reporter.report('invalid-date', undefined, {
      severity: 'error',
      fatal: true,
      line: 1,
      column: 1,
      message: `“${firstWords(given)}” is not a date.`,
      help: 'Write it as year-month-day, for example 2025-08-12.',
    });
  } else if (reading?.kind === 'date' && reading.iso !== date) {
    reporter.report('date-line', line?.block, {
      severity: 'warning',
      message: `The date line says ${reading.iso}, the configuration or the front matter says ${date}; ${date} is used.`,
      help: 'Correct the one that is wrong.',
    });
  }
  return date;
}

function dateOfLine(
  { date: line, dateInText, title }: RoledStatement,
  reporter: Reporter,
): string | undefined {
  const reading = line?.reading;
  switch (reading?.kind) {
    case 'date':
      if (reading.wrongWeekday !== undefined) {
        reporter.report('date-line', line?.block, {
          severity: 'warning',
          message: `The date line says “${reading.wrongWeekday}”, but ${reading.iso} is a ${weekday(reading.iso)}.`,
          help: 'Correct the day or the date.',
        });
      }
      return reading.iso;
    case 'ambiguous':
      reporter.report('ambiguous-date', line?.block, {
        severity: 'error',
        fatal: true,
        message:
          `“${line?.text}” can be read as ${reading.dayFirst} (day first) ` +
          `or as ${reading.monthFirst} (month first).`,
        help: 'Set `dateFormat: dd/MM/yyyy` or `dateFormat: MM/dd/yyyy` in publish.config.yaml; the statement itself stays as it is.',
      });
      return undefined;
    case 'unreadable':
      reporter.report('unreadable-date', line?.block, {
        severity: 'error',
        fatal: true,
        message: `“${line?.text}” is a date that cannot be read for certain.`,
        help: SETTLE,
      });
      return undefined;
    case undefined:
      reporter.report('missing-date', dateInText?.block ?? title, {
        severity: 'warning',
        message: 'The statement has no date.',
        help:
          dateInText === undefined
            ? SETTLE
            : `If it is “${dateInText.words}”, as this text says, set \`date: yyyy-mm-dd\` in publish.config.yaml.`,
      });
      return undefined;
  }
}

function weekday(iso: string): string {
  return new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(`${iso}T12:00:00Z`),
  );
}
