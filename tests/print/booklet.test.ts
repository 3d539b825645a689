import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bookletSpreads } from '../../src/pdf/booklet.js';

test('five pages from left to right, and from right to left', () => {
  const none = undefined;
  expect(bookletSpreads(5, 'ltr')).toEqual([
    [none, 1],
    [2, none],
    [none, 3],
    [4, 5],
  ]);
  expect(bookletSpreads(5, 'rtl')).toEqual([
    [1, none],
    [none, 2],
    [3, none],
    [5, 4],
  ]);
});

/** Leafs through sheets laid into one another and folded at the middle: first all right halves going inwards. */
function leafThrough(pages: number, direction: 'ltr' | 'rtl'): (number | undefined)[] {
  const spreads = bookletSpreads(pages, direction);
  const [near, far] = direction === 'ltr' ? ([1, 0] as const) : ([0, 1] as const);
  const sheets = spreads.length / 2;
  const inwards = Array.from({ length: sheets }, (_, at) => [
    spreads[2 * at]?.[near],
    spreads[2 * at + 1]?.[far],
  ]);
  const outwards = Array.from({ length: sheets }, (_, at) => [
    spreads[2 * at + 1]?.[near],
    spreads[2 * at]?.[far],
  ]);
  return [...inwards, ...outwards.reverse()].flat();
}

test('whoever leafs through a booklet meets every page in order, and empty ones only at the end', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      fc.constantFrom('ltr' as const, 'rtl' as const),
      (pages, direction) => {
        const met = leafThrough(pages, direction);
        expect(met.length % 4).toBe(0);
        expect(met.length).toBeLessThan(pages + 4);
        expect(met.slice(0, pages)).toEqual(Array.from({ length: pages }, (_, at) => at + 1));
        expect(met.slice(pages).every((page) => page === undefined)).toBe(true);
      },
    ),
  );
});
