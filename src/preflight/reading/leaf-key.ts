/**
 * What names a marked-content sequence: the stream whose numbering it is in (§14.7.4.2), and its number.
 *
 * @param owner the object number of the page or form
 */
export function leafKey(owner: number, mcid: number): string {
  return `${owner}:${mcid}`;
}
