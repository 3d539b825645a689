import { test } from '../tally.js';
import { byGrammar } from './statements.js';
import { STATEMENTS, tryStatements } from './try.js';

test(`${STATEMENTS} statements made by a grammar: none crashes, hangs or loses a word`, async ({ tally }) => {
  await tryStatements(byGrammar, tally);
});
