import type { Format, RenderContext } from '../../model/format.js';
import type { LocalizedDocument } from '../../model/localized.js';
import { renderInline } from '../html/blocks.js';
import { imageArtifacts, imagePath } from '../html/images.js';
import { fittedStyle, renderTemplate } from '../html/template.js';
import { articleView } from '../html/view.js';
import { finishPdf } from './metadata.js';
import { pageStyle } from './page-style.js';

const STYLE = 'assets/paper.css';

/** The reading PDF: a page of its own, made from the same article as the web page, printed by the browser. */
export const pdf: Format = {
  id: 'pdf',
  mediaType: 'application/pdf',
  fontSheets: ['paper-fonts.css', 'own-fonts.css'],
  path: ({ locale, slug }) => `${locale.tag}/${slug}.${locale.tag}.pdf`,
  async render(document, context) {
    const path = pdf.path(document);
    const html = await renderPaper(document, context);
    const { css, fonts, uncovered } = await fittedStyle(['paper-fonts.css', 'paper.css'], html, context);
    const assets = new Map<string, Uint8Array>([[STYLE, new TextEncoder().encode(css)]]);
    for (const name of fonts) assets.set(`assets/fonts/${name}`, await context.resource(`fonts/${name}`));
    for (const image of imageArtifacts(context.images)) assets.set(image.path, image.content as Uint8Array);
    const { pdf: printed, refused } = await context.printer.print({ path, html, assets });
    const content = await finishPdf(printed, document);
    return {
      artifacts: [{ path, content, locale: document.locale.tag, format: pdf.id }],
      refused,
      uncovered,
    };
  },
};

/** The HTML of the printed page. */
async function renderPaper(document: LocalizedDocument, context: RenderContext): Promise<string> {
  const { baseUrl, pdf: settings } = context.config;
  const view = {
    ...articleView(document, (url) => `/${imagePath(url, context.images)}`),
    pageStyle: `<style>${pageStyle(document, settings)}</style>`,
    original: document.original && renderInline(document.original, document),
    canonical: baseUrl === undefined ? undefined : `${baseUrl}/${document.locale.tag}/`,
  };
  return renderTemplate('paper.mustache', view, context);
}
