import type { RenderContext } from '../../model/format.js';
import { titleText, withoutLinks } from '../../model/inline.js';
import type { LocalizedDocument, LocalizedText } from '../../model/localized.js';
import type { Place } from '../../model/problem.js';
import { lenderOf } from '../../model/strings.js';
import type { TemplateVariables, ViewOf } from '../../model/template.js';
import { renderInline, renderTitle, type Surface } from '../html/blocks.js';
import { LOGO_VARIABLES, logoView } from '../html/brand.js';
import { foreignAttributes, textAttributes } from '../html/elements.js';

/** What the template of a card may show; docs/templates.md lists it. */
export const CARD_VARIABLES = {
  ...{ lang: true, dir: true, script: true, title: true, kind: true, kindAttributes: true },
  ...{ release: true, ground: true },
  ...LOGO_VARIABLES,
  heading: { html: true, attributes: true },
  date: { iso: true, text: true, attributes: true },
  signatories: { text: true, attributes: true },
} satisfies TemplateVariables;

/** The string for a number of signatories. */
export const COUNT = 'signatories.count';

/** The title of a card: its own, or that of the statement. */
export function titleOf({
  title,
  cardTitle,
}: LocalizedDocument): LocalizedText & { readonly place?: Place | undefined } {
  return cardTitle ?? title;
}

/**
 * The card as its template sees it.
 *
 * @param ground address of the picture behind the words, if there is one
 */
export function cardView(
  document: LocalizedDocument,
  context: RenderContext,
  surface: Surface,
  ground: string | undefined,
): ViewOf<typeof CARD_VARIABLES> & { readonly lang: string } {
  const { locale, strings, release, date, signatories } = document;
  const title = titleOf(document);
  const attributes = (key: string) => foreignAttributes(lenderOf(strings, key));
  return {
    lang: locale.tag,
    dir: locale.direction,
    script: locale.script,
    title: titleText(title.content, locale.direction),
    ...logoView(document, surface, context),
    kind: strings.text('kind'),
    kindAttributes: attributes('kind'),
    release: renderInline(release, document, surface),
    heading: {
      html: renderTitle(withoutLinks(title.content), document, surface),
      attributes: textAttributes(title, document),
    },
    date: date && { iso: date.iso, text: date.text, attributes: foreignAttributes(date.lender) },
    signatories: signatories.length > 0 && {
      text: strings.count(COUNT, signatories.length),
      attributes: attributes(`${COUNT}_other`),
    },
    ground,
  };
}
