import type { PdfReader } from '../../model/host.js';
import type { Problem } from '../../model/problem.js';
import type { SolidText } from '../../text/solid-text.js';
import { readTaggedText } from '../../preflight/tagged-text.js';
import { UnknownShape } from '../../pdf/unknown-shape.js';
import { faultProblems } from './fault-problems.js';
import type { DocumentFacts } from './facts.js';
import { TextGate, type ExpectedText, type TextFault } from './text-gate.js';

/** A finished PDF, or what is wrong with it. */
export interface FinishedPdf {
  /** Absent where none could be made. */
  readonly content?: Uint8Array | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Makes a kind of PDF of the browser's.
 *
 * @param text of the page that was printed, where it is known
 * @throws UnknownShape if it is not built the way the browser builds it
 */
export type PdfMaker = (printed: Uint8Array, facts: DocumentFacts, text?: SolidText) => Promise<FinishedPdf>;

/**
 * Finishes the browser's PDF and reads the file back: one whose text is not whole is an error.
 *
 * @param expected what the file must give back; absent where its fonts lack characters, which is reported as such
 * @param reader reads it back with an engine that did not write it
 */
export async function finishPdf(
  printed: Uint8Array,
  facts: DocumentFacts,
  make: PdfMaker,
  expected: ExpectedText | undefined,
  reader: Pick<PdfReader, 'pages'>,
): Promise<FinishedPdf> {
  const tag = facts.metadata.language;
  try {
    const gate = expected && new TextGate(expected);
    const { content, problems } = await make(printed, facts, gate?.whole);
    if (gate === undefined || content === undefined) return { content, problems };
    const faults = await faultsOf(content, gate, reader);
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
  reader: Pick<PdfReader, 'pages'>,
): Promise<TextFault[]> {
  const read = readTaggedText(content);
  const byOther = await reader.pages(content);
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
