import { printable } from '../model/output.js';
import type { Problem, Severity } from '../model/problem.js';
import { arranged } from './order.js';

/** Paints a text for a terminal; the identity where colour is off. */
export interface Paint {
  red(text: string): string;
  yellow(text: string): string;
  blue(text: string): string;
  dim(text: string): string;
  bold(text: string): string;
  green(text: string): string;
}

/** Problems for people: grouped by file, each with its place, what is wrong and what to do. */
export function problemLines(problems: readonly Problem[], paint: Paint): string[] {
  const lines: string[] = [];
  let file: string | undefined;
  for (const problem of arranged(problems)) {
    if (problem.file !== file) {
      file = problem.file;
      if (lines.length > 0) lines.push('');
      if (file !== undefined) lines.push(paint.bold(oneLine(file)));
    }
    const place = `${problem.line ?? '-'}:${problem.column ?? '-'}`;
    lines.push(
      `  ${place.padStart(7)}  ${severityWord(problem.severity, paint)}  ${oneLine(problem.message)}  ${paint.dim(problem.rule)}`,
    );
    const below = [...(problem.texts ?? []), ...(problem.help === undefined ? [] : [problem.help])];
    lines.push(...below.map((line) => ' '.repeat(11) + paint.dim(oneLine(line))));
  }
  return lines;
}

/** Parts of a report, an empty line between two; a part without lines is left out. */
export function parted(...parts: readonly (readonly string[])[]): string[] {
  return parts.filter(({ length }) => length > 0).flatMap((part, at) => (at === 0 ? part : ['', ...part]));
}

/** A message may quote a text with line ends; a finding is one line all the same. */
export function oneLine(text: string): string {
  return printable(text.replace(/(?<![\n\t ])[\t ]*\n[\n\t ]*/gu, ' '));
}

/** `error`, `warning` or `note`, as wide as the longest. */
export function severityWord(severity: Severity, paint: Paint): string {
  if (severity === 'error') return paint.red('error  ');
  return severity === 'warning' ? paint.yellow('warning') : paint.blue('note   ');
}
