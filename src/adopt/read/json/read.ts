import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import { decode, reading } from '../../../exchange/reading.js';
import type { ArticleFile } from '../../../model/article.js';
import { articleFile } from '../../../model/article-shape.js';
import { ShapeFault } from '../../../model/json-shape.js';
import type { Outcome } from '../../../model/problem.js';
import { findSlip } from '../../../parse/json-slip.js';
import { placeFinder } from '../../../text/place-finder.js';
import { refuse } from '../refusal.js';

/** Bytes an article may have: a book of five hundred pages. */
const MAX_BYTES = 8_000_000;
/** Lists and objects within each other; a statement nested as deep as may be has half of it. */
const MAX_DEPTH = 1_000;

const HELP = 'Give a file that `publish build --format json` has made.';

/** Reads a file of the format `json`; what is wrong with it is one problem, with its place. */
export function readArticle(bytes: Uint8Array, file: string): Outcome<ArticleFile> {
  const decoded = reading(file, () => {
    if (bytes.length > MAX_BYTES) refuse('The file is larger than 8 MB.', HELP);
    return { value: decode(bytes, undefined), problems: [] };
  });
  const text = decoded.value;
  if (text === undefined) return { problems: decoded.problems };
  const fault = (offset: number, message: string, help: string): Outcome<ArticleFile> => {
    const { line, column } = placeFinder(text)(offset);
    const rule = 'document-file';
    return { problems: [{ rule, severity: 'error', fatal: true, file, line, column, message, help }] };
  };
  const tooDeep = firstBelow(text, MAX_DEPTH);
  if (tooDeep !== undefined)
    return fault(tooDeep, `The file is nested deeper than ${MAX_DEPTH} levels.`, HELP);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const { offset, reason, help } = findSlip(text);
    return fault(offset, `The file is not JSON: ${reason}.`, help);
  }
  try {
    return { value: articleFile.read(value, ''), problems: [] };
  } catch (error) {
    if (!(error instanceof ShapeFault)) throw error;
    const what = error.path === '' ? 'The file' : `“${error.path}”`;
    return fault(offsetOf(error.path, text), `${what} is not ${error.expected}.`, HELP);
  }
}

/** Where a text of JSON is first nested deeper than some levels. */
function firstBelow(text: string, levels: number): number | undefined {
  let depth = 0;
  for (const { 0: sign, index } of text.matchAll(/"(?:[^"\\]|\\.)*"?|[[\]{}]/gsu)) {
    if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth -= 1;
    if (depth > levels) return index;
  }
  return undefined;
}

/** Where a value is; of one that is missing, what should have it. */
function offsetOf(path: string, text: string): number {
  const steps = Array.from(path.matchAll(/[^.[\]]+/gu), ([step]) =>
    /^\d+$/u.test(step) ? Number(step) : step,
  );
  const tree = parseTree(text);
  for (let length = steps.length; tree !== undefined && length > 0; length -= 1) {
    const node: Node | undefined = findNodeAtLocation(tree, steps.slice(0, length));
    if (node !== undefined) return node.offset;
  }
  return 0;
}
