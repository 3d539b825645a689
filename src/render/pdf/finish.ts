import type { FinishedPdf, FinishingJob } from '../../model/finishing.js';
import type { PdfReader } from '../../model/host.js';
import type { Problem } from '../../model/problem.js';
import { UnknownShape } from '../../pdf/unknown-shape.js';
import { compareText, isWhole, type TextLoss } from './text-gate.js';

/**
 * Finishes the browser's PDF and reads the file back: one whose text is not whole is an error.
 *
 * @param make makes the file of the browser's; it may throw UnknownShape
 * @param reader an engine that did not write it
 */
export async function finishPdf(
  { make: { metadata, direction }, gate }: FinishingJob,
  make: () => Promise<FinishedPdf>,
  reader: Pick<PdfReader, 'pages'>,
): Promise<FinishedPdf> {
  const tag = metadata.language;
  try {
    const { content, problems } = await make();
    if (gate === undefined || content === undefined) return { content, problems };
    const read = (await reader.pages(content)).join('\n');
    const loss = compareText(gate.text, read, direction);
    const isGood = isWhole(gate.inOrder ? loss : { ...loss, moved: [], turned: [] });
    return { content, problems: isGood ? problems : [...problems, lossProblem(loss, tag)] };
  } catch (error) {
    if (!(error instanceof UnknownShape)) throw error;
    // What it lacks for want of a font is reported as such.
    return { problems: gate === undefined ? [] : [shapeProblem(error, tag)] };
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
