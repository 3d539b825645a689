import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import { ShapeFault, type Shape } from '../model/json-shape.js';
import type { Outcome } from '../model/problem.js';
import { placeFinder } from '../text/place-finder.js';
import { findSlip } from './json-slip.js';

/** Lists and objects within each other; a statement nested as deep as may be has half of it. */
const MAX_DEPTH = 1_000;

/**
 * Reads a JSON file of a shape; what is wrong with it is one problem, with its place.
 *
 * @param about the file’s path, the rule that its problem breaks, and what to do about one that is JSON of another shape
 */
export function readShapedJson<Value>(
  text: string,
  shape: Shape<Value>,
  { file, rule, help }: { readonly file: string; readonly rule: string; readonly help: string },
): Outcome<Value> {
  const fault = (offset: number, message: string, advice: string): Outcome<Value> => {
    const { line, column } = placeFinder(text)(offset);
    return {
      problems: [{ rule, severity: 'error', fatal: true, file, line, column, message, help: advice }],
    };
  };
  const tooDeep = firstBelow(text, MAX_DEPTH);
  if (tooDeep !== undefined)
    return fault(tooDeep, `The file is nested deeper than ${MAX_DEPTH} levels.`, help);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const slip = findSlip(text);
    return fault(slip.offset, `The file is not JSON: ${slip.reason}.`, slip.help);
  }
  try {
    return { value: shape.read(value, ''), problems: [] };
  } catch (error) {
    if (!(error instanceof ShapeFault)) throw error;
    const what = error.path === '' ? 'The file' : `“${error.path}”`;
    return fault(offsetOf(error.path, text), `${what} is not ${error.expected}.`, help);
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
