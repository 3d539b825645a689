import type { Artifact, Format, RenderContext, Rendering } from '../../model/format.js';
import type { LocalizedDocument } from '../../model/localized.js';
import type { Problem } from '../../model/problem.js';
import { UnknownShape } from '../../pdf/unknown-shape.js';
import { printPaper } from '../paper/index.js';
import type { Sheet } from '../paper/page-style.js';
import { expectedText } from './expected-text.js';
import { metadataOf } from './reading-pdf.js';
import { compareText, isWhole, type TextLoss } from './text-gate.js';

/** A PDF made of the browser's, and what is wrong with it. */
export interface FinishedPdf {
  readonly content: Uint8Array;
  readonly problems?: readonly Problem[] | undefined;
}

/** How a kind of PDF is made and judged. */
export interface PdfRecipe {
  readonly sheet: Sheet;
  /** Makes the file of the browser's PDF; may throw UnknownShape. */
  readonly finish: (printed: Uint8Array) => Promise<FinishedPdf>;
  /** What preflight has to know besides language, title and fonts. */
  readonly inspection: NonNullable<Artifact['inspection']>;
  /** Whether its pages follow one another as they are read. */
  readonly inOrder: boolean;
}

/**
 * Prints a document, finishes the PDF and reads it back: a file whose text is not whole is an error.
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
  const { pdf, refused, uncovered, families } = await printPaper(document, context, path, recipe.sheet);
  const { tag, direction } = document.locale;
  try {
    const { content, problems = [] } = await recipe.finish(pdf);
    const { title } = metadataOf(document);
    const text = expectedText(document);
    const known = { locale: tag, title, fonts: families, text: text.join('\n') };
    const expected = { ...known, ...recipe.inspection.expected };
    const inspection = { ...recipe.inspection, expected };
    const artifacts = [{ path, content, locale: tag, format: format.id, inspection }];
    // A character that no font has is reported as such; its loss would be found in the text once more.
    if (uncovered.length > 0) return { artifacts, refused, uncovered, problems };
    const read = (await context.pdfReader.pages(content)).join('\n');
    const loss = compareText(text, read, direction);
    const isGood = isWhole(recipe.inOrder ? loss : { ...loss, moved: [], turned: [] });
    return { artifacts, refused, problems: isGood ? problems : [...problems, lossProblem(loss, tag)] };
  } catch (error) {
    if (!(error instanceof UnknownShape)) throw error;
    const problems = uncovered.length > 0 ? [] : [shapeProblem(error, tag)];
    return { artifacts: [], refused, uncovered, problems };
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
