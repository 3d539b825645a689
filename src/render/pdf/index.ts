import type { Format, RenderContext } from '../../model/format.js';
import type { LocalizedDocument } from '../../model/localized.js';
import type { Problem } from '../../model/problem.js';
import { UnknownShape } from '../../pdf/unknown-shape.js';
import { printPaper } from '../paper/index.js';
import { expectedText } from './expected-text.js';
import { makeReadingPdf } from './reading-pdf.js';
import { compareText, isWhole, type TextLoss } from './text-gate.js';

/** The reading PDF: a page of its own, made from the same article as the web page, printed by the browser. */
export const pdf: Format = {
  id: 'pdf',
  mediaType: 'application/pdf',
  path: ({ locale, slug }) => `${locale.tag}/${slug}.${locale.tag}.pdf`,
  async render(document, context) {
    const path = pdf.path(document);
    const printed = await printPaper(document, context, path, context.config.pdf);
    const { refused, uncovered } = printed;
    const { content, problems } = await finished(printed.pdf, document, context);
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
    const read = (await pdfReader.pages(content)).join('\n');
    const loss = compareText(expectedText(document), read, document.locale.direction);
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
