import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  contentLength,
  cutAtKept,
  idsOf,
  markFaults,
  nextCode,
  placed,
  replaced,
  slice,
  tidied,
  withoutHalves,
  wordsOf,
  type Edited,
} from '../../src/client/editor/content.js';
import { History } from '../../src/client/editor/history.js';
import type { Content, SheetCode } from '../../src/model/sheet.js';
import { runs } from '../runs.js';

const code = (id: string, isPair: boolean): SheetCode => ({
  id,
  type: isPair ? 'strong' : 'break',
  isPair,
  before: '**',
  after: '**',
  label: '',
});
const CODES = [code('1', true), code('2', true), code('3', false)];

const words = fc.constantFrom('', 'a', 'متن ', 'می\u200cخواهد', '👩🏽‍🌾');
const edit = fc.oneof(
  fc.record({
    kind: fc.constant('place' as const),
    code: fc.constantFrom(...CODES),
    at: fc.nat(),
    to: fc.nat(),
  }),
  fc.record({ kind: fc.constant('write' as const), text: words, at: fc.nat(), to: fc.nat() }),
);

/** A content after some edits, as an editor makes them. */
function edited(edits: readonly (typeof edit extends fc.Arbitrary<infer One> ? One : never)[]): Edited[] {
  const steps: Edited[] = [{ content: [], range: { from: 0, to: 0 } }];
  for (const one of edits) {
    const { content } = steps.at(-1) ?? { content: [] };
    const places = contentLength(content) + 1;
    const [from, to] = [one.at % places, one.to % places].sort((a, b) => a - b) as [number, number];
    if (one.kind === 'place') steps.push(placed(content, one.code, { from, to }));
    else {
      const next = withoutHalves(replaced(content, { from, to }, [one.text]));
      steps.push({ content: next, range: { from: 0, to: 0 } });
    }
  }
  return steps;
}

describe('edits', () => {
  test('never leave half of a mark, an empty text, two texts side by side, or a mark twice', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        for (const { content, range } of edited(edits)) {
          expect(withoutHalves(content)).toEqual(content);
          expect(tidied(content)).toEqual(content);
          expect(new Set(idsOf(content)).size).toBe(idsOf(content).length);
          expect(range.to).toBeLessThanOrEqual(contentLength(content));
          expect([...slice(content, 0, 2), ...slice(content, 2, Infinity)].length).toBeGreaterThanOrEqual(
            content.length,
          );
        }
      }),
      { numRuns: runs(80) },
    );
  });

  test('placing a mark changes no word', () => {
    fc.assert(
      fc.property(
        fc.array(edit, { maxLength: 8 }),
        fc.constantFrom(...CODES),
        fc.nat(),
        fc.nat(),
        (edits, one, at, to) => {
          const content = edited(edits).at(-1)?.content ?? [];
          const places = contentLength(content) + 1;
          const range = { from: Math.min(at % places, to % places), to: Math.max(at % places, to % places) };
          expect(wordsOf(placed(content, one, range).content)).toBe(wordsOf(content));
        },
      ),
      { numRuns: runs(80) },
    );
  });

  test('are taken back and done again, one by one', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        const steps = edited(edits).filter(
          ({ content }, at, all) => JSON.stringify(content) !== JSON.stringify(all[at - 1]?.content),
        );
        const [first, ...others] = steps;
        if (first === undefined) return;
        const history = new History(first);
        others.forEach((step, at) => {
          history.add(step, at * 10_000, true);
        });
        for (const step of steps.slice(0, -1).reverse())
          expect(history.undo()?.content).toEqual(step.content);
        expect(history.undo()).toBeUndefined();
        for (const step of others) expect(history.redo()?.content).toEqual(step.content);
      }),
      { numRuns: runs(40) },
    );
  });
});

describe('marks of a translation', () => {
  const source: Content = [
    { open: '1' },
    'court',
    { close: '1' },
    ' ',
    { open: '2' },
    'rules',
    { close: '2' },
    { code: '3' },
  ];
  test.each<[string, Content, string[]]>([
    [
      'all of them',
      [{ open: '2' }, 'ب', { close: '2' }, { open: '1' }, 'ا', { close: '1' }, { code: '3' }],
      [],
    ],
    ['none', ['متن'], ['missing 1', 'missing 2', 'missing 3']],
    ['one twice', [...source, { code: '3' }], ['twice 3']],
    ['another one', [...source, { code: '9' }], ['strange 9']],
    [
      'two that overlap',
      [{ open: '1' }, 'ا', { open: '2' }, 'ب', { close: '1' }, { close: '2' }, { code: '3' }],
      ['crossed 1'],
    ],
  ])('%s', (_, target, faults) => {
    expect(markFaults(source, target).map(({ kind, id }) => `${kind} ${id}`)).toEqual(faults);
  });

  test('the next one to place is the first that is missing and fits', () => {
    expect(nextCode(source, [{ open: '1' }, { close: '1' }], CODES)?.id).toBe('2');
    expect(nextCode(source, [], CODES, ({ isPair }) => !isPair)?.id).toBe('3');
    expect(nextCode(source, source, CODES)).toBeUndefined();
  });
});

test.each([
  ['see A/79/L.100.', ['A/79/L.1', 'A/79/L.100'], ['see ', 'A/79/L.100', '.']],
  ['A/79/L.1000', ['A/79/L.100'], ['A/79/L.1000']],
  ['aFemena Femena', ['Femena'], ['aFemena ', 'Femena', '']],
])('words to keep are found whole: %s', (text, kept, pieces) => {
  expect(cutAtKept(text, kept)).toEqual(pieces);
});
