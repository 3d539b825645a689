import type { Format, RenderContext, Rendering } from '../../model/format.js';
import type { LocalizedDocument } from '../../model/localized.js';
import type { Problem } from '../../model/problem.js';
import { UnknownShape } from '../../pdf/unknown-shape.js';
import { printPaper } from '../paper/index.js';
import type { Sheet } from '../paper/page-style.js';
import { expectedText } from './expected-text.js';
import { compareText, isWhole, type TextLoss } from './text-gate.js';

/** A PDF made of the browser's, and what is wrong with it. */
export interface FinishedPdf {
  readonly content: Uint8Array;
  readonly problems?: readonly Problem[] | undefined;
}

/**
 * Prints a document, finishes the PDF and reads it back: a file whose text is not whole is an error.
 *
 * @param format the file is of
 * @param finish makes the file of the browser's PDF; may throw UnknownShape
 */
export async function renderPdf(
  format: Pick<Format, 'id' | 'path'>,
  document: LocalizedDocument,
  context: RenderContext,
  sheet: Sheet,
  finish: (printed: Uint8Array) => Promise<FinishedPdf>,
): Promise<Rendering> {
  const path = format.path(document);
  const { pdf, refused, uncovered } = await printPaper(document, context, path, sheet);
  const { tag, direction } = document.locale;
  try {
    const { content, problems = [] } = await finish(pdf);
    const artifacts = [{ path, content, locale: tag, format: format.id }];
    // A character that no font has is reported as such; its loss would be found in the text once more.
    if (uncovered.length > 0) return { artifacts, refused, uncovered, problems };
    const read = (await context.pdfReader.pages(content)).join('\n');
    const loss = compareText(expectedText(document), read, direction);
    return { artifacts, refused, problems: isWhole(loss) ? problems : [...problems, lossProblem(loss, tag)] };
  } catch (error) {
    if (!(error instanceof UnknownShape)) throw error;
    const problems = uncovered.length > 0 ? [] : [shapeProblem(error, tag)];
    return { artifacts: [], refused, uncovered, problems };
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
