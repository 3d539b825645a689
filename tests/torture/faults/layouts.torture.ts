import { test } from '../tally.js';
import { meetObstacles } from './layouts.js';

test('links, pipes, devices, sockets and huge files where a command reads or writes', ({ tally }) =>
  meetObstacles(tally, 16));
