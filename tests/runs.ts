/** `RUNS=10 npx vitest run tests/exchange` tries ten times as many. */
const TIMES = Number(process.env.RUNS ?? 1);

/**
 * Where the random cases begin. The suite tries the same cases every time, so that it fails because of a change and
 * not by chance; with `RUNS` it looks for others. A failure says its seed: `SEED=7 npx vitest run` tries it again.
 */
export const SEED = Number(process.env.SEED ?? (TIMES === 1 ? 1 : Date.now() % 1_000_003));

/**
 * How many random cases a property is tried with.
 *
 * @param count in the suite, which has to stay short
 */
export const runs = (count: number): number => Math.ceil(count * TIMES);
