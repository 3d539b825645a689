import type {
  Catalogue,
  EarlierTexts,
  EarlierVersions,
  ObsoleteTranslation,
  SourceCatalogue,
  Translation,
  TranslationState,
} from '../model/catalogue.js';
import type { Document } from '../model/document.js';
import { fingerprint } from '../model/fingerprint.js';
import { isPrintOf, wordsPrint } from '../text/fit.js';
import { align } from './align.js';
import { freeKey, isMadeFor, keptAside, restored } from './aside.js';
import { withoutSettled } from './drafts.js';

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
  /** Changed together with their source since the last sync: nobody can tell for which text they were made. */
  readonly doubtful: readonly string[];
}

/** The publication as `publish sync` would leave it; `check` and `build` work on this. */
export interface SyncPlan {
  readonly document: Document;
  readonly source: SourceCatalogue;
  readonly catalogues: readonly Catalogue[];
  /** The earlier texts that translations refer to. */
  readonly earlier: EarlierTexts;
  /** The earlier texts of each segment as they are to be kept. */
  readonly versions: EarlierVersions;
  /** The same as of the last sync. */
  readonly versionsBefore: EarlierVersions;
  /** What each locale had kept aside before. */
  readonly asideBefore: ReadonlyMap<string, Catalogue['obsolete']>;
  readonly changes: { readonly source: SourceChanges; readonly locales: readonly LocaleChanges[] };
}

/**
 * Brings catalogues and state up to the canonical text, as data: nothing is written.
 *
 * @param document the statement, freshly parsed
 * @param known the source catalogue as of the last sync
 * @param catalogues the translations of every other locale
 * @param versions earlier source texts as of the last sync
 */
