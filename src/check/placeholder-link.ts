import type { Link } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Check, Finding } from '../model/check.js';
import { isPlaceholder } from '../model/link.js';

/** Links of the canonical text whose address is `#` or empty and that the configuration gives none. */
export const placeholderLink: Check = {
  id: 'placeholder-link',
  severity: 'warning',
  of: 'source',
  *run({ document, config }) {
    for (const segment of document.segments) {
      const links: Link[] = [];
      visit({ type: 'paragraph', children: [...segment.content] }, 'link', (link) => void links.push(link));
      for (const link of links) {
        const words = toString(link).trim();
        if (!isPlaceholder(link) || Object.hasOwn(config.links, words)) continue;
        yield {
          key: segment.key,
          file: document.file,
          line: link.position?.start.line,
          column: link.position?.start.column,
          message: `The link “${words}” has no address; it is shown as plain text.`,
          help: `Give it one in publish.config.yaml: links: { ${JSON.stringify(words)}: https://… }`,
        } satisfies Finding;
      }
    }
  },
};
