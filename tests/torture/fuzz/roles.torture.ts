import fc from 'fast-check';
import { expect } from 'vitest';
import { misread, readMade, shuffled, wordsNotKept } from '../../made/reading.js';
import { statements } from '../../made/statement.js';
import { requireTime, test } from '../tally.js';
import { SEED } from './try.js';

const STATEMENTS = Number(process.env.TORTURE_ROLES ?? 3000);
const RUNS = { numRuns: STATEMENTS, ...(SEED !== undefined && { seed: SEED }) };

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

test('twice the blocks take about twice the time', ({ tally }) => {
  const [short, long] = [1000, 2000].map((count) => {
    const text = longStatement(count);
    const times = [1, 2, 3].map(() => {
      const start = performance.now();
      tally.tried += 1;
      expect(readMade({ locale: 'en', text }).outline?.title).toBe('A Long Statement');
      return performance.now() - start;
    });
    return Math.min(...times);
  });
  // Four where time grows with the square.
  expect((long ?? 0) / (short ?? 1)).toBeLessThan(3);
});

/** A statement with so many paragraphs, headings, lists and names that each sort of block could grow out of hand. */
function longStatement(count: number): string {
  const sorts = [
    (at: number) => `## Part ${at}`,
    (at: number) => `In town ${at} nobody has asked the people. They have a right to know.`,
    (at: number) => `We ask town ${at} to:`,
    (at: number) => `- open house ${at}\n- close road ${at}`,
    (at: number) => `Readers of Town ${at}`,
    (at: number) => `Signed by:`.concat(at % 2 === 0 ? '' : ` Group ${at}, Union ${at}`),
    (at: number) => `1. Forum ${at}\n2. Union ${at}`,
  ];
  const blocks = Array.from({ length: count }, (_, at) => sorts[at % sorts.length]?.(at) ?? '');
  return `12 March 2026\n\n# A Long Statement\n\n${blocks.join('\n\n')}\n`;
}
