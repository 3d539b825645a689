import { test } from '../tally.js';
import { killDesk } from './killed-desk.js';

test('a desk that writes, killed at random moments: what it has confirmed is there, and the next one opens', ({
  tally,
}) => killDesk(tally, Number(process.env.DESKS ?? 40)));
