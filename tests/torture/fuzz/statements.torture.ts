import fc from 'fast-check';
import { expect } from 'vitest';
import { requireTime, test } from '../tally.js';
import { publishInput } from './publish.js';
import { inputs } from './statements.js';

/** Set to try others, or the same again: a failure names it. */
const SEED = process.env.FUZZ_SEED === undefined ? undefined : Number(process.env.FUZZ_SEED);
const RUNS = Number(process.env.FUZZ_STATEMENTS ?? 50_000);
/** Far above what any takes on a busy machine, far below a hang. */
const MOST_MILLISECONDS = 10_000;

test(`${RUNS} statements, by a grammar and by changes of good ones: none crashes, hangs or loses a word`, async ({
  tally,
}) => {
  let published = 0;
  await fc.assert(
    fc.asyncProperty(inputs, async (input) => {
      requireTime(`${tally.tried} statements`);
      const start = performance.now();
      try {
        if ((await publishInput(input)) === 'published') published += 1;
      } catch (error) {
        tally.lost = 1;
        throw error;
      }
      tally.tried += 1;
      const took = performance.now() - start;
      expect(took).toBeLessThan(MOST_MILLISECONDS);
    }),
    { numRuns: RUNS, ...(SEED !== undefined && { seed: SEED }) },
  );
  expect(published).toBeGreaterThan(RUNS / 2);
});
