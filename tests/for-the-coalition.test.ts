import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './publication.js';

const questions = readFileSync(join(ROOT, 'docs/for-the-coalition.md'), 'utf8');
const rows = Array.from(
  questions.matchAll(/^\| `(?<file>[^:`]+):(?<line>\d+)` +\| (?<words>[^|]+)\|/gmu),
  ({ groups = {} }) => [`${groups.file}:${groups.line}`, groups.words ?? ''] as const,
);

test('every question to the coalition names a place', () => {
  expect(rows.length).toBe(questions.match(/^\| `/gmu)?.length);
});

test.each(rows)('the words asked about stand in %s', (place, words) => {
  const [file = '', line = ''] = place.split(':');
  const there = readFileSync(join(ROOT, file), 'utf8').split('\n')[Number(line) - 1] ?? '';
  const quoted = Array.from(
    words.split('; also')[0]?.matchAll(/[“«]([^”»]+)[”»]/gu) ?? [],
    ([, one]) => one ?? '',
  );
  const name = /^(\d+\. )(.+?)\s*$/u.exec(words);
  const expected = name === null ? quoted : [`${name[1] ?? ''}*${name[2] ?? ''}*`];
  expect(expected.length + Number(words.startsWith('the same'))).toBeGreaterThan(0);
  const letters = there
    .replace(/[“”"]/gu, '"')
    .replace(/\[(.*?)\]\(#\)/gu, '$1')
    .replaceAll('"', '');
  for (const one of expected) for (const part of one.split('…')) expect(letters).toContain(part.trim());
});
