import { describe } from 'vitest';
import { test } from '../tally.js';
import { hangBrowser, killBrowser, nameOthers, unpackAgain } from './browsers.js';

describe('the browser', () => {
  test('is killed', ({ tally }) => killBrowser(tally, 'browser', 5));
  test('loses a renderer', ({ tally }) => killBrowser(tally, 'renderer', 5));
  test('hangs', ({ tally }) => hangBrowser(tally, 'browser', false));
  test('has a renderer that hangs', ({ tally }) => hangBrowser(tally, 'renderer', false));
  test('hangs, and a person loses patience', ({ tally }) => hangBrowser(tally, 'browser', true));
  test('is missing, too old or something else', ({ tally }) => nameOthers(tally));
  test('is unpacked by builds that are killed', ({ tally }) => unpackAgain(tally, 3));
});
