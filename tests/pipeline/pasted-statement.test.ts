import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseHtml } from 'parse5';
import { expect, test } from 'vitest';
import { elements, textOf } from '../html.js';
import { publicationOf, publish, ROOT, temporaryFolder } from '../publication.js';

const STATEMENT = 'locales/en/statement.md';

test('a statement out of a word processor and a mail is published as its writer sees it, and what was not plain is reported', async () => {
  const folder = temporaryFolder();
  await cp(join(ROOT, 'tests/fixtures/pasted'), folder, { recursive: true });
  const before = await readFile(join(folder, STATEMENT));
  const { code, stderr } = await publish(['-C', folder, 'build', '--format', 'html', 'txt']);
  expect(code).toBe(0);
  const places = Array.from(
    stderr.matchAll(/^ +(\d+:\d+) {2}(\w+) .* {2}([a-z-]+)$/gmu),
    ([, place, severity, rule]) => [place, severity, rule],
  );
  expect(places).toEqual([
    ['3:13', 'note', 'source-form'],
    ['6:1', 'warning', 'separator-line'],
    ['9:1', 'warning', 'indented-text'],
    ['12:1', 'warning', 'typed-list'],
    ['18:1', 'note', 'conversion-leftover'],
  ]);

  const slug = 'keep-the-cafe-library-open';
  const lines = (await readFile(join(folder, `dist/en/${slug}.en.txt`), 'utf8')).split('\n');
  expect(lines.filter((line) => line !== '').slice(1)).toEqual([
    '12 March 2026',
    'Keep the Café Library Open',
    'The council plans to close the Café Library on 30 June.  It has been open for a hundred years.',
    '* * *',
    'We ask the council to keep it open, and to answer us in writing before 1 June.',
    'We call on the council:',
    '- to keep the library open on all days of the week, as it has been since 1926;',
    '- to answer in writing.',
    'The reading room is the only warm room on the quay',
    'Signed by:',
    '1. Café Readers',
    '2. Neighbours of Quay Street',
    '\u200E3. \u2067انجمن کتاب\u2069',
    'Ends',
  ]);
  const page = parseHtml(await readFile(join(folder, 'dist/en/index.html'), 'utf8'));
  const items = elements(page, ({ tagName }) => tagName === 'li').map((item) => textOf(item).trim());
  expect(items).toEqual(expect.arrayContaining(['to answer in writing.', 'Café Readers']));
  expect(elements(page, ({ tagName }) => tagName === 'pre')).toEqual([]);
  expect(await readFile(join(folder, STATEMENT))).toEqual(before);
});

test.each([
  ['en', { [STATEMENT]: '# Keep it open\n\nThe council{>>who?<<} plans to close it.\n' }, '3:12'],
  [
    'fa',
    {
      [STATEMENT]: '# Keep it open\n\nText.\n',
      'locales/fa/statement.json': '{\n  "text": "متن <!-- درست است؟ -->"\n}\n',
    },
    '2:16',
  ],
])(
  'a remark in the %s text stops a build of it, not one without it; check shows it beside all else',
  async (tag, files, place) => {
    const folder = await publicationOf({
      'publish.config.yaml': 'locales: [en, fa]\ndate: 2026-03-12\nchecks: { editor-remark: off }\n',
      ...files,
    });
    const check = await publish(['-C', folder, 'check']);
    expect(check.code).toBe(1);
    expect(check.stdout + check.stderr).toMatch(new RegExp(`${place} +error +A comment by an editor`, 'u'));
    expect(check.stdout).toContain('missing-translation');
    const build = await publish(['-C', folder, 'build', '--format', 'txt']);
    expect(build.code).toBe(1);
    expect(build.stderr).toContain('This must not be published. Nothing was written.');
    const english = await publish(['-C', folder, 'build', '--format', 'txt', '--locale', 'en', '--replace']);
    expect(english.code).toBe(tag === 'en' ? 1 : 0);
  },
);
