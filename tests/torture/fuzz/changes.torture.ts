import { test } from '../tally.js';
import { byChange } from './statements.js';
import { STATEMENTS, tryStatements } from './try.js';

test(`${STATEMENTS} statements changed from good ones: none crashes, hangs or loses a word`, async ({
  tally,
}) => {
  await tryStatements(byChange, tally);
});
