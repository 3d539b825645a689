import type { Artifact, Format, RenderContext, Rendering } from '../../model/format.js';
import type { PrintablePage } from '../../model/host.js';
import type { LocalizedDocument } from '../../model/localized.js';
import type { Problem } from '../../model/problem.js';
import { UnknownShape } from '../../pdf/unknown-shape.js';
import { layOutPaper } from '../paper/index.js';
import type { Sheet } from '../paper/page-style.js';
import { expectedText } from './expected-text.js';
import { metadataOf } from './metadata-of.js';
import { rememberedPdf, type MadePdf } from './remembered.js';
import { compareText, isWhole, type TextLoss } from './text-gate.js';

/** A PDF made of the browser's, and what is wrong with it. */
export interface FinishedPdf {
  readonly content: Uint8Array;
  readonly problems?: readonly Problem[] | undefined;
}

/** How a kind of PDF is made and judged. */
export interface PdfRecipe {
  readonly sheet: Sheet;
  /** Files that go into it besides the page and what the page loads. */
  readonly ingredients?: readonly Uint8Array[] | undefined;
  /**
   * Loads what makes the file of the browser's PDF, which is asked for while the browser prints; what is loaded
   * may throw UnknownShape.
   */
  readonly finisher: () => Promise<(printed: Uint8Array) => Promise<FinishedPdf>>;
  /** What preflight has to know besides language, title and fonts. */
  readonly inspection: NonNullable<Artifact['inspection']>;
  /** Whether its pages follow one another as they are read. */
  readonly inOrder: boolean;
}

/**
 * Prints a document, finishes the PDF and reads it back: a file whose text is not whole is an error. One that
 * was made of the very same before, and was whole, is taken from the cache.
 *
 * @param format the file is of
 */
export async function renderPdf(
  format: Pick<Format, 'id' | 'path'>,
  document: LocalizedDocument,
  context: RenderContext,
  recipe: PdfRecipe,
): Promise<Rendering> {
  const path = format.path(document);
  const { page, uncovered, families } = await layOutPaper(document, context, path, recipe.sheet);
  const isCovered = uncovered.length === 0;
  const make = () => makePdf(page, document, context, recipe, isCovered);
  const { content, refused, problems } = isCovered
    ? await rememberedPdf(page, document, context, recipe, make)
    : await make();
  const { tag } = document.locale;
  const { title } = metadataOf(document);
  const text = expectedText(document);
  const known = { locale: tag, title, fonts: families, text: text.join('\n') };
  const expected = { ...known, ...recipe.inspection.expected };
  const inspection = { ...recipe.inspection, expected };
  const artifacts =
    content === undefined ? [] : [{ path, content, locale: tag, format: format.id, inspection }];
  return { artifacts, refused, ...(!isCovered && { uncovered }), problems };
}

/** @param isCovered whether its fonts have every character: the loss of others is reported as such */
async function makePdf(
  page: PrintablePage,
  document: LocalizedDocument,
  { printer, pdfReader }: RenderContext,
  recipe: PdfRecipe,
  isCovered: boolean,
): Promise<MadePdf> {
  const { tag, direction } = document.locale;
  pdfReader.warm();
  const [{ pdf, refused }, finish] = await Promise.all([printer.print(page), recipe.finisher()]);
  try {
    const { content, problems = [] } = await finish(pdf);
    if (!isCovered) return { content, refused, problems };
    const read = (await pdfReader.pages(content)).join('\n');
    const loss = compareText(expectedText(document), read, direction);
    const isGood = isWhole(recipe.inOrder ? loss : { ...loss, moved: [], turned: [] });
    return { content, refused, problems: isGood ? problems : [...problems, lossProblem(loss, tag)] };
  } catch (error) {
    if (!(error instanceof UnknownShape)) throw error;
    return { refused, problems: isCovered ? [shapeProblem(error, tag)] : [] };
  }
}

function lossProblem({ lost, moved, turned, words }: TextLoss, tag: string): Problem {
  const disordered = [...moved, ...turned];
  const named = [...new Set(lost.length > 0 ? lost : disordered)].slice(0, 10);
  const what =
    lost.length > 0
      ? `lost ${lost.length} of ${words} words`
      : `has ${disordered.length} of ${words} words out of their order`;
  return {
    rule: 'pdf-text',
    severity: 'error',
    fatal: true,
    locale: tag,
    message: `The PDF of “${tag}” ${what}: ${named.join(', ')}.`,
    help: 'No PDF is published whose text cannot be copied. Run it again with --debug and report the fault with the raw file in publish-debug/.',
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
