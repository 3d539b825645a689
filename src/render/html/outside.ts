import type { Element, Parents } from 'hast';
import type { Direction } from '../../model/locale.js';

/**
 * What a page has that content systems and mail programs take out with the attributes on it, and what they keep
 * instead. An element with `dir` is an isolate whatever its name (HTML §15.3.5), so no direction is lost.
 */
export const KEPT: Readonly<Record<string, string>> = {
  article: 'div',
  aside: 'div',
  bdi: 'span',
  header: 'div',
  section: 'div',
  time: 'span',
};

const GROUPING: ReadonlySet<string> = new Set(['article', 'aside', 'div', 'header', 'section']);

/** Puts language and base direction on the outermost blocks that do not say their own. */
export function sayOnBlocks(tree: Parents, lang: string, dir: Direction): void {
  for (const { properties } of blocksIn(tree)) {
    properties.lang ??= lang;
    properties.dir ??= dir;
  }
}

/** The outermost blocks: editors take them one by one, without what is around them. */
function blocksIn({ children }: Parents): Element[] {
  return children.flatMap((child) => {
    if (child.type !== 'element' || child.tagName === 'style') return [];
    return GROUPING.has(child.tagName) ? blocksIn(child) : [child];
  });
}
