import { describe, expect, test } from 'vitest';
import { growth } from './growth.js';
import { slowIn } from './slow.js';
import { CLASSES } from './runs.js';

describe('time grows with the length of a text', () => {
  // Short, for the suite has little time: what grows with the square takes a second at this length. The torture
  // run takes longer texts, and more of them.
  test.each(CLASSES)('in every rule and stage, for a run of $name', async (run) => {
    expect(await slowIn(run, { length: 6_000, floor: 150 })).toEqual([]);
  });

  // A pause of a busy machine can spoil one measurement.
  test(
    'the measure finds a pattern that looks again from each character of a run',
    { retry: 2 },
    async () => {
      const work = (pattern: RegExp) => ({
        prepare: (length: number) => `${' '.repeat(length)}a`,
        work: (text: string) => text.replace(pattern, ''),
      });
      const measure = { length: 10_000, floor: 30 };
      expect(await growth(work(/\s+$/u), measure)).toMatch(
        /^2500 characters take \d+ ms, 10000 take \d+ ms$/u,
      );
      expect(await growth(work(/(?<!\s)\s+$/u), measure)).toBeUndefined();
    },
  );
});
