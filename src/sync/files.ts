import {
  cataloguePaths,
  earlierPath,
  type Catalogue,
  type ObsoleteTranslation,
  type SourceCatalogue,
} from '../model/catalogue.js';
import type { SyncPlan } from './plan.js';

/** The files of catalogues and state as a sync leaves them: path → text. */
export function syncedFiles(plan: SyncPlan, sourceLocale: string): Map<string, string> {
  const files = new Map([[cataloguePaths(sourceLocale).statement, serializeSource(plan.source)]]);
  files.set(earlierPath(sourceLocale), jsonLines(plan.earlier));
  for (const catalogue of plan.catalogues) {
    const paths = cataloguePaths(catalogue.locale);
    files.set(paths.statement, serializeTranslations(catalogue, plan.source));
    files.set(paths.state, serializeStates(catalogue));
    files.set(paths.obsolete, serializeObsolete(catalogue));
  }
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
