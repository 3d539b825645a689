import stringWidth from 'string-width';
import type { Completeness } from '../model/localized.js';
import type { CheckReport } from '../model/report.js';
import { withGroupedMissing } from './grouped.js';
import { parted, problemLines, type Paint } from './text.js';
import { countsOf, reasonsOf } from './verdict.js';

/** The whole report of a check; its last line names what failed. */
export function checkText(report: CheckReport, paint: Paint): string[] {
  const { documents, problems, ok } = report;
  const verdict = ok ? paint.green('ok') : `${paint.red('failed')}: ${reasonsOf(report).join('; ')}`;
  const summary = `${countsOf(report)}: ${verdict}`;
  const completeness = new Map(documents.map((one) => [one.locale.tag, one.completeness]));
  const shown = report.isVerbose === true ? problems : withGroupedMissing(problems, completeness);
  return parted(problemLines(shown, paint), localesTable(report, paint), [summary]);
}

/** A table of locales: how far each is. */
function localesTable({ documents, problems }: CheckReport, paint: Paint): string[] {
  const count = (rule: string, tag: string) =>
    problems.filter((problem) => problem.rule === rule && problem.locale === tag).length;
  const rows = documents.map(({ locale, completeness }) => [
    locale.tag,
    locale.direction,
    `${completeness.percent} %`,
    `${completeness.translated}/${completeness.total}`,
    words(
      completeness,
      count('doubtful-translation', locale.tag),
      count('unfinished-translation', locale.tag),
    ),
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))));
  return rows.map((row) => {
    const cells = row.map((cell, column) => {
      const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - stringWidth(cell)));
      return column === 2 || column === 3 ? space + cell : cell + space;
    });
    return `  ${paint.bold(cells[0] ?? '')}  ${cells.slice(1).join('  ').trimEnd()}`;
  });
}

/** What a locale is, and what its status does not say: the content does not show everything. */
function words(
  { status, missing, outdated, reviewed, total }: Completeness,
  doubtful: number,
  unfinished: number,
): string {
  const details = [
    missing > 0 ? `${missing} missing` : '',
    outdated > 0 ? `${outdated} outdated` : '',
    reviewed > 0 && reviewed < total ? `${reviewed} reviewed` : '',
    doubtful > 0 ? `${doubtful} in doubt` : '',
    unfinished > 0 ? `${unfinished} unfinished beside` : '',
  ].filter((detail) => detail !== '');
  return details.length === 0 ? status : `${status}: ${details.join(', ')}`;
}
