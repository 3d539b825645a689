import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { publish } from '../publication.js';
import { build, edition, folderWith, problemsOf } from './folder.js';

/** Names with which a key may reach the prototype of all objects. */
const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
];

afterEach(() => {
  const added = Object.getOwnPropertyNames(Object.prototype).filter((name) =>
    /^(?:polluted|title|message)$/u.test(name),
  );
  expect([added, ({} as Record<string, unknown>).polluted]).toEqual([[], undefined]);
});

const json = (pairs: readonly (readonly [string, unknown])[]) =>
  `{${pairs.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(', ')}}`;

test('in catalogues and lists of names they are keys like any other', async () => {
  const folder = await folderWith({
    'locales/en/statement.md': `# Constructor\n\n${NAMES.map((name) => `${name}\n`).join('\n')}\nSigned:\n\n1. __proto__\n2. constructor\n`,
    'locales/fa/statement.json': json([
      ['constructor', 'سازنده'],
      ['proto', 'پروتو'],
      ['tostring', 'رشته'],
    ]),
    'locales/fa/signatories.json': json([
      ['__proto__', 'نهاد یک'],
      ['constructor', 'نهاد دو'],
    ]),
    'locales/fa/state.json': json([['__proto__', { source: 'a', target: 'b', polluted: 1 }]]),
    'locales/fa/obsolete.json': json([['__proto__', { source: 'a', target: 'b', polluted: 1 }]]),
    'locales/fa/glossary.json': json([['__proto__', 'پروتو']]),
    'locales/fa/accepted.json': json([['__proto__/constructor', 'because']]),
    'locales/en/earlier.json': json([['__proto__', ['x']]]),
  });
  const { code, stderr } = await build(folder);
  expect([code, stderr]).toEqual([0, expect.not.stringContaining('TypeError')]);
  const page = await readFile(join(folder, 'dist/fa/index.html'), 'utf8');
  for (const words of ['سازنده', 'نهاد دو']) expect(page).toContain(words);
  expect((await publish(['-C', folder, 'sync'])).code).toBe(0);
  expect((await publish(['-C', folder, 'check', '--json'])).code).toBeLessThan(2);
  expect((await build(folder)).code).toBe(0);
});

test.each(NAMES)('%s is no key of the configuration', async (name) => {
  for (const yaml of [
    `${name}: { polluted: 1 }`,
    `release: { ${name}: x }`,
    `pdf: { ${name}: { polluted: 1 } }`,
    `checks: { ${name}: off }`,
  ]) {
    const folder = await folderWith({ 'publish.config.yaml': `date: 2025-01-02\n${yaml}\n` });
    const { code, stderr } = await build(folder);
    expect([yaml, code, stderr]).toEqual([yaml, 2, expect.stringContaining(name)]);
  }
});

test('where any key may stand they are keys', async () => {
  const folder = await folderWith({
    'publish.config.yaml':
      'date: 2025-01-02\nlinks: { __proto__: "https://a.example/", constructor: "https://b.example/" }\nnames: { __proto__: { lang: fa }, constructor: { dir: ltr } }\n',
    'locales/en/statement.md':
      '# Title\n\nA [toString](#) and [constructor](#) and [\\_\\_proto\\_\\_](#).\n',
  });
  expect((await build(folder)).code).toBe(0);
  const page = (await edition(folder)).get('en/index.html') ?? '';
  expect(page).toContain('<a href="https://b.example/">constructor</a>');
  expect(page).toMatch(/<a href="https:\/\/a\.example\/"><bdi[^>]* lang="fa"[^>]*>__proto__<\/bdi><\/a>/u);
  expect(page).toContain('A toString and');
});

test('front matter knows none of them, and merges nothing', async () => {
  for (const line of [
    '__proto__: { title: x }',
    'constructor: x',
    '<<: { title: x }',
    'a: &a { title: x }',
  ]) {
    const folder = await folderWith({ 'locales/en/statement.md': `---\n${line}\n---\n\n# Title\n\nBody.\n` });
    expect([line, (await problemsOfBuild(folder)).includes('2:1  error')]).toEqual([line, true]);
  }
});

test('strings of those names are not looked up in a prototype', async () => {
  const folder = await folderWith({ 'locales/fa/press.json': json(NAMES.map((name) => [name, 'متن'])) });
  expect((await build(folder)).code).toBe(0);
  const problems = (await problemsOf(folder)).filter(({ file }) => file === 'locales/fa/press.json');
  const rules = problems.map(({ rule }) => rule).filter((rule) => rule !== 'unreviewed-strings');
  expect(rules).toEqual(NAMES.map(() => 'unused-key'));
});

async function problemsOfBuild(folder: string): Promise<string> {
  const { stderr } = await build(folder);
  return stderr;
}
