import Ajv from 'ajv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readArticle } from '../../src/adopt/read/json/read.js';
import { articleSchema } from '../../src/model/article-shape.js';
import { articlesOf, begunFrom, bytesOf } from '../articles.js';
import { runs } from '../runs.js';
import { filesOf, SHAPES, type Files } from '../statements.js';

const valid = new Ajv().compile(articleSchema);

/** Holds that a publication’s articles have the form of the schema, and that the first comes back as it is. */
async function comesBack(publication: Files): Promise<void> {
  const articles = await articlesOf(publication);
  for (const article of articles) {
    valid(JSON.parse(JSON.stringify(article)));
    expect(valid.errors).toBeNull();
  }
  const [first] = articles;
  if (first === undefined) return;
  const { files, remarks } = await begunFrom(bytesOf(first));
  expect(remarks.filter(({ severity }) => severity !== 'info')).toEqual([]);
  const [again] = await articlesOf(files);
  expect(again?.article).toEqual(first.article);
  expect(again?.hash).toBe(first.hash);
}

/** Every shape is tried with `RUNS=10`. */
const step = Math.max(1, Math.round(8 / runs(1)));
test.each(SHAPES.filter((_, at) => at % step === 0))('%s comes back from its data', async (shape) => {
  await comesBack(await filesOf(shape));
});

const word = fc.constantFrom(
  'water',
  'river',
  'rights',
  'آب',
  'رود',
  'می‌خواهیم',
  'המים',
  '50%',
  'UN',
  '۱۲',
  'a_b',
  '*',
);
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((list) => `We ask ${list.join(' ')}`);
const stretch = fc.oneof(
  { weight: 4, arbitrary: words },
  words.map((inside) => `**${inside.replace('*', '')} now**`),
  words.map((inside) => `*${inside.replace('*', '')} now*`),
  words.map((inside) => `[${inside}](https://x.example/a_b)`),
  words.map((inside) => `\`${inside}\``),
  words.map((inside) => `~~${inside}~~`),
);
const inline = fc.array(stretch, { minLength: 1, maxLength: 3 }).map((list) => list.join(' '));
const block = fc.oneof(
  { weight: 3, arbitrary: inline.map((text) => `${text}.`) },
  inline.map((text) => `## ${text}`),
  fc.array(inline, { minLength: 1, maxLength: 3 }).map((all) => all.map((one) => `- ${one}`).join('\n')),
  fc
    .array(inline, { minLength: 1, maxLength: 3 })
    .map((all) => all.map((one, at) => `${at + 3}. ${one}\n`).join('\n')),
  fc.tuple(inline, inline).map(([a, b]) => `- ${a}\n  - ${b}\n- ${b}`),
  inline.map((text) => `> ${text}`),
  fc.tuple(inline, inline).map(([a, b]) => `${a}\\\n${b}.`),
  fc
    .tuple(words, words, words, words)
    .map(([a, b, c, d]) => `| ${a} | ${b} |\n| :-- | --: |\n| ${c} | ${d} |`),
  fc.constantFrom('```\ncode = 1\n```', '***', 'As we said[^1].'),
);
const NAMES = ['River Keepers', 'انجمن کتاب', 'ארגון המים', 'Zan (ZN)', 'Río Claro'];
const statement = fc
  .record({
    title: words,
    blocks: fc.array(block, { minLength: 1, maxLength: 5 }),
    names: fc.option(fc.subarray(NAMES, { minLength: 2 }), { nil: undefined }),
    date: fc.boolean(),
  })
  .map(({ title, blocks, names, date }) =>
    [
      ...(date ? ['12 August 2025'] : []),
      ...[`# ${title}`, 'We, the undersigned, ask for this.', ...blocks],
      ...(names === undefined
        ? []
        : ['Signed by:', names.map((name, at) => `${at + 1}. ${name}`).join('\n')]),
      ...(blocks.includes('As we said[^1].') ? ['[^1]: A note of *ours*, آب.'] : []),
    ].join('\n\n'),
  );

test('any document comes back from its data', async () => {
  await fc.assert(
    fc.asyncProperty(statement, async (text) => {
      await comesBack({
        'publish.config.yaml': 'sourceLocale: en\nlocales: [en]\n',
        'locales/en/statement.md': `${text}\n`,
      });
    }),
    { numRuns: runs(20) },
  );
});

test('a file that is no article is refused in one message, at its place', async () => {
  const [article] = await articlesOf({
    'publish.config.yaml': 'sourceLocale: en\nlocales: [en]\n',
    'locales/en/statement.md': '# Water\n\nWe ask.\n',
  });
  if (article === undefined) throw new Error('There is no article.');
  const good = `${JSON.stringify(article, undefined, 2)}\n`;
  const refusal = (text: string | Uint8Array) => {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    const { value, problems } = readArticle(bytes, 'x.json');
    expect(value).toBeUndefined();
    expect(problems).toHaveLength(1);
    return problems.map(({ line, column, message }) => `${line ?? '-'}:${column ?? '-'} ${message}`).join('');
  };
  expect(readArticle(new TextEncoder().encode(good), 'x.json').value?.value).toEqual(JSON.parse(good));
  const lineOf = (words: string) => good.slice(0, good.indexOf(words)).split('\n').length;
  expect(refusal(good.replace('"type": "paragraph"', '"type": "script"'))).toMatch(
    new RegExp(`^${lineOf('"type": "paragraph"')}:\\d+ “article\\.blocks\\[0\\]`, 'u'),
  );
  expect(refusal(good.replace('"version": 1', '"version": 2'))).toMatch(/^\d+:14 The file has version 2/u);
  expect(refusal(good.replace('"locale": "en"', '"locale": "../en"'))).toMatch(/^\d+:13 “locale” is not/u);
  expect(refusal(good.slice(0, -20))).toMatch(/^\d+:\d+ The file is not JSON/u);
  expect(refusal('[')).toMatch(/^1:\d+ The file is not JSON/u);
  expect(refusal('{}')).toMatch(/^1:1 /u);
  expect(refusal('{"__proto__": {"version": 1}}')).toMatch(/^1:\d+ /u);
  expect(refusal('null')).toMatch(/^1:1 The file is JSON, but not an article/u);
  expect(refusal('['.repeat(200_000))).toBe('1:1001 The file is nested deeper than 1000 levels.');
  expect(refusal(new Uint8Array(8_000_001).fill(0x20))).toContain('larger than 8 MB');
  expect(refusal(Uint8Array.of(0xff, 0xfe, 0x7b))).not.toBe('');
});
