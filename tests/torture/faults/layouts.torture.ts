import { test } from '../tally.js';
import { meetObstacles } from './layouts.js';

/** All of them may take longer than the ten minutes that the rest has. */
const HOUR = 3_600_000;

test(
  'links, pipes, devices, sockets and huge files where a command reads or writes',
  ({ tally }) => meetObstacles(tally, 16),
  HOUR,
);
