import fc from 'fast-check';
import { expect } from 'vitest';
import { misread, shuffled, wordsNotKept } from '../../made/reading.js';
import { statements } from '../../made/statement.js';
import { requireTime, test } from '../tally.js';

const STATEMENTS = Number(process.env.TORTURE_ROLES ?? 3000);
const RUNS = { numRuns: STATEMENTS, seed: Number(process.env.TORTURE_SEED ?? Date.now() % 1_000_003) };

test(`${STATEMENTS} statements of known parts: none is read wrong without a doubt`, ({ tally }) => {
  fc.assert(
    fc.property(statements, (made) => {
      requireTime(`${tally.tried} statements`);
      tally.tried += 1;
      expect(misread(made), made.text).toBeUndefined();
    }),
    RUNS,
  );
});

test(`${STATEMENTS} statements with their blocks in another order: every word is kept, once`, ({ tally }) => {
  fc.assert(
    fc.property(statements.chain(shuffled), (made) => {
      requireTime(`${tally.tried} statements`);
      tally.tried += 1;
      expect(wordsNotKept(made), made.text).toEqual([]);
    }),
    RUNS,
  );
});
