import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkGroups, checks } from '../../src/preflight/checks/index.js';
import { LIMITS } from '../../src/pdf/syntax/limits.js';
import { ROOT } from '../publication.js';
import { expectPart, table } from './page.js';

const page = readFileSync(join(ROOT, 'docs/preflight.md'), 'utf8');

test('docs/preflight.md has every check as it says itself', async () => {
  const head = ['id', 'reading', 'print', 'what has to hold', 'clause', 'seen with'];
  const part = checkGroups
    .map(({ title, checks: own }) => {
      const rows = own.map(({ id, severity, description, clause, confirmedBy }) => [
        `\`${id}\``,
        severity.reading ?? '–',
        severity.print ?? '–',
        description,
        clause,
        confirmedBy,
      ]);
      return `### ${title}\n\n${table(head, rows)}`;
    })
    .join('\n\n');
  await expectPart('docs/preflight.md', 'checks', part);
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
