import type { Config } from '../model/config.js';
import type { Artifact } from '../model/format.js';

/** Earlier names under `moved`: those of files, and those of the publication’s folder. */
export function earlierNames({ moved = [] }: Pick<Config, 'moved'>): {
  readonly files: readonly string[];
  readonly folders: readonly string[];
} {
  const names = [...new Set(moved.map(({ words }) => words))];
  const folders = names.filter((name) => name.endsWith('/'));
  return {
    files: names.filter((name) => !folders.includes(name)),
    folders: folders.map((name) => name.slice(0, -1)),
  };
}

/**
 * Copies of the files that carry the slug, under each earlier one. An old address ends in `.pdf` or `.txt`, where only
 * such a file can answer: a page that leads on cannot.
 *
 * @param slug the present one
 */
export function copiesUnderEarlierNames(
  config: Pick<Config, 'moved'>,
  slug: string,
  files: readonly Artifact[],
): Artifact[] {
  return files.flatMap(({ path: copyOf, content, locale, format }) =>
    earlierPaths(config, slug, copyOf, locale).map((path) => ({ path, content, locale, format, copyOf })),
  );
}

/** The paths of a file under the earlier names; none of one that does not carry the slug. */
export function earlierPaths(
  config: Pick<Config, 'moved'>,
  slug: string,
  path: string,
  locale: string | undefined,
): string[] {
  const parts = partsOf(path, slug, locale);
  if (parts === undefined) return [];
  return earlierNames(config)
    .files.filter((name) => name !== slug)
    .map((name) => parts.join(name));
}

/** What is before and behind the slug in the path of a file: `fa/` and `.fa.pdf`. */
export function partsOf(
  path: string,
  slug: string,
  locale: string | null | undefined,
): readonly [start: string, end: string] | undefined {
  const tag = locale ?? '';
  const start = `${tag}/`;
  return path.startsWith(`${start}${slug}.${tag}.`)
    ? [start, path.slice(start.length + slug.length)]
    : undefined;
}
