import type { Catalogue, ObsoleteTranslation, SourceCatalogue } from '../model/catalogue.js';

/** A JSON object with one member a line, so that two branches merge line by line. */
function jsonLines(members: Iterable<readonly [string, unknown]>): string {
  const lines = Array.from(members, ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return lines.length === 0 ? '{}\n' : `{\n${lines.join(',\n')}\n}\n`;
}

/** The source catalogue: key → source text, in document order. */
export function serializeSource(source: SourceCatalogue): string {
  return jsonLines(source);
}

/** Translations in document order; what is not translated yet stands there empty, ready to be filled. */
export function serializeTranslations(catalogue: Catalogue, source: SourceCatalogue): string {
  return jsonLines(
    Array.from(source.keys(), (key) => [key, catalogue.translations.get(key)?.target ?? ''] as const),
  );
}

/** What is remembered about each translation. */
export function serializeStates(catalogue: Catalogue): string {
  return jsonLines(catalogue.states);
}

/** The translations kept aside, sorted by key. */
export function serializeObsolete(catalogue: Catalogue): string {
  const stored = ({ source, target, state }: ObsoleteTranslation) =>
    state === undefined ? { source, target } : { source, target, state };
  const sorted = [...catalogue.obsolete].sort(([a], [b]) => (a < b ? -1 : 1));
  return jsonLines(sorted.map(([key, entry]) => [key, stored(entry)] as const));
}
