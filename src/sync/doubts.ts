import type { TranslationState } from '../model/catalogue.js';
import { hasWordsOf, haveSameWords } from '../text/fit.js';
import type { SyncPlan } from './plan.js';
import { addTo } from '../model/grouping.js';

/** The publication at an earlier time. */
export interface Snapshot {
  /** The canonical text. */
  readonly statement: string;
  /** By locale, key → translation. */
  readonly translations: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Tags of the locales that have a translation in doubt. */
export function doubtfulLocales({ catalogues }: SyncPlan): string[] {
  const isDoubtful = ({ doubt }: TranslationState) => doubt !== undefined;
  return catalogues.filter(({ states }) => [...states.values()].some(isDoubtful)).map(({ locale }) => locale);
}

/**
 * Settles doubts that the history of the publication answers: a translation that was beside the earlier text, before
 * the present one existed, was made for it and is outdated. That it came after the present text proves nothing:
 * its translator may have worked on another branch.
 */
export function settleDoubts(plan: SyncPlan, snapshots: readonly Snapshot[]): SyncPlan {
  const settled = new Map<string, string[]>();
  const catalogues = plan.catalogues.map((catalogue) => {
    const states = new Map(catalogue.states);
    for (const [key, { doubt, target }] of catalogue.states) {
      const before = doubt === undefined ? undefined : plan.earlier.get(doubt);
      const now = plan.source.get(key);
      const words = catalogue.translations.get(key)?.target;
      if (doubt === undefined || before === undefined || now === undefined || words === undefined) continue;
      const isWithin = hasWordsOf(before, now);
      const isProof = snapshots.some(({ statement, translations }) => {
        const then = translations.get(catalogue.locale)?.get(key);
        if (then === undefined || !haveSameWords(then, words) || !hasWordsOf(statement, before)) return false;
        return isWithin || !hasWordsOf(statement, now);
      });
      if (!isProof) continue;
      states.set(key, { source: doubt, target });
      addTo(settled, catalogue.locale, key);
    }
    return { ...catalogue, states };
  });
  if (settled.size === 0) return plan;
  const locales = plan.changes.locales.map((change) => {
    const keys = settled.get(change.locale) ?? [];
    return {
      ...change,
      doubtful: change.doubtful.filter((key) => !keys.includes(key)),
      outdated: [...change.outdated, ...keys],
    };
  });
  return { ...plan, catalogues, changes: { ...plan.changes, locales } };
}
