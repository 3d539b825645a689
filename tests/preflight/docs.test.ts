import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checks } from '../../src/preflight/checks/index.js';
import { LIMITS } from '../../src/pdf/syntax/limits.js';
import { ROOT } from '../publication.js';

const page = readFileSync(join(ROOT, 'docs/preflight.md'), 'utf8');
const rows = Array.from(page.matchAll(/^\| `(?:\w+\.\w+)` .*\|$/gmu), ([row]) =>
  row
    .slice(1, -1)
    .split(/(?<!\\)\|/u)
    .map((cell) => cell.trim().replaceAll('\\|', '|')),
);

test('the page says of every check what the check says of itself, in the same order', () => {
  const told = checks.map(({ id, severity, rule, clause, confirmedBy }) => [
    `\`${id}\``,
    severity.reading ?? '–',
    severity.print ?? '–',
    rule,
    clause,
    confirmedBy,
  ]);
  expect(rows).toEqual(told);
});

test('ids are unique and of one form', () => {
  const ids = checks.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z]+\.[a-z0-9]+$/u);
});

test('the page states the bounds that hold', () => {
  for (const bound of [LIMITS.stream, LIMITS.decoded]) expect(page).toContain(`| ${bound / 1e6} MB`);
  expect(page).toContain(`| ${LIMITS.steps / 1e6} million`);
  expect(page).toContain(`| ${LIMITS.nesting} `);
  expect(page).toContain(`| ${LIMITS.depth} `);
});
