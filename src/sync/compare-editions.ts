import { diffArrays } from 'diff';
import type { NameChanges, Pair, TextChanges } from '../model/edition-changes.js';
import { haveSameWords } from '../text/fit.js';
import { nearest } from '../text/nearest.js';
import { Lexicon, likeness } from './similarity.js';

/** Two texts that have less in common are two texts, and not one that was edited. */
const ALIKE = 0.4;

/** Candidates that are looked at for each text. */
const CANDIDATES = 5;

/**
 * What became of a list of texts.
 *
 * @param diff shows the words in which two texts differ
 */
export function compareTexts(
  before: readonly string[],
  after: readonly string[],
  diff: (before: string, after: string) => string,
): TextChanges {
  const { removed, added } = apart(before, after);
  const moved = takeSame(removed, added);
  const changed = takeAlike(removed, added).map((pair) => ({ ...pair, words: diff(pair.from, pair.to) }));
  return { changed, added, removed, moved };
}

/** What became of the names of those who have signed; their order says nothing. */
export function compareNames(before: readonly string[], after: readonly string[]): NameChanges {
  const removed = without(before, after);
  const added = without(after, before);
  const respelt: Pair[] = [];
  for (const from of [...removed]) {
    const to = added.find((name) => haveSameWords(name, from)) ?? nearest(from, added);
    if (to === undefined) continue;
    respelt.push({ from, to });
    removed.splice(removed.indexOf(from), 1);
    added.splice(added.indexOf(to), 1);
  }
  return { before: before.length, after: after.length, added, removed, respelt };
}

/** The texts that one list has and the other has not at the same place. */
function apart(before: readonly string[], after: readonly string[]): { removed: string[]; added: string[] } {
  const parts = diffArrays([...before], [...after]);
  return {
    removed: parts.flatMap(({ removed, value }) => (removed ? value : [])),
    added: parts.flatMap(({ added, value }) => (added ? value : [])),
  };
}

/** Takes texts out of both lists that are in both. */
function takeSame(removed: string[], added: string[]): string[] {
  return [...removed].filter((text) => {
    const at = added.indexOf(text);
    if (at < 0) return false;
    added.splice(at, 1);
    removed.splice(removed.indexOf(text), 1);
    return true;
  });
}

/** Takes pairs of texts out of both lists of which one became the other, the most alike first. */
function takeAlike(removed: string[], added: string[]): Pair[] {
  const lexicon = new Lexicon(added);
  const candidates = removed.flatMap((from, at) => {
    const words = lexicon.read(from);
    return lexicon.nearest(words, CANDIDATES).map((index) => {
      const other = lexicon.texts[index];
      return { from, at, index, to: added[index] ?? '', score: other ? likeness(words, other) : 0 };
    });
  });
  const pairs: { readonly at: number; readonly index: number; readonly pair: Pair }[] = [];
  for (const { at, index, from, to, score } of candidates.sort((a, b) => b.score - a.score)) {
    if (score < ALIKE || pairs.some((one) => one.at === at || one.index === index)) continue;
    pairs.push({ at, index, pair: { from, to } });
  }
  drop(
    removed,
    pairs.map(({ at }) => at),
  );
  drop(
    added,
    pairs.map(({ index }) => index),
  );
  return pairs.sort((a, b) => a.index - b.index).map(({ pair }) => pair);
}

function drop(list: string[], places: readonly number[]): void {
  for (const at of [...places].sort((a, b) => b - a)) list.splice(at, 1);
}

/** The texts of a list that are more often in it than in another one. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return list.filter((text) => {
    const at = left.indexOf(text);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
