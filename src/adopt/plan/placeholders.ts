import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Segment } from '../../model/document.js';
import { isPlaceholder } from '../../model/link.js';

/**
 * Inline Markdown in which links have no address where those of the segment have none: an edition shows them with the
 * addresses of the configuration, which a catalogue leaves to it.
 *
 * @param links words of a link without an address → the address that the configuration has for it
 */
export function withPlaceholders(
  markdown: string,
  { content }: Segment,
  links: Readonly<Record<string, string>>,
): string {
  const own: string[] = [];
  let written = markdown;
  visit({ type: 'paragraph', children: [...content] }, 'link', (link) => {
    if (!isPlaceholder(link)) return;
    const words = toString(link).trim();
    own.push(words);
    const address = Object.hasOwn(links, words) ? links[words] : undefined;
    if (address !== undefined) written = written.replaceAll(`](${address})`, '](#)');
  });
  if (own.length === 0) return markdown;
  // The translation’s own words may have an address, too.
  for (const [words, address] of Object.entries(links))
    written = written.replaceAll(`[${words}](${address})`, `[${words}](#)`);
  return written;
}
