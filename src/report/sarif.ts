import type { Problem } from '../model/problem.js';
import type { CheckReport } from '../model/report.js';
import { sortProblems } from './order.js';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/** SARIF 2.1.0 (OASIS), as code scanning reads it. */
export function sarif({ problems, short, min, require, version }: CheckReport): string {
  const all: Problem[] = [
    ...sortProblems(problems),
    ...short.map((locale): Problem => {
      const message = `${locale} is less than ${min} % ${require}.`;
      return {
        rule: 'completeness',
        severity: 'error',
        locale,
        message,
        file: `locales/${locale}/statement.json`,
        line: 1,
        column: 1,
      };
    }),
  ];
  const rules = [...new Set(all.map(({ rule }) => rule))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'communique',
            version,
            rules: rules.map((id) => ({ id, shortDescription: { text: id.replaceAll('-', ' ') } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: all.map((problem) => result(problem, rules.indexOf(problem.rule))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function result(
  { rule, severity, file, line, column, message, help, locale, key }: Problem,
  ruleIndex: number,
) {
  const region = line === undefined ? undefined : { startLine: line, startColumn: column };
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: help === undefined ? message : `${message} ${help}` },
    locations:
      file === undefined
        ? undefined
        : [
            {
              physicalLocation: {
                artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
                region,
              },
            },
          ],
    properties: { locale, key },
  };
}
