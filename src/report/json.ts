import type { Problem } from '../model/problem.js';
import type { CheckReport } from '../model/report.js';
import { sortProblems } from './order.js';

/** `check --json`: the public shape of docs/check-json.md. */
export function json({ documents, problems, segments, ok }: CheckReport): string {
  const report = {
    version: 1,
    segments,
    locales: documents.map(({ locale, completeness }) => ({
      locale: locale.tag,
      direction: locale.direction,
      ...completeness,
    })),
    problems: sortProblems(problems).map(problemJson),
    ok,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function problemJson({ rule, severity, locale, key, file, line, column, message, help }: Problem) {
  return { rule, severity, locale, key, file, line, column, message, help };
}
