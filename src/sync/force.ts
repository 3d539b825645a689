/** What takes the place of what was written here meanwhile: everything, nothing, or the texts with these keys. */
export type Force = boolean | ReadonlySet<string>;

/** Whether the text of a file takes the place of the one here, whatever that one is. */
export function isForced(force: Force, key: string): boolean {
  return typeof force === 'boolean' ? force : force.has(key);
}
