import { expect } from 'vitest';

/** CPU time of this process, so that what else the machine does is not counted. */
async function cpuTime(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Less than this many milliseconds is a pause of the garbage collector, or a function that is compiled. */
const NOISE = 250;

/**
 * Holds that the time of some work grows with its size and no faster: four times as much may take eight times as
 * long, where a square would take sixteen. Both are measured in the same run, so that no machine is too slow for it.
 *
 * @param size a quarter of the size that is tried
 */
export async function expectLinear(size: number, work: (size: number) => unknown): Promise<void> {
  const small = await cpuTime(() => work(size));
  const large = await cpuTime(() => work(4 * size));
  expect(large, `four times what took ${small.toFixed(0)} ms`).toBeLessThan(8 * small + NOISE);
}

/** A fixed piece of work, a hundredth of a second or two on a machine of today. */
function yardstick(): number {
  const rows = Array.from({ length: 12_000 }, (_, at) => ({
    at,
    text: `row ${String((at * 7919) % 12_000)}`,
  }));
  rows.sort((a, b) => (a.text < b.text ? -1 : 1));
  return JSON.stringify(rows).length;
}

/**
 * How long some work takes, in CPU time and in yardsticks of the same run: a slow or busy machine is slow at both.
 *
 * @returns the work's own result, and how many yardsticks it took
 */
export async function costOf<T>(work: () => T | Promise<T>): Promise<{ value: T; cost: number }> {
  const unit = Math.min(await cpuTime(yardstick), await cpuTime(yardstick));
  let value: { is: T } | undefined;
  const time = await cpuTime(async () => (value = { is: await work() }));
  if (value === undefined) throw new Error('the work has not ended');
  return { value: value.is, cost: Math.max(0, time - NOISE) / unit };
}
