import type { Format, RenderContext } from '../../model/format.js';
import type { LocalizedDocument } from '../../model/localized.js';
import type { Problem } from '../../model/problem.js';
import { UnknownShape } from '../../pdf/unknown-shape.js';
import { renderInline } from '../html/blocks.js';
import { imageArtifacts, imagePath } from '../html/images.js';
import { keepLanguages } from '../html/tagged.js';
import { fittedStyle, renderTemplate } from '../html/template.js';
import { articleView } from '../html/view.js';
import { expectedText } from './expected-text.js';
import { pageStyle } from './page-style.js';
import { makeReadingPdf } from './reading-pdf.js';
import { compareText, isWhole, type TextLoss } from './text-gate.js';

const STYLE = 'assets/paper.css';

/** The reading PDF: a page of its own, made from the same article as the web page, printed by the browser. */
export const pdf: Format = {
  id: 'pdf',
  mediaType: 'application/pdf',
  path: ({ locale, slug }) => `${locale.tag}/${slug}.${locale.tag}.pdf`,
  async render(document, context) {
    const path = pdf.path(document);
    const html = await renderPaper(document, context);
    const { css, fonts, uncovered } = await fittedStyle(['paper-fonts.css', 'paper.css'], html, context);
    const assets = new Map<string, Uint8Array>([[STYLE, new TextEncoder().encode(css)]]);
    for (const name of fonts) assets.set(`assets/fonts/${name}`, await context.resource(`fonts/${name}`));
    for (const image of imageArtifacts(context.images)) assets.set(image.path, image.content as Uint8Array);
    const { pdf: printed, refused } = await context.printer.print({ path, html, assets });
    const { content, problems } = await finished(printed, document, context);
    const artifacts =
      content === undefined ? [] : [{ path, content, locale: document.locale.tag, format: pdf.id }];
    // A character that no font has is reported as such; its loss would be found in the text once more.
    return { artifacts, refused, uncovered, problems: uncovered.length > 0 ? [] : problems };
  },
};

/** The finished file, or why there is none. */
async function finished(
  printed: Uint8Array,
  document: LocalizedDocument,
  { config, canonical, pdfReader }: RenderContext,
): Promise<{ content?: Uint8Array; problems: Problem[] }> {
  const { tag } = document.locale;
  try {
    const content = await makeReadingPdf(printed, document, config.pdf, canonical);
    const loss = compareText(expectedText(document), (await pdfReader.pages(content)).join('\n'));
    return { content, problems: isWhole(loss) ? [] : [lossProblem(loss, tag)] };
  } catch (error) {
    if (!(error instanceof UnknownShape)) throw error;
    return { problems: [shapeProblem(error, tag)] };
  }
}

function lossProblem({ lost, moved, words }: TextLoss, tag: string): Problem {
  const named = [...new Set(lost.length > 0 ? lost : moved)].slice(0, 10);
  const what =
    lost.length > 0
      ? `lost ${lost.length} of ${words} words`
      : `has ${moved.length} of ${words} words out of their order`;
  return {
    rule: 'pdf-text',
    severity: 'error',
    fatal: true,
    locale: tag,
    message: `The PDF of “${tag}” ${what}: ${named.join(', ')}.`,
    help: 'No PDF is published whose text cannot be copied. Run it again with --debug and report the raw file.',
  };
}

function shapeProblem(error: UnknownShape, tag: string): Problem {
  return {
    rule: 'pdf-shape',
    severity: 'error',
    fatal: true,
    locale: tag,
    message: `The PDF of “${tag}” cannot be finished. ${error.message}`,
    help: 'Print with the browser that comes with the package, or name Chromium 147 to 156 with --browser.',
  };
}

/** The HTML of the printed page. */
async function renderPaper(document: LocalizedDocument, context: RenderContext): Promise<string> {
  const { baseUrl, pdf: settings } = context.config;
  const view = {
    ...articleView(document, (url) => `/${imagePath(url, context.images)}`),
    pageStyle: `<style>${pageStyle(document, settings)}</style>`,
    original: document.original && renderInline(document.original, document),
    canonical: baseUrl === undefined ? undefined : `${baseUrl}/${document.locale.tag}/`,
  };
  return keepLanguages(await renderTemplate('paper.mustache', view, context));
}
