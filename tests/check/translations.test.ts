import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checks } from '../../src/check/index.js';
import { publish, ROOT } from '../publication.js';
import { problemsIn } from './in-memory.js';
import { PAIRS, SAMPLES, STATEMENTS, type Sample } from './samples.js';
import { strings } from './strings.js';

const KEY = 'segment';

const OWN = ['fa', 'fa-AF', 'ps'];
const glossaryOf = (locale: string) => readFile(join(ROOT, `locales/${locale}/glossary.json`), 'utf8');

/** What `check` finds in one translation of one paragraph. */
async function find({ locale, source }: Sample, target: string) {
  const problems = await problemsIn({
    'locales/en/statement.md': `# Title\n\n${source}\n`,
    'locales/en/statement.json': JSON.stringify({ title: 'Title', [KEY]: source }),
    [`locales/${locale}/statement.json`]: JSON.stringify({ title: 'عنوان', [KEY]: target }),
    ...(OWN.includes(locale)
      ? { [`locales/${locale}/glossary.json`]: await glossaryOf(locale) }
      : { [`locales/${locale}/press.json`]: await strings(locale) }),
    'publish.config.yaml': `date: 2025-08-12\nlocales: [en, ${locale}]\n`,
  });
  return problems.filter(({ key }) => key === KEY);
}

describe.each(SAMPLES)('$rule in $locale', (sample) => {
  test(`not ok: ${sample.bad}`, async () => {
    const found = await find(sample, sample.bad);
    expect(found.map(({ rule, severity }) => `${rule} ${severity}`)).toContain(
      `${sample.rule} ${sample.severity}`,
    );
  });
  test(`ok: ${sample.ok}`, async () => {
    expect((await find(sample, sample.ok)).map(({ rule }) => rule)).toEqual([]);
  });
});

/** What `check` finds in the translations of two paragraphs. */
async function findTwo(
  locale: string,
  source: readonly [string, string],
  target: readonly [string, string],
): Promise<string[]> {
  const problems = await problemsIn({
    'locales/en/statement.md': `# Title\n\n${source.join('\n\n')}\n\n[^a]: Note.\n`,
    'locales/en/statement.json': JSON.stringify({
      title: 'Title',
      one: source[0],
      two: source[1],
      note: 'Note.',
    }),
    [`locales/${locale}/statement.json`]: JSON.stringify({
      title: 'عنوان',
      one: target[0],
      two: target[1],
      note: 'یادداشت.',
    }),
    'publish.config.yaml': `date: 2025-08-12\nlocales: [en, ${locale}]\n`,
  });
  return problems
    .filter((problem) => problem.locale === locale && problem.rule !== 'unreviewed-strings')
    .map(({ rule }) => rule);
}

describe.each(PAIRS)('$rule in $locale', ({ rule, locale, source, bad, ok }) => {
  test('not ok', async () => {
    expect(await findTwo(locale, source, bad)).toEqual([rule]);
  });
  test('ok', async () => {
    expect(await findTwo(locale, source, ok)).toEqual([]);
  });
});

/** What `check` finds in a statement of one language. */
async function findInStatement(locale: string, body: string, rule: string) {
  const problems = await problemsIn({
    [`locales/${locale}/statement.md`]: `# ${TITLES[locale] ?? 'Title'}\n\n${body}\n`,
    ...(!['en', ...OWN].includes(locale) && {
      [`locales/${locale}/press.json`]: await strings(locale),
    }),
    'publish.config.yaml': `date: 2025-08-12\nsourceLocale: ${locale}\nlocales: [${locale}]\n${asked(rule)}`,
  });
  return problems.filter((problem) => problem.rule === rule).map(({ severity }) => severity);
}

/** What turns on a rule that is off by default. */
function asked(rule: string): string {
  const { isOptional, severity } = checks.find(({ id }) => id === rule) ?? {};
  return isOptional === true ? `checks: { ${rule}: ${severity} }\n` : '';
}

const TITLES: Readonly<Record<string, string>> = { fa: 'عنوان', ps: 'سرلیک' };

describe.each(STATEMENTS)('$rule in a statement in $locale', ({ rule, severity, locale, bad, ok }) => {
  test(`not ok: ${bad}`, async () => {
    expect(await findInStatement(locale, bad, rule)).toEqual([severity]);
  });
  test(`ok: ${ok}`, async () => {
    expect(await findInStatement(locale, ok, rule)).toEqual([]);
  });
});

