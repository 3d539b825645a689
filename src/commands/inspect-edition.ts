import type { Edition } from '../edition.js';
import type { Problem } from '../model/problem.js';
import { inspect } from '../preflight/index.js';
import type { InspectedFile } from '../report/preflight.js';

/** What preflight says of the PDFs of an edition, in the order of the manifest. */
export function inspectEdition({ files, inspections }: Edition): InspectedFile[] {
  return Array.from(files).flatMap(([file, bytes]) => {
    const inspection = inspections.get(file);
    return inspection === undefined ? [] : [{ file, report: inspect(bytes, inspection) }];
  });
}

/** The same as problems of a build: no PDF with an error is published. */
export function preflightProblems(inspected: readonly InspectedFile[]): Problem[] {
  return inspected.flatMap(({ file, report }) =>
    report.findings.map(({ id, severity, message, help, pages, about }): Problem => {
      const subject = about === undefined ? '' : ` “${about}”`;
      const place = pages.length === 0 ? '' : ` (page ${pages.slice(0, 4).join(', ')})`;
      const problem = { rule: id, severity, file, message: `${message}${subject}${place}`, help };
      return severity === 'error' ? { ...problem, fatal: true } : problem;
    }),
  );
}
