import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import type { Position } from '../model/document.js';
import { ShapeFault, type Shape } from '../model/json-shape.js';
import type { Outcome } from '../model/problem.js';
import { placeFinder } from '../text/place-finder.js';
import { findSlip } from './json-slip.js';

/** Lists and objects within each other; a statement nested as deep as may be has half of it. */
const MAX_DEPTH = 1_000;

/** The value of a JSON file, and where its parts are in it. */
export interface PlacedValue<Value> {
  readonly value: Value;
  /** Where an object of the value begins, or a member of the outermost object. */
  readonly placeOf: (part: object | (keyof Value & string)) => Position;
}

/** How a file is read, and what is said of one that cannot be. */
export interface Reading {
  /** Its path. */
  readonly file: string;
  /** The rule that its problem breaks. */
  readonly rule: string;
  /** What to do about a file that is JSON of another shape. */
  readonly help: string;
  /** Finds what is not even meant to have the shape: the path of the member, why not, and what to do. */
  readonly foreign?: (value: unknown) => readonly [path: string, message: string, help?: string] | undefined;
}

/** What keeps a file from being read, and where it is. */
class Fault {
  constructor(
    readonly offset: number,
    readonly message: string,
    readonly help?: string,
  ) {}
}

/** Reads a JSON file of a shape; what is wrong with it is one problem, with its place. */
export function readShapedJson<Value extends object>(
  text: string,
  shape: Shape<Value>,
  reading: Reading,
): Outcome<PlacedValue<Value>> {
  const { file, rule } = reading;
  const found = valueIn(text, shape, reading);
  const place = placeFinder(text);
  if (found instanceof Fault) {
    const { offset, message, help = reading.help } = found;
    return { problems: [{ rule, severity: 'error', fatal: true, file, ...place(offset), message, help }] };
  }
  const { value, tree } = found;
  // Most files are right, and nobody asks for a place in them.
  let offsets: ReadonlyMap<object, number> | undefined;
  const offsetOf = (part: object | string) =>
    typeof part === 'string'
      ? findNodeAtLocation(tree, [part])?.offset
      : (offsets ??= offsetsIn(value, tree)).get(part);
  return { value: { value, placeOf: (part) => place(offsetOf(part) ?? tree.offset) }, problems: [] };
}

function valueIn<Value>(
  text: string,
  shape: Shape<Value>,
  { foreign }: Reading,
): { value: Value; tree: Node } | Fault {
  const tooDeep = firstBelow(text, MAX_DEPTH);
  if (tooDeep !== undefined) return new Fault(tooDeep, `The file is nested deeper than ${MAX_DEPTH} levels.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const { offset, reason, help } = findSlip(text);
    return new Fault(offset, `The file is not JSON: ${reason}.`, help);
  }
  const tree = parseTree(text);
  if (tree === undefined) throw new RangeError('What is JSON has a tree.');
  const other = foreign?.(value);
  if (other !== undefined) return new Fault(offsetAt(other[0], tree), other[1], other[2]);
  const repeated = repeatedMember(tree);
  if (repeated !== undefined) return repeated;
  try {
    return { value: shape.read(value, ''), tree };
  } catch (error) {
    if (!(error instanceof ShapeFault)) throw error;
    const what = error.path === '' ? 'The file' : `“${error.path}”`;
    return new Fault(offsetAt(error.path, tree), `${what} is not ${error.expected}.`);
  }
}

/** The first member that its object has twice: which of the two counts would be a guess. */
function repeatedMember(node: Node): Fault | undefined {
  const seen = new Set<unknown>();
  for (const child of node.children ?? []) {
    const [name, value] = child.type === 'property' ? (child.children ?? []) : [undefined, child];
    if (name !== undefined && seen.has(name.value))
      return new Fault(name.offset, `The member “${String(name.value)}” is here twice.`);
    seen.add(name?.value);
    const below = repeatedMember(value);
    if (below !== undefined) return below;
  }
  return undefined;
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

/** Where the value at a path is; of one that is missing, what should have it. */
function offsetAt(path: string, tree: Node): number {
  const steps = Array.from(path.matchAll(/[^.[\]]+/gu), ([step]) =>
    /^\d+$/u.test(step) ? Number(step) : step,
  );
  for (let length = steps.length; length > 0; length -= 1) {
    const node: Node | undefined = findNodeAtLocation(tree, steps.slice(0, length));
    if (node !== undefined) return node.offset;
  }
  return tree.offset;
}

/** Where each object of a value begins. */
function offsetsIn(value: object, tree: Node): ReadonlyMap<object, number> {
  const offsets = new Map<object, number>();
  const look = (part: unknown, node: Node | undefined): void => {
    if (typeof part !== 'object' || part === null || node === undefined) return;
    offsets.set(part, node.offset);
    const children = node.children ?? [];
    if (Array.isArray(part)) for (const [at, one] of part.entries()) look(one, children[at]);
    else {
      const members = new Map(
        children.map(({ children: [name, own] = [] }) => [name?.value as unknown, own]),
      );
      for (const [name, one] of Object.entries(part)) look(one, members.get(name));
    }
  };
  look(value, tree);
  return offsets;
}
