import { expect, test } from 'vitest';
import { wordDiff } from '../../src/check/word-diff.js';

test.each([
  ['a b c', 'a b c', ''],
  ['one two three', 'one 2 three', 'one [-two-] {+2+} three'],
  [
    'In recent weeks there has been an alarming increase in the rate of deportations to a country.',
    'In recent weeks there has been a steep increase in the rate of deportations to that country.',
    '… there has been [-an alarming-] {+a steep+} increase in the … of deportations to [-a-] {+that+} country.',
  ],
  ['Text.', 'Text. And more.', 'Text. {+And more.+}'],
  ['می‌شود گفت', 'می‌شود نوشت', 'می‌شود [-گفت-] {+نوشت+}'],
])('%s → %s', (before, after, diff) => {
  expect(wordDiff(before, after)).toBe(diff);
});
