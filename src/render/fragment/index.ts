import { withoutComments } from '../../model/font-face.js';
import type { Format, RenderContext } from '../../model/format.js';
import type { LocalizedDocument } from '../../model/localized.js';
import type { Problem } from '../../model/problem.js';
import type { TemplateVariables, ViewOf } from '../../model/template.js';
import { renderInline } from '../html/blocks.js';
import { imageArtifacts, surfaceOf } from '../html/images.js';
import { renderTemplate, resourceText } from '../html/template.js';
import { ARTICLE_VARIABLES, articleView } from '../html/view.js';
import { portable } from './portable.js';

const VARIABLES = {
  ...ARTICLE_VARIABLES,
  ...{ style: true, embargo: true, original: true },
} satisfies TemplateVariables;

/** The article alone, for a page of another site: no style unless it is asked for, no id that another page may have. */
export const fragment: Format = {
  id: 'fragment',
  label: { key: 'download.fragment', fallback: 'For websites' },
  purpose: { key: 'kit.fragment', fallback: 'HTML of the text alone, for a page of another website' },
  mediaType: 'text/html',
  onRequest: true,
  templates: { 'fragment.mustache': VARIABLES, 'fragment.css': {} },
  path: ({ locale, slug }) => `${locale.tag}/${slug}.${locale.tag}.fragment.html`,
  async render(document, context) {
    const { locale, slug, embargo, original } = document;
    const { style, level } = context.config.fragment;
    // Where it is pasted, only an address with its host leads to an image.
    const surface = surfaceOf(context, `${context.config.baseUrl ?? '..'}/`);
    const view = {
      ...articleView(document, surface),
      style: style === 'scoped' && withoutComments(await resourceText('fragment.css', context)).trim(),
      embargo: embargo && renderInline(embargo.notice, document),
      original: original && renderInline(original, document),
    } satisfies ViewOf<typeof VARIABLES>;
    const html = await renderTemplate('fragment.mustache', view, context);
    const content = portable(html, {
      ...{ prefix: `${slug}-${locale.tag}-`, level },
      ...{ lang: locale.tag, dir: locale.direction },
    });
    const artifact = { path: fragment.path(document), content, locale: locale.tag, format: fragment.id };
    return { artifacts: [artifact], problems: imageProblems(document, content, context) };
  },
  shared: (_rendered, { images }) => Promise.resolve(imageArtifacts(images)),
};

function imageProblems({ locale }: LocalizedDocument, html: string, { config }: RenderContext): Problem[] {
  if (config.baseUrl !== undefined || !html.includes('<img')) return [];
  return [
    {
      rule: 'fragment-image',
      severity: 'warning',
      locale: locale.tag,
      message: `The fragment of “${locale.tag}” has images, whose addresses lead nowhere on another site.`,
      help: 'Set “baseUrl” in the configuration to the address of the edition, so that images are loaded from there.',
    },
  ];
}
