/** Milliseconds that a command has to end after a crash. */
const PATIENCE = 5_000;

/** What happens where nobody waits for it, such as an error event of a process that could not be started. */
export interface CrashWatch {
  /** The first crash. */
  readonly error: Error | undefined;
  /** Fails some time after a crash: what a command waits for may never come then. */
  readonly given: Promise<never>;
  end(): void;
}

/**
 * Takes errors that nobody catches, so that they end a command in order and not the process in the middle of it.
 *
 * @param stop ends the command early
 */
export function watchCrashes(stop: () => void): CrashWatch {
  let error: Error | undefined;
  let timer: NodeJS.Timeout | undefined;
  let giveUp: (reason: Error) => void;
  const given = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  given.catch(() => undefined);
  const take = (reason: unknown) => {
    const crash = reason instanceof Error ? reason : new Error(String(reason));
    error ??= crash;
    timer ??= setTimeout(() => {
      giveUp(crash);
    }, PATIENCE);
    stop();
  };
  process.on('uncaughtException', take).on('unhandledRejection', take);
  return {
    get error() {
      return error;
    },
    given,
    end() {
      clearTimeout(timer);
      process.off('uncaughtException', take).off('unhandledRejection', take);
    },
  };
}
