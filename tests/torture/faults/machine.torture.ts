import { describe } from 'vitest';
import { test } from '../tally.js';
import { denyFolders, fillDisk, fillOtherDisks, jumpClock, moveAway, protectDisk } from './machine.js';

describe('a build, where', () => {
  test('the disk is full', ({ tally }) => fillDisk(tally));
  test('the disks that it needs meanwhile are full', ({ tally }) => fillOtherDisks(tally));
  test('the disk is read-only', ({ tally }) => protectDisk(tally));
  test('there is no permission', ({ tally }) => denyFolders(tally));
  test('the folder is moved away', ({ tally }) => moveAway(tally, 'moved'));
  test('another folder takes the place of its own', ({ tally }) => moveAway(tally, 'replaced'));
  test('the clock jumps', ({ tally }) => jumpClock(tally, 4));
});
