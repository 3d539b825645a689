import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publicationOf, publish, ROOT } from '../publication.js';
import { declarationPublication } from './declaration.js';
import { strings } from './strings.js';

/** The errors that are right, by rule; each has been looked at (docs/checks.md#how-often-they-are-wrong). */
const RIGHT: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  // The heading of article 20 says «סעיף ב», article 2.
  he: { numbers: 1 },
};

/** How many warnings a text may raise: those there are, each looked at; more would be new alarms. */
const WARNINGS: Readonly<Record<string, number>> = {
  fa: 20,
  'fa-AF': 14,
  ps: 72,
  he: 1,
  // Its headings have Latin digits, and these strings say that the page has Arabic ones.
  ar: 31,
  ur: 1,
  ug: 1,
  ja: 1,
  vi: 2,
};

/** Languages that the package has a font for, or whose text is only published as web pages here. */
const DECLARATIONS: readonly (readonly [locale: string, code: string])[] = [
  ['fa', 'pes_1'],
  ['fa-AF', 'pes_2'],
  ['ps', 'pbu'],
  ['ar', 'arb'],
  ['he', 'heb'],
  ['ur', 'urd'],
  ['ug', 'uig_arab'],
  ['de', 'deu_1996'],
  ['fr', 'fra'],
  ['ru', 'rus'],
  ['tr', 'tur'],
  ['zh', 'cmn_hans'],
  ['ja', 'jpn'],
  ['hi', 'hin'],
  ['pt', 'por_BR'],
  ['vi', 'vie'],
];

test.each(DECLARATIONS)('the Universal Declaration in %s raises no false error', async (locale, code) => {
  const isOurs = ['fa', 'fa-AF', 'ps'].includes(locale);
  const files = await declarationPublication(locale, code, isOurs ? undefined : await strings(locale));
  const config = files['publish.config.yaml'] ?? '';
  const folder = await publicationOf({
    ...files,
    ...(isOurs
      ? { [`locales/${locale}/glossary.json`]: await readFile(join(ROOT, `locales/${locale}/glossary.json`)) }
      : { 'publish.config.yaml': `${config}formats: [html, txt]\n` }),
  });
  const { stdout } = await publish(['-C', folder, 'check', '--json']);
  const { problems, segments } = JSON.parse(stdout) as {
    problems: { rule: string; severity: string; locale: string }[];
    segments: number;
  };
  expect(segments).toBeGreaterThan(80);
  const errors: Record<string, number> = {};
  for (const { rule, severity } of problems) {
    if (severity === 'error') errors[rule] = (errors[rule] ?? 0) + 1;
  }
  expect(errors).toEqual(RIGHT[locale] ?? {});
  const warnings = problems.filter((one) => one.severity === 'warning' && one.locale === locale);
  expect(warnings.length).toBeLessThanOrEqual(WARNINGS[locale] ?? 0);
});