export function planSync(
  document: Document,
  known: SourceCatalogue,
  catalogues: readonly Catalogue[],
  versions: EarlierVersions,
): SyncPlan {
  const removed = removedTexts(catalogues);
  const texts = byFingerprint([
    ...removed.map(([, text]) => text),
    ...[...versions.values()].flat(),
    ...known.values(),
  ]);
  const keys = align(document.segments, known, madeFor(catalogues, texts), removed);
  const segments = document.segments.map((segment, at) => ({ ...segment, key: keys[at] ?? segment.key }));
  const source = new Map(segments.map((segment) => [segment.key, segment.source]));
  const plans = catalogues.map((catalogue) => planLocale(catalogue, source, known, texts));
  const planned = plans.map((plan) => plan.catalogue);
  const stayed = [...known.keys()].filter((key) => source.has(key));
  return {
    document: { ...document, segments },
    source,
    catalogues: planned,
    earlier: neededEarlier(planned, source, texts),
    versions: keptVersions(planned, source, known, versions),
    versionsBefore: versions,
    asideBefore: new Map(catalogues.map(({ locale, obsolete }) => [locale, obsolete])),
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
  texts: EarlierTexts,
): { catalogue: Catalogue; changes: LocaleChanges } {
  const translations = new Map<string, Translation>();
  const states = new Map<string, TranslationState>();
  const obsolete = new Map<string, ObsoleteTranslation>(catalogue.obsolete);
  const changes = {
    locale: catalogue.locale,
    outdated: [] as string[],
    keptAside: [] as string[],
    restored: [] as string[],
    doubtful: [] as string[],
  };
  const keepAside = (key: string, translation: Translation, state: TranslationState, last: string) => {
    const entry = keptAside(translation, state, texts, last);
    changes.keptAside.push(key);
    if ([...obsolete.values()].some((one) => one.source === entry.source && one.target === entry.target))
      return;
    const free = freeKey(key, entry, obsolete, (one) => source.has(one));
    obsolete.set(free, entry);
  };
  // A sync that was cut short may have left a translation both aside and in its place, not recorded yet.
  const asideByTarget = new Map([...obsolete.values()].map((entry) => [entry.target, entry]));
  const recordOf = (key: string, target: string) => {
    const aside = known.has(key) ? undefined : asideByTarget.get(target);
    return catalogue.states.get(key) ?? (aside && restored(aside).state);
  };

  for (const [key, translation] of catalogue.translations) {
    const before = known.get(key);
    const text = source.get(key);
    const recorded = recordOf(key, translation.target);
    if (text !== undefined) {
      translations.set(key, translation);
      states.set(key, currentState(translation.target, recorded, before ?? text, text));
    } else {
      const last = before ?? '';
      keepAside(key, translation, currentState(translation.target, recorded, last, last), last);
    }
  }
  // Translations by the text they were made for, where that is no longer the text of their own segment.
  const outdated = new Map<string, { translation: Translation; state: TranslationState }>();
  for (const [key, state] of states) {
    const translation = translations.get(key);
    if (translation !== undefined && state.source !== fingerprint(source.get(key) ?? ''))
      outdated.set(state.source, { translation, state });
  }
  const asideFor = new Map<string, string[]>();
  for (const [key, { source: text }] of obsolete) asideFor.set(text, [...(asideFor.get(text) ?? []), key]);

  for (const [key, text] of source) {
    const hash = fingerprint(text);
    if (states.get(key)?.source === hash) {
      if (states.get(key)?.doubt !== undefined && catalogue.states.get(key)?.doubt === undefined)
        changes.doubtful.push(key);
      continue;
    }
    const take = (found: { translation: Translation; state: TranslationState }) => {
      const own = translations.get(key);
      const ownState = states.get(key);
      translations.set(key, found.translation);
      states.set(key, found.state);
      if (own !== undefined && ownState !== undefined) keepAside(key, own, ownState, known.get(key) ?? text);
      changes.restored.push(key);
    };
    const candidates = [key, ...(asideFor.get(text) ?? [])];
    const returning = candidates.find((one) => {
      const entry = obsolete.get(one);
      return entry !== undefined && isMadeFor(entry, text);
    });
    const entry = obsolete.get(returning ?? key);
    const elsewhere = outdated.get(hash);
    if (entry !== undefined && returning !== undefined) {
      obsolete.delete(returning);
      take(restored(entry));
    } else if (elsewhere !== undefined) {
      // Its text stands here, and the segment it was made for has become another: the translation belongs to both.
      take(elsewhere);
    } else if (entry !== undefined && !translations.has(key) && !known.has(key)) {
      obsolete.delete(key);
      take(restored(entry));
    }
    const isOutdated = states.has(key) && states.get(key)?.source !== hash;
    if (isOutdated && known.get(key) !== text) changes.outdated.push(key);
  }
  const live = new Set(
    Array.from(translations, ([key, { target }]) => `${states.get(key)?.source ?? ''} ${target}`),
  );
  for (const [key, entry] of obsolete) {
    if (live.has(`${fingerprint(entry.source)} ${entry.target}`)) obsolete.delete(key);
  }
  const inOrder = <Value>(map: ReadonlyMap<string, Value>) =>
    new Map(
      [...source.keys()].flatMap((key) => {
        const value = map.get(key);
        return value === undefined ? [] : [[key, value] as const];
      }),
    );
  return {
    catalogue: {
      ...catalogue,
      translations: inOrder(translations),
      states: inOrder(states),
      obsolete,
      ...(catalogue.drafts !== undefined && {
        drafts: withoutSettled(catalogue.drafts, (key) => translations.get(key)?.target),
      }),
    },
    changes,
  };
}

/** The earlier texts that a translation still refers to. */
export function neededEarlier(
  catalogues: readonly Catalogue[],
  source: SourceCatalogue,
  texts: EarlierTexts,
): EarlierTexts {
  const current = byFingerprint(source.values());
  const needed = new Set(
    catalogues.flatMap(({ states }) =>
      Array.from(states.values(), (state) => [state.source, state.doubt ?? '']).flat(),
    ),
  );
  return new Map([...texts].filter(([hash]) => needed.has(hash) && !current.has(hash)));
}

/**
 * The earlier texts of each segment that are kept on. They are looked through only when the segment's text
 * changes: a translator's sync leaves them alone, and so changes nothing outside its own locale. The text just
 * replaced is kept even if no translation here refers to it: one on another branch may.
 */
function keptVersions(
  catalogues: readonly Catalogue[],
  source: SourceCatalogue,
  known: SourceCatalogue,
  versions: EarlierVersions,
): EarlierVersions {
  return new Map(
    Array.from(source, ([key, text]) => {
      const before = known.get(key);
      const kept = versions.get(key) ?? [];
      if (before === undefined || before === text) return [key, kept] as const;
      const needed = new Set(
        catalogues.flatMap(({ states }) => [states.get(key)?.source, states.get(key)?.doubt]),
      );
      const still = kept.filter((one) => needed.has(fingerprint(one)));
      return [key, [...new Set([...still, before])].filter((one) => one !== text)] as const;
    }),
  );
}

function byFingerprint(texts: Iterable<string>): Map<string, string> {
  return new Map(Array.from(texts, (text) => [fingerprint(text), text] as const));
}

/** The earlier texts that translations of each known segment were made for: key → texts. */
function madeFor(catalogues: readonly Catalogue[], texts: EarlierTexts): [key: string, text: string][] {
  return catalogues.flatMap(({ states }) =>
    [...states].flatMap(([key, { source }]): [string, string][] => {
      const text = texts.get(source);
      return text === undefined ? [] : [[key, text]];
    }),
  );
}

/** The texts that translations kept aside were made for. */
function removedTexts(catalogues: readonly Catalogue[]): [key: string, text: string][] {
  return catalogues.flatMap(({ obsolete }) =>
    Array.from(obsolete, ([key, { source }]): [string, string] => [key, source]),
  );
}

/**
 * Which source text a translation was made for. Recorded and its words unchanged since: the recorded one. Never recorded:
 * the text of the last sync, the one its translator was given. Changed since it was recorded: the text as it
 * stands, for somebody has just worked on it. Where the text has changed since the last sync as well, neither is
 * certain, and the state names the other one.
 */
function currentState(
  target: string,
  recorded: TranslationState | undefined,
  given: string,
  current: string,
): TranslationState {
  const print = wordsPrint(target);
  if (recorded?.target === print) return recorded;
  if (recorded !== undefined && isPrintOf(recorded.target, target)) return reprinted(recorded, target, print);
  const [first, second] = recorded === undefined ? [given, current] : [current, given];
  const state = { source: fingerprint(first), target: print };
  return given === current ? state : { ...state, doubt: fingerprint(second) };
}

/** What is remembered of a translation, its fingerprints in their present form. */
function reprinted(state: TranslationState, target: string, print: string): TranslationState {
  const { reviewed } = state;
  if (reviewed === undefined || !isPrintOf(reviewed.target, target)) return { ...state, target: print };
  return { ...state, target: print, reviewed: { ...reviewed, target: print } };
}
