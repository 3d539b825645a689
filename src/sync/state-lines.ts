/**
 * A JSON object with one member a line and an empty line between two. Git takes changes of neighbouring lines
 * for a conflict; with a line between them that nobody changes, it merges them.
 */
export function jsonLines(members: Iterable<readonly [string, unknown]>): string {
  const lines = Array.from(members, ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return lines.length === 0 ? '{}\n' : `{\n${lines.join(',\n\n')}\n}\n`;
}

/**
 * State by key: a line for every segment, `null` where there is nothing to remember, so that two branches that
 * remember something of different segments change different lines and add none.
 */
export function stateLines(keys: Iterable<string>, value: (key: string) => unknown): string {
  return jsonLines(Array.from(keys, (key) => [key, value(key) ?? null] as const));
}
