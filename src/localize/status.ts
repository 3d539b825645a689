import type { SegmentStatus, Translation, TranslationState } from '../model/catalogue.js';
import { isPrintOf } from '../text/fit.js';
import type { Completeness, LocaleStatus } from '../model/localized.js';

/**
 * The status of one translation, from content alone.
 *
 * @param sourceHash fingerprint of the source text as it is now
 * @param translation the translation, if there is one
 * @param state what is remembered about it
 */
export function segmentStatus(
  sourceHash: string,
  translation: Translation | undefined,
  state: TranslationState | undefined,
): SegmentStatus {
  if (translation === undefined) return 'missing';
  if (state?.source !== sourceHash) return 'outdated';
  const { reviewed } = state;
  const isReviewed = reviewed?.source === sourceHash && isPrintOf(reviewed.target, translation.target);
  return isReviewed ? 'reviewed' : 'translated';
}

/** Counts the segments of a locale by status. */
export function completeness(statuses: readonly (SegmentStatus | 'source')[]): Completeness {
  const count = (status: SegmentStatus | 'source') => statuses.filter((one) => one === status).length;
  const total = statuses.length;
  const missing = count('missing');
  const outdated = count('outdated');
  const reviewed = count('reviewed');
  const translated = total - missing - outdated;
  return {
    total,
    missing,
    outdated,
    translated,
    reviewed,
    percent: total === 0 ? 100 : Math.floor((100 * translated) / total),
    status: localeStatus(total, missing, translated, reviewed, count('source') === total),
  };
}

function localeStatus(
  total: number,
  missing: number,
  translated: number,
  reviewed: number,
  isSource: boolean,
): LocaleStatus {
  if (isSource) return 'source';
  if (missing === total) return 'missing';
  if (translated < total) return 'incomplete';
  return reviewed === total ? 'reviewed' : 'translated';
}
