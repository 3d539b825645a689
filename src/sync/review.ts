import type { Catalogue, TranslationState } from '../model/catalogue.js';
import { isPrintOf, wordsPrint } from '../text/fit.js';

/** What a review marks, and what it cannot. */
export interface ReviewPlan {
  readonly catalogue: Catalogue;
  /** Keys that are reviewed now and were not before. */
  readonly marked: readonly string[];
  /** Keys that were reviewed already, this text for that source. */
  readonly already: readonly string[];
  /** Keys whose translation is missing or made for an earlier text: nobody can have read them. */
  readonly refused: readonly string[];
  /** Keys that may be made for an earlier text, and were not named one by one. */
  readonly doubtful: readonly string[];
}

/**
 * Marks translations as reviewed. The mark holds the fingerprints of both texts, so that a later edit of either
 * takes it away again.
 *
 * @param catalogue the locale's catalogue, brought up to the canonical text
 * @param hashes key → fingerprint of the source text as it is now
 * @param keys the segments that were read
 * @param by the name of the person who read them
 * @param isNamed whether each segment was named: only then is one marked that may be made for an earlier text
 */
export function planReview(
  catalogue: Catalogue,
  hashes: ReadonlyMap<string, string>,
  keys: readonly string[],
  by: string,
  isNamed: boolean,
): ReviewPlan {
  const states = new Map(catalogue.states);
  const drafts = new Map(catalogue.drafts);
  const marked: string[] = [];
  const already: string[] = [];
  const refused: string[] = [];
  const doubtful: string[] = [];
  for (const key of keys) {
    const translation = catalogue.translations.get(key);
    const state = states.get(key);
    const source = hashes.get(key);
    if (translation === undefined || state === undefined || source === undefined || state.source !== source) {
      refused.push(key);
      continue;
    }
    // A person who names a segment has seen what waits beside it, and has chosen.
    if (isNamed) drafts.delete(key);
    const target = wordsPrint(translation.target);
    const { reviewed: before } = state;
    if (before?.source === source && isPrintOf(before.target, translation.target)) {
      already.push(key);
      continue;
    }
    if (state.doubt !== undefined && !isNamed) {
      doubtful.push(key);
      continue;
    }
    const reviewed: TranslationState = { source, target, reviewed: { target, source, by } };
    states.set(key, reviewed);
    marked.push(key);
  }
  const settled = catalogue.drafts === undefined ? catalogue : { ...catalogue, drafts };
  return { catalogue: { ...settled, states }, marked, already, refused, doubtful };
}
