import type { Accepted } from '../check/judge.js';
import { parseConfig } from '../config/index.js';
import { isKnownLanguage } from '../config/known-language.js';
import {
  cataloguePaths,
  earlierPath,
  type Catalogue,
  type EarlierVersions,
  type Glossary,
  type SourceCatalogue,
} from '../model/catalogue.js';
import { CONFIGURATIONS, embargoOf, type Config } from '../model/config.js';
import type { Format } from '../model/format.js';
import { outlinePath } from '../model/outline.js';
import type { Document } from '../model/document.js';
import { sha256 } from '../model/fingerprint.js';
import type { Host } from '../model/host.js';
import { LIMITS, type Limits } from '../model/limits.js';
import { forgetful, recalledAs, type Recall } from '../model/memory.js';
import { canonicalTag } from '../model/locale.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { Remarks } from '../model/remarks.js';
import type { RoleWords } from '../model/role-words.js';
import type { StringTable } from '../model/strings.js';
import type { OwnTemplate } from '../model/template.js';
import type { WrittenKey } from '../model/written-key.js';
import { parseEarlier, parseSourceCatalogue } from '../parse/catalogue.js';
import { decodeText } from '../parse/encoding.js';
import { beginWith, DOCUMENTS, foreignStatement, TEXTS } from '../parse/foreign-file.js';
import { conflictProblem } from '../parse/conflict.js';
import { parse, type ParseOptions } from '../parse/index.js';
import { createBlockMemory } from '../parse/known-blocks.js';
import { parseRoleWords, type Recognition } from '../parse/role-words.js';
import { parseKnownOutline } from '../parse/known-outline.js';
import { changedRecognition } from '../sync/recognition.js';
import { missingStrings, OPTIONAL_STRINGS, unreviewedStrings } from '../parse/strings.js';
import { allForms } from '../text/plural-forms.js';
import { formats, formatLabels, purposes } from '../render/index.js';
import { planSync, type SyncPlan } from '../sync/plan.js';
import { withHistory } from './history.js';
import { readLocale, readText } from './locale-files.js';
import { readLateNamesFile } from './late-names.js';
import { earlierNames } from './moved.js';
import { requireReadable } from './policy.js';
import { withConfiguredTexts } from './configured-texts.js';
import { ofPackage, packagedText, packagedStrings, readStrings } from './strings.js';
import { configurableRules } from './rules.js';
import { unlistedLocales } from './unlisted-locales.js';
import { withdrawnTags } from './withdrawn.js';

/** A publication as read from its folder: the canonical text parsed, translations brought up to it in memory. */
export interface Publication {
  readonly config: Config;
  /** Tags to publish in, the source first. */
  readonly tags: readonly string[];
  /** Tags of languages that are no longer published: each has a page that says so. */
  readonly withdrawn: readonly string[];
  /** The canonical text. */
  readonly text: string;
  /** The canonical file as it is. */
  readonly bytes: Uint8Array;
  readonly plan: SyncPlan;
  /** Canonical name → name to show, by locale. */
  readonly signatories: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Accepted forms of terms, by locale. */
  readonly glossaries: ReadonlyMap<string, Glossary>;
  /** Accepted findings by locale. */
  readonly accepted: ReadonlyMap<string, Accepted>;
  /** What people say about the translations, by locale; a locale without a file of remarks is absent. */
  readonly remarks: ReadonlyMap<string, Remarks>;
  /** Interface strings by locale. */
  readonly strings: ReadonlyMap<string, StringTable>;
  /** The package’s English interface strings, the last to lend a word. */
  readonly english: StringTable;
  /** Keys and texts that people have written beside the statement. */
  readonly written: readonly WrittenKey[];
  /** Keys of the interface strings that the program has. */
  readonly stringKeys: readonly string[];
  readonly templates: readonly OwnTemplate[];
  /** The style that `brand` names. */
  readonly stylesheet?: OwnTemplate | undefined;
  /** What was found while reading and keeps nothing from being published. */
  readonly findings: readonly Problem[];
}

/** What lies in folders for other reasons: hidden files, a word processor’s marks of an open file, words about a project. */
const NO_STATEMENT = /^(?:[.~]|(?:readme|changelog|contributing|licen[cs]e|code_of_conduct|security)\b)/iu;

