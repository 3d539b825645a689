import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import type { ArticleFile } from '../../../model/article.js';
import { articleFile } from '../../../model/article-shape.js';
import type { Position } from '../../../model/document.js';
import { LIMITS } from '../../../model/limits.js';
import { ShapeFault } from '../../../model/json-shape.js';
import type { Outcome } from '../../../model/problem.js';
import { decodeText } from '../../../parse/encoding.js';
import { findSlip } from '../../../parse/json-slip.js';
import { placeFinder } from '../../../text/place-finder.js';

/** Bytes an article may have: a book of five hundred pages. */
const MAX_BYTES = 8_000_000;
/** Lists and objects within each other; a statement nested as deep as may be has half of it. */
const MAX_DEPTH = 1_000;

const HELP = 'Give a file that `publish build --format json` has made.';

/** A file of the format `json`, and where its parts are in it. */
export interface PlacedArticle {
  readonly file: ArticleFile;
  /** Where an object of the file begins, or a value of its outermost object. */
  readonly placeOf: (part: object | keyof ArticleFile) => Position;
}

/** What keeps a file from being read, and where it is. */
class Fault {
  constructor(
    readonly offset: number,
    readonly message: string,
    readonly help = HELP,
  ) {}
}

/** Reads a file of the format `json`; what is wrong with it is one problem, with its place. */
export function readArticle(bytes: Uint8Array, file: string): Outcome<PlacedArticle> {
  const refuse = (place: Position, message: string, help = HELP): Outcome<never> => ({
    problems: [{ rule: 'document-file', severity: 'error', fatal: true, file, ...place, message, help }],
  });
  if (bytes.length > MAX_BYTES) return refuse({ line: 1, column: 1 }, 'The file is larger than 8 MB.');
  const decoded = decodeText(bytes, file);
  const text = decoded.value;
  if (text === undefined) return { problems: decoded.problems };
  const read = articleIn(text);
  if (read instanceof Fault) return refuse(placeFinder(text)(read.offset), read.message, read.help);
  const { article, tree } = read;
  const place = placeFinder(text);
  const offsets = offsetsIn(article, tree);
  const deep = nestedBelow(article.article, LIMITS.maxNesting);
  if (deep !== undefined)
    return refuse(
      place(offsets.get(deep) ?? tree.offset),
      `The text here is nested more than ${LIMITS.maxNesting} levels deep.`,
      'Use fewer levels of quotations, lists, emphasis or links.',
    );
  const offsetOf = (part: object | string) =>
    typeof part === 'string' ? findNodeAtLocation(tree, [part])?.offset : offsets.get(part);
  return {
    value: { file: article, placeOf: (part) => place(offsetOf(part) ?? tree.offset) },
    problems: [],
  };
}

function articleIn(text: string): { article: ArticleFile; tree: Node } | Fault {
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
  const foreign = foreignFault(value, tree) ?? repeatedMember(tree);
  if (foreign !== undefined) return foreign;
  try {
    return { article: articleFile.read(value, ''), tree };
  } catch (error) {
    if (!(error instanceof ShapeFault)) throw error;
    return new Fault(offsetOf(error.path, tree), `“${error.path}” is not ${error.expected}.`);
  }
}

/** Why a value is no article of this version. */
function foreignFault(value: unknown, tree: Node): Fault | undefined {
  const members = new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
  const isArticle = !Array.isArray(value) && typeof members.get('article') === 'object';
  if (!isArticle)
    return new Fault(tree.offset, 'The file is JSON, but not an article: “article” is missing.');
  const version: unknown = members.get('version');
  if (typeof version !== 'number' || version === 1) return undefined;
  return new Fault(
    offsetOf('version', tree),
    `The file has version ${version} of the format; this program reads version 1.`,
    'Build the file again with this version of the program, or read it with the one that made it.',
  );
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

/** What makes a level of Markdown. */
const LEVELS: ReadonlySet<unknown> = new Set(['quote', 'list', 'strong', 'emphasis', 'deleted', 'link']);

/** The first part of an article that is deeper in its text than some levels. */
function nestedBelow(part: unknown, levels: number): object | undefined {
  if (typeof part !== 'object' || part === null) return undefined;
  const left = 'type' in part && LEVELS.has(part.type) ? levels - 1 : levels;
  if (left < 0) return part;
  for (const below of Object.values(part)) {
    const found = nestedBelow(below, left);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where a value is; of one that is missing, what should have it. */
function offsetOf(path: string, tree: Node): number {
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
