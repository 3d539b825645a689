/** Elements without a meaning of their own, which have no node in the browser's accessibility tree. */
const BARE = /<(bdi|span|div)(?=(?: (?:dir|class)="[^"]*")* lang=")/gu;

/**
 * Keeps the languages of bare elements in tagged PDF: the browser makes the tags from its accessibility tree,
 * and gives an element a node there that has a role, even that of having none (WAI-ARIA 1.2 `generic`).
 *
 * @param html a whole page, its attributes in double quotes
 */
export function keepLanguages(html: string): string {
  return html.replace(BARE, '<$1 role="generic"');
}
