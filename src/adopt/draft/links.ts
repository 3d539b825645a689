import type { Nodes, PhrasingContent, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { cut } from '../../text/excerpt.js';
import { isPlaceholder, isSafe } from '../../model/link.js';
import type { Remark } from '../../model/manuscript.js';
import { isOwnAddress } from '../../exchange/content.js';

/** The page by which Google counts who follows a link of one of its documents. */
const COUNTING = /^https?:\/\/(?:www\.)?google\.[a-z.]{2,6}\/url\?/iu;

/**
 * Keeps the links that a reader may follow; of the others, the words stay. A link to a place within the document leads
 * nowhere on a page.
 *
 * @param root changed
 */
export function keepSafeLinks(root: Root): Remark[] {
  const remarks: Remark[] = [];
  visit(root as Nodes, 'link', (node, at, parent) => {
    if (parent === undefined || at === undefined) return;
    node.url = destination(node.url);
    delete node.title;
    const words = toString(node).replace(/\s+/gu, ' ').trim();
    if (isPlaceholder(node) || isSafe(node.url)) {
      if (isOwnAddress(words, node.url)) node.children = [{ type: 'text', value: words }];
      else if (words !== '' || node.children.some(({ type }) => type === 'image')) return;
    } else if (!node.url.startsWith('#')) remarks.push(droppedLink(node.url, words));
    (parent.children as PhrasingContent[]).splice(at, 1, ...node.children);
    return [SKIP, at];
  });
  return remarks;
}

function destination(url: string): string {
  const trimmed = url.trim();
  if (!COUNTING.test(trimmed) || !URL.canParse(trimmed)) return trimmed;
  return new URL(trimmed).searchParams.get('q') ?? trimmed;
}

/** Characters of an address that a message shows. */
const SHOWN = 80;

/** What is reported of a link that no reader may follow. */
export function droppedLink(url: string, words: string): Remark {
  return {
    rule: 'init-link',
    severity: 'warning',
    message: `The link “${words}” leads to ${cut(url, SHOWN)}; its words were taken, the link was not.`,
    help: 'Links lead to http:, https:, mailto: or tel:. Give it such an address in statement.md.',
  };
}
