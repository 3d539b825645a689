import { expect, test } from 'vitest';
import { missingStrings } from '../../src/parse/strings.js';

const complete = new Map([
  ['notes', 'Notes'],
  ['note.number', 'Note {{number}}'],
  ['end', 'Ends'],
]);

/** A locale’s strings without one of them. */
function without(key: string): Map<string, string> {
  return new Map([...complete].filter(([own]) => own !== key));
}

test('a locale whose strings are older than the word for one note is whole', () => {
  expect(missingStrings(new Map([['fr', without('note.number')]]), complete)).toEqual([]);
});

test('a locale without any other string is named', () => {
  expect(missingStrings(new Map([['fr', without('end')]]), complete)).toMatchObject([
    { locale: 'fr', message: expect.stringContaining('lack end') as string },
  ]);
});
