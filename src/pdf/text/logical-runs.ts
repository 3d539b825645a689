import { solidText, type SolidText } from '../../text/solid-text.js';
import { kindOf, logicalOrder } from './logical-order.js';
import type { PlacedRun, TextNode } from './text-nodes.js';
import { TextSearch } from './text-search.js';

/** The runs of a document in the order in which they are read. */
export interface LogicalText {
  /** All runs in that order. */
  readonly runs: readonly PlacedRun[];
  /** Ordinal of each run. */
  readonly ordinals: ReadonlyMap<PlacedRun, number>;
  /** Runs that end a word which nothing divides from the next. */
  readonly unparted: ReadonlySet<PlacedRun>;
  /** Runs that are painted a second time elsewhere; they have no ordinal. */
  readonly repeated: ReadonlySet<PlacedRun>;
}

/**
 * Puts the runs of each line into logical order (ISO 32000-1 §14.8.2.3.1): the browser paints them from left to
 * right, whatever their direction. Which order that is follows from the text that the page was made of; where it
 * does not have these characters, from the directions of the runs.
 *
 * @param nodes in the order of the tags
 * @param expected the text of the page
 */
export function logicalRuns(nodes: readonly TextNode[], expected: SolidText | undefined): LogicalText {
  const reader = new LogicalReader(expected);
  for (const node of nodes) reader.read(node);
  return reader.text;
}

type Line = readonly PlacedRun[];

/** Follows the text of a page through its runs. */
class LogicalReader {
  private readonly ordinals = new Map<PlacedRun, number>();
  private readonly unparted = new Set<PlacedRun>();
  private readonly repeated = new Set<PlacedRun>();
  private readonly search: TextSearch | undefined;
  private before:
    { readonly run: PlacedRun; readonly node: TextNode; readonly end: number | undefined } | undefined;

  constructor(private readonly expected: SolidText | undefined) {
    this.search = expected && new TextSearch(expected);
  }

  get text(): LogicalText {
    const { ordinals, unparted, repeated } = this;
    return { runs: [...ordinals.keys()], ordinals, unparted, repeated };
  }

  read(node: TextNode): void {
    const solids = new Map(node.lines.flat().map((run) => [run, solidText(run.text)]));
    const { lines, start } = this.find(node, solids);
    let at = start;
    for (const line of lines) {
      for (const run of this.order(line, solids, at, node)) {
        this.part(run, node, at);
        this.ordinals.set(run, this.ordinals.size);
        if (at !== undefined) at += solids.get(run)?.characters.length ?? 0;
        this.before = { run, node, end: at };
      }
    }
  }

  /** The lines of a node, and where they begin in the expected text. */
  private find(node: TextNode, solids: ReadonlyMap<PlacedRun, SolidText>) {
    const { lines, isLabel } = node;
    const { search } = this;
    if (search === undefined || isLabel) return { lines, start: undefined };
    const charactersOf = (some: readonly Line[]) =>
      some.flatMap((line) => line.map((run) => solids.get(run)?.characters ?? '')).join('');
    const characters = charactersOf(lines);
    const start = search.find(characters);
    if (start !== undefined || lines.length === 1) {
      if (start === undefined) search.pass(characters);
      return { lines, start };
    }
    // Where letters reach beyond the edge of a page or a column, the browser paints them on both sides of it.
    for (const line of lines) {
      const own = charactersOf([line]);
      const others = lines.filter((other) => other !== line);
      if (!others.some((other) => charactersOf([other]).includes(own))) continue;
      const found = search.find(charactersOf(others));
      if (found === undefined) continue;
      for (const run of line) this.repeated.add(run);
      return { lines: others, start: found };
    }
    search.pass(characters);
    return { lines, start: undefined };
  }