/** Reads the configuration; without a file, the defaults. */
export async function readConfig(host: Host, file: string | undefined): Promise<Outcome<Config>> {
  const candidates = file === undefined ? CONFIGURATIONS : [file];
  const { recall = forgetful } = host;
  const ids = formats.map(({ id }) => id);
  const parsed = (text: string, path: string) =>
    recall('configuration', [text, path], () => parseConfig(text, path, ids, configurableRules));
  for (const candidate of candidates) {
    const text = await readText(host, candidate, LIMITS);
    if (text.problems.length > 0) return { problems: text.problems };
    if (text.value !== undefined) return parsed(text.value, candidate);
  }
  return file === undefined
    ? parsed('', CONFIGURATIONS[0])
    : { problems: [noFile(file, 'configuration', 'configuration')] };
}

/** The canonical statement as read from its file. */
export interface Statement {
  /** The text. */
  readonly text: string;
  /** The file as it is. */
  readonly bytes: Uint8Array;
  readonly document: Document;
}

/** Reads the statement alone: nothing that belongs to a translation. */
export async function readStatement(host: Host, config: Config): Promise<Outcome<Statement>> {
  const { source: file, sourceLocale } = config;
  // A document with pictures may be larger than any text.
  const bytes = await host.read(file);
  if (bytes === undefined) return { problems: [await noStatement(host, file)] };
  const foreign = foreignStatement(bytes, file);
  if (foreign !== undefined) return { problems: [{ ...foreign, locale: sourceLocale }] };
  if (bytes.length > config.maxSize * 1e6) await host.read(file, config.maxSize);
  const decoded = decodeText(bytes, file, sourceLocale);
  const text = decoded.value;
  if (text === undefined) return { problems: decoded.problems };
  const conflict = conflictProblem(text, file, sourceLocale);
  if (conflict !== undefined) return { problems: [conflict] };
  const { recall = forgetful } = host;
  const recognition = await readRecognition(host, sourceLocale, config);
  const late = await readLateNamesFile(host, config);
  const parsed = recall('statement', [bytes, config, recognition, late.value], () =>
    parseStatement(text, config, {
      revision: sha256(bytes),
      recognition: recognition.value ?? [],
      late: late.value,
      blocks: host.recall?.('blocks of the statement', [], createBlockMemory).begin(),
    }),
  );
  return {
    value: parsed.value && { text, bytes, document: parsed.value },
    problems: [...recognition.problems, ...late.problems, ...parsed.problems],
  };
}

function parseStatement(
  text: string,
  config: Config,
  {
    recognition,
    ...given
  }: Pick<ParseOptions, 'revision' | 'late' | 'blocks'> & { readonly recognition: readonly Recognition[] },
): Outcome<Document> {
  const { source: file, sourceLocale: locale, date, dateFormat, slug, roles, release, corrections } = config;
  return parse(text, {
    ...{ ...given, file, locale, date, dateFormat, slug, roles },
    release: {
      place: release.place?.source,
      contact: release.contact?.source,
      boilerplate: release.boilerplate?.source,
      embargo: release.embargo,
    },
    corrections: corrections?.map(({ date: day, note }) => ({ date: day, note: note.source })),
    words: recognition.map(({ words }) => words),
    months: recognition.map(({ months }) => months),
    limits: config,
  });
}

/** The publication; what cannot be read is a failure of code 1. */
export async function loadPublication(host: Host, config: Config): Promise<Publication> {
  return requireReadable(await readPublication(host, config), 1, 'The publication cannot be read.');
}

