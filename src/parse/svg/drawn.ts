import { addTo } from '../../model/grouping.js';

/** An element with what it draws beside its own: a use, a mask, a pattern. */
export interface Drawn {
  readonly name: string;
  readonly id: string | undefined;
  readonly classes: readonly string[];
  readonly children: Drawn[];
  /** Ids it names in its addresses; these must not lead back to it. */
  readonly used: string[];
  /** Ids it names in its style. */
  readonly styled: string[];
  /** How often what its style names is drawn: a marker at each point of a line. */
  readonly times: number;
}

/** Elements that are drawn, repetitions counted; what has more cannot be printed in time. */
const MAX_DRAWN = 100_000;
/** References behind references. */
const MAX_REFERENCES = 32;

/** Elements within each other, with what they refer to. */
const MAX_LEVELS = 1_000;

/** Why a drawing is too much for a browser, as the end of a sentence. */
export class TooMuchDrawn extends Error {}

interface Depth {
  readonly references: number;
  readonly levels: number;
}

/**
 * Counts what a browser would draw, before one tries: ten elements that use each other twice are a thousand, thirty
 * are a thousand million.
 *
 * @param byId the first element of each id, as browsers take it
 * @param styles text of the style sheets in the drawing
 * @throws {TooMuchDrawn}
 */
export function requireDrawable(root: Drawn, byId: ReadonlyMap<string, Drawn>, styles: string): void {
  const named = styledBy(styles, byId);
  const counts = new Map<Drawn, number | 'counting'>();
  const countAll = (ids: readonly string[], depth: Depth, isUse: boolean): number => {
    let sum = 0;
    for (const id of ids) {
      const target = byId.get(id);
      if (target === undefined) continue;
      // Browsers leave out a style that leads back to itself, and a use, but not all at once.
      if (counts.get(target) !== 'counting')
        sum += count(target, { references: depth.references + 1, levels: depth.levels + 1 });
      else if (isUse) throw new TooMuchDrawn('whose parts are made of themselves');
    }
    return sum;
  };
  const count = (one: Drawn, depth: Depth): number => {
    const known = counts.get(one);
    if (typeof known === 'number') return known;
    if (depth.references > MAX_REFERENCES || depth.levels > MAX_LEVELS)
      throw new TooMuchDrawn(`whose parts refer to each other more than ${MAX_REFERENCES} deep`);
    counts.set(one, 'counting');
    const styled = [...one.styled, ...styledFor(one, named)];
    let sum = 1 + countAll(one.used, depth, true) + one.times * countAll(styled, depth, false);
    for (const child of one.children) sum += count(child, { ...depth, levels: depth.levels + 1 });
    if (sum > MAX_DRAWN)
      throw new TooMuchDrawn(
        `that draws more than ${MAX_DRAWN.toLocaleString('en')} elements, those that <use> repeats among them`,
      );
    counts.set(one, sum);
    return sum;
  };
  count(root, { references: 0, levels: 0 });
}

/** What style sheets name, by the classes, ids and names of elements in the selectors of their rules. */
function styledBy(styles: string, byId: ReadonlyMap<string, Drawn>): ReadonlyMap<string, string[]> {
  const named = new Map<string, string[]>();
  for (const rule of styles.split('}')) {
    const [selector = '', block = ''] = rule.split('{').slice(-2);
    const ids = idsIn(block).filter((id) => byId.has(id));
    if (ids.length === 0) continue;
    for (const one of new Set(selector.match(/(?<![-\w])[.#]?[-\w\u{80}-\u{10ffff}]+|\*/gu))) {
      for (const id of ids) addTo(named, one, id);
    }
  }
  return named;
}

/** What style sheets name for an element; where in the drawing it is does not count. */
function styledFor({ name, id, classes }: Drawn, named: ReadonlyMap<string, string[]>): string[] {
  if (named.size === 0) return [];
  const selectors = ['*', name, `#${id ?? ''}`, ...classes.map((one) => `.${one}`)];
  return selectors.flatMap((selector) => named.get(selector) ?? []);
}

/** Ids that a style names. */
export function idsIn(style: string): string[] {
  return Array.from(style.matchAll(/url\(\s*["']?#([^"')]+)/giu), ([, id = '']) => id.trim());
}
