import type { Link, PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { isPlaceholder, isSafe } from '../model/link.js';

/**
 * Gives placeholder links the address the configuration has for their words; a link that stays without a safe
 * address becomes its words. A translation's placeholder without an address of its own takes that of the
 * placeholder at the same place of the source, where both have as many.
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
  const resolved = new Map<Link, string | undefined>();
  own.forEach((link, at) => {
    const original = own.length === originals.length ? originals[at] : undefined;
    resolved.set(link, address(link) ?? (original && address(original)));
  });
  const replace = (nodes: readonly PhrasingContent[]): PhrasingContent[] =>
    nodes.flatMap((node): PhrasingContent[] => {
      if (!('children' in node)) return [node];
      const children = replace(node.children);
      if (node.type !== 'link') return [{ ...node, children }];
      const url = isPlaceholder(node) ? resolved.get(node) : node.url;
      return url !== undefined && isSafe(url) ? [{ ...node, url, children }] : children;
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