/** Reads the statement and every translation, and plans what a sync would change. */
export async function readPublication(host: Host, config: Config): Promise<Outcome<Publication>> {
  const { sourceLocale } = config;
  const statement = await readStatement(host, config);
  if (statement.value === undefined) return { problems: statement.problems };
  const { text, bytes, document } = statement.value;
  const { recall = forgetful } = host;
  const problems: Problem[] = [...statement.problems];
  const take = <Value>(outcome: Outcome<Value>): Value | undefined => {
    problems.push(...outcome.problems);
    return outcome.value;
  };
  const tags = await publicationTags(host, config);
  if (tags.length > config.maxLocales)
    return { problems: [...problems, tooManyLocales(tags.length, config)] };
  const textOf = async (path: string, locale: string) => take(await readText(host, path, config, locale));
  const parsed = async <Value>(
    path: string,
    parser: (text: string, path: string, tag: string) => Outcome<Value>,
  ) => {
    const text = await textOf(path, sourceLocale);
    if (text === undefined) return undefined;
    return take(recall(path, [text], () => parser(text, path, sourceLocale)));
  };

  const sourceText = await textOf(cataloguePaths(sourceLocale).statement, sourceLocale);
  const known =
    take(
      recall('source catalogue', [sourceLocale, sourceText], () =>
        parseSourceCatalogue(sourceLocale, sourceText),
      ),
    ) ?? NO_TEXTS;
  const catalogues: Catalogue[] = [];
  const signatories = new Map<string, ReadonlyMap<string, string>>();
  const glossaries = new Map<string, Glossary>();
  const accepted = new Map<string, Accepted>();
  const remarks = new Map<string, Remarks>();
  const strings = new Map<string, StringTable>();
  const written = [...config.written];
  for (const tag of tags) {
    const own = await readLocale(host, config, tag, document.definitions);
    problems.push(...own.problems);
    if (own.catalogue !== undefined) catalogues.push(own.catalogue);
    if (own.names !== undefined) signatories.set(tag, own.names);
    glossaries.set(tag, own.glossary);
    if (own.accepted !== undefined) accepted.set(tag, own.accepted);
    if (own.remarks !== undefined) remarks.set(tag, own.remarks);
    strings.set(tag, own.strings);
    written.push(...own.written);
  }
  const reference = await packagedStrings(host, 'en');
  problems.push(
    ...recall('lacking strings', [config, document, reference, ...[...strings].flat()], () =>
      lackingStrings(strings, reference, config, document),
    ),
  );
  problems.push(...(await unlistedLocales(host, config, tags)));
  const withdrawn = take(await readWithdrawn(host, config, tags)) ?? NO_STRINGS;
  const knownOutline = await parsed(outlinePath(sourceLocale), parseKnownOutline);
  problems.push(
    ...recall('recognition', [document, knownOutline], () =>
      knownOutline === undefined ? [] : changedRecognition(document, knownOutline, sourceLocale),
    ),
  );
  const texts = (await parsed(earlierPath(sourceLocale), parseEarlier)) ?? NO_TERMS;
  const planned = planAll(document, { known, catalogues, texts }, config, recall);
  problems.push(...planned.problems);
  const plan = await withHistory(host, config, planned.plan);
  const findings = problems.filter(({ fatal }) => fatal !== true);
  return {
    value: {
      ...{ config, tags, text, bytes, plan, signatories, glossaries, accepted, remarks, written, findings },
      withdrawn: [...withdrawn.keys()],
      strings: new Map([...strings, ...withdrawn]),
      english: reference,
      stringKeys: [...allForms(reference.keys()), ...OPTIONAL_STRINGS],
      templates: await readTemplates(host),
      stylesheet: await readStylesheet(host, config),
    },
    problems,
  };
}

/** What the interface strings of the languages lack: words, and a person who has read them. */
function lackingStrings(
  strings: ReadonlyMap<string, StringTable>,
  reference: StringTable,
  config: Config,
  document: Document,
): Problem[] {
  const unused = unusedLabels(config, document);
  return [...missingStrings(strings, reference, config.sourceLocale, unused), ...unreviewedStrings(strings)];
}

/** Interface strings of the languages that are no longer published, for the pages that say so. */
async function readWithdrawn(
  host: Host,
  config: Config,
  tags: readonly string[],
): Promise<Outcome<ReadonlyMap<string, StringTable>>> {
  const strings = new Map<string, StringTable>();
  const problems: Problem[] = [];
  for (const tag of withdrawnTags(config, tags)) {
    const { table } = await readStrings(host, tag, config);
    problems.push(...table.problems);
    strings.set(tag, table.value ?? NO_TEXTS);
  }
  return { value: strings, problems };
}

/** The plan, with the translations that the configuration itself has. */
function planAll(
  document: Document,
  { known, catalogues, texts }: LastSync,
  config: Config,
  recall: Recall,
): { readonly plan: SyncPlan; readonly problems: readonly Problem[] } {
  const first = planSync(document, known, catalogues, texts, recall);
  // Keys are known once the texts have been compared with the last ones.
  const filled = catalogues.map((one) =>
    recall(`configured texts ${one.locale}`, [one, first.document, config], () =>
      withConfiguredTexts(one, first.document, config),
    ),
  );
  const all = filled.map(({ value }, at) => value ?? catalogues[at]).filter((one) => one !== undefined);
  const isSame = all.every((one, at) => one === catalogues[at]);
  const plan = isSame ? first : planSync(document, known, all, texts, recalledAs(recall, 'filled '));
  return { plan, problems: filled.flatMap((one) => one.problems) };
}

