import { createI18n, stringsOf } from '../localize/strings.js';
import { stringsPath } from '../model/catalogue.js';
import type { Host } from '../model/host.js';
import type { Limits } from '../model/limits.js';
import { createMemory, forgetful } from '../model/memory.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { Strings, StringTable } from '../model/strings.js';
import type { WrittenKey } from '../model/written-key.js';
import { decodeText } from '../parse/encoding.js';
import { parseStrings } from '../parse/strings.js';
import { writtenKeys } from '../parse/written-keys.js';
import { formatLabels, purposes } from '../render/index.js';
import { stringsFile } from '../sync/strings-file.js';

/** What is made of the package’s own files. They are the same for every publication of a process. */
export const ofPackage = createMemory();

/** The folders of the package that may have a language: `zh-CN`, `zh` and `zh-Hans` are one by likely subtags (UTS #35). */
function foldersOf(tag: string): readonly string[] {
  return ofPackage(`folders ${tag}`, [], () => {
    const locale = new Intl.Locale(tag);
    const { language, script = '' } = locale.maximize();
    return [...new Set([tag, locale.minimize().toString(), `${language}-${script}`])];
  });
}

/** A file of the package about a language. */
export async function packagedText(
  host: Host,
  tag: string,
  name: 'press.json' | 'roles.json' | 'exchange.json',
): Promise<string | undefined> {
  for (const folder of foldersOf(tag)) {
    const bytes = await host.packaged(`locales/${folder}/${name}`);
    if (bytes !== undefined) return new TextDecoder().decode(bytes);
  }
  return undefined;
}

/** The interface strings of a language that come with the package; an empty table where it has none. */
export async function packagedStrings(host: Host, tag: string): Promise<StringTable> {
  const text = await packagedText(host, tag, 'press.json');
  return ofPackage(`strings ${tag}`, [text], () => {
    const table = text === undefined ? undefined : parseStrings(tag, stringsPath(tag), text).value;
    // Every language borrows from English in the end, so English lacks no label and no purpose.
    const strings = new Map(table ?? []);
    if (tag === 'en')
      for (const { key, fallback } of [...formatLabels(), ...purposes])
        if (!strings.has(key)) strings.set(key, fallback);
    return strings;
  });
}

/**
 * The words of translators’ files in a language, with its months and digits; they come with the package. An empty
 * table where it has none.
 */
export async function exchangeStrings(host: Host, tag: string): Promise<StringTable> {
  const text = await packagedText(host, tag, 'exchange.json');
  if (text === undefined) return new Map();
  const own = parseStrings(tag, `locales/${tag}/exchange.json`, text).value ?? [];
  return new Map([...(await packagedStrings(host, tag)), ...own]);
}

/** A locale's interface strings: the package's, overridden key by key by the publication's. */
export async function readStrings(
  host: Host,
  tag: string,
  { maxSize }: Limits,
): Promise<{ readonly table: Outcome<StringTable>; readonly written: readonly WrittenKey[] }> {
  const { recall = forgetful } = host;
  const file = stringsPath(tag);
  const bytes = await host.read(file, maxSize);
  const reference = await packagedStrings(host, 'en');
  const packaged = await packagedStrings(host, tag);
  return recall(`strings ${tag}`, [bytes, reference, packaged], () => {
    const { value: text, problems } =
      bytes === undefined ? { value: undefined, problems: [] } : decodeText(bytes, file, tag);
    const own = text === undefined ? undefined : parseStrings(tag, file, text, reference);
    const value = new Map([...packaged, ...(own?.value ?? [])]);
    return {
      table: { value, problems: [...problems, ...(own?.problems ?? [])] },
      written: text === undefined ? [] : writtenKeys(text, 'press.json', file, tag),
    };
  });
}

/**
 * The interface strings of several languages, as pages that are made of no statement need them.
 *
 * @param lenders tags of the languages to take a missing word from, in this order, English last
 * @returns what gives the strings of one of them
 */
export async function readAllStrings(
  host: Host,
  tags: readonly string[],
  lenders: readonly string[],
  limits: Limits,
): Promise<{ readonly value: (tag: string) => Strings; readonly problems: readonly Problem[] }> {
  const tables = new Map<string, StringTable>([['en', await packagedStrings(host, 'en')]]);
  const problems: Problem[] = [];
  for (const tag of tags) {
    const { table } = await readStrings(host, tag, limits);
    problems.push(...table.problems);
    tables.set(tag, table.value ?? new Map());
  }
  const i18n = createI18n(tables);
  return { value: (tag) => stringsOf(i18n, tag, lenders), problems };
}

/**
 * The `press.json` of a language with a place for every interface string: what the publication or the package has,
 * and an empty text below the words of another language for what nobody has.
 *
 * @param source tag of the language to translate from
 * @param schema the way to the JSON Schema that a new file names
 */
export async function planStringsFile(
  host: Host,
  tag: string,
  source: string,
  schema: string | undefined,
): Promise<readonly [path: string, text: string]> {
  const path = stringsPath(tag);
  const bytes = await host.read(path);
  const fresh = schema === undefined ? {} : { $schema: schema };
  const own =
    bytes === undefined ? fresh : (JSON.parse(decodeText(bytes, path, tag).value ?? '{}') as object);
  const { language } = new Intl.Locale(tag);
  const packaged = await packagedStrings(host, tag);
  const english = await packagedStrings(host, 'en');
  const text = stringsFile(tag, {
    own: new Map(Object.entries(own)),
    known: packaged.size > 0 ? packaged : await packagedStrings(host, language),
    models: [await packagedStrings(host, source), english],
    english,
  });
  return [path, text];
}
