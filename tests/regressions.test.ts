import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseHtml } from 'parse5';
import { expect, test } from 'vitest';
import { isolateText } from '../src/localize/runs.js';
import { isolatedText } from '../src/model/inline.js';
import { parse } from '../src/parse/index.js';
import { elements, textOf } from './html.js';
import { copyOfTheReal, publicationOf, publish } from './publication.js';
import { recognition } from './recognition.js';

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

test('a footnote of the title is numbered with those of the text, and is there', async () => {
  const { page } = await build(
    '# Title[^a]\n\nBody[^b].\n\n## Heading[^a]\n\nText.\n\n[^a]: The first.\n[^b]: The second.\n',
  );
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
  const shown = isolatedText(isolateText(text, 'rtl', names))
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
  ['zh', '2025年8月12日'],
  ['en', 'Tuesday, 12 August 2025'],
])('a date line in %s is the date, and never the title: %s', (locale, line) => {
  const known = ['en', 'es', 'ps'].includes(locale) ? [locale] : [];
  const { value } = parse(`${line}\n\nTitle\n\nBody.\n`, {
    file: 's.md',
    revision: '',
    locale,
    ...recognition(...known),
  });
  expect(value).toMatchObject({ date: '2025-08-12', outline: { title: 'Title' } });
});

test('a date line with two readings is refused in any digits', async () => {
  const folder = await publicationOf({
    'locales/ps/statement.md': '۱۲/۰۸/۲۰۲۵\n\nTitle\n\nBody.\n',
    'publish.config.yaml': 'sourceLocale: ps\n',
  });
  const { code, stdout } = await publish(['-C', folder, 'check', '--json']);
  const { problems } = JSON.parse(stdout) as { problems: { rule: string }[] };
  expect([code, problems.map(({ rule }) => rule)]).toEqual([1, expect.arrayContaining(['ambiguous-date'])]);
});

test('what looks like a date and says more is the title', async () => {
  const { page } = await build('12 August 2025 in Geneva: a day of shame\n\nBody.\n');
  const [title] = elements(await page('en/index.html'), ({ tagName }) => tagName === 'h1');
  expect(title && textOf(title)).toBe('12 August 2025 in Geneva: a day of shame');
});

test('an end mark on the line after the last name is no part of it', async () => {
  const { page } = await build('# Title\n\nBody.\n\nSigned:\n\n1. One\n2. Two\nEnd\n');
  const document = await page('en/index.html');
  const [list] = elements(
    document,
    ({ attributes }) => attributes.class === 'signatories' && attributes.id === undefined,
  ).filter(({ tagName }) => tagName === 'ol');
  expect(elements(list, ({ tagName }) => tagName === 'li').map(textOf)).toEqual(['One', 'Two']);
  expect(elements(document, ({ attributes }) => attributes.class === 'end')).toHaveLength(1);
});

test('controls in names and strings of a locale do not reach the output', async () => {
  const { folder } = await build('# Title\n\nBody.\n\nSigned:\n\n1. One\n', '', {
    'locales/fa/signatories.json': '{"One": "سازمان\u202E یک\u2067"}',
    'locales/fa/press.json': '{"kind": "بیانیه\u202E"}',
  });
  const [text = ''] = (await readdir(join(folder, 'dist/fa'))).filter((name) => name.endsWith('.txt'));
  for (const file of [text, 'index.html'])
    expect(await readFile(join(folder, 'dist/fa', file), 'utf8')).not.toMatch(/\u202E/u);
});

test('an element that starts with an emphasised percentage has its mark', async () => {
  const { page } = await build('# Title\n\n48% is much.\n', '', {
    'locales/fa/statement.json': '{"48-is-much": "**۴۸٪** زیاد است."}',
  });
  const [paragraph] = elements(
    await page('fa/index.html'),
    ({ tagName, attributes }) =>
      tagName === 'p' && attributes.class === undefined && attributes.lang === undefined,
  ).filter((one) => textOf(one).includes('زیاد'));
  expect(paragraph && textOf(paragraph).startsWith('\u061C۴۸٪')).toBe(true);
});

test('no word of a statement goes unsaid, whatever Markdown thinks of it', async () => {
  const { folder, page } = await build(
    '# Title\n\n| a |\n|---|\n| b | beyond |\n\n> Quoted[^q].\n>\n> [^q]: Noted within.\n\nAn [address <https://a.example/x>](https://b.example/)[^r], and [marked[^r]](https://b.example/).\n\n[^r]: Referred to.\n\n- one\n- ```\n',
  );
  const [text = ''] = (await readdir(join(folder, 'dist/en'))).filter((name) => name.endsWith('.txt'));
  const lines = (await readFile(join(folder, 'dist/en', text), 'utf8')).split('\n');
  expect(lines).toEqual(expect.arrayContaining(['a | ', 'b | beyond', '[1] Noted within.']));
  const document = await page('en/index.html');
  expect(elements(document, ({ tagName }) => tagName === 'td').map(textOf)).toEqual(['b', 'beyond']);
  const links = elements(document, ({ tagName }) => tagName === 'a');
  expect(links.flatMap((link) => elements(link, ({ tagName }) => tagName === 'a'))).toEqual([]);
});

test('a note that nothing but notes or names refer to is told and left out', async () => {
  const folder = await publicationOf({
    'locales/en/statement.md':
      '# Title\n\nBody.\n\nSigned:\n\n1. One[^a]\n2. Two\n\n[^a]: Of a name.\n\n[^b]: Of itself[^b].\n',
    'publish.config.yaml': 'date: 2025-01-02\n',
  });
  const { stdout } = await publish(['-C', folder, 'check', '--json']);
  const { problems } = JSON.parse(stdout) as { problems: { rule: string; line: number }[] };
  const unused = problems.filter(({ rule }) => rule === 'unused-footnote').map(({ line }) => line);
  expect(unused.sort((a, b) => a - b)).toEqual([10, 12]);
});

test('a rule at the head of a statement hides no quotation and no list', async () => {
  const { page } = await build('---\n\n# Title\n\n> Quoted.\n\n- Item\n');
  const document = await page('en/index.html');
  expect(elements(document, ({ tagName }) => tagName === 'blockquote' || tagName === 'ul')).not.toEqual([]);
});

test('a place in the date line is shown where the configuration has another date, and the two dates are told', async () => {
  const { page, ran } = await build('Geneva, 12 August 2025\n\n# Title\n\nBody.\n');
  const [dateline] = elements(
    await page('en/index.html'),
    ({ attributes }) => attributes.class === 'dateline',
  );
  expect(dateline && textOf(dateline)).toBe('Geneva 2 January 2025');
  expect(ran.stderr).toMatch(/1:1 {2}warning .*2025-08-12.*2025-01-02.*date-line/u);
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
