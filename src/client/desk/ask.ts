import { useEffect } from 'preact/hooks';

/**
 * What the desk answers.
 *
 * @param path the path that is asked for
 * @param signal ends the asking
 * @throws {Error} with the words of the desk if it refuses
 */
async function ask(path: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(path, { signal });
  if (response.ok) return response;
  throw new Error((await response.text()).trim());
}

/** What an error says. */
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Asks for a path, again with every other one and whenever a reason changes. An answer that is no longer awaited is
 * dropped.
 *
 * @param reasons what else may change the answer
 * @param read reads the answer
 * @param fail takes the words of a refusal
 */
export function useAsked<Answer>(
  path: string,
  reasons: readonly unknown[],
  read: (response: Response) => Promise<Answer>,
  take: (answer: Answer) => void,
  fail: (message: string) => void,
): void {
  useEffect(() => {
    const stop = new AbortController();
    ask(path, stop.signal)
      .then(read)
      .then((answer) => {
        if (!stop.signal.aborted) take(answer);
      })
      .catch((error: unknown) => {
        if (!stop.signal.aborted) fail(messageOf(error));
      });
    return () => {
      stop.abort();
    };
  }, [path, ...reasons]);
}
