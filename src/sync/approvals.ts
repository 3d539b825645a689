import type { Catalogue } from '../model/catalogue.js';
import type { Segment } from '../model/document.js';
import type { ImportUnit } from '../model/exchange.js';
import { haveSameWords } from '../text/fit.js';
import { planReview } from './review.js';

/** What the approvals in a file come to. */
export interface ApprovalPlan {
  readonly catalogue: Catalogue;
  /** Who has reviewed which segments now, and had not before. */
  readonly reviewed: readonly { readonly by: string; readonly keys: readonly string[] }[];
  /** Keys of approved translations that are not the ones here now, or were made for another original. */
  readonly notReviewed: readonly string[];
}

/**
 * Makes reviews of the approvals in a file: each counts for the very words that were approved, beside the original
 * that was read.
 *
 * @param catalogue the locale's catalogue with the file imported
 * @param segments the segments of the statement
 * @param units the units of the file
 */
export function planApprovals(
  catalogue: Catalogue,
  segments: readonly Segment[],
  units: readonly ImportUnit[],
): ApprovalPlan {
  const byKey = new Map(segments.map((segment) => [segment.key, segment]));
  const hashes = new Map(segments.map(({ key, hash }) => [key, hash]));
  const keysOf = new Map<string, string[]>();
  const notReviewed: string[] = [];
  for (const { key, source, target, approvedBy } of units) {
    if (approvedBy === undefined) continue;
    const segment = byKey.get(key);
    const here = catalogue.translations.get(key)?.target;
    const isIt =
      segment !== undefined &&
      here !== undefined &&
      haveSameWords(here, target) &&
      haveSameWords(source, segment.source);
    if (isIt) keysOf.set(approvedBy, [...(keysOf.get(approvedBy) ?? []), key]);
    else notReviewed.push(key);
  }
  let reviewedCatalogue = catalogue;
  const reviewed = Array.from(keysOf, ([by, keys]) => {
    const plan = planReview(reviewedCatalogue, hashes, keys, by, true);
    // What waits beside a translation is not in the file: nobody has chosen.
    const { drafts } = catalogue;
    reviewedCatalogue = drafts === undefined ? plan.catalogue : { ...plan.catalogue, drafts };
    notReviewed.push(...plan.refused);
    return { by, keys: plan.marked };
  });
  return {
    catalogue: reviewedCatalogue,
    reviewed: reviewed.filter(({ keys }) => keys.length > 0),
    notReviewed,
  };
}
