import { cataloguePaths, earlierPath, namesPath } from '../model/catalogue.js';
import type { Config } from '../model/config.js';
import { draftsPath } from '../model/draft.js';
import type { Limits } from '../model/limits.js';
import { outlinePath } from '../model/outline.js';
import type { Outcome, Problem } from '../model/problem.js';
import { remarksPath } from '../model/remarks.js';
import { parseCatalogue, parseEarlier, parseShownNames, parseSourceCatalogue } from '../parse/catalogue.js';
import { parseKnownOutline } from '../parse/known-outline.js';
import { parseRemarks } from '../parse/remarks.js';

/** The publication that the files belong to. */
export interface FilesOf {
  readonly config: Config;
  readonly tags: readonly string[];
  readonly plan: { readonly document: { readonly definitions: string } };
}

/**
 * What would keep the next command from reading files that one is about to write. The readers of a publication say
 * so themselves: whatever they refuse is refused here, whichever command brought it.
 *
 * @param files path → text
 */
export function unreadableFiles(
  { config, tags, plan }: FilesOf,
  files: ReadonlyMap<string, string>,
): Problem[] {
  const of = (path: string) => files.get(path);
  const outcomes: Outcome<unknown>[] = [];
  for (const tag of tags) {
    const paths = cataloguePaths(tag);
    const names = of(namesPath(tag));
    if (names !== undefined) outcomes.push(parseShownNames(names, namesPath(tag), tag));
    if (tag === config.sourceLocale) {
      outcomes.push(parseSourceCatalogue(tag, of(paths.statement)));
      continue;
    }
    const texts = {
      statement: of(paths.statement),
      state: of(paths.state),
      obsolete: of(paths.obsolete),
      drafts: of(draftsPath(tag)),
    };
    outcomes.push(parseCatalogue(tag, texts, plan.document.definitions, config));
    const remarks = of(remarksPath(tag));
    if (remarks !== undefined) outcomes.push(parseRemarks(tag, remarks));
  }
  const { sourceLocale } = config;
  for (const [path, parse] of [
    [outlinePath(sourceLocale), parseKnownOutline],
    [earlierPath(sourceLocale), parseEarlier],
  ] as const) {
    const text = of(path);
    if (text !== undefined) outcomes.push(parse(text, path, sourceLocale));
  }
  return [
    ...outcomes.flatMap(({ problems }) => problems.filter(({ fatal }) => fatal === true)),
    ...[...files].flatMap(([path, text]) => tooLarge(path, text, config) ?? []),
  ];
}

function tooLarge(file: string, text: string, { maxSize }: Limits): Problem | undefined {
  const bytes = Buffer.byteLength(text);
  if (bytes <= maxSize * 1e6) return undefined;
  return {
    rule: 'oversized',
    severity: 'error',
    fatal: true,
    file,
    message: `The file would have ${(bytes / 1e6).toFixed(1)} MB; the limit is ${maxSize} MB.`,
    help: 'Split the statement or the translations into several; `maxSize` in publish.config.yaml allows up to 16.',
  };
}
