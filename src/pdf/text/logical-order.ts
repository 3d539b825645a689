import type { Direction } from '../../model/locale.js';

/** What a run of text is to the bidirectional algorithm (UAX #9 §3.2), once its brackets and spaces are set aside. */
export type RunKind = 'left-to-right' | 'right-to-left' | 'number' | 'neutral';

const NUMBER_SIGNS = /[\d\u0660-\u0669\u06F0-\u06F9\u066A-\u066C]/gu;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** The kind of a run, by its text in any order. */
export function kindOf(text: string): RunKind {
  const rest = text.replace(NUMBER_SIGNS, '');
  if (RIGHT_TO_LEFT.test(rest.replace(/\P{L}/gu, ''))) return 'right-to-left';
  if (/\p{L}/u.test(rest)) return 'left-to-right';
  return rest.length < text.length ? 'number' : 'neutral';
}

/**
 * The logical order of the runs of a line: rule L2 of UAX #9 undone. Embeddings that lie deeper than numbers
 * and words of the other direction are isolates of their own elsewhere, so two levels are enough.
 *
 * @param kinds of the runs from left to right
 * @param base direction of the text they belong to
 * @returns their places in the line, in logical order
 */
export function logicalOrder(kinds: readonly RunKind[], base: Direction): number[] {
  const levels = levelsOf(joinedNumbers(kinds), base);
  const order = [...kinds.keys()];
  for (let level = 1; level <= 2; level += 1) {
    const at = order.map((place) => levels[place] ?? 0);
    reverseRuns(order, (index) => (at[index] ?? 0) >= level);
  }
  return order;
}

/** Numbers right after left-to-right letters belong to them (§3.3.4, W7). */
function joinedNumbers(kinds: readonly RunKind[]): RunKind[] {
  let before: RunKind = 'neutral';
  return kinds.map((kind) => {
    const own = kind === 'number' && before === 'left-to-right' ? before : kind;
    if (own !== 'neutral') before = own;
    return own;
  });
}

/** Embedding levels (§3.3.4–3.3.6), neutrals resolved by their neighbours. */
function levelsOf(kinds: readonly RunKind[], base: Direction): number[] {
  const [own, right, left] = base === 'rtl' ? [1, 1, 2] : [0, 1, 0];
  const strong = (from: number, step: 1 | -1): RunKind | undefined => {
    for (let at = from + step; at >= 0 && at < kinds.length; at += step) {
      if (kinds[at] !== 'neutral') return kinds[at];
    }
    return undefined;
  };
  const isRight = (kind: RunKind | undefined) =>
    kind === undefined ? base === 'rtl' : kind === 'right-to-left' || (kind === 'number' && base === 'rtl');
  return kinds.map((kind, at) => {
    const [before, after] = [strong(at, -1), strong(at, 1)];
    switch (kind) {
      case 'right-to-left':
        return right;
      case 'left-to-right':
        return left;
      case 'number':
        return base === 'rtl' || before === 'right-to-left' || after === 'right-to-left' ? 2 : 0;
      case 'neutral': {
        if (isRight(before) !== isRight(after)) return own;
        return isRight(before) ? right : left;
      }
    }
  });
}

function reverseRuns(order: number[], belongs: (index: number) => boolean): void {
  for (let start = 0; start < order.length; start += 1) {
    if (!belongs(start)) continue;
    let end = start;
    while (end < order.length && belongs(end)) end += 1;
    order.splice(start, end - start, ...order.slice(start, end).reverse());
    start = end;
  }
}
