import { CARD_SIZE } from '../../model/brand.js';
import type { RenderContext } from '../../model/format.js';
import type { PosterPage } from '../../model/host.js';
import { lineOf } from '../../model/inline.js';
import type { LocalizedDocument } from '../../model/localized.js';
import type { Place } from '../../model/problem.js';
import { imageArtifacts, imagePath } from '../html/images.js';
import { fittedStyle, renderTemplate } from '../html/template.js';
import { cardView, titleOf } from './view.js';

const STYLE = 'assets/card.css';

/**
 * Pixels that the title may have, from 120 to 34. The smallest is that of all other words (templates/card.css): on a
 * card 400 pixels wide, as small as phones show them, it is more than 11, and what is smaller is hard to read.
 */
const SIZES = Array.from({ length: 44 }, (_, step) => 120 - 2 * step);

/** Above a title that is no larger than this, enough of the picture behind it can be seen. */
const LARGEST_ON_PICTURE = 58;

/** A card ready for its picture to be taken. */
export interface Card {
  readonly page: PosterPage;
  /** Characters that none of its fonts has. */
  readonly uncovered: readonly string[];
  /** Where they are, if the title has some of them. */
  readonly uncoveredIn: Place | undefined;
}

/**
 * The page whose picture is the card.
 *
 * @param path of the file to be made; names it in messages
 */
export async function layOutCard(
  document: LocalizedDocument,
  context: RenderContext,
  path: string,
): Promise<Card> {
  const { brand, images } = context;
  const behind =
    brand.card === undefined ? images : new Map([...images, [brand.card.url, brand.card.content]]);
  const addressOf = (url: string) => `/${imagePath(url, behind)}`;
  const ground = brand.card && addressOf(brand.card.url);
  const view = cardView(document, context, { imagePath: addressOf }, ground);
  // Fonts have letters with their accents, and not every accent alone (UAX #15).
  const html = (await renderTemplate('card.mustache', view, context)).normalize('NFC');
  // The style of the brand is for pages: rules for their headings would not fit here.
  const { accent } = brand;
  const { css, fonts, uncovered } = await fittedStyle(['paper-fonts.css', 'card.css'], html, {
    ...context,
    brand: { accent },
  });
  const assets = new Map<string, Uint8Array>([[STYLE, new TextEncoder().encode(css)]]);
  for (const name of fonts) assets.set(`assets/fonts/${name}`, await context.resource(`fonts/${name}`));
  for (const image of imageArtifacts(behind))
    if (html.includes(image.path)) assets.set(image.path, image.content as Uint8Array);
  const title = titleOf(document);
  const words = lineOf(title.content).normalize('NFC');
  const uncoveredIn = uncovered.some((character) => words.includes(character)) ? title.place : undefined;
  const sizes = ground === undefined ? SIZES : SIZES.filter((size) => size <= LARGEST_ON_PICTURE);
  return { page: { path, html, assets, ...CARD_SIZE, sizes }, uncovered, uncoveredIn };
}
