import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseHtml } from 'parse5';
import { expect, test } from 'vitest';
import { isolateText } from '../../src/localize/runs.js';
import { isolatedText } from '../../src/model/inline.js';
import { elements, textOf } from '../html.js';
import { copyOfTheReal, publicationOf, publish } from '../publication.js';

const build = async (statement: string, config = '', more: Readonly<Record<string, string>> = {}) => {
  const folder = await publicationOf({
    'locales/en/statement.md': statement,
    'publish.config.yaml': `date: 2025-01-02\nlocales: [en, fa]\n${config}`,
    ...more,
  });
  const ran = await publish(['-C', folder, 'build', '--format', 'html', 'txt']);
  const page = async (path: string) => parseHtml(await readFile(join(folder, 'dist', path), 'utf8'));
  return { folder, ran, page };
};

test('a table cell that is not translated is marked like any segment', async () => {
  const { page } = await build('# Title\n\n| Head | Two |\n|---|---|\n| cell | x |\n');
  const cells = elements(await page('fa/index.html'), ({ tagName }) => tagName === 'th' || tagName === 'td');
  expect(cells.map(({ attributes: { lang, dir, class: name } }) => [lang, dir, name])).toEqual(
    Array(4).fill(['en', 'ltr', 'fallback']),
  );
});

test.each([
  ['title', '# Title[^a]\n\nBody[^b].\n\n## Heading[^a]\n\nText.\n\n[^a]: The first.\n[^b]: The second.\n'],
  ['subtitle', '# Title\n\n## Below[^a]\n\nBody[^b].\n\nText[^a].\n\n[^a]: The first.\n[^b]: The second.\n'],
])('a footnote of the %s is numbered with those of the text, and is there', async (role, statement) => {
  const settled = role === 'subtitle' ? 'roles: { subtitle: Below }\n' : '';
  const { page } = await build(statement, settled);
  const document = await page('en/index.html');
  const marks = elements(document, ({ attributes }) => attributes['data-footnote-ref'] !== undefined);
  expect(marks.map(textOf)).toEqual(['1', '2', '1']);
  const ids = elements(document, ({ attributes }) => attributes.id !== undefined).map(
    ({ attributes }) => attributes.id,
  );
  expect(new Set(ids).size).toBe(ids.length);
  for (const mark of marks) expect(ids).toContain(mark.attributes.href?.slice(1));
});

test('the chooser puts no link into its links', async () => {
  const { page } = await build('# Title [ruled](https://example.org) here[^a]\n\nBody.\n\n[^a]: Note.\n');
  const links = elements(await page('index.html'), ({ tagName }) => tagName === 'a');
  expect(links.flatMap((link) => elements(link, ({ tagName }) => tagName === 'a'))).toEqual([]);
  expect(textOf(links[0] ?? expect.fail())).toContain('Title ruled here');
});

test.each([
  ['گزارش Rights Monitor Report 2025 است', 'گزارش [Rights Monitor Report 2025] است'],
  ['نشانی https://example.org/AWLM/2025/ است', 'نشانی [https://example.org/AWLM/2025/] است'],
  ['به info@AWLM.org بنویسید', 'به [info@AWLM.org] بنویسید'],
  ['نهاد Clean Water Now! گفت', 'نهاد [Clean Water Now!] گفت'],
  ['نهاد 7 Springs و AWLM گفت', 'نهاد [7 Springs] و [AWLM] گفت'],
])('a name inside a longer token is no stretch of its own: %s', (text, expected) => {
  const names = new Map(
    ['AWLM', 'Rights Monitor', 'Clean Water Now!', '7 Springs'].map((name) => [
      name,
      { direction: 'ltr' as const },
    ]),
  );
  const shown = isolatedText(isolateText(text, 'rtl', { names, locales: [] }))
    .replaceAll('\u2066', '[')
    .replaceAll('\u2069', ']');
  expect(shown).toBe(expected);
});

test('a short heading that is edited keeps its key and its translations', async () => {
  const folder = await copyOfTheReal();
  const file = join(folder, 'locales/en/statement.md');
  await writeFile(file, (await readFile(file, 'utf8')).replace('Signatories:', 'Signatory organizations:'));
  const { stdout } = await publish(['-C', folder, 'sync', '--dry-run']);
  expect(stdout).toContain('edited   signatories');
  expect(stdout).toContain('fa: 1 now outdated');
});

test.each([
  ['ps', '۱۲ اګست ۲۰۲۵'],
  ['ru', '12 августа 2025'],
  ['es', '12 de agosto de 2025'],
  ['fr', 'Genève, le 12 août 2025'],
  ['zh', '2025年8月12日'],
  ['en', 'Tuesday, 12 August 2025'],
  ['fa', '۲۱ مرداد ۱۴۰۴'],
  ['ar', '12 آب/أغسطس 2025'],
])('a date line in %s is read, and is never the title: %s', async (locale, line) => {
  const folder = await publicationOf({
    [`locales/${locale}/statement.md`]: `${line}\n\nTitle\n\nBody.\n`,
    'publish.config.yaml': `sourceLocale: ${locale}\n`,
  });
  const { stdout } = await publish(['-C', folder, 'outline', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ date: '2025-08-12', title: 'Title' });
});

test('an ambiguous date in any digits is an error', async () => {
  const folder = await publicationOf({
    'locales/ps/statement.md': '۱۲/۰۸/۲۰۲۵\n\nTitle\n\nBody.\n',
    'publish.config.yaml': 'sourceLocale: ps\n',
  });
  const { code, stdout } = await publish(['-C', folder, 'check', '--json']);
  const report = JSON.parse(stdout) as { problems: { rule: string }[] };
  expect(code).toBe(1);
  expect(report.problems.map((problem) => problem.rule)).toContain('ambiguous-date');
});

test('a rule at the head of a statement hides no quotation and no list', async () => {
  const { page } = await build('---\n\n# Title\n\n> Quoted.\n\n- Item\n');
  const document = await page('en/index.html');
  expect(elements(document, ({ tagName }) => tagName === 'blockquote' || tagName === 'ul')).not.toEqual([]);
});

test('a date line that says another day or place than the configuration is reported', async () => {
  const { ran } = await build('Geneva, 12 August 2025\n\n# Title\n\nBody.\n');
  expect(ran.stderr).toMatch(/1:1 {2}warning .*2025-08-12.*2025-01-02 is used.*date-line/u);
  const { ran: other } = await build(
    'Geneva, 2 January 2025\n\n# Title\n\nBody.\n',
    'release: { place: Oslo }\n',
  );
  expect(other.stderr).toMatch(/1:1 {2}warning .*Geneva.*Oslo.*date-line/u);
});

test('a broken template is named', async () => {
  const { ran } = await build('# Title\n\nBody.\n', '', { 'templates/page.mustache': '{{#open}' });
  expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('page.mustache')]);
});

test('lists numbered in Persian digits, and letters that are not composed, are errors of the source', async () => {
  const folder = await publicationOf({
    'locales/en/statement.md': '# Title\n\nHu\u0304manus.\n\n۱. One\n',
    'publish.config.yaml': 'date: 2025-01-02\n',
  });
  const { stdout } = await publish(['-C', folder, 'check', '--json', '--locale', 'en']);
  const { problems } = JSON.parse(stdout) as { problems: { rule: string; line: number; column: number }[] };
  expect(problems.map(({ rule, line, column }) => [rule, line, column])).toEqual([
    ['source-form', 3, 2],
    ['source-form', 5, 1],
  ]);
});
