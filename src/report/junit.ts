import type { Problem } from '../model/problem.js';
import type { CheckReport } from '../model/report.js';
import { sortProblems } from './order.js';

/**
 * JUnit XML, as continuous-integration systems read it: a suite a locale, a case for its completeness and one
 * for each finding. Errors are failures; warnings and notes are cases that pass and say what they found.
 */
export function junit({ documents, problems, short, min, require }: CheckReport): string {
  const suites = documents.map(({ locale, completeness }) => {
    const own = sortProblems(problems.filter((problem) => problem.locale === locale.tag));
    const isShort = short.includes(locale.tag);
    const said = `${completeness.percent} % translated, ${completeness.status}`;
    const complete = isShort
      ? `<failure type="completeness" message="${attribute(`less than ${min} % ${require}: ${said}`)}"/>`
      : `<system-out>${text(said)}</system-out>`;
    return suite(
      locale.tag,
      [
        `<testcase classname="${attribute(locale.tag)}" name="completeness">${complete}</testcase>`,
        ...own.map(testCase),
      ],
      own.filter(isFailure).length + (isShort ? 1 : 0),
    );
  });
  const tags = new Set(documents.map(({ locale }) => locale.tag));
  const others = sortProblems(problems.filter(({ locale }) => locale === undefined || !tags.has(locale)));
  if (others.length > 0)
    suites.push(suite('publication', others.map(testCase), others.filter(isFailure).length));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('')}</testsuites>\n`;
}

function suite(name: string, cases: readonly string[], failures: number): string {
  const lines = cases.map((one) => `    ${one}\n`).join('');
  return `  <testsuite name="${attribute(name)}" tests="${cases.length}" failures="${failures}">\n${lines}  </testsuite>\n`;
}

function testCase(problem: Problem): string {
  const { rule, severity, file, line, column, message, help } = problem;
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  const body = help === undefined ? message : `${message}\n${help}`;
  const inner = isFailure(problem)
    ? `<failure type="${attribute(rule)}" message="${attribute(message)}">${text(`${place}\n${body}`)}</failure>`
    : `<system-out>${text(`${severity}: ${place}\n${body}`)}</system-out>`;
  return `<testcase classname="${attribute(rule)}" name="${attribute(`${place} ${message}`)}">${inner}</testcase>`;
}

function isFailure({ severity }: Problem): boolean {
  return severity === 'error';
}

/** Text of an element; characters that XML 1.0 §2.2 forbids become U+FFFD. */
function text(value: string): string {
  return value
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function attribute(value: string): string {
  return text(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}
