import type { Catalogue, EarlierTexts, EarlierVersions, SourceCatalogue } from '../model/catalogue.js';
import type { Document } from '../model/document.js';
import { fingerprint } from '../model/fingerprint.js';
import { forgetful } from '../model/memory.js';
import { align } from './align.js';
import { planLocale, type LocaleChanges } from './plan-locale.js';

/** What a sync changes in the source catalogue, by key. */
interface SourceChanges {
  readonly added: readonly string[];
  readonly edited: readonly string[];
  readonly removed: readonly string[];
  /** Segments in another order than before. */
  readonly moved: boolean;
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
 * @param recall gives back what has not changed since the last plan: documents and catalogues then stay the same objects
 */
export function planSync(
  document: Document,
  known: SourceCatalogue,
  catalogues: readonly Catalogue[],
  versions: EarlierVersions,
  recall = forgetful,
): SyncPlan {
  const removed = removedTexts(catalogues);
  const earlierTexts = [
    ...removed.map(([, text]) => text),
    ...[...versions.values()].flat(),
    ...known.values(),
  ];
  const texts = recall('earlier texts', earlierTexts, () => byFingerprint(earlierTexts));
  const keys = align(document.segments, known, madeFor(catalogues, texts), removed);
  const keyed = recall('keyed segments', [document, ...keys], () => withKeys(document, keys));
  const source = recall('source texts', [keyed], () => textsByKey(keyed));
  const plans = catalogues.map((catalogue) =>
    recall(`plan ${catalogue.locale}`, [catalogue, source, known, texts], () =>
      planLocale(catalogue, source, known, texts),
    ),
  );
  const planned = plans.map((plan) => plan.catalogue);
  const stayed = [...known.keys()].filter((key) => source.has(key));
  const earlier = neededEarlier(planned, source, texts);
  return {
    document: keyed,
    source,
    catalogues: planned,
    earlier: recall('needed texts', [...earlier].flat(), () => earlier),
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

function withKeys(document: Document, keys: readonly string[]): Document {
  const segments = document.segments.map((segment, at) => ({ ...segment, key: keys[at] ?? segment.key }));
  return { ...document, segments };
}

function textsByKey({ segments }: Document): Map<string, string> {
  return new Map(segments.map(({ key, source }) => [key, source]));
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
