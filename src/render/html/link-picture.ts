import type { Format, RenderContext } from '../../model/format.js';
import type { LocalizedDocument } from '../../model/localized.js';
import type { Problem } from '../../model/problem.js';
import { addressesOf } from './addresses.js';
import type { PagePicture } from './head.js';

/**
 * The picture of a page, if the edition has such files and an address: other sites load a picture from a whole address
 * alone (https://ogp.me, type URL).
 */
export function pagePicture(document: LocalizedDocument, context: RenderContext): PagePicture | undefined {
  const format = pictureFormat(context);
  const addresses = addressesOf(context.config);
  if (format?.linkPicture === undefined || addresses === undefined) return undefined;
  const { width, height } = format.linkPicture;
  const words = format.linkPicture.words(document, context);
  return { address: addresses.file(format.path(document)), width, height, words };
}

/** Says once that pages cannot name their pictures. */
export function unnamedPictures(document: LocalizedDocument, context: RenderContext): Problem[] {
  const isFirst = context.documents[0] === document;
  if (!isFirst || context.config.baseUrl !== undefined || pictureFormat(context) === undefined) return [];
  return [
    {
      rule: 'card-address',
      severity: 'warning',
      message:
        'The pages cannot name their cards, because other sites load a card from a whole address alone.',
      help: 'Set “baseUrl” in the configuration to the address of the edition.',
    },
  ];
}

function pictureFormat({ formats }: Pick<RenderContext, 'formats'>): Format | undefined {
  return formats.find(({ linkPicture }) => linkPicture !== undefined);
}
