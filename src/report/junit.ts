import type { MachineText } from '../model/output.js';
import type { Problem } from '../model/problem.js';
import type { CheckReport } from '../model/report.js';
import { arranged } from './order.js';

/**
 * JUnit XML, as continuous-integration systems read it: a suite a locale, a case for its completeness and one
 * for each finding. Errors are failures; warnings and notes are cases that pass and say what they found.
 */
export function junit({ documents, problems, short, min, require }: CheckReport): MachineText {
  const suites: Suite[] = documents.map(({ locale, completeness }) => {
    const own = arranged(problems.filter((problem) => problem.locale === locale.tag));
    const isShort = short.includes(locale.tag);
    const said = `${completeness.percent} % translated, ${completeness.status}`;
    const complete = isShort
      ? `<failure type="completeness" message="${attribute(`less than ${min} % ${require}: ${said}`)}"/>`
      : `<system-out>${text(said)}</system-out>`;
    return {
      name: locale.tag,
      cases: [
        `<testcase classname="${attribute(locale.tag)}" name="completeness" time="0">${complete}</testcase>`,
        ...own.map(testCase),
      ],
      failures: own.filter(isFailure).length + (isShort ? 1 : 0),
    };
  });
  const tags = new Set(documents.map(({ locale }) => locale.tag));
  const others = arranged(problems.filter(({ locale }) => locale === undefined || !tags.has(locale)));
  if (others.length > 0) {
    const failures = others.filter(isFailure).length;
    suites.push({ name: 'publication', cases: others.map(testCase), failures });
  }
  const total = {
    name: 'publish check',
    cases: suites.flatMap(({ cases }) => cases),
    failures: suites.reduce((sum, { failures }) => sum + failures, 0),
  };
  const document = `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${counts(total)}>\n${suites.map(suiteText).join('')}</testsuites>\n`;
  return { form: 'xml', text: document };
}

interface Suite {
  readonly name: string;
  /** The cases as XML. */
  readonly cases: readonly string[];
  readonly failures: number;
}

/**
 * The counts that readers of JUnit XML look for on suites and on the whole; no clock runs, so the time is 0. No case
 * is skipped; only a suite says so, for the strictest schema (that of Jenkins) has no such count of the whole.
 */
function counts({ name, cases, failures }: Suite): string {
  return `name="${attribute(name)}" tests="${cases.length}" failures="${failures}" errors="0" time="0"`;
}

function suiteText(suite: Suite): string {
  const lines = suite.cases.map((one) => `    ${one}\n`).join('');
  return `  <testsuite ${counts(suite)} skipped="0">\n${lines}  </testsuite>\n`;
}

function testCase(problem: Problem): string {
  const { rule, severity, file, line, column, message, help } = problem;
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  const body = [place, message, ...(help === undefined ? [] : [help])].map(text).join('\n');
  const inner = isFailure(problem)
    ? `<failure type="${attribute(rule)}" message="${attribute(message)}">${body}</failure>`
    : `<system-out>${severity}: ${body}</system-out>`;
  const name = place === '' ? message : `${place} ${message}`;
  return `<testcase classname="${attribute(rule)}" name="${attribute(name)}" time="0">${inner}</testcase>`;
}

function isFailure({ severity }: Problem): boolean {
  return severity === 'error';
}

/** Text of an element; characters that XML 1.0 §2.2 forbids become U+FFFD. */
function text(value: string): string {
  return (
    value
      .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      // XML 1.0 §2.11: readers make a line feed of the one; the other would begin a line of the output.
      .replaceAll('\r', '&#13;')
      .replaceAll('\n', '&#10;')
  );
}

function attribute(value: string): string {
  // XML 1.0 §3.3.3: white space in an attribute is read as spaces unless it is a reference.
  return text(value).replaceAll('"', '&quot;').replaceAll('\t', '&#9;');
}
