import { fingerprint } from '../model/fingerprint.js';
import type { Problem } from '../model/problem.js';
import type { CheckReport } from '../model/report.js';
import { arranged } from './order.js';

/** A finding for a service that takes none without a file. */
export interface PlacedProblem {
  readonly problem: Problem;
  readonly file: string;
  /** What makes it the same one in the next run: not its line, nor the wording of its message. */
  readonly identity: string;
}

/** Everything that a check found, with what falls short, each in a file. */
export function placedProblems({ problems, short, min, require, way = '' }: CheckReport): PlacedProblem[] {
  const wanting = short.map((locale): Problem => {
    const message = `${locale} is less than ${min} % ${require}.`;
    const help = `\`publish check --locale ${locale}\` lists what is missing and outdated.`;
    return { rule: 'completeness', severity: 'error', locale, message, help };
  });
  const identify = identifier();
  return [...arranged(problems), ...wanting].map((problem) => {
    const { file, locale } = problem;
    // What is of a whole locale is shown at its translations.
    const other = locale === undefined ? 'publish.config.yaml' : `locales/${locale}/statement.json`;
    return { problem, file: file ?? `${way}${other}`, identity: identify(problem) };
  });
}

function identifier(): (problem: Problem) => string {
  const seen = new Map<string, number>();
  return ({ rule, locale, key, file }) => {
    const about = JSON.stringify([rule, locale, key, file]);
    const count = (seen.get(about) ?? 0) + 1;
    seen.set(about, count);
    return `${fingerprint(about)}:${count}`;
  };
}
