import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { coveredRanges } from '../../src/model/font-face.js';
import { ROOT } from '../publication.js';
import { addedFont, buildHumanTexts, humanTexts } from './human-texts.js';

/** A letter of each script whose font is a dependency of the tests. */
const LETTERS = ['क', 'ক', 'த', 'ก', 'ក', 'ሀ'];

test.each(LETTERS)('the font that is named for “%s” exists, and has what its range says', (letter) => {
  const font = addedFont([letter]);
  const [, from = ''] = font?.file ?? [];
  const name = /@fontsource\/[^/]+/u.exec(from)?.[0] ?? '';
  const json = readFileSync(join(ROOT, 'node_modules', name, 'unicode.json'), 'utf8');
  const own = Object.entries(JSON.parse(json) as Record<string, string>)
    .filter(([subset]) => from.includes(`-${subset}-400-normal`))
    .flatMap(([, ranges]) => coveredRanges(`@font-face { unicode-range: ${ranges} }`));
  expect(own).not.toEqual([]);
  const isOwn = (code: number) => own.some(([first, last]) => code >= first && code <= last);
  const ranges = coveredRanges(font?.css ?? '');
  expect(ranges.some(([first, last]) => first <= letterCode(letter) && letterCode(letter) <= last)).toBe(
    true,
  );
  // The space between two ranges of the package may have been closed where Unicode has no character.
  const lacking = ranges
    .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at))
    .filter((code) => !isOwn(code) && /\P{Cn}/u.test(String.fromCodePoint(code)));
  expect(lacking).toEqual([]);
});

test('texts in scripts with fonts of the publication’s own come back letter by letter', async () => {
  const { texts } = await humanTexts(['hi', 'bn', 'km']);
  const chosen = texts.filter(({ font }) => font !== undefined);
  expect(chosen).toHaveLength(3);
  for (const { text, findings, differences } of await buildHumanTexts(chosen, 1))
    expect([text.tag, findings, differences]).toEqual([text.tag, [], []]);
});

function letterCode(letter: string): number {
  return letter.codePointAt(0) ?? 0;
}
