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
  /** Commands that did not come to an end. */
  hung: number;
  /** Commands that read or wrote outside of their publication. */
  escaped: number;
  /** Commands that ended with a trace of the program’s insides. */
  traces: number;
}

declare module 'vitest' {
  interface TaskMeta {
    torture?: Counts;
  }
}

/** Nothing has been counted yet. */
export function noCounts(): Counts {
  return { killed: 0, injected: 0, tried: 0, lost: 0, hung: 0, escaped: 0, traces: 0 };
}

/** A test that counts; `totals.ts` adds up what all have counted. */
export const test = base.extend<{ tally: Counts }>({
  tally: async ({ task }, use) => {
    const counts = noCounts();
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
