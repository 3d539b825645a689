import { expect, test } from 'vitest';
import { parse } from '../../src/parse/index.js';
import { parseCatalogue } from '../../src/parse/catalogue.js';
import { costOf, expectLinear } from '../cost.js';
import { publish } from '../publication.js';
import { build, folderWith } from './folder.js';

const OPTIONS = { file: 'statement.md', revision: '0', locale: 'en', date: '2025-01-02' };

const nested: readonly (readonly [string, number, (count: number) => string])[] = [
  ['quotations', 25_000, (count) => `${'> '.repeat(count)}x`],
  ['quotations without spaces', 25_000, (count) => `${'>'.repeat(count)}x`],
  ['lists on a line', 25_000, (count) => `${'- '.repeat(count)}x`],
  ['emphasis', 25_000, (count) => `${'*a '.repeat(count)}x${'*'.repeat(count)}`],
  ['emphasis that is never closed', 25_000, (count) => '_a **b '.repeat(count)],
  ['images', 25_000, (count) => `${'!['.repeat(count)}x${'](u)'.repeat(count)}`],
  ['a million brackets', 250_000, (count) => '['.repeat(count)],
  ['struck-out words', 25_000, (count) => `${'~~a '.repeat(count)}x${' a~~'.repeat(count)}`],
];

function expectTooDeep(text: string): void {
  const { value, problems } = parse(`# Title\n\nBody.\n\n${text}\n`, OPTIONS);
  expect([value, problems]).toEqual([undefined, [expect.objectContaining({ rule: 'nesting', fatal: true })]]);
  expect(problems[0]?.line).toBeGreaterThanOrEqual(5);
  const translated = parseCatalogue('fa', { statement: JSON.stringify({ a: text }) }, '');
  if (!text.includes('- ') && !text.startsWith('>'))
    expect(translated.problems).toMatchObject([{ rule: 'nesting' }]);
}

test.each(nested)('%s nested too deep are refused with their place before they take long', (_, count, make) =>
  expectLinear(count, (size) => {
    expectTooDeep(make(size));
  }),
);

test('lists nested too deep line by line are refused with their place', () => {
  expectTooDeep(Array.from({ length: 400 }, (_, at) => `${'  '.repeat(at)}- x`).join('\n'));
});

const backticks = Array.from({ length: 1_000 }, (_, at) => '`'.repeat(at)).join(' ');
const large: readonly (readonly [string, string])[] = [
  ['a paragraph of many words', 'We ask for water. '.repeat(3_000)],
  ['a word without end', 'a'.repeat(60_000)],
  ['comments that never end', 'a <!-- '.repeat(5_000)],
  ['processing instructions that never end', 'a <? '.repeat(5_000)],
  ['closing brackets', ']'.repeat(40_000)],
  ['runs of backticks, each of another length', backticks],
  ['emphasis in the middle of words', 'a**b*'.repeat(10_000)],
  ['a heading of brackets', `## ${']'.repeat(40_000)}`],
  ['a cell of brackets', `| a |\n| - |\n| ${']'.repeat(40_000)} |`],
  ['brackets in lines that look like items', ']]]]\n2) '.repeat(10_000)],
  ['brackets behind fences that are none', `<!--\n\`\`\`\n-->\n\n${']'.repeat(40_000)}`],
  ['underlined headings', 'a\n=\n'.repeat(10_000)],
];

test.each(large)('%s: refused with its place before it takes long', async (_, text) => {
  const { value: outcome, cost } = await costOf(() => parse(`# Title\n\nBody.\n\n${text}\n`, OPTIONS));
  const { value, problems } = outcome;
  expect([value, problems]).toEqual([
    undefined,
    [expect.objectContaining({ rule: 'oversized', fatal: true })],
  ]);
  expect(problems[0]?.line).toBeGreaterThanOrEqual(5);
  // Each takes a few; where the parser saw the text, thousands.
  expect(cost).toBeLessThan(100);
});

test('a translation is no longer than a paragraph may be', () => {
  const text = JSON.stringify({ short: ']'.repeat(2_000), long: ']'.repeat(2_001) });
  expect(parseCatalogue('fa', { statement: text }, '').problems).toMatchObject([
    { rule: 'oversized', key: 'long' },
  ]);
});

