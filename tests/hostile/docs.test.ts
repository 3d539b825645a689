import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../publication.js';

const page = readFileSync(join(ROOT, 'docs/security.md'), 'utf8');

/** Tests that a row names: the file, then the name in quotation marks. */
const named = Array.from(
  page.matchAll(/`([\w./-]+\.ts)`: “(.+?)”(?=[;\s|])/gu),
  ([, file = '', name = '']) => ({
    file: file.includes('/') ? file : `tests/hostile/${file}`,
    name,
  }),
);

test('every test that docs/security.md names exists', () => {
  expect(named.length).toBeGreaterThan(35);
  const missing = named.filter(({ file, name }) => {
    const path = join(ROOT, file);
    if (!existsSync(path)) return true;
    const text = readFileSync(path, 'utf8').replaceAll(/\s+/gu, ' ');
    return !["'", '`'].some(
      (quote) => text.includes(`(${quote}${name}`) || text.includes(`( ${quote}${name}`),
    );
  });
  expect(missing).toEqual([]);
});

test('every row of its tables of threats names a test', () => {
  const rows = page.split('\n').filter((line) => line.startsWith('| '));
  const threats = rows.slice(
    1,
    rows.findIndex((line) => line.startsWith('| what  ') && line.includes('limit')),
  );
  const bare = threats.filter((line) => !line.includes('`: “') && !/\| shown by|^\| -/u.test(line));
  expect([threats.length > 20, bare]).toEqual([true, []]);
});

test('every file of tests for what strangers send is run', () => {
  const all = readFileSync(join(ROOT, 'tests/hostile/refused.test.ts'), 'utf8');
  for (const { file } of named) {
    const own = /^tests\/hostile\/([\w-]+)\.ts$/u.exec(file)?.[1];
    if (own !== undefined) expect(all).toContain(`'./${own}.js'`);
  }
});
