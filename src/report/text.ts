import stringWidth from 'string-width';
import { printable } from '../model/controls.js';
import type { Problem, Severity } from '../model/problem.js';
import type { CheckReport } from '../model/report.js';
import { sortProblems } from './order.js';
import type { Completeness, LocalizedDocument } from '../model/localized.js';

export { printable };

/** Paints a text for a terminal; the identity where colour is off. */
export interface Paint {
  red(text: string): string;
  yellow(text: string): string;
  blue(text: string): string;
  dim(text: string): string;
  bold(text: string): string;
  green(text: string): string;
}

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * Problems for people: grouped by file, each with its place, what is wrong and what to do.
 *
 * @returns the text, empty where there are none
 */
export function problemsText(problems: readonly Problem[], paint: Paint): string {
  const lines: string[] = [];
  let file: string | undefined;
  for (const problem of sortProblems(problems)) {
    if (problem.file !== file) {
      file = problem.file;
      if (lines.length > 0) lines.push('');
      if (file !== undefined) lines.push(paint.bold(oneLine(file)));
    }
    const place = `${problem.line ?? '-'}:${problem.column ?? '-'}`;
    lines.push(
      `  ${place.padStart(7)}  ${severityWord(problem.severity, paint)}  ${oneLine(problem.message)}  ${paint.dim(problem.rule)}`,
    );
    const help = problem.help === undefined ? [] : printable(problem.help).split('\n');
    lines.push(...help.map((line) => ' '.repeat(11) + paint.dim(withoutCommands(line.trim()))));
  }
  return lines.join('\n');
}

/** `2 errors, 7 warnings, 1 note`; empty where there is nothing. */
export function countText(problems: readonly Problem[]): string {
  return ORDER.flatMap((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    const word = severity === 'info' ? 'note' : severity;
    return count === 0 ? [] : [counted(count, word)];
  }).join(', ');
}

/** `1 file`, `2 files`. */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** The whole report of a check; its last line names what failed. */
export function checkText(report: CheckReport, paint: Paint): string {
  const { documents, problems, segments, short, min, require, ok } = report;
  const failed = [
    ...new Set(problems.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)),
  ];
  const reasons = [
    ...(short.length > 0 ? [`less than ${min} % ${require}: ${short.join(', ')}`] : []),
    ...(failed.length > 0 ? [`errors: ${failed.sort().join(', ')}`] : []),
  ];
  const verdict = ok ? paint.green('ok') : `${paint.red('failed')}: ${reasons.join('; ')}`;
  const counts = [counted(segments, 'segment'), counted(documents.length, 'locale'), countText(problems)];
  const summary = `${counts.filter((part) => part !== '').join(', ')}: ${verdict}`;
  return [problemsText(problems, paint), localesTable(documents, paint), summary]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** A table of locales: how far each is. */
function localesTable(documents: readonly LocalizedDocument[], paint: Paint): string {
  const rows = documents.map(({ locale, completeness }) => [
    locale.tag,
    locale.direction,
    `${completeness.percent} %`,
    `${completeness.translated}/${completeness.total}`,
    ...words(completeness),
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))));
  return rows
    .map((row) => {
      const cells = row.map((cell, column) => {
        const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - stringWidth(cell)));
        return column === 2 || column === 3 ? space + cell : cell + space;
      });
      return `  ${paint.bold(cells[0] ?? '')}  ${cells.slice(1).join('  ').trimEnd()}`;
    })
    .join('\n');
}

function words({ status, missing, outdated, reviewed, total }: Completeness): string[] {
  const details = [
    missing > 0 ? `${missing} missing` : '',
    outdated > 0 ? `${outdated} outdated` : '',
    reviewed > 0 && reviewed < total ? `${reviewed} reviewed` : '',
  ].filter((detail) => detail !== '');
  return [details.length === 0 ? status : `${status}: ${details.join(', ')}`];
}

/** No line of ours is taken for a command by the runner of a CI system, which reads `::` and `##[` (GitHub Actions). */
function withoutCommands(line: string): string {
  return line.replace(/^::/u, ': :').replaceAll('##[', '## [');
}

/** A message may quote a text with line ends; a finding is one line all the same. */
function oneLine(text: string): string {
  return withoutCommands(printable(text).replace(/[\n\t ]*\n[\n\t ]*/gu, ' '));
}

function severityWord(severity: Severity, paint: Paint): string {
  if (severity === 'error') return paint.red('error  ');
  return severity === 'warning' ? paint.yellow('warning') : paint.blue('note   ');
}
