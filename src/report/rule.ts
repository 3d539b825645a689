import type { PreflightRule, ReportedRule, Rule, Sample } from '../model/rule.js';
import { codePoint } from '../text/code-point.js';
import { oneLine, parted, severityWord, type Paint } from './text.js';

/** Anything that can be explained. */
export type ExplainedRule = ReportedRule | Rule | PreflightRule;

/** What a rule means, samples, and what to do about it. */
export function ruleLines(rule: ExplainedRule, paint: Paint): string[] {
  return 'clause' in rule ? preflightLines(rule, paint) : reportedLines(rule, paint);
}

/** All rules by name. */
export function ruleList(rules: readonly ExplainedRule[]): string[] {
  const ids = [...new Set(rules.map(({ id }) => id))].sort();
  return [...ids, '', '`publish explain <rule>` says what a rule means.'];
}

function reportedLines(rule: ReportedRule | Rule, paint: Paint): string[] {
  const { id, severity, description, details, page } = rule;
  const samples = 'samples' in rule ? rule.samples : [];
  const spelled = 'spelled' in rule ? rule.spelled : undefined;
  const more = page === undefined ? [] : [`More: docs/${page}`];
  return parted(
    [`${paint.bold(id)}  ${severityWord(severity, paint).trimEnd()}`],
    [description],
    details?.split('\n') ?? [],
    ...samples.map((sample) => sampleLines(sample, spelled, paint)),
    howToSettle(rule),
    more,
  );
}

/** How findings of a rule are graded, silenced or accepted. */
function howToSettle(rule: ReportedRule | Rule): string[] {
  const { id, severity, isFinal } = rule;
  if (!('samples' in rule) || (isFinal === true && severity === 'error'))
    return ['You can neither silence nor accept it.'];
  const grade = [
    'To change how bad a finding is, or to silence the rule, in publish.config.yaml:',
    `  checks: { ${id}: off }    # or error, warning, info`,
  ];
  if (isFinal === true) return [...grade, 'A single finding cannot be accepted.'];
  return [
    ...grade,
    'To accept a finding that is right as it is, in locales/<tag>/accepted.json:',
    `  { "${id}/<key of the segment>": "the reason" }`,
  ];
}

function sampleLines(sample: Sample, spelled: RegExp | undefined, paint: Paint): string[] {
  const { where, source, wrong, right } = shownSample(sample, spelled);
  return [
    ...(where === undefined ? [] : [paint.dim(where)]),
    ...source.map((text) => `  original  ${text}`),
    ...wrong.map((text) => `  ${paint.red('wrong')}     ${text}`),
    ...right.map((text) => `  ${paint.green('right')}     ${text}`),
  ].map(oneLine);
}

/** A sample as lines of text, what nobody could see spelled out. */
export function shownSample(
  sample: Sample,
  spelled: RegExp | undefined,
): {
  readonly where: string | undefined;
  readonly source: readonly string[];
  readonly wrong: readonly string[];
  readonly right: readonly string[];
} {
  const shown = (texts: string | readonly string[]) =>
    [texts].flat().map((text) => {
      const line = text.replaceAll(/\n+/gu, ' ⏎ ');
      return spelled === undefined ? line : line.replace(spelled, (sign) => `<${codePoint(sign)}>`);
    });
  return {
    where: 'files' in sample ? undefined : sample.locale,
    source: 'source' in sample ? shown(sample.source) : [],
    wrong: shown(sample.wrong),
    right: shown(sample.right),
  };
}

function preflightLines(rule: PreflightRule, paint: Paint): string[] {
  const { id, severity, description, help, clause, confirmedBy } = rule;
  const grades = Object.entries(severity).map(([profile, grade]) => `${profile}: ${grade}`);
  return parted(
    [`${paint.bold(id)}  ${grades.join(', ')}`],
    [description, `If it is not: ${help}`],
    [`Required by ${clause}.`, `Confirm it with ${confirmedBy}.`],
    ['You can neither silence nor accept it.'],
  );
}
