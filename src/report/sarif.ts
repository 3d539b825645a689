import { jsonText, type MachineText } from '../model/output.js';
import type { Problem, Severity } from '../model/problem.js';
import type { CheckReport } from '../model/report.js';
import type { ReportedRule } from '../model/rule.js';
import { placedProblems, type PlacedProblem } from './placed.js';

/** SARIF 2.1.0 §3.27.10: levels of results. */
const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;
/** What code scanning calls the same. */
const SEVERITIES = { error: 'error', warning: 'warning', info: 'recommendation' } as const;
const ORDER: readonly Severity[] = ['info', 'warning', 'error'];

/** The root of the repository, that places are relative to; who reads the report knows where it is (SARIF 2.1.0 §3.14.14). */
const ROOT = '%SRCROOT%';

/** SARIF 2.1.0 (OASIS), with everything that code scanning asks for. */
export function sarif(report: CheckReport): MachineText {
  const { version, homepage, rules, way = '' } = report;
  const placed = placedProblems(report);
  const all = placed.map(({ problem }) => problem);
  const ids = [...new Set(all.map(({ rule }) => rule))].sort();
  return jsonText({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'communique',
            version,
            semanticVersion: version,
            informationUri: homepage,
            rules: ids.map((id) => descriptor(id, all, rules?.get(id))),
          },
        },
        // Keeps these results apart from those of other tools, publications and runs on the same commit.
        automationDetails: { id: `communique/check/${way}` },
        originalUriBaseIds: {
          [ROOT]: {
            description: {
              text: 'The root of the repository; outside of one, the folder of the publication.',
            },
          },
        },
        columnKind: 'utf16CodeUnits',
        results: placed.map((one) => result(one, ids.indexOf(one.problem.rule))),
      },
    ],
  });
}

/** A rule (SARIF 2.1.0 §3.49), as bad as the worst of its results. */
function descriptor(id: string, all: readonly Problem[], rule: ReportedRule | undefined) {
  const own = all.filter((problem) => problem.rule === id).map(({ severity }) => severity);
  const worst = ORDER.findLast((severity) => own.includes(severity)) ?? 'warning';
  const description = rule?.description ?? `The rule “${id}” of \`publish check\`.`;
  const accept =
    rule?.isFinal === true ? '' : ' A finding that is right as it is can be accepted with a reason.';
  const shows =
    rule !== undefined && 'samples' in rule
      ? 'shows a text that is right and one that is wrong'
      : 'says what the rule means';
  const help = `\`publish explain ${id}\` ${shows}.${accept}`;
  return {
    id,
    shortDescription: { text: id.replaceAll('-', ' ') },
    fullDescription: { text: plain(description), markdown: description },
    help: { text: plain(help), markdown: help },
    defaultConfiguration: { level: LEVELS[worst] },
    properties: { tags: ['translation'], 'problem.severity': SEVERITIES[worst] },
  };
}

/** Markdown without links as plain text. */
function plain(markdown: string): string {
  return markdown.replaceAll('`', '');
}

function result({ problem, file, identity }: PlacedProblem, ruleIndex: number) {
  const { rule, severity, line, column, message, help, locale, key } = problem;
  const region = line === undefined ? { startLine: 1 } : { startLine: line, startColumn: column };
  const uri = file.split('/').map(encodeURIComponent).join('/');
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: help === undefined ? message : `${message} ${help}` },
    locations: [{ physicalLocation: { artifactLocation: { uri, uriBaseId: ROOT }, region } }],
    partialFingerprints: { 'communique/v1': identity },
    properties: { locale, key },
  };
}
