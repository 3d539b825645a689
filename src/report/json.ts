import { jsonText, type MachineText } from '../model/output.js';
import type { Problem } from '../model/problem.js';
import type { CheckReport } from '../model/report.js';
import { arranged } from './order.js';

/** `check --json`: the public shape of docs/check-json.md. */
export function json({ documents, problems, segments, ok }: CheckReport): MachineText {
  return jsonText({
    version: 1,
    segments,
    locales: documents.map(({ locale, completeness, stringCounts, remarkCounts }) => ({
      locale: locale.tag,
      direction: locale.direction,
      ...completeness,
      strings: stringCounts,
      remarks: remarkCounts,
    })),
    problems: arranged(problems).map(problemJson),
    ok,
  });
}

function problemJson({ rule, severity, locale, key, file, line, column, message, help }: Problem) {
  return { rule, severity, locale, key, file, line, column, message, help };
}
