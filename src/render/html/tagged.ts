import type { Element } from 'hast';
import { h } from 'hastscript';

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

const NO_BREAK_SPACE = '\u00A0';

/**
 * Gives an element of the printed page what the browser needs to tag it: it leaves out cells without content,
 * so that rows had holes, and only an `aside` makes a note differ from an item of a list, in an article one with its role named.
 */
export function keepTags(element: Element): void {
  const { tagName, properties, children } = element;
  if ((tagName === 'td' || tagName === 'th') && children.length === 0)
    children.push({ type: 'text', value: NO_BREAK_SPACE });
  if (tagName !== 'section' || properties.dataFootnotes === undefined) return;
  const [list] = children.filter((child) => child.type === 'element' && child.tagName === 'ol');
  for (const item of list?.type === 'element' ? list.children : []) {
    if (item.type === 'element') item.children = [h('aside', { role: 'complementary' }, item.children)];
  }
}
