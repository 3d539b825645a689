import fc from 'fast-check';
import { expect, test } from 'vitest';
import { publishInput } from '../torture/fuzz/publish.js';
import { inputs } from '../torture/fuzz/statements.js';

/** `npm run torture` tries fifty thousand; these are the same every time. */
test('three hundred mangled statements lose no word and are the same as pages and as texts', async () => {
  const before = process.cpuUsage();
  const outcomes = { refused: 0, published: 0 };
  await fc.assert(
    fc.asyncProperty(inputs, async (input) => {
      outcomes[await publishInput(input)] += 1;
    }),
    { seed: Number(process.env.SEED ?? 20250812), numRuns: Number(process.env.N ?? 300) },
  );
  console.log(outcomes, (process.cpuUsage(before).user + process.cpuUsage(before).system) / 1000);
  expect(outcomes.published).toBeGreaterThan(150);
});
