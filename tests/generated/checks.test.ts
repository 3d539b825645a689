import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ReportedRule, Rule, Sample } from '../../src/model/rule.js';
import { fatalRules } from '../../src/parse/rules/fatal.js';
import { buildRules, commandRules, publicationRules, rules } from '../../src/pipeline/rules.js';
import { shownSample } from '../../src/report/rule.js';
import { ROOT } from '../publication.js';
import { expectPart, table } from './page.js';

const byId = (a: ReportedRule, b: ReportedRule) => (a.id < b.id ? -1 : 1);
const severityWord = (severity: ReportedRule['severity']) => (severity === 'info' ? 'note' : severity);
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const link = (page: string) => `[${page.split('#')[0]}](${page})`;

function section(rule: Rule): string {
  const { id, severity, description, details, page, samples } = rule;
  const more = page === undefined ? '' : ` More in ${link(page)}.`;
  return [
    `### \`${id}\``,
    `${capital(severityWord(severity))}. ${description}${more}`,
    ...(details === undefined ? [] : [details]),
    samples.map((sample) => sampleLine(rule, sample)).join('\n'),
  ].join('\n\n');
}

function sampleLine({ severity, spelled }: Rule, sample: Sample): string {
  const { where, wrong, right } = shownSample(sample, spelled);
  // What is said in words has its own marks of code.
  const cell = (texts: readonly string[]) =>
    texts.map((text) => (where === undefined ? text : `\`${text.replaceAll('`', '´')}\``)).join(' and ');
  const facts = [
    ...(where === undefined ? [] : [where]),
    ...(sample.severity === undefined || sample.severity === severity ? [] : [severityWord(sample.severity)]),
  ];
  return `- ${facts.join(', ')}${facts.length === 0 ? 'w' : ': w'}rong ${cell(wrong)}; right ${cell(right)}`;
}

test('docs/checks.md has every rule as it says itself', async () => {
  const fatal = new Set(fatalRules);
  const sections = publicationRules.filter((rule) => !fatal.has(rule)).sort(byId);
  const samplesOf = (rule: Rule, side: 'wrong' | 'right') =>
    rule.samples.flatMap((sample) => shownSample(sample, rule.spelled)[side]).join('; ');
  const reported = (some: readonly ReportedRule[]) =>
    table(
      ['rule', 'severity', 'when'],
      some.map(({ id, severity, description }) => [`\`${id}\``, severityWord(severity), description]),
    );
  const part = [
    ...sections.map(section),
    '## Reported while reading',
    'Fatal: they keep the publication from being read, and can be neither silenced nor accepted.',
    table(
      ['rule', 'what', 'wrong', 'right'],
      [...fatalRules]
        .sort(byId)
        .map((rule) => [
          `\`${rule.id}\``,
          rule.page === undefined ? rule.description : `${rule.description} More in ${link(rule.page)}.`,
          samplesOf(rule, 'wrong'),
          samplesOf(rule, 'right'),
        ]),
    ),
    '## Reported by a build',
    reported(buildRules),
    '## Reported by other commands',
    reported(commandRules),
  ].join('\n\n');
  await expectPart('docs/checks.md', 'rules', part);
});

test('every rule that the program reports is described', () => {
  const known = new Set(rules.map(({ id }) => id));
  const named = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const text = readFileSync(join(ROOT, 'src', file), 'utf8');
      const found = text.matchAll(/\brule(?::| =) '([a-z][a-z-]+)'|\breport\(\s*'([a-z]+(?:-[a-z]+)+)'/gu);
      return Array.from(found, ([, rule, reported]) => rule ?? reported ?? '');
    });
  expect(named.length).toBeGreaterThan(60);
  expect([...new Set(named.filter((id) => !known.has(id)))].sort()).toEqual([]);
});

test('descriptions are whole sentences without links, so that every reader can show them', () => {
  const wrong = rules.filter(({ description }) => /\]\(|\n/u.test(description) || !description.endsWith('.'));
  expect(wrong.map(({ id }) => id)).toEqual([]);
});
