import type { Link, Nodes, Paragraph, PhrasingContent } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { Document } from '../model/document.js';

/**
 * A link of the canonical text, the segment that holds it and the file; a link around an image or nothing has no
 * segment.
 */
export interface PlacedLink {
  readonly link: Link;
  readonly key?: string | undefined;
  readonly file: string;
}

/** Every link of the canonical text: those of its segments, then those of blocks that have no words. */
export function* linksOf({ segments, body, file: statement }: Document): Iterable<PlacedLink> {
  for (const { content, key, file = statement } of segments) {
    for (const link of linksIn(content)) yield { link, key, file };
  }
  const links: Link[] = [];
  visit(body, (node: Nodes) => {
    if (node.data?.segment !== undefined && node.type !== 'image') return SKIP;
    if (node.type === 'link') links.push(node);
    return undefined;
  });
  for (const link of links) yield { link, file: statement };
}

/** The links of inline content, those in others included. */
export function linksIn(content: readonly PhrasingContent[]): Link[] {
  const links: Link[] = [];
  const paragraph: Paragraph = { type: 'paragraph', children: [...content] };
  visit(paragraph, 'link', (link) => void links.push(link));
  return links;
}
