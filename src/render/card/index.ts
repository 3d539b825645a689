import { CARD_SIZE } from '../../model/brand.js';
import type { Format, RenderContext, Rendering } from '../../model/format.js';
import type { LocalizedDocument } from '../../model/localized.js';
import { remembered, type MadeFile } from '../paper/remembered.js';
import { layOutCard, type Card } from './lay-out.js';
import { roomProblem } from './room.js';
import { CARD_VARIABLES, titleOf } from './view.js';
import { cardWords } from './words.js';

/** The picture that social media show beside a link to the page. */
export const card: Format = {
  id: 'card',
  label: { key: 'download.card', fallback: 'Image for social media' },
  purpose: { key: 'kit.card', fallback: 'Image to post on social media' },
  mediaType: 'image/png',
  isPrinted: true,
  onRequest: true,
  linkPicture: { ...CARD_SIZE, words: cardWords },
  templates: {
    'card.mustache': CARD_VARIABLES,
    ...{ 'card.css': {}, 'paper-fonts.css': {}, 'own-fonts.css': {} },
  },
  warm: ({ printer }) => {
    printer.warm();
  },
  path: ({ locale, slug }) => `${locale.tag}/${slug}.${locale.tag}.png`,
  async render(document, context): Promise<Rendering> {
    const path = card.path(document);
    const laidOut = await layOutCard(document, context, path);
    const { page, uncovered, uncoveredIn } = laidOut;
    if (uncovered.length > 0) return { artifacts: [], uncovered, uncoveredIn };
    const { content, refused, problems } = await remembered(
      { page, recipe: 'card 1', others: [JSON.stringify(page.sizes)] },
      context,
      () => takeCard(laidOut, document, context),
    );
    const { tag } = document.locale;
    const artifacts = content === undefined ? [] : [{ path, content, locale: tag, format: card.id }];
    return { artifacts, refused, problems };
  },
};

async function takeCard(
  { page }: Card,
  document: LocalizedDocument,
  { printer }: RenderContext,
): Promise<MadeFile> {
  const { png, fit, refused } = await printer.picture(page);
  const problems = fit === 'whole' ? [] : [roomProblem(fit, document.locale, titleOf(document))];
  return { content: fit === 'cut' ? undefined : png, refused, problems };
}
