import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds without an event before the disk is looked at: a program that saves a file changes it several times. */
const QUIET = 4;

/** Runs something after events, one run at a time, however many events there are. */
export interface Pace {
  /** Something may have changed. */
  wake(): void;
  /** Ends when there is nothing to do. */
  idle(): Promise<void>;
  stop(): void;
}

/**
 * A million events while a run goes on are one run after it.
 *
 * @param run must not throw
 */
export function createPace(run: () => Promise<void>): Pace {
  let isDue = false;
  let isStopped = false;
  let running: Promise<void> | undefined;
  const work = async () => {
    while (isDue && !isStopped) {
      await delay(QUIET);
      isDue = false;
      await run();
    }
    running = undefined;
  };
  return {
    wake() {
      isDue = true;
      running ??= work();
    },
    idle: async () => running,
    stop() {
      isStopped = true;
    },
  };
}
