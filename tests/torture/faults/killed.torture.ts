import { describe } from 'vitest';
import { test } from '../tally.js';
import { killBuilds, killBuildSteps } from './killed-builds.js';

describe('a build that is killed', () => {
  test('at random moments, printing', ({ tally }) => killBuilds(tally, 60));
  test('before each step and in the middle of a file', ({ tally }) => killBuildSteps(tally));
});
