import type { Accepted } from '../check/judge.js';
import { cataloguePaths, namesPath, type Catalogue, type Glossary } from '../model/catalogue.js';
import type { Config } from '../model/config.js';
import { draftsPath } from '../model/draft.js';
import type { Host } from '../model/host.js';
import type { Limits } from '../model/limits.js';
import { forgetful } from '../model/memory.js';
import type { Outcome, Problem } from '../model/problem.js';
import { remarksPath, type Remarks } from '../model/remarks.js';
import type { StringTable } from '../model/strings.js';
import type { WrittenKey } from '../model/written-key.js';
import { parseAccepted, parseCatalogue, parseShownNames } from '../parse/catalogue.js';
import { decodeText } from '../parse/encoding.js';
import { glossaryPath, parseGlossary } from '../parse/glossary.js';
import { parseRemarks } from '../parse/remarks.js';
import { writtenKeys } from '../parse/written-keys.js';
import { readStrings } from './strings.js';

/** What lies in the folder of one locale. */
interface LocaleFiles {
  /** Its translations, and what is remembered of them; the source locale has none. */
  readonly catalogue?: Catalogue | undefined;
  /** Canonical name → name to show. */
  readonly names?: ReadonlyMap<string, string> | undefined;
  readonly glossary: Glossary;
  readonly accepted?: Accepted | undefined;
  /** What people say about its translations; absent if it has no file of them. */
  readonly remarks?: Remarks | undefined;
  readonly strings: StringTable;
  /** Keys and texts that people have written. */
  readonly written: readonly WrittenKey[];
  readonly problems: readonly Problem[];
}

/**
 * Reads the folder of one locale.
 *
 * @param definitions the link definitions of the statement, which translations may use
 */
export async function readLocale(
  host: Host,
  config: Config,
  tag: string,
  definitions: string,
): Promise<LocaleFiles> {
  const { recall = forgetful } = host;
  const problems: Problem[] = [];
  const take = <Value>(outcome: Outcome<Value>): Value | undefined => {
    problems.push(...outcome.problems);
    return outcome.value;
  };
  const textOf = async (path: string) => take(await readText(host, path, config, tag));

  let catalogue: Catalogue | undefined;
  let remarks: Remarks | undefined;
  if (tag !== config.sourceLocale) {
    const { statement, state, obsolete } = cataloguePaths(tag);
    const files = {
      statement: await textOf(statement),
      state: await textOf(state),
      obsolete: await textOf(obsolete),
      drafts: await textOf(draftsPath(tag)),
    };
    const inputs = [...Object.values(files), definitions, config];
    catalogue = take(
      recall(`catalogue ${tag}`, inputs, () => parseCatalogue(tag, files, definitions, config)),
    );
    const said = await textOf(remarksPath(tag));
    if (said !== undefined) remarks = take(recall(remarksPath(tag), [said], () => parseRemarks(tag, said)));
  }
  const path = namesPath(tag);
  const text = await textOf(path);
  const names =
    text === undefined
      ? undefined
      : recall(path, [text], () => ({
          shown: parseShownNames(text, path, tag),
          written: writtenKeys(text, 'signatories.json', path, tag),
        }));
  const shown = names && (take(names.shown) ?? new Map<string, string>());
  const terms = await textOf(glossaryPath(tag));
  const glossary = take(recall(glossaryPath(tag), [terms], () => parseGlossary(tag, terms)));
  const file = `locales/${tag}/accepted.json`;
  const reasons = await textOf(file);
  const entries =
    reasons === undefined
      ? undefined
      : take(recall(file, [reasons], () => parseAccepted(reasons, file, tag)));
  const strings = await readStrings(host, tag, config);
  return {
    catalogue,
    names: shown,
    glossary: glossary ?? NO_TERMS,
    accepted: entries && { file, entries },
    remarks,
    strings: take(strings.table) ?? new Map(),
    written: [...(names?.written ?? []), ...strings.written],
    problems,
  };
}

const NO_TERMS: Glossary = new Map();

/** A text of the publication; nothing where there is no such file. */
export async function readText(
  host: Host,
  path: string,
  { maxSize }: Limits,
  locale?: string,
): Promise<Outcome<string>> {
  const bytes = await host.read(path, maxSize);
  return bytes === undefined ? { problems: [] } : decodeText(bytes, path, locale);
}