/** What there is of the last sync. */
interface LastSync {
  readonly known: SourceCatalogue;
  readonly catalogues: readonly Catalogue[];
  readonly texts: EarlierVersions;
}

const NO_TEXTS: ReadonlyMap<string, string> = new Map();
const NO_STRINGS: ReadonlyMap<string, StringTable> = new Map();
const NO_TERMS: ReadonlyMap<string, readonly string[]> = new Map();

/** Keys of interface strings that no page of the publication shows: it makes no such file, or has nothing to say there. */
export function unusedLabels(config: Config, document: Document): ReadonlySet<string> {
  const { formats: chosen, corrections = [], release } = config;
  const { folders } = earlierNames(config);
  const isUnused = ({ id, onRequest }: Format) => !(chosen?.includes(id) ?? onRequest !== true);
  const labels = formatLabels(isUnused).map(({ key }) => key);
  const own = formats.filter(isUnused).flatMap(({ strings = [] }) => strings);
  const unsaid = corrections.length === 0 ? CORRECTION_STRINGS : [];
  const unmoved = folders.length === 0 ? ['moved', 'moved.link'] : [];
  const embargo = embargoOf(document, release) === undefined ? EMBARGO_STRINGS : [];
  const inKits = purposes.map(({ key }) => key);
  return new Set([
    ...labels,
    ...own,
    ...inKits,
    ...LIST_STRINGS,
    ...unsaid,
    ...unmoved,
    ...embargo,
    ...WITHDRAWN_STRINGS,
  ]);
}

/** No page of one publication shows these. */
const LIST_STRINGS = ['statements', 'statements.feed'];

/** Only the page of a language that is not published any more shows them. */
const WITHDRAWN_STRINGS = ['withdrawn', 'withdrawn.languages'];

const EMBARGO_STRINGS = ['embargo', 'embargo.mail', 'embargo.document'];

const CORRECTION_STRINGS = ['correction', 'corrections'];

/** Locales of a publication, the source first; where it lists none, the folders that are named by a tag. */
export async function publicationTags(
  host: Host,
  { locales, sourceLocale, withdrawn = [] }: Config,
): Promise<readonly string[]> {
  if (locales !== undefined) return locales;
  const { folders } = await host.entries('locales');
  const gone = new Set(withdrawn.map(({ locale }) => locale.words));
  const known = folders.filter((name) => name !== sourceLocale && isTag(name) && !gone.has(name));
  return [sourceLocale, ...known];
}

function isTag(name: string): boolean {
  return canonicalTag(name) === name && isKnownLanguage(name);
}

/** The templates and styles that the publication has of its own; fonts and other files there are not text. */
export async function readTemplates(host: Host): Promise<OwnTemplate[]> {
  const { files } = await host.entries('templates');
  return Promise.all(
    files
      .filter((name) => /\.(?:mustache|css|html)$/u.test(name))
      .map(async (name) => {
        const bytes = await host.read(`templates/${name}`);
        return { name, text: new TextDecoder().decode(bytes) };
      }),
  );
}

/** The style that `brand` names; what keeps it from being read is reported with the other files of the brand. */
async function readStylesheet(host: Host, { brand }: Config): Promise<OwnTemplate | undefined> {
  const name = brand.stylesheet?.words;
  const bytes = name === undefined ? undefined : await host.read(name).catch(() => undefined);
  if (name === undefined || bytes === undefined) return undefined;
  return { name, text: new TextDecoder().decode(bytes) };
}

