import fc from 'fast-check';
import { expect, test } from 'vitest';
import { letters, NAMES } from '../made/letters.js';
import { readMade } from '../made/reading.js';
import { runs } from '../runs.js';

const read = (text: string, locale = 'en') => readMade({ locale, text });
const titleOf = ({ document }: ReturnType<typeof read>) =>
  document?.segments.find(({ role }) => role === 'title')?.source;
const REST = 'They write because the reading room has been closed for more than a year.\n';

test('the title, the date and the names of a letter are found in whatever order its head is written', () => {
  fc.assert(
    fc.property(letters, ({ locale, text, title }) => {
      const found = read(text, locale);
      expect(titleOf(found)?.replaceAll('**', ''), text).toBe(title);
      expect(found.document?.date, text).toBe('2025-08-12');
      expect(found.document?.signatories.map(({ name }) => name)).toEqual(NAMES);
      // What the program decides, it is sure of.
      expect(found.problems.filter(({ rule }) => rule === 'doubtful-role')).toEqual([]);
    }),
    { numRuns: runs(150) },
  );
});

test.each([
  ['in bold', '**Harbour Readers Network**', '**Reopen the reading room at once**\n\nDear Minister,'],
  ['plain', 'Harbour Readers Network', 'Dear Minister,\n\n**Reopen the reading room at once**'],
])('the name on the letter paper, %s, gives way to a title that is set apart', (_, paper, head) => {
  const found = read(`${paper}\n\n12 August 2025\n\n${head}\n\n${REST}`);
  expect(titleOf(found)).toBe('**Reopen the reading room at once**');
  const doubt = found.problems.find(({ rule }) => rule === 'doubtful-role');
  expect(doubt?.message).toContain('“Harbour Readers Network” could be it');
});

test('of several plain lines the first is read as the title, and the last is named as the other one', () => {
  const found = read(`Ms Elin Torv\n\nHarbour Board\n\nReopen the room\n\nDear Ms Torv,\n\n${REST}`);
  expect(titleOf(found)).toBe('Ms Elin Torv');
  const doubt = found.problems.find(({ rule }) => rule === 'doubtful-role');
  expect(doubt?.message).toContain('“Reopen the room” could be it');
  expect(doubt?.help).toContain('roles: { title: "Reopen the room" }');
});

test('“Open letter” is the title only where nothing else can be', () => {
  const address = 'Ms Elin Torv\\\nHarbour Board';
  expect(titleOf(read(`${address}\n\n# Open letter\n\nDear Ms Torv,\n\n${REST}`))).toBe('Open letter');
  const both = `${address}\n\n# Open letter\n\n**Reopen the room**\n\nDear Ms Torv,\n\n${REST}`;
  expect(titleOf(read(both))).toBe('**Reopen the room**');
});

test('a title that begins like a salutation is a title', () => {
  expect(titleOf(read(`Friends of the Earth ask for an answer\n\n${REST}`))).toBe(
    'Friends of the Earth ask for an answer',
  );
});

test('an address whose lines Markdown runs together is reported, each line of its own is not', () => {
  const letter = (end: string) =>
    `Ms Elin Torv${end}Harbour Board\n\n# Reopen the room\n\nDear Ms Torv,\n\n${REST}`;
  const rules = (text: string) => read(text).problems.map(({ rule }) => rule);
  expect(rules(letter('\n'))).toContain('joined-lines');
  for (const end of ['\\\n', '  \n', '\n\n']) expect(rules(letter(end))).not.toContain('joined-lines');
});
