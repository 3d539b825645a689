import { h } from 'hastscript';
import type { Artifact, RenderContext } from '../../model/format.js';
import { plainLineOf } from '../../model/inline.js';
import type { LocalizedDocument } from '../../model/localized.js';
import { lenderOf } from '../../model/strings.js';
import { PARTIAL_VARIABLES, type TemplateVariables, type ViewOf } from '../../model/template.js';
import { renderInline, toHtml, type Surface } from './blocks.js';
import { brandHead, LOGO_VARIABLES, logoView } from './brand.js';
import { EDITION_VARIABLES, editionView } from './editions.js';
import { foreignAttributes, textAttributes } from './elements.js';
import { renderTemplate } from './template.js';

export const WITHDRAWN_VARIABLES = {
  ...PARTIAL_VARIABLES,
  head: true,
  ...LOGO_VARIABLES,
  notice: true,
  note: { html: true, attributes: true },
  ...{ languages: true, languagesAttributes: true },
  editions: EDITION_VARIABLES,
} satisfies TemplateVariables;

/**
 * The page of a language that is no longer published: it says so in that language, and leads to the others.
 *
 * @param path of the page
 */
export async function renderWithdrawnPage(
  document: LocalizedDocument,
  path: string,
  surface: Surface,
  context: RenderContext,
): Promise<Artifact> {
  const { locale, strings, withdrawal } = document;
  const { notice = [], note } = withdrawal ?? {};
  const attributes = (key: string) => foreignAttributes(lenderOf(strings, key));
  const view = {
    up: '../',
    lang: locale.tag,
    dir: locale.direction,
    script: locale.script,
    title: plainLineOf(notice),
    // Nobody looks for it, but people have links to it.
    head: [toHtml([h('meta', { name: 'robots', content: 'noindex' })]), brandHead(context, '../')]
      .filter((part) => part !== '')
      .join('\n'),
    ...logoView(document, surface, context),
    kind: strings.text('kind'),
    kindAttributes: attributes('kind'),
    notice: renderInline(notice, document),
    note: note && { html: renderInline(note.content, document), attributes: textAttributes(note, document) },
    languages: strings.text('withdrawn.languages'),
    languagesAttributes: attributes('withdrawn.languages'),
    editions: context.documents.map((other) => editionView(other, '../', surface)),
  } satisfies ViewOf<typeof WITHDRAWN_VARIABLES>;
  const content = await renderTemplate('withdrawn.mustache', view, context);
  return { path, content, locale: locale.tag, format: 'html' };
}