  private order(
    line: Line,
    solids: ReadonlyMap<PlacedRun, SolidText>,
    at: number | undefined,
    { direction }: TextNode,
  ): Line {
    if (line.length === 1) return line;
    const { expected } = this;
    const known =
      expected === undefined || at === undefined
        ? undefined
        : (inExpectedOrder(line, solids, expected, at, true) ??
          inExpectedOrder(line, solids, expected, at, false));
    const kinds = line.map(({ text }) => kindOf(text));
    return known ?? logicalOrder(kinds, direction).flatMap((place) => line[place] ?? []);
  }

  /** Notes whether nothing parts a run from the one before, where the expected text has white space. */
  private part(run: PlacedRun, node: TextNode, at: number | undefined): void {
    const { before, expected } = this;
    if (before === undefined || at === undefined || before.end !== at || before.node.block !== node.block)
      return;
    if (expected?.gaps.has(at) !== true) return;
    if (!ENDS_IN_SPACE.test(visible(before.run)) && !STARTS_WITH_SPACE.test(visible(run)))
      this.unparted.add(before.run);
  }
}

const STARTS_WITH_SPACE = /^\s/u;
const ENDS_IN_SPACE = /\s$/u;

function visible({ text }: PlacedRun): string {
  return text.replace(/[\u061C\u200E\u200F]/gu, '');
}

/** Attempts to place a run; a line that takes more is not text. */
const MOST_TRIES = 2000;

/**
 * The order in which the runs of a line give the expected text; runs of white space go where it has some.
 *
 * @param at where the line begins in the expected text
 * @param isStrict whether white space has to be where the expected text has some
 */
function inExpectedOrder(
  line: readonly PlacedRun[],
  solids: ReadonlyMap<PlacedRun, SolidText>,
  { characters, gaps }: SolidText,
  at: number,
  isStrict: boolean,
): PlacedRun[] | undefined {
  let tries = 0;
  const left = new Set(line);
  const order: PlacedRun[] = [];
  const placeOf = new Map(line.map((run, place) => [run, place]));
  const distance = (run: PlacedRun) => {
    const last = order.at(-1);
    return last === undefined ? 0 : Math.abs((placeOf.get(run) ?? 0) - (placeOf.get(last) ?? 0));
  };
  const lengthOf = (run: PlacedRun) => solids.get(run)?.characters.length ?? 0;
  const isSpace = (run: PlacedRun) => lengthOf(run) === 0 && /\s/u.test(run.text);
  const isParted = (place: number) => gaps.has(place) || place === 0 || place === characters.length;
  const fits = (run: PlacedRun, from: number) => {
    const solid = solids.get(run);
    if (solid === undefined || !characters.startsWith(solid.characters, from)) return false;
    if (!isStrict || lengthOf(run) === 0) return true;
    const text = visible(run);
    return (
      (!STARTS_WITH_SPACE.test(text) || isParted(from)) &&
      (!ENDS_IN_SPACE.test(text) || isParted(from + lengthOf(run))) &&
      [...solid.gaps].every((gap) => gaps.has(from + gap))
    );
  };
  const next = (from: number): boolean => {
    if (left.size === 0) return true;
    tries += 1;
    if (tries > MOST_TRIES) return false;
    const last = order.at(-1);
    const wantsSpace = gaps.has(from) && (last === undefined || !ENDS_IN_SPACE.test(visible(last)));
    const candidates = [...left]
      .filter((run) => fits(run, from))
      .sort((a, b) => {
        // A space where one belongs, else at the end; of the same words the nearest.
        const rank = (run: PlacedRun) => (isSpace(run) ? (wantsSpace ? 0 : 2) : 1);
        return rank(a) - rank(b) || lengthOf(b) - lengthOf(a) || distance(a) - distance(b);
      });
    for (const run of candidates) {
      left.delete(run);
      order.push(run);
      if (next(from + lengthOf(run))) return true;
      order.pop();
      left.add(run);
    }
    return false;
  };
  return next(at) ? order : undefined;
}
