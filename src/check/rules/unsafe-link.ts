import type { Link } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Check, Finding } from '../../model/check.js';
import { firstLive } from '../../text/controls.js';
import { holdsCredentials, isPlaceholder, isSafe } from '../../model/link.js';
import { isLeftover } from '../leftovers.js';
import { linksIn, linksOf } from '../link-places.js';
import { placeIn } from '../place.js';

/**
 * Links to anything but the web, a mailbox or a telephone (`javascript:`, `file:`, relative paths), and addresses
 * that cannot be read to their end.
 */
export const unsafeLink: Check = {
  id: 'unsafe-link',
  severity: 'error',
  description:
    'A link to anything but `http:`, `https:`, `mailto:` or `tel:`, in the statement or in a translation. It is shown as plain text.',
  samples: [
    {
      locale: 'en',
      wrong: 'The [report](report.pdf) is here.',
      right: 'The [report](https://example.org/report.pdf) is here.',
    },
    {
      locale: 'ps',
      wrong: '[راپور](javascript:x) دلته دی.',
      right: '[راپور](mailto:press@example.org) دلته دی.',
    },
  ],
  *run({ document, catalogues, config, about }) {
    for (const { link, key, file } of about.has('source') ? linksOf(document) : []) {
      if (isKnown(link)) continue;
      const { line, column } = link.position?.start ?? {};
      yield { ...remark(link), file, locale: config.sourceLocale, key, line, column };
    }
    for (const { locale, file, translations } of about.has('translations') ? catalogues.values() : []) {
      for (const [key, translation] of translations) {
        for (const link of linksIn(translation.content)) {
          if (isKnown(link)) continue;
          const place = placeIn(translation, link.position?.start.offset ?? 0, file);
          yield { ...remark(link), locale, key, ...place };
        }
      }
    }
  },
};

/** What leads somewhere, or nowhere for a reason that another check names. */
function isKnown(link: Link): boolean {
  return isPlaceholder(link) || isSafe(link.url) || isLeftover(toString(link), link.url);
}

function remark(link: Link): Pick<Finding, 'message' | 'help'> {
  const words = toString(link);
  const live = firstLive(link.url);
  if (holdsCredentials(link.url))
    return {
      message: `The address of the link “${words}” has a user name before its host; it is shown as plain text.`,
      help: 'Remove the part between “//” and the host, with its “@”: it hides where the link leads, and may be a password.',
    };
  return live === undefined
    ? {
        message: `The link “${words}” leads to “${link.url}”, which no reader can follow; it is shown as plain text.`,
        help: 'Give it a full web address (https://…), mailto: or tel:.',
      }
    : {
        message: `The address of the link “${words}” has a character that cannot be seen (${live.code}); it is shown as plain text.`,
        help: 'Copy the address again, or type it.',
      };
}
