import { describe } from 'vitest';
import { test } from '../tally.js';
import { buildInBetween, buildSideBySide } from './two-at-once.js';

describe('builds into one folder', () => {
  test('side by side: one edition or another, whole at any time', ({ tally }) => buildSideBySide(tally, 6));
  test('one while another is stopped at any step', ({ tally }) => buildInBetween(tally));
});
