import { test } from '../tally.js';
import { cutState, mergeState } from './broken-state.js';

test('state files that are cut short are refused', ({ tally }) => cutState(tally, 6));
test('state files in a conflict of git are refused', ({ tally }) => mergeState(tally));
