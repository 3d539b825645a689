/** Lets one thing happen after the other, in the order in which they come. */
export interface Turns {
  /** Waits for all that came before, then does it. */
  take<Value>(work: () => Promise<Value>): Promise<Value>;
  /** Ends when nothing is being done. */
  idle(): Promise<void>;
}

/** Nobody has come yet. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return {
    take(work) {
      const own = last.then(work);
      last = own.catch(() => undefined);
      return own;
    },
    async idle() {
      await last;
    },
  };
}
