import type { CheckReport } from '../model/report.js';

/** The report with files named from the root of the repository, as services look for them. */
export function fromRoot(report: CheckReport): CheckReport {
  const { way = '', problems } = report;
  if (way === '') return report;
  return {
    ...report,
    problems: problems.map((problem) =>
      problem.file === undefined ? problem : { ...problem, file: `${way}${problem.file}` },
    ),
  };
}
