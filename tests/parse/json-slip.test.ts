import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJsonObject } from '../../src/parse/json.js';
import { runs } from '../runs.js';

/** Common slips: the place is that of the sign `§`, which is taken out, in the order line, column. */
const SLIPS: readonly (readonly [what: string, text: string, message: RegExp])[] = [
  ['a trailing comma', '{\n  "a": "b",\n§}', /comma before this “\}”/u],
  ['a trailing comma in a list', '{ "a": ["b", §] }', /comma before this “\]”/u],
  ['single quotes around a text', '{\n  "a": §\'b\'\n}', /' is not the quotation mark/u],
  ['single quotes around a key', "{\n  §'a': 'b'\n}", /' is not the quotation mark/u],
  ['typographic quotes', '{ "a": §“b” }', /“ is not the quotation mark/u],
  ['a missing comma', '{\n  "a": "b"\n  §"c": "d"\n}', /comma is missing before this entry/u],
  ['two commas', '{ "a": "b",§, "c": "d" }', /comma too many/u],
  ['a missing closing quote', '{\n  "a": §"b,\n  "c": "d"\n}', /no quotation mark at its end/u],
  ['a missing opening quote', '{\n  "a": §b",\n  "c": "d"\n}', /words are not between quotation marks/u],
  ['a key without its closing quote', '{ "a: §"b" }', /quotation mark is missing here, or/u],
  ['a key without quotes', '{ §a: "b" }', /words are not between quotation marks/u],
  ['a line break in a text', '{\n  "a": §"one\n  two"\n}', /no quotation mark at its end/u],
  ['a quote in a text', '{\n  "a": "They said §"no" to it."\n}', /ends at this quotation mark/u],
  ['a quote at the end of a text', '{ "a": "They said “no"§" }', /./u],
  ['a tab in a text', '{ "a": "one§\ttwo" }', /U\+0009/u],
  ['a backslash', '{ "a": "C:§\\Press" }', /backslash/u],
  ['a comment', '{\n  §// later\n  "a": "b"\n}', /comment/u],
  ['a comment behind a value', '{\n  "a": "b" §/* later */\n}', /comment/u],
  ['a byte order mark within', '§\uFEFF{ "a": "b" }', /cannot be seen \(U\+FEFF\)/u],
  ['two objects', '{ "a": "b" }\n§{ "c": "d" }', /follows the end/u],
  ['a brace too many', '{ "a": "b" }§}', /follows the end/u],
  ['a missing brace', '{\n  "a": "b"§\n', /ends too early: a \} is missing/u],
  ['a missing bracket', '{ "a": ["b"§} ', /closes what was opened with “\[”/u],
  ['a missing colon', '{ "a" §"b" }', /colon is missing/u],
  ['a missing value', '{ "a": §}', /value is missing/u],
  ['an equals sign', '{ "a" §= "b" }', /words are not between/u],
  ['a number with a zero before it', '{ "a": 0§12 }', /comma is missing/u],
  ['an end without a beginning', '§} ', /value is missing/u],
  ['a character that cannot be seen after a text', '{ "a": "b"§\u00A0}', /cannot be seen \(U\+00A0\)/u],
  ['nothing', '§', /empty/u],
];

/** Line and column of the sign, and the text without it. */
function marked(text: string): { readonly place: readonly number[]; readonly text: string } {
  const [before = ''] = text.split('§');
  const lines = before.split('\n');
  return { place: [lines.length, (lines.at(-1) ?? '').length + 1], text: text.replace('§', '') };
}

describe('a slip has its place, a reason and something to do', () => {
  test.each(SLIPS)('%s', (_, written, message) => {
    const { place, text } = marked(written);
    const [problem] = readJsonObject(text, 'a.json').problems;
    expect(problem?.message).toMatch(message);
    expect([problem?.line, problem?.column]).toEqual(place);
    expect(problem?.help).toMatch(/\S.*[.…]$/u);
  });
});

test('whatever the text, what JSON.parse refuses gets a place within it', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    "'",
    '\\',
    '\n',
    ' ',
    'a',
    '1',
    'true',
    '//',
    '-',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join('');
      const { problems, value } = readJsonObject(text, 'a.json');
      const lines = text.split('\n');
      for (const { line = 0, column = 0, message } of problems) {
        expect(message).not.toContain('it cannot be read');
        expect(line).toBeGreaterThan(0);
        expect(line).toBeLessThanOrEqual(lines.length);
        expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
      }
      expect(problems.length === 0).toBe(value !== undefined);
    }),
    { numRuns: runs(700) },
  );
});

test('a file nested without end is refused, not followed', () => {
  const [problem] = readJsonObject(`{"a": ${'['.repeat(200_000)}`, 'a.json').problems;
  expect(problem?.message).toContain('ends too early');
});
