import { expect, test } from 'vitest';
import { keyListener } from '../../src/client/segments/keys.js';
import type { SheetSegment } from '../../src/model/sheet.js';

const segment = (key: string, status: SheetSegment['status']): SheetSegment => ({
  ...{ key, source: key, sourcePrint: key, exported: '' },
  ...{ target: ['x'], status },
});

/** Where Ctrl+Shift+Enter leads from the first segment. */
function approveFromFirst(isApproved: boolean): number[] {
  const went: number[] = [];
  const press = keyListener({
    current: 0,
    segments: [segment('a', 'finished'), segment('b', 'finished'), segment('c', 'finished')],
    actions: { finish: () => undefined, approve: () => isApproved },
    canApprove: (at) => at !== 1,
    findingsAt: () => [],
    go: (at) => went.push(at),
    save: () => undefined,
  });
  const held = { ctrlKey: true, metaKey: false, altKey: false, shiftKey: true };
  press({ key: 'Enter', ...held, preventDefault: () => undefined });
  return went;
}

test('an approval goes on to the next segment that can be approved', () => {
  expect(approveFromFirst(true)).toEqual([2]);
});

test('where nothing was approved, as a name is missing, the caret stays where the name is asked for', () => {
  expect(approveFromFirst(false)).toEqual([]);
});
