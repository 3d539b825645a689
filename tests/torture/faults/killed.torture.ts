import { test } from '../tally.js';
import { killBuilds } from './killed-builds.js';

test('builds that print, killed at random moments', ({ tally }) => killBuilds(tally, 3));
