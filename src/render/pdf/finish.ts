import type { FinishedPdf, FinishingJob, TaggedTextReader } from '../../model/finishing.js';
import type { PdfReader } from '../../model/host.js';
import type { Problem } from '../../model/problem.js';
import type { SolidText } from '../../text/solid-text.js';
import { UnknownShape } from '../../pdf/unknown-shape.js';
import { faultProblems } from './fault-problems.js';
import { TextGate, type TextFault } from './text-gate.js';

/** Programs that did not write the file and read it back. */
interface Readers extends Pick<PdfReader, 'pages'> {
  /** By its tags, character by character. */
  readonly tagged: TaggedTextReader;
}

/**
 * Finishes the browser's PDF and reads the file back: one whose text is not whole is an error.
 *
 * @param make makes the file of the browser's, which was printed from a page of that text; it may throw UnknownShape
 */
export async function finishPdf(
  { make: { metadata }, gate: expected }: FinishingJob,
  make: (text?: SolidText) => Promise<FinishedPdf>,
  readers: Readers,
): Promise<FinishedPdf> {
  const tag = metadata.language;
  try {
    const gate = expected && new TextGate(expected);
    const { content, problems } = await make(gate?.whole);
    if (gate === undefined || content === undefined) return { content, problems };
    const faults = await faultsOf(content, gate, readers);
    return { content, problems: [...problems, ...faultProblems(faults, tag)] };
  } catch (error) {
    if (!(error instanceof UnknownShape)) throw error;
    // What it lacks for want of a font is reported as such.
    return { problems: expected === undefined ? [] : [shapeProblem(error, tag)] };
  }
}

/**
 * What is wrong with the text of a file. What its tags give must be the page’s text, character by character; of
 * what another engine gives only the letters count, for each has habits of its own with everything else.
 */
async function faultsOf(
  content: Uint8Array,
  gate: TextGate,
  { tagged, pages }: Readers,
): Promise<TextFault[]> {
  const read = tagged(content);
  const byOther = await pages(content);
  if (read === undefined) return gate.leftOut();
  const cutOff = gate.cutOff(read.cutOff);
  const others = read.text === undefined ? gate.lost(read.pages) : gate.differences(read.text);
  // The browser leaves out what lies wholly beyond the edge.
  const faults = [
    ...gate.leftOut(),
    ...cutOff,
    ...others.filter(({ block }) => block === undefined || cutOff.every((one) => one.block !== block)),
  ];
  // What is not in the file, no other reader can find.
  return faults.length > 0 ? faults : gate.unread(read.pages, byOther);
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
