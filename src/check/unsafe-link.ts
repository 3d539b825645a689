import type { PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Translation } from '../model/catalogue.js';
import type { Check, Finding } from '../model/check.js';
import { isPlaceholder, isSafe } from '../model/link.js';
import { placeIn } from './place.js';

/** Links to anything but the web, a mailbox or a telephone: `javascript:`, `file:`, relative paths. */
export const unsafeLink: Check = {
  id: 'unsafe-link',
  severity: 'error',
  *run({ document, catalogues, config }) {
    for (const segment of document.segments) {
      yield* inContent(segment.content, {
        file: document.file,
        locale: config.sourceLocale,
        key: segment.key,
      });
    }
    for (const catalogue of catalogues.values()) {
      for (const [key, translation] of catalogue.translations) {
        const place = { file: catalogue.file, locale: catalogue.locale, key };
        yield* inContent(translation.content, place, translation);
      }
    }
  },
};

function* inContent(
  content: readonly PhrasingContent[],
  place: Pick<Finding, 'file' | 'locale' | 'key'>,
  translation?: Translation,
): Iterable<Finding> {
  const findings: Finding[] = [];
  visit({ type: 'paragraph', children: [...content] }, 'link', (link) => {
    if (isPlaceholder(link) || isSafe(link.url)) return;
    const start = link.position?.start;
    const { line, column } = (translation && placeIn(translation, start?.offset ?? 0)) ?? start ?? {};
    findings.push({
      ...place,
      line,
      column,
      message: `The link “${toString(link)}” leads to “${link.url}”, which no reader can follow; it is shown as plain text.`,
      help: 'Give it a whole web address (https://…), mailto: or tel:.',
    });
  });
  yield* findings;
}
