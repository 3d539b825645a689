import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareNames, compareTexts } from '../../src/sync/compare-editions.js';
import { runs } from '../runs.js';

const diff = (from: string, to: string) => `${from} > ${to}`;
const words = fc.array(fc.constantFrom('river', 'quay', 'water', 'belongs', 'to', 'all', 'در', 'کتاب'), {
  minLength: 1,
  maxLength: 6,
});
const texts = fc.array(
  words.map((list) => list.join(' ')),
  { maxLength: 8 },
);
const sorted = (list: readonly string[]) => [...list].sort();

test('no text is lost or made up, whatever was edited', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const { changed, added, removed, moved } = compareTexts(before, after, diff);
      const same = (list: readonly string[], gone: readonly string[]) => {
        const left = [...list];
        for (const text of gone) {
          expect(left).toContain(text);
          left.splice(left.indexOf(text), 1);
        }
        return sorted(left);
      };
      const kept = same(before, [...removed, ...moved, ...changed.map(({ from }) => from)]);
      expect(kept).toEqual(same(after, [...added, ...moved, ...changed.map(({ to }) => to)]));
    }),
    { numRuns: runs(200) },
  );
});

test('names are compared whatever their order is', () => {
  fc.assert(
    fc.property(texts, (names) => {
      const { added, removed, respelt } = compareNames(names, [...names].reverse());
      expect([added, removed, respelt]).toEqual([[], [], []]);
    }),
    { numRuns: runs(100) },
  );
});

test('a text that was edited, one at another place, and another text in its place', () => {
  const kept = ['It was built in 1901.', 'It has nine rooms.'];
  const before = ['The rooms stay open.', ...kept, 'Nobody pays for a card.', 'A last word.'];
  const after = ['A last word.', 'The rooms stay open today.', ...kept, 'Something entirely else.'];
  expect(compareTexts(before, after, diff)).toEqual({
    changed: [
      {
        from: 'The rooms stay open.',
        to: 'The rooms stay open today.',
        words: 'The rooms stay open. > The rooms stay open today.',
      },
    ],
    added: ['Something entirely else.'],
    removed: ['Nobody pays for a card.'],
    moved: ['A last word.'],
  });
});

test('a name with other letters of the same look is respelt', () => {
  expect(compareNames(['كتاب', 'AWLM'], ['کتاب'])).toMatchObject({
    respelt: [{ from: 'كتاب', to: 'کتاب' }],
    removed: ['AWLM'],
    added: [],
  });
});
