/**
 * What the desk answers.
 *
 * @param path the path that is asked for
 * @param signal ends the asking
 * @throws {Error} with the words of the desk if it refuses
 */
export async function ask(path: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(path, { signal });
  if (response.ok) return response;
  throw new Error((await response.text()).trim());
}

/** What an error says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
