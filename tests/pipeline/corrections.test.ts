import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseHtml } from 'parse5';
import { expect, test } from 'vitest';
import type { Manifest } from '../../src/model/manifest.js';
import { elements, textOf } from '../html.js';
import { publicationOf, publish } from '../publication.js';

const STATEMENT = '# Keep it open\n\nThe rooms stay open.\n\n## Signatories\n\n- Harbour Readers\n';

/** A later correction comes first, with a note in each language; the earlier one is in English alone. */
const CORRECTIONS = `corrections:
  - date: 2025-03-04
    note:
      en: |
        - It opens at *nine*,
        not at ten.
      fa: ساعت نُه باز می‌شود.
  - date: 2025-03-01
    note: The name was misspelt.
`;

const publication = (config: string) =>
  publicationOf({
    'locales/en/statement.md': STATEMENT,
    'publish.config.yaml': `date: 2025-01-02\nlocales: [en, fa]\n${config}`,
  });

test('corrections are under the title and at the end of pages and texts, earliest first', async () => {
  const folder = await publication(CORRECTIONS);
  const ran = await publish(['-C', folder, 'build', '--format', 'html', 'txt']);
  expect([ran.code, ran.stderr]).toEqual([0, expect.stringContaining('the-name-was-misspelt')]);
  const read = (path: string) => readFile(join(folder, 'dist', path), 'utf8');
  const page = async (tag: string) => {
    const html = parseHtml(await read(`${tag}/index.html`));
    const under = (name: string, tagName: string) =>
      elements(html, ({ attributes }) => attributes.class?.split(' ').includes(name) === true).flatMap(
        (part) => elements(part, (one) => one.tagName === tagName),
      );
    const script = elements(html, ({ attributes }) => attributes.type === 'application/ld+json')[0];
    const data = JSON.parse(script === undefined ? '{}' : textOf(script)) as Record<string, unknown>;
    return { top: under('notice', 'p').slice(0, 2), end: under('corrections', 'li'), data };
  };

  const en = await page('en');
  expect(en.top.map(textOf)).toEqual([
    'Corrected on 1 March 2025: The name was misspelt.',
    'Corrected on 4 March 2025: - It opens at nine, not at ten.',
  ]);
  expect(en.end.map((item) => elements(item, ({ tagName }) => tagName === 'p').map(textOf))).toEqual([
    ['1 March 2025', 'The name was misspelt.'],
    ['4 March 2025', '- It opens at nine, not at ten.'],
  ]);
  expect(en.data).toMatchObject({
    dateModified: '2025-03-04',
    correction: [{ datePublished: '2025-03-01', inLanguage: 'en', text: 'The name was misspelt.' }, {}],
  });

  const fa = await page('fa');
  expect(fa.top.map(textOf)).toEqual([
    'تصحیح در ۱ مارس ۲۰۲۵ (۱۱ اسفند ۱۴۰۳): The name was misspelt.',
    'تصحیح در ۴ مارس ۲۰۲۵ (۱۴ اسفند ۱۴۰۳): ساعت نُه باز می‌شود.',
  ]);
  const [borrowed] = fa.top.flatMap((line) => elements(line, ({ attributes }) => attributes.lang === 'en'));
  expect([borrowed?.attributes.dir, textOf(borrowed ?? expect.fail())]).toEqual([
    'ltr',
    'The name was misspelt.',
  ]);
  const marked = fa.end.flatMap((item) =>
    elements(item, ({ attributes }) => attributes.class === 'fallback'),
  );
  expect(marked.map(({ attributes: { lang, dir } }) => [lang, dir])).toEqual([['en', 'ltr']]);

  const text = await read('en/keep-it-open.en.txt');
  expect(text).toContain(
    'Keep it open\n\nCorrected on 1 March 2025: The name was misspelt.\n\nCorrected on 4',
  );
  expect(text).toMatch(
    /Corrections\n- 1 March 2025\n {2}The name was misspelt\.\n- 4 March 2025\n {2}- It opens at nine, not at ten\.\n$/u,
  );

  const manifest = JSON.parse(await read('manifest.json')) as Manifest;
  expect(manifest.corrections).toEqual([
    { date: '2025-03-01', notes: { en: 'The name was misspelt.' } },
    { date: '2025-03-04', notes: { en: '- It opens at nine, not at ten.', fa: 'ساعت نُه باز می‌شود.' } },
  ]);
});

test('without corrections nothing says so', async () => {
  const folder = await publication('');
  await publish(['-C', folder, 'build', '--format', 'html', 'txt']);
  const read = (path: string) => readFile(join(folder, 'dist', path), 'utf8');
  expect(JSON.parse(await read('manifest.json'))).not.toHaveProperty('corrections');
  expect(await read('en/index.html')).not.toMatch(/correct|dateModified/iu);
});

test.each([
  ['corrections:\n  - date: 2025-03-04\n', '4:5', '“corrections[0]” has no “note”.'],
  ['corrections:\n  - note: It was wrong.\n', '4:5', '“corrections[0]” has no “date”.'],
  ['corrections:\n  - date: 2025-02-30\n    note: x\n', '4:11', '“corrections[0].date” is “2025-02-30”'],
  [
    'corrections:\n  - { date: 2025-03-04, note: { fa: x } }\n',
    '4:31',
    'no text in the source language “en”',
  ],
  ['corrections: { date: 2025-03-04 }\n', '3:14', 'not a list'],
])('a correction that says too little is an error at its place: %j', async (config, place, message) => {
  const folder = await publication(config);
  const { code, stdout, stderr } = await publish(['-C', folder, 'check', '--json']);
  expect(code).toBe(2);
  const { error } = JSON.parse(stdout || '{}') as { error?: { problems: Record<string, unknown>[] } };
  const said = error === undefined ? stderr : JSON.stringify(error);
  expect(said).toContain(message.replaceAll('"', '\\"'));
  const [line = '', column = ''] = place.split(':');
  expect(said).toMatch(new RegExp(`${place}|"line":${line},"column":${column}`, 'u'));
});

test('a note for a tag that is no language of the publication is reported at its place', async () => {
  const folder = await publication(
    'corrections:\n  - date: 2025-03-04\n    note: { en: Wrong., fr: Faux. }\n',
  );
  const { stdout } = await publish(['-C', folder, 'check', '--json']);
  const { problems } = JSON.parse(stdout) as { problems: Record<string, unknown>[] };
  expect(problems.filter(({ rule }) => rule === 'unused-key')).toMatchObject([
    { file: 'publish.config.yaml', line: 5, column: 25, key: 'fr' },
  ]);
});