/** Words that the parts of a statement are recognised by: the source language's, and English ones. */
async function readRecognition(
  host: Host,
  sourceLocale: string,
  limits: Limits,
): Promise<Outcome<readonly Recognition[]>> {
  const { recall = forgetful } = host;
  const { language } = new Intl.Locale(sourceLocale);
  const own = await readText(host, rolesPath(sourceLocale), limits, sourceLocale);
  const packaged = await Promise.all(
    [...new Set([sourceLocale, language, 'en'])].map((tag) => packagedRecognition(host, tag)),
  );
  const strings = (await readStrings(host, sourceLocale, limits)).table.value ?? NO_TEXTS;
  return recall('words', [own.value, strings, ...own.problems, ...packaged], () => {
    const parsed =
      own.value === undefined ? undefined : parseRoleWords(sourceLocale, rolesPath(sourceLocale), own.value);
    const months = { gregorian: formsOf(strings, 'months'), solar: formsOf(strings, 'solarMonths') };
    const all = [parsed?.value, { words: ownWords(strings), months }, ...packaged];
    return {
      value: all.filter((one) => one !== undefined),
      problems: [...own.problems, ...(parsed?.problems ?? [])],
    };
  });
}

/** What the edition itself writes above and below a text is understood in one that was copied from an edition. */
function ownWords(strings: StringTable): RoleWords {
  const words = (...keys: string[]) =>
    keys.map((key) => strings.get(key)).filter((word) => typeof word === 'string');
  return {
    release: words('kind', 'release.immediate'),
    signatories: words('signatories'),
    end: words('end'),
    notes: words('notes'),
    contact: words('contact'),
  };
}

/** The names that the edition itself writes dates with are understood, too. */
function formsOf(strings: StringTable, table: 'months' | 'solarMonths'): string[][] {
  const names = strings.get(table);
  if (typeof names !== 'object') return [];
  // What a language writes in one word with the month: a preposition, an ending.
  const [, before = '', after = ''] = INTO_MONTH.exec(String(strings.get('date') ?? '')) ?? [];
  return names.map((name) => [name, `${before}${name}${after}`]);
}

const INTO_MONTH = /(?<!\p{L})(\p{L}*)\{\{month\}\}(\p{L}*)/u;

/** The words of a language that come with the package. */
export async function packagedRecognition(host: Host, tag: string): Promise<Recognition | undefined> {
  const text = await packagedText(host, tag, 'roles.json');
  if (text === undefined) return undefined;
  return ofPackage(`words ${tag}`, [text], () => parseRoleWords(tag, rolesPath(tag), text).value);
}

function rolesPath(tag: string): string {
  return `locales/${tag}/roles.json`;
}

function tooManyLocales(count: number, { maxLocales }: Limits): Problem {
  return {
    rule: 'oversized',
    severity: 'error',
    fatal: true,
    file: 'locales',
    message: `The publication has ${count.toLocaleString('en')} locales; the limit is ${maxLocales.toLocaleString('en')}.`,
    help: '`locales` in publish.config.yaml chooses among them; `maxLocales` allows up to 1,000.',
  };
}

/** The problem with a publication that has no statement; a document beside its place may hold it. */
async function noStatement(host: Host, file: string): Promise<Problem> {
  const problem = noFile(file, 'no-statement', 'canonical statement');
  const folder = file.split('/').slice(0, -1).join('/');
  const document =
    (await documentIn(host, folder, [...DOCUMENTS, ...TEXTS])) ?? (await documentIn(host, '', DOCUMENTS));
  if (document === undefined) {
    const help =
      'Begin a publication with `publish init`; or put the statement there, name its place in publish.config.yaml, or point -C at its folder.';
    return { ...problem, help };
  }
  const message = `There is no canonical statement at ${file}, but there is ${document}.`;
  return { ...problem, message, help: beginWith(document) };
}

/**
 * A document that a statement may be begun from.
 *
 * @param endings how its name may end, the likeliest first
 */
async function documentIn(
  host: Host,
  folder: string,
  endings: readonly string[],
): Promise<string | undefined> {
  const names = (await host.entries(folder)).files.filter((name) => !NO_STATEMENT.test(name));
  const ofKind = (ending: string) => names.find((name) => name.toLowerCase().endsWith(`.${ending}`));
  const name = endings.map(ofKind).find((found) => found !== undefined);
  return name === undefined || folder === '' ? name : `${folder}/${name}`;
}

function noFile(file: string, rule: string, what: string): Problem {
  return {
    rule,
    severity: 'error',
    fatal: true,
    file,
    message: `There is no ${what} at ${file}.`,
    help: 'Put it there, name another place in publish.config.yaml, or point -C at the publication’s folder.',
  };
}
