import type {
  Catalogue,
  EarlierTexts,
  ObsoleteTranslation,
  SourceCatalogue,
  Translation,
  TranslationState,
} from '../model/catalogue.js';
import type { Document } from '../model/document.js';
import { fingerprint } from '../model/fingerprint.js';
import { align } from './align.js';

/** What a sync changes in the source catalogue, by key. */
export interface SourceChanges {
  readonly added: readonly string[];
  readonly edited: readonly string[];
  readonly removed: readonly string[];
  /** Segments in another order than before. */
  readonly moved: boolean;
}

/** What a sync changes in one locale, by key. */
export interface LocaleChanges {
  readonly locale: string;
  readonly outdated: readonly string[];
  readonly keptAside: readonly string[];
  readonly restored: readonly string[];
}

/** The publication as `publish sync` would leave it; `check` and `build` work on this. */
export interface SyncPlan {
  readonly document: Document;
  readonly source: SourceCatalogue;
  readonly catalogues: readonly Catalogue[];
  readonly earlier: EarlierTexts;
  readonly changes: { readonly source: SourceChanges; readonly locales: readonly LocaleChanges[] };
}

/**
 * Brings catalogues and state up to the canonical text, as data: nothing is written.
 *
 * @param document the statement, freshly parsed
 * @param known the source catalogue as of the last sync
 * @param catalogues the translations of every other locale
 * @param earlier earlier source texts as of the last sync
 */
export function planSync(
  document: Document,
  known: SourceCatalogue,
  catalogues: readonly Catalogue[],
  earlier: EarlierTexts,
): SyncPlan {
  const removedEarlier = new Map(
    catalogues.flatMap((catalogue) =>
      [...catalogue.obsolete].map(([key, entry]) => [key, entry.source] as const),
    ),
  );
  const keys = align(document.segments, known, removedEarlier);
  const segments = document.segments.map((segment, at) => ({ ...segment, key: keys[at] ?? segment.key }));
  const source = new Map(segments.map((segment) => [segment.key, segment.source]));
  const plans = catalogues.map((catalogue) => planLocale(catalogue, source, known));
  const planned = plans.map((plan) => plan.catalogue);
  const stayed = [...known.keys()].filter((key) => source.has(key));
  return {
    document: { ...document, segments },
    source,
    catalogues: planned,
    earlier: neededEarlier(planned, source, new Map([...earlier, ...byFingerprint(known)])),
    changes: {
      source: {
        added: keys.filter((key) => !known.has(key)),
        edited: stayed.filter((key) => known.get(key) !== source.get(key)),
        removed: [...known.keys()].filter((key) => !source.has(key)),
        moved: stayed.join('\n') !== keys.filter((key) => known.has(key)).join('\n'),
      },
      locales: plans.map((plan) => plan.changes),
    },
  };
}

function planLocale(
  catalogue: Catalogue,
  source: SourceCatalogue,
  known: SourceCatalogue,
): { catalogue: Catalogue; changes: LocaleChanges } {
  const translations = new Map<string, Translation>();
  const states = new Map<string, TranslationState>();
  const obsolete = new Map<string, ObsoleteTranslation>(catalogue.obsolete);
  const changes = {
    locale: catalogue.locale,
    outdated: [] as string[],
    keptAside: [] as string[],
    restored: [] as string[],
  };

  for (const [key, text] of source) {
    const translation = catalogue.translations.get(key);
    const aside = obsolete.get(key);
    if (translation !== undefined) {
      const before = known.get(key);
      const state = currentState(translation.target, catalogue.states.get(key), before ?? text, text);
      translations.set(key, translation);
      states.set(key, state);
      if (state.source !== fingerprint(text) && before !== text) changes.outdated.push(key);
    } else if (aside?.source === text) {
      const { target, state } = aside;
      translations.set(key, {
        target,
        get content() {
          return aside.content;
        },
        position: { line: 1, column: 1 },
      });
      states.set(key, state ?? { source: fingerprint(text), target: fingerprint(target) });
      obsolete.delete(key);
      changes.restored.push(key);
    }
  }
  for (const [key, translation] of catalogue.translations) {
    if (source.has(key)) continue;
    const { target } = translation;
    obsolete.set(freeKey(key, target, obsolete), {
      source: known.get(key) ?? '',
      target,
      get content() {
        return translation.content;
      },
      state: catalogue.states.get(key),
    });
    changes.keptAside.push(key);
  }
  return { catalogue: { ...catalogue, translations, states, obsolete }, changes };
}

/** The earlier texts that a translation still refers to. */
export function neededEarlier(
  catalogues: readonly Catalogue[],
  source: SourceCatalogue,
  texts: EarlierTexts,
): EarlierTexts {
  const current = byFingerprint(source);
  const needed = new Set(
    catalogues.flatMap(({ states, obsolete }) => [
      ...Array.from(states.values(), (state) => state.source),
      ...Array.from(obsolete.values(), ({ state }) => state?.source ?? ''),
    ]),
  );
  return new Map(
    [...texts]
      .filter(([hash]) => needed.has(hash) && !current.has(hash))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function byFingerprint(texts: SourceCatalogue): Map<string, string> {
  return new Map(Array.from(texts.values(), (text) => [fingerprint(text), text] as const));
}

/** The key itself, unless another translation is already kept aside under it. */
function freeKey(key: string, target: string, obsolete: ReadonlyMap<string, ObsoleteTranslation>): string {
  let free = key;
  for (let count = 2; (obsolete.get(free)?.target ?? target) !== target; count += 1) free = `${key}-${count}`;
  return free;
}

/**
 * Which source text a translation was made for. Recorded and unchanged since: the recorded one. Changed since
 * it was recorded: somebody has worked on it with the statement as it stands. Never recorded: the text of the
 * last sync, the one its translator was given.
 */
function currentState(
  target: string,
  recorded: TranslationState | undefined,
  given: string,
  current: string,
): TranslationState {
  const targetHash = fingerprint(target);
  if (recorded === undefined) return { source: fingerprint(given), target: targetHash };
  return recorded.target === targetHash ? recorded : { source: fingerprint(current), target: targetHash };
}
