import { solidText, type SolidText } from '../../model/solid-text.js';
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
  const ordinals = new Map<PlacedRun, number>();
  const unparted = new Set<PlacedRun>();
  const search = expected && new TextSearch(expected);
  let before:
    { readonly run: PlacedRun; readonly node: TextNode; readonly end: number | undefined } | undefined;
  for (const node of nodes) {
    const solids = new Map(node.lines.flat().map((run) => [run, solidText(run.text).characters]));
    const characters = [...solids.values()].join('');
    let at = node.isLabel ? undefined : search?.find(characters);
    for (const line of node.lines) {
      const order =
        (expected && at !== undefined ? inExpectedOrder(line, solids, expected, at) : undefined) ??
        logicalOrder(
          line.map(({ text }) => kindOf(text)),
          node.direction,
        ).flatMap((place) => line[place] ?? []);
      for (const run of order) {
        const isParted =
          before === undefined ||
          before.node.block !== node.block ||
          at === undefined ||
          before.end !== at ||
          expected?.gaps.has(at) !== true ||
          ENDS_IN_SPACE.test(visible(before.run)) ||
          STARTS_WITH_SPACE.test(visible(run));
        if (!isParted && before !== undefined) unparted.add(before.run);
        ordinals.set(run, ordinals.size);
        if (at !== undefined) at += solids.get(run)?.length ?? 0;
        before = { run, node, end: at };
      }
    }
  }
  return { runs: [...ordinals.keys()], ordinals, unparted };
}

const STARTS_WITH_SPACE = /^\s/u;
const ENDS_IN_SPACE = /\s$/u;

function visible({ text }: PlacedRun): string {
  return text.replace(/[\u061C\u200E\u200F]/gu, '');
}

/** Runs that can be tried in vain; a line that takes more is no text. */
const MOST_TRIES = 2000;

/**
 * The order in which the runs of a line give the expected text; runs of white space go where it has some.
 *
 * @param at where the line begins in the expected text
 */
function inExpectedOrder(
  line: readonly PlacedRun[],
  solids: ReadonlyMap<PlacedRun, string>,
  { characters, gaps }: SolidText,
  at: number,
): PlacedRun[] | undefined {
  let tries = 0;
  const left = new Set(line);
  const order: PlacedRun[] = [];
  const placeOf = new Map(line.map((run, place) => [run, place]));
  const distance = (run: PlacedRun) => {
    const last = order.at(-1);
    return last === undefined ? 0 : Math.abs((placeOf.get(run) ?? 0) - (placeOf.get(last) ?? 0));
  };
  const isSpace = (run: PlacedRun) => solids.get(run) === '' && /\s/u.test(run.text);
  const next = (from: number): boolean => {
    if (left.size === 0) return true;
    tries += 1;
    if (tries > MOST_TRIES) return false;
    const last = order.at(-1);
    const wantsSpace = gaps.has(from) && (last === undefined || !ENDS_IN_SPACE.test(visible(last)));
    const candidates = [...left]
      .filter((run) => {
        const solid = solids.get(run) ?? '';
        return solid === '' || characters.startsWith(solid, from);
      })
      .sort((a, b) => {
        // A space where one belongs, else at the end; of the same words the nearest.
        const rank = (run: PlacedRun) => (isSpace(run) ? (wantsSpace ? 0 : 2) : 1);
        const length = (run: PlacedRun) => solids.get(run)?.length ?? 0;
        return rank(a) - rank(b) || length(b) - length(a) || distance(a) - distance(b);
      });
    for (const run of candidates) {
      left.delete(run);
      order.push(run);
      if (next(from + (solids.get(run)?.length ?? 0))) return true;
      order.pop();
      left.add(run);
    }
    return false;
  };
  return next(at) ? order : undefined;
}
