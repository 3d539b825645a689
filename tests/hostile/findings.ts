import pc from 'picocolors';
import { expect, test } from 'vitest';
import { shown } from '../../src/model/output.js';
import type { Problem } from '../../src/model/problem.js';
import { arranged } from '../../src/report/order.js';
import { problemLines } from '../../src/report/text.js';
import { folderWith, problemsOf } from './folder.js';

const finding = (line: number, more: Partial<Problem> = {}): Problem => ({
  rule: 'numbers',
  severity: 'warning',
  locale: 'fa',
  key: 'a',
  file: 'locales/fa/statement.json',
  line: 1,
  column: line,
  message: `The number ${line} is not in the original.`,
  help: 'Compare the numbers.',
  ...more,
});

const many = (count: number, more: (at: number) => Partial<Problem> = () => ({})) =>
  Array.from({ length: count }, (_, at) => finding(at + 1, more(at)));

test('24,000 findings of one rule in one segment are twenty, and one that counts the others', () => {
  const told = arranged(many(24_000));
  expect(told).toHaveLength(21);
  expect(told.at(-1)).toMatchObject({ message: '… and 23,980 more like this.', column: 21 });
  expect(shown(problemLines(many(24_000), pc.createColors(false)), false).length).toBeLessThan(5_000);
});

test('as many as may be told are told, and so is one more', () => {
  for (const count of [0, 1, 20, 21]) expect(arranged(many(count))).toHaveLength(count);
  expect(arranged(many(22))).toHaveLength(21);
});

test('what is left out counts as bad as the worst of it', () => {
  const told = arranged(many(30, (at) => ({ severity: at === 29 ? 'error' : 'info' })));
  expect(told.at(-1)?.severity).toBe('error');
});

test('segments, rules and texts without a key do not stand for each other, up to a thousand in one file', () => {
  expect(arranged(many(60, (at) => ({ key: `k${at}` })))).toHaveLength(60);
  expect(arranged(many(60, (at) => ({ rule: `r${at}` })))).toHaveLength(60);
  expect(arranged(many(60, (at) => ({ key: undefined, line: at })))).toHaveLength(60);
  const all = arranged(many(90_000, (at) => ({ key: `k${at % 3_000}` })));
  expect(all).toHaveLength(1_001);
  expect(all.some(({ message }) => /^… and 8\d,\d{3} more like this\.$/u.test(message))).toBe(true);
});

test('no message quotes more than two hundred characters of a text, nor cuts a letter in two', () => {
  const long = '\u{1F30A}'.repeat(20_000);
  for (const message of [
    `“${long}” is long.`,
    `It has ${long} here.`,
    `“a ${'b '.repeat(9_000)}” and “${long}”.`,
  ]) {
    const [told] = arranged([finding(1, { message, help: message })]);
    for (const text of [told?.message ?? '', told?.help ?? '']) {
      expect(text.length).toBeLessThan(450);
      expect(text).toMatch(/…/u);
      expect(text).not.toMatch(/\p{Surrogate}/u);
      expect(text.at(-1)).toBe('.');
    }
  }
  const words = 'word '.repeat(9_000);
  expect(arranged([finding(1, { message: words })])[0]?.message.length).toBeLessThanOrEqual(1_000);
});

test('a translation in which every number is another is told in a few lines', async () => {
  const numbers = (from: number) => Array.from({ length: 120 }, (_, at) => from + at).join('; ');
  const files = (key: string) => ({
    'locales/en/statement.md': `# The river\n\nWe ask: ${numbers(10_000)}.\n\nSigned by:\n\n1. First Group\n`,
    'locales/fa/statement.json': JSON.stringify({
      [key]: `می‌خواهیم: ${numbers(40_000)} ${'1,'.repeat(2_000)}1.`,
    }),
  });
  const missing = await problemsOf(await folderWith(files('x')));
  const key = missing.find((one) => one.key?.startsWith('we-ask'))?.key ?? '';
  const told = await problemsOf(await folderWith(files(key)));
  const ofNumbers = told.filter(({ rule }) => rule === 'numbers');
  expect(ofNumbers).toHaveLength(21);
  expect(ofNumbers.some(({ message }) => /^… and [\d,]+ more like this\.$/u.test(message))).toBe(true);
  for (const { message, help = '' } of told) {
    expect(message.length).toBeLessThan(450);
    expect(help.length).toBeLessThan(450);
  }
});
