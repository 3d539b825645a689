/** `RUNS=10 npx vitest run tests/exchange` tries ten times as many. */
const TIMES = Number(process.env.RUNS ?? 1);

/**
 * How many random cases a property is tried with.
 *
 * @param count in the suite, which has to stay short
 */
export const runs = (count: number): number => Math.ceil(count * TIMES);
