import {
  cataloguePaths,
  earlierPath,
  type Catalogue,
  type EarlierVersions,
  type ObsoleteTranslation,
  type SourceCatalogue,
} from '../model/catalogue.js';
import { draftsPath, type Drafts } from '../model/draft.js';
import { fingerprint } from '../model/fingerprint.js';
import { outlinePath } from '../model/outline.js';
import { freeKey } from './aside.js';
import { jsonLines, stateLines } from './state-lines.js';
import type { SyncPlan } from './plan.js';

/**
 * The files of catalogues and state as a sync leaves them, in the order to write them; a path may come twice. A
 * translation is kept aside before it leaves its catalogue, and removed from there once it is back in one. An earlier
 * text is dropped only after the source catalogue is written, and that is written after all that follows from it. A
 * sync that was cut short loses nothing, and the next one finishes it.
 */
export function syncedFiles(plan: SyncPlan, sourceLocale: string): (readonly [path: string, text: string])[] {
  const { catalogues, source, asideBefore } = plan;
  const each = (kind: 'statement' | 'state' | 'obsolete', serialize: (catalogue: Catalogue) => string) =>
    catalogues.map((catalogue) => [cataloguePaths(catalogue.locale)[kind], serialize(catalogue)] as const);
  return [
    ...each('obsolete', ({ locale, obsolete }) =>
      serializeObsolete(union(asideBefore.get(locale) ?? new Map(), obsolete), source),
    ),
    [earlierPath(sourceLocale), serializeEarlier(plan, plan.versionsBefore)],
    ...each('statement', (catalogue) => serializeTranslations(catalogue, source)),
    ...each('state', (catalogue) => serializeStates(catalogue, source)),
    [outlinePath(sourceLocale), serializeOutline(plan)],
    [cataloguePaths(sourceLocale).statement, jsonLines(source)],
    [earlierPath(sourceLocale), serializeEarlier(plan)],
    ...each('obsolete', ({ obsolete }) => serializeObsolete(obsolete, source)),
    ...catalogues.flatMap(({ locale, drafts }) =>
      drafts === undefined ? [] : [[draftsPath(locale), serializeDrafts(drafts, source)] as const],
    ),
  ];
}

/** Unfinished translations, in document order; those of removed segments after them. */
function serializeDrafts(drafts: Drafts, source: SourceCatalogue): string {
  return stateLines(new Set([...source.keys(), ...drafts.keys()]), (key) => {
    const own = drafts.get(key) ?? [];
    return own.length > 1 ? own : own[0];
  });
}

/** What was recognised, a name a line; names that came by form are read, not recognised. */
function serializeOutline({ document: { outline, signatories } }: SyncPlan): string {
  const names = signatories
    .filter(({ file }) => file === undefined)
    .map(({ name }) => `    ${JSON.stringify(name)}`);
  const list = names.length === 0 ? '[]' : `[\n${names.join(',\n\n')}\n  ]`;
  return `{\n  "title": ${JSON.stringify(outline.title)},\n\n  "signatories": ${list}\n}\n`;
}

/** Translations in document order; what is not translated yet is there as an empty text, ready to be filled. */
function serializeTranslations(catalogue: Catalogue, source: SourceCatalogue): string {
  return jsonLines(
    Array.from(source.keys(), (key) => [key, catalogue.translations.get(key)?.target ?? ''] as const),
  );
}

/** What is remembered about each translation, in document order. */
function serializeStates({ states }: Catalogue, source: SourceCatalogue): string {
  return stateLines(source.keys(), (key) => states.get(key));
}

/**
 * The translations kept aside. Sorted by key: a segment that is removed has no place in the document, and its
 * line, which was there before, only changes.
 */
function serializeObsolete(obsolete: Catalogue['obsolete'], source: SourceCatalogue): string {
  const keys = [...new Set([...source.keys(), ...obsolete.keys()])].sort((a, b) => (a < b ? -1 : 1));
  return stateLines(keys, (key) => {
    const entry = obsolete.get(key);
    if (entry === undefined) return null;
    const { target, state } = entry;
    return { source: entry.source, target, ...(state !== undefined && { state }) };
  });
}

/**
 * The earlier texts of each segment: those kept already, and those that its translations refer to besides.
 *
 * @param also more texts to keep, by key
 */
function serializeEarlier(plan: SyncPlan, also: EarlierVersions = new Map()): string {
  const { source, catalogues, earlier, versions } = plan;
  return stateLines(new Set([...source.keys(), ...also.keys()]), (key) => {
    const texts = new Set([...(versions.get(key) ?? []), ...(also.get(key) ?? [])]);
    for (const { states } of catalogues) {
      const state = states.get(key);
      for (const hash of [state?.source, state?.doubt]) {
        const text = hash === undefined ? undefined : earlier.get(hash);
        if (text !== undefined && hash !== fingerprint(source.get(key) ?? '')) texts.add(text);
      }
    }
    const all = [...texts];
    return all.length > 1 ? all : all[0];
  });
}

/** Everything that was kept aside and everything that will be. */
function union(before: Catalogue['obsolete'], after: Catalogue['obsolete']): Catalogue['obsolete'] {
  const all = new Map<string, ObsoleteTranslation>(after);
  for (const [key, entry] of before) all.set(freeKey(key, entry, all), entry);
  return all;
}

/** The file of names as a locale shows them: canonical name → name to show. */
export function signatoriesFile(shown: ReadonlyMap<string, string>): string {
  return jsonLines(shown);
}
