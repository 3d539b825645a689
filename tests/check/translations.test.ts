import { describe, expect, test } from 'vitest';
import { publish, ROOT } from '../publication.js';
import { problemsIn } from './in-memory.js';

const KEY = 'segment';

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

test('the real translations raise no alarm', async () => {
  const { code, stdout } = await publish(['-C', ROOT, 'check', '--json']);
  const { problems } = JSON.parse(stdout) as { problems: { rule: string; locale: string }[] };
  const alarms = problems.filter(({ locale, rule }) => locale !== 'en' && rule !== 'unreviewed-strings');
  expect([code, alarms]).toEqual([0, []]);
});
