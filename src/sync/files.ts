import {
  cataloguePaths,
  earlierPath,
  type Catalogue,
  type ObsoleteTranslation,
  type SourceCatalogue,
} from '../model/catalogue.js';
import type { SyncPlan } from './plan.js';

/**
 * The files of catalogues and state as a sync leaves them: path → text, in the order to write them. What is
 * kept aside comes before what it is taken out of, and the source catalogue last, so that a sync that was cut
 * short loses nothing and the next one finishes it.
 */
export function syncedFiles(plan: SyncPlan, sourceLocale: string): Map<string, string> {
  const files = new Map<string, string>();
  const each = (kind: 'statement' | 'state' | 'obsolete', serialize: (catalogue: Catalogue) => string) => {
    for (const catalogue of plan.catalogues)
      files.set(cataloguePaths(catalogue.locale)[kind], serialize(catalogue));
  };
  each('obsolete', serializeObsolete);
  files.set(earlierPath(sourceLocale), jsonLines(plan.earlier));
  each('statement', (catalogue) => serializeTranslations(catalogue, plan.source));
  each('state', serializeStates);
  files.set(cataloguePaths(sourceLocale).statement, serializeSource(plan.source));
  return files;
}

/** A JSON object with one member a line, so that two branches merge line by line. */
function jsonLines(members: Iterable<readonly [string, unknown]>): string {
  const lines = Array.from(members, ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return lines.length === 0 ? '{}\n' : `{\n${lines.join(',\n')}\n}\n`;
}

/** The source catalogue: key → source text, in document order. */
function serializeSource(source: SourceCatalogue): string {
  return jsonLines(source);
}

/** Translations in document order; what is not translated yet stands there empty, ready to be filled. */
function serializeTranslations(catalogue: Catalogue, source: SourceCatalogue): string {
  return jsonLines(
    Array.from(source.keys(), (key) => [key, catalogue.translations.get(key)?.target ?? ''] as const),
  );
}

/** What is remembered about each translation. */
function serializeStates(catalogue: Catalogue): string {
  return jsonLines(catalogue.states);
}

/** The translations kept aside, sorted by key. */
function serializeObsolete(catalogue: Catalogue): string {
  const stored = ({ source, target, state }: ObsoleteTranslation) =>
    state === undefined ? { source, target } : { source, target, state };
  const sorted = [...catalogue.obsolete].sort(([a], [b]) => (a < b ? -1 : 1));
  return jsonLines(sorted.map(([key, entry]) => [key, stored(entry)] as const));
}

/** The file of names as a locale shows them: canonical name → name to show. */
export function signatoriesFile(shown: ReadonlyMap<string, string>): string {
  return jsonLines(shown);
}
