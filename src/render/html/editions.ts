import { withoutLinks } from '../../model/inline.js';
import type { LocalizedDocument } from '../../model/localized.js';
import type { TemplateVariables, ViewOf } from '../../model/template.js';
import { renderTitle, type Surface } from './blocks.js';
import { textAttributes } from './elements.js';

/** What a template may show of each language in a list of them. */
export const EDITION_VARIABLES = {
  ...{ href: true, lang: true, dir: true, script: true, name: true, heading: true, attributes: true },
} satisfies TemplateVariables;

/**
 * A language in a list from which a reader chooses: its name and the title, each in that language.
 *
 * @param up from the page to the folder of the edition
 */
export function editionView(
  document: LocalizedDocument,
  up: string,
  { imagePath }: Pick<Surface, 'imagePath'>,
): ViewOf<typeof EDITION_VARIABLES> {
  const { locale, strings, title } = document;
  return {
    href: `${up}${pagePath(document)}`,
    lang: locale.tag,
    dir: locale.direction,
    script: locale.script,
    name: strings.text('language.name'),
    heading: renderTitle(withoutLinks(title.content), document, { imagePath }),
    attributes: textAttributes(title, document),
  };
}

/** Path of the page of a language in the edition. */
export function pagePath({ locale }: Pick<LocalizedDocument, 'locale'>): string {
  return `${locale.tag}/index.html`;
}
