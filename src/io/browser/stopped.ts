/**
 * Waits for something, but not once it is stopped.
 *
 * @param work what is waited for; it is not ended
 * @param signal ends the waiting
 * @throws Error if it is stopped
 */
export async function unlessStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop!: () => void;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => {
      reject(new Error('printing was stopped'));
    };
  });
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  try {
    return await Promise.race([work, stopped]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
