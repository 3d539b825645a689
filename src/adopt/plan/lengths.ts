/** Where the lengths of two texts say that one block is not one block of the other. */
export interface Uneven {
  /** Ordinals of the statement’s blocks; none if the translation has one that the statement lacks. */
  readonly source: readonly number[];
  /** Ordinals of the translation’s blocks. */
  readonly target: readonly number[];
}

/** How often blocks are paired this way (Gale and Church 1993, table 5), as costs. */
const BEADS: readonly { readonly source: number; readonly target: number; readonly cost: number }[] = [
  { source: 1, target: 1, cost: -Math.log(0.89) },
  { source: 1, target: 0, cost: -Math.log(0.0099 / 2) },
  { source: 0, target: 1, cost: -Math.log(0.0099 / 2) },
  { source: 2, target: 1, cost: -Math.log(0.089 / 2) },
  { source: 1, target: 2, cost: -Math.log(0.089 / 2) },
];
const VARIANCE = 6.8;
const MOST_CELLS = 1_000_000;

/**
 * Aligns two texts by nothing but the lengths of their blocks (Gale and Church, “A Program for Aligning Sentences
 * in Bilingual Corpora”, 1993) and gives the first place that is not one to one. It is a hint for people; nothing
 * is aligned by it.
 *
 * @param source lengths in characters
 * @param target lengths in characters
 */
export function firstUneven(source: readonly number[], target: readonly number[]): Uneven | undefined {
  const [rows, columns] = [source.length + 1, target.length + 1];
  if (rows * columns > MOST_CELLS) return undefined;
  const sum = (lengths: readonly number[]) => lengths.reduce((all, length) => all + length, 0);
  const ratio = sum(target) / Math.max(1, sum(source));
  const costs = new Float64Array(rows * columns).fill(Infinity);
  const came = new Int8Array(rows * columns);
  costs[0] = 0;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      for (const [at, bead] of BEADS.entries()) {
        const [fromRow, fromColumn] = [row - bead.source, column - bead.target];
        if (fromRow < 0 || fromColumn < 0) continue;
        const cost =
          (costs[fromRow * columns + fromColumn] ?? Infinity) +
          bead.cost +
          lengthCost(sum(source.slice(fromRow, row)) * ratio, sum(target.slice(fromColumn, column)));
        const place = row * columns + column;
        if (cost < (costs[place] ?? Infinity)) {
          costs[place] = cost;
          came[place] = at;
        }
      }
    }
  }
  let first: Uneven | undefined;
  let [row, column] = [rows - 1, columns - 1];
  while (row > 0 || column > 0) {
    const bead = BEADS[came[row * columns + column] ?? 0];
    if (bead === undefined) return undefined;
    const [fromRow, fromColumn] = [row - bead.source, column - bead.target];
    if (bead.source !== 1 || bead.target !== 1) {
      first = { source: range(fromRow, row), target: range(fromColumn, column) };
    }
    [row, column] = [fromRow, fromColumn];
  }
  return first;
}

/** How unlikely it is that a text of one length is the translation of one of the other. */
function lengthCost(expected: number, found: number): number {
  const mean = (expected + found) / 2;
  if (mean === 0) return 0;
  const distance = Math.abs(expected - found) / Math.sqrt(mean * VARIANCE);
  return Math.min(700, -Math.log(Math.max(Number.MIN_VALUE, 2 * upperTail(distance))));
}

/** The normal distribution above a value (Abramowitz and Stegun 26.2.17). */
function upperTail(value: number): number {
  const t = 1 / (1 + 0.2316419 * value);
  const polynomial =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp((-value * value) / 2) / Math.sqrt(2 * Math.PI)) * polynomial;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}
