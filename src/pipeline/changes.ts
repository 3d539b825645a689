import { namesPath, replaceCatalogue, type Catalogue } from '../model/catalogue.js';
import { remarksPath, type Remarks } from '../model/remarks.js';
import { signatoriesFile, syncedFiles } from '../sync/files.js';
import { serializeRemarks } from '../sync/remarks.js';
import type { SyncPlan } from '../sync/plan.js';
import { planReview, type ReviewPlan } from '../sync/review.js';
import type { Publication } from './publication.js';

/** What a command changes in the texts of a publication, besides what a sync would. */
export interface Change {
  /** The catalogue of one locale after the change. */
  readonly catalogue?: Catalogue | undefined;
  readonly earlier?: SyncPlan['earlier'] | undefined;
  /** Names to show in one locale. */
  readonly names?: { readonly tag: string; readonly shown: ReadonlyMap<string, string> } | undefined;
  /** All remarks of one locale. */
  readonly remarksOf?: { readonly tag: string; readonly remarks: Remarks } | undefined;
}

/**
 * The files of a publication as a sync and a change leave them.
 *
 * @returns path and text, in the order to write; a path may come twice
 */
export function changedFiles(
  { config, plan, remarks: before }: Publication,
  { catalogue, earlier = plan.earlier, names, remarksOf }: Change = {},
): (readonly [path: string, text: string])[] {
  const catalogues = catalogue === undefined ? plan.catalogues : replaceCatalogue(plan.catalogues, catalogue);
  const said = remarksOf === undefined ? before : new Map(before).set(remarksOf.tag, remarksOf.remarks);
  return [
    ...syncedFiles({ ...plan, catalogues, earlier }, config.sourceLocale),
    ...Array.from(said, ([tag, own]) => [remarksPath(tag), serializeRemarks(own, plan.source)] as const),
    ...(names === undefined ? [] : [[namesPath(names.tag), signatoriesFile(names.shown)] as const]),
  ];
}

/**
 * What a review changes.
 *
 * @param asked keys of the segments that were read, each named by the person; or all that there are
 * @param by the name of the person
 */
export function planReviewOf(
  { plan }: Publication,
  catalogue: Catalogue,
  asked: readonly string[] | 'all',
  by: string,
): ReviewPlan {
  const hashes = new Map(plan.document.segments.map(({ key, hash }) => [key, hash]));
  const isAll = asked === 'all';
  return planReview(catalogue, hashes, isAll ? [...hashes.keys()] : asked, by, !isAll);
}
