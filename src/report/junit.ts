import type { MachineText } from '../model/output.js';
import type { Problem } from '../model/problem.js';
import type { CheckReport } from '../model/report.js';
import { x, xmlFile, type XmlElement } from '../xml/write.js';
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
      ? x('failure', { type: 'completeness', message: `less than ${min} % ${require}: ${said}` })
      : x('system-out', said);
    return {
      name: locale.tag,
      cases: [
        x('testcase', { classname: locale.tag, name: 'completeness', time: 0 }, complete),
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
  const root = x('testsuites', counts(total), suites.map(suiteElement));
  return { form: 'xml', text: xmlFile(root, { exact: EXACT, hasLineFeedsEscaped: true }) };
}

/** Elements that are one line each. */
const EXACT = new Set(['testcase']);

interface Suite {
  readonly name: string;
  readonly cases: readonly XmlElement[];
  readonly failures: number;
}

/**
 * The counts that readers of JUnit XML look for on suites and on the whole; no clock runs, so the time is 0. No case
 * is skipped; only a suite says so, for the strictest schema (that of Jenkins) has no such count of the whole.
 */
function counts({ name, cases, failures }: Suite) {
  return { name, tests: cases.length, failures, errors: 0, time: 0 };
}

function suiteElement(suite: Suite): XmlElement {
  return x('testsuite', { ...counts(suite), skipped: 0 }, suite.cases);
}

function testCase(problem: Problem): XmlElement {
  const { rule, severity, file, line, column, message, help } = problem;
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  const body = [place, '\n', message, ...(help === undefined ? [] : ['\n', help])];
  const inner = isFailure(problem)
    ? x('failure', { type: rule, message }, body)
    : x('system-out', `${severity}: `, body);
  const name = place === '' ? message : `${place} ${message}`;
  return x('testcase', { classname: rule, name, time: 0 }, inner);
}

function isFailure({ severity }: Problem): boolean {
  return severity === 'error';
}