describe.each([
  ['fa', 'آنان می‌مانند.'],
  ['ps', 'دوی پاتې کېږي.'],
])('the status of a translation in %s', (locale, target) => {
  const find = async (source: string, earlier: string, translation: string) => {
    const problems = await problemsIn({
      'locales/en/statement.md': `# Title\n\n${source}\n`,
      'locales/en/statement.json': JSON.stringify({ title: 'Title', [KEY]: earlier }),
      [`locales/${locale}/statement.json`]: JSON.stringify({ title: 'عنوان', [KEY]: translation }),
      'publish.config.yaml': `date: 2025-08-12\nlocales: [en, ${locale}]\n`,
    });
    return problems.filter(({ key }) => key === KEY).map(({ rule }) => rule);
  };
  test('missing-translation', async () => {
    expect(await find('They stay.', 'They stay.', '')).toEqual(['missing-translation']);
    expect(await find('They stay.', 'They stay.', target)).toEqual([]);
  });
  test('outdated-translation', async () => {
    expect(await find('They all stay here.', 'They all stay.', target)).toEqual(['outdated-translation']);
    expect(await find('They all stay.', 'They all stay.', target)).toEqual([]);
  });
});

test('links that are lost are counted in one finding', async () => {
  const problems = await problemsIn({
    'locales/en/statement.md': '# Title\n\n[One](#) and [two](#) and [three](https://example.org/).\n',
    'locales/fa/statement.json': JSON.stringify({ title: 'عنوان', 'one-and-two-and-three': 'یک و دو و سه.' }),
    'publish.config.yaml': 'date: 2025-08-12\nlocales: [en, fa]\n',
  });
  expect(problems.filter(({ rule }) => rule === 'links').map(({ message }) => message)).toEqual([
    'The original has 3 links, the translation 0: 2 without an address are missing.',
    'The original has 3 links, the translation 0: one to https://example.org/ is missing.',
  ]);
});

test('every check has samples in two languages at least', () => {
  const languages = (id: string) =>
    new Set(
      [...SAMPLES, ...PAIRS, ...STATEMENTS].filter(({ rule }) => rule === id).map(({ locale }) => locale),
    );
  // These depend on the life of a translation, or are about keys and templates; other tests show each.
  const tested = [
    ...['missing-translation', 'outdated-translation', 'doubtful-translation'],
    ...['unfinished-translation', 'unused-key', 'own-template'],
  ];
  const short = checks.filter(({ id }) => languages(id).size < 2 && !tested.includes(id)).map(({ id }) => id);
  expect(short).toEqual([]);
});

test('the real translations raise no alarm', async () => {
  const { code, stdout } = await publish(['-C', ROOT, 'check', '--json']);
  const { problems } = JSON.parse(stdout) as { problems: { rule: string; locale: string }[] };
  const alarms = problems.filter(({ locale, rule }) => locale !== 'en' && rule !== 'unreviewed-strings');
  expect([code, alarms]).toEqual([0, []]);
});

test('every rule has its page, and every sample stands on it', async () => {
  const file = join(ROOT, 'docs/checks.md');
  const [start, end] = ['<!-- samples -->', '<!-- end of samples -->'];
  const page = await readFile(file, 'utf8');
  // What nobody could see is spelled out where it is the point.
  const spelled: Readonly<Record<string, RegExp>> = {
    'forbidden-character': /[\u00A0\u200B\u200C\u202F]/gu,
    'no-break-space': /[\u00A0\u202F]/gu,
    composition: /[\u0300-\u036F\u0654]/gu,
    'source-form': /[\u0300-\u036F]/gu,
    'look-alikes': /(?<=\p{sc=Latn})[\u041D\u0430\u0435]|O(?=н)/gu,
  };
  const code = (rule: string, text: string | readonly string[]) =>
    [text]
      .flat()
      .map((one) => {
        const shown = one.replaceAll('`', '´').replaceAll(/\n+/gu, ' ⏎ ');
        const pattern = spelled[rule];
        const codes = (sign: string) =>
          `<U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`;
        return `\`${pattern === undefined ? shown : shown.replace(pattern, codes)}\``;
      })
      .join(' and ');
  const all = [...SAMPLES, ...PAIRS, ...STATEMENTS];
  const section = [...new Set(all.map(({ rule }) => rule))]
    .sort()
    .map((id) => {
      const own = all.filter(({ rule }) => rule === id);
      const about = own.flatMap((sample) => ('about' in sample && sample.about) || []).join(' ');
      const lines = own.map(({ severity, locale, bad, ok }) => {
        return `- ${locale}, ${severity === 'info' ? 'note' : severity}: not ok ${code(id, bad)}; ok ${code(id, ok)}\n`;
      });
      return `### \`${id}\`\n\n${about}\n\n${lines.join('')}`;
    })
    .join('\n');
  const expected = `${page.slice(0, page.indexOf(start) + start.length)}\n\n${section}\n${page.slice(page.indexOf(end))}`;
  if (process.env.UPDATE_GOLDEN === '1') await writeFile(file, expected);
  expect(await readFile(file, 'utf8')).toBe(expected);
  const whole = await readFile(file, 'utf8');
  for (const { id } of checks) expect([id, whole.includes(id)]).toEqual([id, true]);
});
