import type { FootnoteReference, Link, PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { isPlaceholder, isSafe } from '../model/link.js';

/**
 * Gives placeholder links the address the configuration has for their words; a link that stays without a safe
 * address becomes its words. A translation's placeholder without an address of its own takes that of the
 * placeholder at the same place of the source, where both have as many; without any, its words say which it was. Links
 * within links become their words; marks of notes move behind the link.
 *
 * @param content inline content of a segment in one language
 * @param source inline content of its source
 * @param links link text → address
 */
export function resolveLinks(
  content: readonly PhrasingContent[],
  source: readonly PhrasingContent[],
  links: Readonly<Record<string, string>>,
): PhrasingContent[] {
  const address = (link: Link) => {
    const words = toString(link).trim();
    return Object.hasOwn(links, words) ? links[words] : undefined;
  };
  const own = placeholders(content);
  const originals = placeholders(source);
  const numbers = new Map(own.map((link, at) => [link, at]));
  const resolved = new Map<Link, string | undefined>();
  own.forEach((link, at) => {
    const original = own.length === originals.length ? originals[at] : undefined;
    resolved.set(link, address(link) ?? (original && address(original)));
  });
  // An address that is written out, or the mark of a note, within a link: no page has a link within a link.
  const replace = (nodes: readonly PhrasingContent[], marks?: FootnoteReference[]): PhrasingContent[] =>
    nodes.flatMap((node): PhrasingContent[] => {
      if (node.type === 'footnoteReference' && marks !== undefined) {
        marks.push(node);
        return [];
      }
      if (!('children' in node)) return [node];
      if (node.type !== 'link') return [{ ...node, children: replace(node.children, marks) }];
      const url = isPlaceholder(node) ? resolved.get(node) : node.url;
      const unlinked = isPlaceholder(node) && url === undefined ? numbers.get(node) : undefined;
      if (marks === undefined && unlinked !== undefined)
        return replace(node.children).map((one) => ({ ...one, data: { ...one.data, unlinked } }));
      if (marks !== undefined || url === undefined || !isSafe(url)) return replace(node.children, marks);
      const behind: FootnoteReference[] = [];
      return [{ ...node, url, children: replace(node.children, behind) }, ...behind];
    });
  return replace(content);
}

function placeholders(nodes: readonly PhrasingContent[]): Link[] {
  return nodes.flatMap((node): Link[] => {
    if (!('children' in node)) return [];
    const inner = placeholders(node.children);
    return node.type === 'link' && isPlaceholder(node) ? [node, ...inner] : inner;
  });
}
