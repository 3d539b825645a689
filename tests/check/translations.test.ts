import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checks } from '../../src/check/index.js';
import { publicationOf, publish, ROOT } from '../publication.js';
import { SAMPLES, type Sample } from './samples.js';

const KEY = 'segment';

/** What `check` finds in one translation of one paragraph. */
async function find({ locale, source }: Sample, target: string) {
  const folder = await publicationOf({
    'locales/en/statement.md': `# Title\n\n${source}\n`,
    'locales/en/statement.json': JSON.stringify({ title: 'Title', [KEY]: source }),
    [`locales/${locale}/statement.json`]: JSON.stringify({ title: 'عنوان', [KEY]: target }),
    [`locales/${locale}/glossary.json`]: await readFile(
      join(ROOT, `locales/${locale}/glossary.json`),
      'utf8',
    ),
    'publish.config.yaml': `date: 2025-08-12\nlocales: [en, ${locale}]\n`,
  });
  const { stdout } = await publish(['-C', folder, 'check', '--json']);
  const { problems } = JSON.parse(stdout) as {
    problems: { rule: string; severity: string; key?: string; column: number }[];
  };
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

/** What `check` finds in the Persian translations of two paragraphs. */
async function findTwo(source: readonly [string, string], target: readonly [string, string]) {
  const folder = await publicationOf({
    'locales/en/statement.md': `# Title\n\n${source.join('\n\n')}\n\n[^a]: Note.\n`,
    'locales/en/statement.json': JSON.stringify({
      title: 'Title',
      one: source[0],
      two: source[1],
      note: 'Note.',
    }),
    'locales/fa/statement.json': JSON.stringify({
      title: 'عنوان',
      one: target[0],
      two: target[1],
      note: 'یادداشت.',
    }),
    'publish.config.yaml': 'date: 2025-08-12\nlocales: [en, fa]\n',
  });
  const { stdout } = await publish(['-C', folder, 'check', '--json']);
  const { problems } = JSON.parse(stdout) as { problems: { rule: string; locale: string }[] };
  return problems.filter(({ locale }) => locale === 'fa').map(({ rule }) => rule);
}

test('consistency: one original has one translation', async () => {
  const same = 'The people of the valley stay in their homes.';
  const one = 'مردم دره در خانه‌های خود می‌مانند.';
  expect(await findTwo([same, same], [one, 'اهالی دره خانه‌های خود را ترک نمی‌کنند.'])).toEqual([
    'consistency',
  ]);
  expect(await findTwo([same, same], [one, one])).toEqual([]);
});

test('reuse: one translation has one original', async () => {
  const sources = [
    'The people of the valley stay in their homes.',
    'Many villages lost every well last summer.',
  ] as const;
  const one = 'مردم دره در خانه‌های خود می‌مانند.';
  expect(await findTwo(sources, [one, one])).toEqual(['reuse']);
  expect(
    await findTwo(sources, [one, 'بسیاری از روستاها تابستان گذشته همهٔ چاه‌ها را از دست دادند.']),
  ).toEqual([]);
});

test('footnotes: every mark is kept', async () => {
  const sources = ['They stay here.[^a]', 'We go there.'] as const;
  expect(await findTwo(sources, ['آنان اینجا می‌مانند.', 'ما به آنجا می‌رویم.'])).toEqual(['footnotes']);
  expect(await findTwo(sources, ['آنان اینجا می‌مانند.[^a]', 'ما به آنجا می‌رویم.'])).toEqual([]);
});

test('the real translations raise no alarm', async () => {
  const { code, stdout } = await publish(['-C', ROOT, 'check', '--json']);
  const { problems } = JSON.parse(stdout) as { problems: { rule: string; locale: string }[] };
  expect([code, problems.filter(({ locale }) => locale !== 'en')]).toEqual([0, []]);
});

test('every rule has its page, and every sample stands on it', async () => {
  const file = join(ROOT, 'docs/checks.md');
  const [start, end] = ['<!-- samples -->', '<!-- end of samples -->'];
  const page = await readFile(file, 'utf8');
  const section = SAMPLES.map(
    ({ rule, severity, about, locale, bad, ok }) =>
      `### \`${rule}\` (${severity}, ${locale})\n\n${about}\n\n- not ok: \`${bad.replaceAll('`', '´')}\`\n- ok: \`${ok.replaceAll('`', '´')}\`\n`,
  ).join('\n');
  const expected = `${page.slice(0, page.indexOf(start) + start.length)}\n\n${section}\n${page.slice(page.indexOf(end))}`;
  if (process.env.UPDATE_GOLDEN === '1') await writeFile(file, expected);
  expect(await readFile(file, 'utf8')).toBe(expected);
  const whole = await readFile(file, 'utf8');
  for (const { id } of checks) expect([id, whole.includes(id)]).toEqual([id, true]);
});
