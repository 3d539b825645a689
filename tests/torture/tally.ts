import { test as base } from 'vitest';

/** What torture counts. */
export interface Counts {
  /** Moments at which a process was killed. */
  killed: number;
  /** Faults that were made to happen. */
  injected: number;
  /** Inputs tried. */
  tried: number;
  /** Editions, translations or reviews that did not survive. */
  lost: number;
}

declare module 'vitest' {
  interface TaskMeta {
    torture?: Counts;
  }
}

/** A test that counts; `totals.ts` adds up what all have counted. */
export const test = base.extend<{ tally: Counts }>({
  tally: async ({ task }, use) => {
    const counts: Counts = { killed: 0, injected: 0, tried: 0, lost: 0 };
    task.meta.torture = counts;
    await use(counts);
  },
});

/**
 * Holds that there is time left: torture as a whole is bounded (`vitest.torture.config.ts`).
 *
 * @param done what has been done so far, for the message
 */
export function requireTime(done: string): void {
  if (Date.now() > Number(process.env.TORTURE_UNTIL ?? Infinity))
    throw new Error(`out of time after ${done}`);
}
