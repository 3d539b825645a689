import { toString } from 'mdast-util-to-string';
import type { Check, Finding } from '../../model/check.js';
import { isPlaceholder } from '../../model/link.js';
import { linksOf } from '../link-places.js';

/** Links of the canonical text whose address is `#` or empty and that the configuration gives none. */
export const placeholderLink: Check = {
  id: 'placeholder-link',
  severity: 'warning',
  description:
    'A link of the statement has no address, and `links` in the configuration has none for its words. It is shown as plain text.',
  samples: [
    { locale: 'en', wrong: 'They [ruled](#) so.', right: 'They [ruled](https://example.org/ruling) so.' },
    { locale: 'fa', wrong: 'چنین [حکم]() کردند.', right: 'چنین [حکم](https://example.org/ruling) کردند.' },
  ],
  of: 'source',
  *run({ document, config }) {
    for (const { link, key, file } of linksOf(document)) {
      const words = toString(link).trim();
      if (!isPlaceholder(link) || Object.hasOwn(config.links, words)) continue;
      yield {
        key,
        file,
        line: link.position?.start.line,
        column: link.position?.start.column,
        message: `The link “${words}” has no address; it is shown as plain text.`,
        help: `Give it one in publish.config.yaml: links: { ${JSON.stringify(words)}: https://… }`,
      } satisfies Finding;
    }
  },
};
