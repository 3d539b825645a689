import fc from 'fast-check';
import { expect, test } from 'vitest';
import { misread, shuffled, wordsNotKept } from '../made/reading.js';
import { statements } from '../made/statement.js';
import { runs } from '../runs.js';

test('statements made of known parts are read right, or the doubt says what could be otherwise', () => {
  fc.assert(
    fc.property(statements, (made) => {
      expect(misread(made), made.text).toBeUndefined();
    }),
    { numRuns: runs(20) },
  );
});

test('no word of a statement is lost or said twice, whatever the order of its blocks', () => {
  fc.assert(
    fc.property(statements.chain(shuffled), (made) => {
      expect(wordsNotKept(made), made.text).toEqual([]);
    }),
    { numRuns: runs(20) },
  );
});
