import { describe } from 'vitest';
import { test } from '../tally.js';
import { interruptCommand, killCommand, refuseCommand, reviewInBetween } from './state-files.js';
import { COMMANDS, type CommandName } from './state.js';

describe.each(Object.keys(COMMANDS) as CommandName[])('%s', (command) => {
  test('killed: state files are old or new, and the next command finishes', ({ tally }) =>
    killCommand(tally, command));
  test('interrupted: nothing is changed, or all is done', ({ tally }) => interruptCommand(tally, command));
  test('refused by the machine', ({ tally }) => refuseCommand(tally, command));
});

test.for(['sync', 'review'] as const)('%s while somebody reviews another language', (command, { tally }) =>
  reviewInBetween(tally, command),
);
