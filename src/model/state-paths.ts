import { cataloguePaths, earlierPath, namesPath, stringsPath } from './catalogue.js';
import { draftsPath } from './draft.js';
import { outlinePath } from './outline.js';
import { remarksPath } from './remarks.js';

/** Paths of all files of translations and state that `publish` itself writes, relative to the publication. */
export function statePaths(sourceLocale: string, tags: readonly string[]): ReadonlySet<string> {
  const each = [sourceLocale, ...tags].flatMap((tag) => [
    ...Object.values(cataloguePaths(tag)),
    draftsPath(tag),
    namesPath(tag),
    remarksPath(tag),
    stringsPath(tag),
  ]);
  return new Set([...each, earlierPath(sourceLocale), outlinePath(sourceLocale)]);
}
