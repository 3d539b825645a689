import { describe } from 'vitest';
import { test } from '../tally.js';
import { interruptAt, interruptBuilds, MOMENTS } from './interruptions.js';

describe('a build that is interrupted', () => {
  test('at random moments, in every way', ({ tally }) => interruptBuilds(tally, 2));

  for (const moment of Object.keys(MOMENTS) as (keyof typeof MOMENTS)[]) {
    test(moment, ({ tally }) => interruptAt(tally, moment));
  }
});
