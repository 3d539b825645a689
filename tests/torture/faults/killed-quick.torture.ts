import { test } from '../tally.js';
import { killBuilds } from './killed-builds.js';

test('builds without PDFs, killed at random moments', ({ tally }) =>
  killBuilds(tally, 125, ['--format', 'txt', 'html']));
