import fc from 'fast-check';
import { expect } from 'vitest';
import { requireTime, type Counts } from '../tally.js';
import { publishInput } from './publish.js';
import type { Input } from './statements.js';

/** Set to try others, or the same again: a failure names it. */
export const SEED = process.env.FUZZ_SEED === undefined ? undefined : Number(process.env.FUZZ_SEED);

/** Of each of the two kinds. */
export const STATEMENTS = Number(process.env.FUZZ_STATEMENTS ?? 25_000);

/** Far above what any takes on a busy machine, far below a hang. */
const MOST_MILLISECONDS = 20_000;

/** Publishes so many statements, and counts them. */
export async function tryStatements(inputs: fc.Arbitrary<Input>, tally: Counts): Promise<void> {
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
      expect(performance.now() - start).toBeLessThan(MOST_MILLISECONDS);
    }),
    { numRuns: STATEMENTS, ...(SEED !== undefined && { seed: SEED }) },
  );
  expect(published).toBeGreaterThan(STATEMENTS / 2);
}
