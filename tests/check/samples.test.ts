import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type {
  FilesSample,
  Rule,
  SampleFiles,
  StatementSample,
  TranslationSample,
} from '../../src/model/rule.js';
import { checks } from '../../src/check/index.js';
import { publicationRules } from '../../src/pipeline/rules.js';
import { ROOT } from '../publication.js';
import { problemsIn } from './in-memory.js';
import { strings } from './strings.js';

const OWN = ['fa', 'fa-AF', 'ps'];
const TITLES: Readonly<Record<string, string>> = { fa: 'عنوان', ps: 'سرلیک' };

const checkable = publicationRules.flatMap((rule) => rule.samples.map((sample) => ({ rule, sample })));

const glossaryOf = (locale: string) => readFile(join(ROOT, `locales/${locale}/glossary.json`), 'utf8');

/** What `check` finds in translations of paragraphs: the rule and severity of each. */
async function inTranslation({ locale, source }: TranslationSample, target: string | readonly string[]) {
  const [sources, targets] = [[source].flat(), [target].flat()];
  const keyed = (texts: readonly string[]) =>
    Object.fromEntries(texts.map((text, at) => [`text-${at}`, text] as const));
  const note = sources.some((text) => text.includes('[^a]'));
  const problems = await problemsIn({
    'locales/en/statement.md': `# Title\n\n${sources.join('\n\n')}\n${note ? '\n[^a]: Note.\n' : ''}`,
    'locales/en/statement.json': JSON.stringify({
      title: 'Title',
      ...keyed(sources),
      ...(note && { note: 'Note.' }),
    }),
    [`locales/${locale}/statement.json`]: JSON.stringify({
      title: 'عنوان',
      ...keyed(targets),
      ...(note && { note: 'یادداشت.' }),
    }),
    ...(OWN.includes(locale)
      ? { [`locales/${locale}/glossary.json`]: await glossaryOf(locale) }
      : { [`locales/${locale}/press.json`]: await strings(locale) }),
    'publish.config.yaml': `date: 2025-08-12\nlocales: [en, ${locale}]\n`,
  });
  return problems
    .filter(({ key = '' }) => key.startsWith('text-'))
    .map(({ rule, severity }) => `${rule} ${severity}`);
}

/** How bad `check` finds a statement of one language by one rule. */
async function inStatement({ id, severity, ...rule }: Rule, { locale }: StatementSample, body: string) {
  const isAsked = 'isOptional' in rule && rule.isOptional === true;
  const problems = await problemsIn({
    [`locales/${locale}/statement.md`]: `# ${TITLES[locale] ?? 'Title'}\n\n${body}\n`,
    ...(!['en', ...OWN].includes(locale) && { [`locales/${locale}/press.json`]: await strings(locale) }),
    'publish.config.yaml': `date: 2025-08-12\nsourceLocale: ${locale}\nlocales: [${locale}]\n${
      isAsked ? `checks: { ${id}: ${severity} }\n` : ''
    }`,
  });
  return problems.filter((problem) => problem.rule === id).map((problem) => problem.severity);
}

/** The small publication that samples with files change. */
const PUBLICATION: SampleFiles = {
  'publish.config.yaml': 'date: 2026-03-12\nlocales: [en, fa]\n',
  'locales/en/statement.md': '# Keep it open\n\nThey stay.\n',
  'locales/en/statement.json': '{"title": "Keep it open", "text": "They stay."}',
  'locales/fa/statement.json': '{"title": "بازش نگه دارید", "text": "آنان می‌مانند."}',
};

/** What `check` finds in it, by one rule. */
async function inFiles(id: string, files: SampleFiles) {
  const all = Object.entries({ ...PUBLICATION, ...files }).filter(
    (entry): entry is [string, string | Uint8Array] => entry[1] !== null,
  );
  const problems = await problemsIn(Object.fromEntries(all));
  return problems.filter(({ rule }) => rule === id).map(({ severity }) => severity);
}

const named = (text: string | readonly string[]) => [text].flat().join(' / ').slice(0, 80);

describe.each(checkable)('$rule.id', ({ rule, sample }) => {
  const { id } = rule;
  const severity = sample.severity ?? rule.severity;
  test(`wrong: ${named(sample.wrong)}`, async () => {
    if ('files' in sample) expect(await inFiles(id, sample.files.wrong)).toContain(severity);
    else if ('source' in sample) {
      const found = await inTranslation(sample, sample.wrong);
      // Two paragraphs differ in one thing alone.
      if (Array.isArray(sample.source)) expect(found).toEqual([`${id} ${severity}`]);
      else expect(found).toContain(`${id} ${severity}`);
    } else expect(await inStatement(rule, sample, sample.wrong)).toEqual([severity]);
  });
  test(`right: ${named(sample.right)}`, async () => {
    if ('files' in sample) expect(await inFiles(id, sample.files.right)).toEqual([]);
    else if ('source' in sample) expect(await inTranslation(sample, sample.right)).toEqual([]);
    else expect(await inStatement(rule, sample, sample.right)).toEqual([]);
  });
});

test('every rule has a sample, and what is checked in texts has samples in two languages', () => {
  expect(publicationRules.filter(({ samples }) => samples.length === 0).map(({ id }) => id)).toEqual([]);
  const isText = (sample: Rule['samples'][number]): sample is Exclude<typeof sample, FilesSample> =>
    !('files' in sample);
  const single = publicationRules.filter(
    ({ samples }) =>
      samples.some((sample) => isText(sample)) &&
      new Set(samples.filter(isText).map(({ locale }) => locale)).size < 2,
  );
  expect(single.map(({ id }) => id)).toEqual([]);
  // A check about files, or about what was translated when, cannot show itself in a text.
  const inFilesOnly = checks.filter(({ samples }) => !samples.some((sample) => isText(sample)));
  expect(inFilesOnly.map(({ id }) => id).sort()).toEqual([
    'doubtful-translation',
    'logo-text',
    'missing-translation',
    'moved-name',
    'open-remark',
    'outdated-translation',
    'own-template',
    'unfinished-translation',
    'unused-key',
    'withdrawn-language',
  ]);
});

test('ids are unique', () => {
  const ids = publicationRules.map(({ id }) => id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});
