import { test } from '../tally.js';
import { killBuilds } from './killed-builds.js';

test('builds without PDFs, killed at random moments', ({ tally }) =>
  killBuilds(tally, 130, ['--format', 'txt', 'html']));
