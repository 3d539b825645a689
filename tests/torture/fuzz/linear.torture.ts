import { expect } from 'vitest';
import { RUNS } from '../../linear/runs.js';
import { slowIn } from '../../linear/slow.js';
import { requireTime, test } from '../tally.js';

test.for(RUNS)('time grows with the length of a run of $name', async (run, { tally }) => {
  requireTime('some of the runs');
  tally.tried += 1;
  expect(await slowIn(run, { length: 16_000, floor: 150 })).toEqual([]);
});
