import { expect, test } from 'vitest';
import { onePixel } from '../pictures.js';
import { inert } from '../../src/text/controls.js';
import { build, folderWith, problemsOf, published } from './folder.js';

const BIDI = ['\u202A', '\u202B', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u202C', '\u2069'];

test('bidi controls reach no file from a text, a name, code, an address, an alternative text or a title', async () => {
  const all = BIDI.join('');
  const folder = await folderWith({
    'locales/en/statement.md': `# Title ${all}x\n\nBody ${all} and \`code${all}x\` and [words${all}](https://a.example/ "t${all}").\n\n    indented ${all}\n\n![alt ${all}](a.png "title ${all}")\n\n| a${all} | b |\n|---|---|\n| c | d${all} |\n\nNote[^n].\n\n[^n]: Of ${all}.\n\nSigned:\n\n1. Name ${all} One\n2. Two\n`,
    'locales/en/a.png': onePixel(),
    'locales/fa/statement.json': JSON.stringify({ 'title-x': `عنوان ${all}` }),
    'locales/fa/signatories.json': JSON.stringify({ Two: `دو ${all}` }),
  });
  expect((await build(folder, '--bidi', 'none')).code).toBe(0);
  expect(await published(folder)).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/u);
  const found = (await problemsOf(folder)).filter(({ rule }) => rule === 'forbidden-character');
  const english = found.filter(
    ({ severity, file }) => severity === 'error' && file === 'locales/en/statement.md',
  );
  expect(new Set(english.map(({ line }) => line))).toEqual(new Set([1, 3, 5, 7, 9, 11, 15, 19]));
  expect(found.map(({ file }) => file)).toEqual(
    expect.arrayContaining(['locales/fa/statement.json', 'locales/fa/signatories.json']),
  );
});

test('isolates in the text are those that publish writes: balanced on every line', async () => {
  const folder = await folderWith({
    'locales/en/statement.md': `# Title\n\n${BIDI.map((control) => `آب${control} and ${control}نان`).join(' ')}\n\nSigned:\n\n1. سازمان\u2067\u202E یک\n2. Two\n`,
  });
  await build(folder);
  for (const line of (await published(folder)).split('\n')) {
    const opened = line.match(/[\u2066\u2067]/gu)?.length ?? 0;
    expect(line.match(/\u2069/gu)?.length ?? 0).toBe(opened);
    expect(line).not.toMatch(/[\u202A-\u202E\u2068]/u);
  }
});

test.each([
  ['a Cyrillic а in a Latin word', '# Tіtle\n\nBody.\n', 'look-alikes'],
  ['a Greek ο in a Latin word', '# Title\n\nWοrds.\n', 'look-alikes'],
  ['a name that is wholly Cyrillic', '# Title\n\nBody.\n\nSigned:\n\n1. РЕАСЕ\n2. Two\n', 'look-alikes'],
  ['a zero-width space', '# Ti\u200Btle\n\nBody.\n', 'forbidden-character'],
  ['a soft hyphen', '# Ti\u00ADtle\n\nBody.\n', 'forbidden-character'],
  ['a tag character', '# Title\u{E0041}\n\nBody.\n', 'forbidden-character'],
  ['a Hangul filler', '# Title\u3164\n\nBody.\n', 'forbidden-character'],
  ['a private character', '# Title\uE000\n\nBody.\n', 'forbidden-character'],
  ['a form of a letter', '# Title\n\nﻡﻦ.\n', 'forbidden-character'],
])('%s is an error with its place', async (_, statement, rule) => {
  const found = (await problemsOf(await folderWith({ 'locales/en/statement.md': statement }))).filter(
    (problem) => problem.rule === rule && problem.severity === 'error',
  );
  expect(found.length).toBeGreaterThan(0);
  expect(found.every(({ line, column }) => line !== undefined && column !== undefined)).toBe(true);
});

test('two names that only look alike are not one, and are both reported', async () => {
  const folder = await folderWith({
    'locales/en/statement.md': '# Title\n\nBody.\n\nSigned:\n\n1. Peace Now\n2. Pеace Now\n',
  });
  const found = (await problemsOf(folder)).filter(({ rule }) => rule === 'look-alikes');
  expect(found).toMatchObject([{ severity: 'error', line: 8 }]);
  expect(await published((await build(folder), folder))).toContain('Pеace Now');
});

test('characters that no file may hold become none, half ones the replacement character', () => {
  expect(inert('a\u0000b\uFFFFc\u{1FFFE}d\uD800e\u2028f\u0085g\u202Eh\u007Fi')).toBe('abcd\uFFFDe f ghi');
});
