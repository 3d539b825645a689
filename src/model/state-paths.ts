import { cataloguePaths, earlierPath } from './catalogue.js';
import { draftsPath } from './draft.js';
import { outlinePath } from './outline.js';

/** Paths of all files of translations and state that `publish` itself writes, relative to the publication. */
export function statePaths(sourceLocale: string, tags: readonly string[]): ReadonlySet<string> {
  const each = [sourceLocale, ...tags].flatMap((tag) => [
    ...Object.values(cataloguePaths(tag)),
    draftsPath(tag),
    shownNamesPath(tag),
  ]);
  return new Set([...each, earlierPath(sourceLocale), outlinePath(sourceLocale)]);
}

/** Path of the names that a locale shows in its own form, relative to the publication. */
export function shownNamesPath(locale: string): string {
  return `locales/${locale}/signatories.json`;
}
