/** How many times longer the longer text is. */
const FACTOR = 4;

/** Time that grows with the length is four times as much; with its square, sixteen times. */
const MOST_GROWTH = 9;

/** What one measurement says. */
export interface Growth {
  readonly short: number;
  readonly long: number;
  readonly factor: number;
}

/**
 * Whether what is done to a text takes time that grows faster than its length.
 *
 * A time below `floor` is no matter, whatever it grows with, and most are: the longer text alone is tried then.
 * Otherwise the same is done to both, the best of several times counts, and a machine that is busy gets another try.
 *
 * @param prepare makes what is needed for a length; its time does not count
 * @param floor milliseconds
 * @returns the times, where they grow too fast
 */
export function tooFast<Prepared>(
  prepare: (length: number) => Prepared,
  work: (prepared: Prepared) => void,
  { length, floor }: { readonly length: number; readonly floor: number },
): Growth | undefined {
  if (timed(prepare(length), work) < floor) return undefined;
  let growth: Growth | undefined;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const long = best(() => prepare(length), work);
    if (long < floor) return undefined;
    const short = best(() => prepare(length / FACTOR), work);
    growth = { short, long, factor: long / short };
    if (growth.factor < MOST_GROWTH) return undefined;
  }
  return growth;
}

function best<Prepared>(prepare: () => Prepared, work: (prepared: Prepared) => void): number {
  let least = Infinity;
  let spent = 0;
  // What takes long is measured well enough by one time.
  for (let time = 0; time < 3 && spent < 2_000; time += 1) {
    const took = timed(prepare(), work);
    least = Math.min(least, took);
    spent += took;
  }
  return least;
}

function timed<Prepared>(prepared: Prepared, work: (prepared: Prepared) => void): number {
  const start = performance.now();
  work(prepared);
  return performance.now() - start;
}
