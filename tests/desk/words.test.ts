import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../publication.js';

const read = (tag: string) =>
  JSON.parse(readFileSync(join(ROOT, 'locales', tag, 'desk.json'), 'utf8')) as Record<string, string>;
const placeholders = (text = '') => (text.match(/\{\{\w+\}\}/gu) ?? []).sort();
const english = read('en');

test.each(['fa-AF', 'ps', 'fa'])('the desk has every word in %s, with the same values, unreviewed', (tag) => {
  const { state, ...words } = read(tag);
  expect(state).toBe('unreviewed');
  expect(Object.keys(words)).toEqual(Object.keys(english));
  for (const [key, text] of Object.entries(words)) {
    expect([key, placeholders(text)]).toEqual([key, placeholders(english[key])]);
    expect(text.normalize('NFC')).toBe(text);
    expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200E\u200F]/u);
    if (tag !== 'ps') expect(text).not.toMatch(/[يكى]/u);
  }
});

test('every word that the desk asks for is there, and every word that is there is asked for', () => {
  const folder = join(ROOT, 'src/client/desk');
  const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/u.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  const asked = Array.from(code.matchAll(/say\(\s*'([^']+)'/gu), ([, key = '']) => key);
  const families = Array.from(code.matchAll(/say\(`([a-z.]+)\.\$\{/gu), ([, family = '']) => `${family}.`);
  expect(asked.filter((key) => !Object.hasOwn(english, key))).toEqual([]);
  const unused = Object.keys(english).filter(
    (key) =>
      !asked.includes(key) &&
      !families.some((family) => key.startsWith(family)) &&
      !code.includes(`'${key}'`),
  );
  expect(unused).toEqual([]);
});