test('many paragraphs, names and cells, none of them long, take time that grows with them', () =>
  expectLinear(60, async (count) => {
    const folder = await folderWith({
      'locales/en/statement.md': `# Title\n\n${'Again.\n\n'.repeat(2 * count)}${'## Again\n'.repeat(count)}\n| a | b |\n| - | - |\n${'| *c* | [d](https://a.example/) |\n'.repeat(count)}\n- ${'**e** `f`\n- '.repeat(2 * count)}g\n`,
    });
    expect((await build(folder, '--locale', 'en')).code).toBe(0);
  }));

test('`maxParagraph` and `maxSize` allow more', async () => {
  const codes: number[] = [];
  for (const [size, line] of [
    [60_000, ''],
    [60_000, 'maxParagraph: 70000\n'],
    [60_000, 'maxParagraph: 5000000\n'],
    [1_100_000, 'maxSize: 1\nmaxParagraph: 1000000\n'],
  ] as const) {
    const folder = await folderWith({
      'publish.config.yaml': `date: 2025-01-02\n${line}`,
      'locales/en/statement.md': `# Title\n\n${'Water. '.repeat(size / 7)}\n`,
    });
    codes.push((await build(folder)).code);
  }
  expect(codes).toEqual([1, 0, 2, 1]);
});

test.each([
  ['locales/en/statement.md', `# Title\n\n${'Water.\n\n'.repeat(600_000)}`],
  ['locales/fa/statement.json', `{"a": "${'a'.repeat(5_000_000)}"}`],
  ['publish.config.yaml', '# water\n'.repeat(600_000)],
])('%s of more than four megabytes is not read', async (path, content) => {
  const { code, stderr } = await build(await folderWith({ [path]: content }));
  expect([code, stderr]).toEqual([1, expect.stringContaining(`${path} has `)]);
  expect(stderr).toContain('maxSize');
});

test('more locales than `maxLocales` are not read', async () => {
  const many = Array.from({ length: 26 * 8 }, (_, at) => `fa-x-a${at}`);
  const ran = [];
  for (const [tags, line] of [
    [many, ''],
    [many.slice(0, 3), 'maxLocales: 3\n'],
    [many.slice(0, 3), 'maxLocales: 4\n'],
  ] as const) {
    const config = `date: 2025-01-02\nlocales: [en, ${tags.join(', ')}]\n${line}`;
    ran.push(await publish(['-C', await folderWith({ 'publish.config.yaml': config }), 'check', '--json']));
  }
  expect(ran[0]?.stdout).toContain('209 locales; the limit is 200');
  expect(ran[1]?.stdout).toContain('4 locales; the limit is 3');
  expect(ran[2]?.stdout).toContain('fa-x-a2');
});

test('what is long and not deep is published, in time that grows with it', () =>
  expectLinear(150, async (count) => {
    const names = Array.from({ length: count }, (_, at) => `${at + 1}. Group ${at} of the River\n`).join('');
    const folder = await folderWith({
      'locales/en/statement.md': `# Title\n\n${'words of a long line, '.repeat(2 * count)}end.\n\n${'x'.repeat(40 * count)}\n\n${'- - '.repeat(200)}\n\n${'*a* [b](https://a.example/) `c` '.repeat(count / 5)}\n\nSigned:\n\n${names}`,
    });
    expect((await build(folder)).code).toBe(0);
  }));

test('`maxNesting` allows more, within what a browser shows', async () => {
  const statement = `# Title\n\n${'> '.repeat(150)}deep\n`;
  const codes: number[] = [];
  for (const line of ['', 'maxNesting: 200\n', 'maxNesting: 100000\n']) {
    const folder = await folderWith({
      'publish.config.yaml': `date: 2025-01-02\n${line}`,
      'locales/en/statement.md': statement,
    });
    codes.push((await build(folder)).code);
  }
  expect(codes).toEqual([1, 0, 2]);
});

test.each([
  ['publish.config.yaml', `links: ${'['.repeat(100_000)}`],
  ['publish.config.yaml', `links: ${'{a: '.repeat(20_000)}`],
  ['locales/fa/statement.json', `{"a": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ['locales/fa/press.json', `{"a": ${'{"a":'.repeat(50_000)}1${'}'.repeat(50_001)}`],
  ['locales/en/statement.md', `---\ntitle: ${'['.repeat(100_000)}\n---\n\n# Title\n\nBody.\n`],
])('%s nested without end is refused, and is no fault of the program', async (path, content) => {
  const folder = await folderWith({ [path]: content });
  const { code, stderr } = await publish(['-C', folder, 'build', '--format', 'txt']);
  expect([1, 2]).toContain(code);
  expect(stderr).toContain(path);
});
