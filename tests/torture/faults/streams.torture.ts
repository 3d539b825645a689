import { test } from '../tally.js';
import { breakStreams, calls, closeFiles } from './streams.js';

test('every command, where a stream is full or closed', ({ tally }) => breakStreams(tally));
test('commands, where few files may be open', ({ tally }) =>
  closeFiles(
    tally,
    [['check'], ['build', '--format', 'txt', 'html'], ['build', '--no-cache'], ['sync']],
    44,
  ));
test('every command, where twenty files may be open', ({ tally }) => closeFiles(tally, calls(), 20));
