import type { WideTable } from '../../model/host.js';
import type { Problem } from '../../model/problem.js';

/**
 * A table that has no room on a page, at its place.
 *
 * @param file the canonical file
 */
export function tableProblem({ line, fit }: WideTable, file: string, locale: string): Problem {
  const place = line === undefined ? {} : { file, line, column: 1 };
  const common = { rule: 'table-width', locale, ...place } as const;
  if (fit === 'divided') {
    return {
      ...common,
      severity: 'warning',
      message: `The table does not fit in the PDF of “${locale}”, not even in small type on a turned page: some words are divided between two lines.`,
      help: 'Split it into two tables, or shorten its longest words.',
    };
  }
  return {
    ...common,
    severity: 'error',
    fatal: true,
    message: `The table has more columns than a page of the PDF of “${locale}” has room for.`,
    help: 'Split it into two tables.',
  };
}
