import { setImmediate as nextTurn } from 'node:timers/promises';
import { toString } from 'mdast-util-to-string';
import { readDateLine } from './check/date-line.js';
import { checks, runChecks } from './check/index.js';
import { ACCEPTED_FINDING, judge, type Accepted } from './check/judge.js';
import { withSegments } from './check/with-segment.js';
import { isKnownLanguage, parseConfig } from './config/index.js';
import { bindEdition, type Edition } from './edition.js';
import type { WholeContext, WholeReader } from './exchange/whole/index.js';
import { furnitureOf } from './localize/furniture.js';
import { localize } from './localize/index.js';
import { createI18n, stringsOf } from './localize/strings.js';
import { cataloguePaths, earlierPath, type Catalogue, type Glossary } from './model/catalogue.js';
import type { FormatFonts } from './model/check.js';
import type { Config } from './model/config.js';
import { inert } from './model/controls.js';
import { doubtNote, relatedNote } from './model/related.js';
import { sha256 } from './model/fingerprint.js';
import type { ExchangeFormat, ExportDocument, ImportDocument } from './model/exchange.js';
import { coveredRanges } from './model/font-face.js';
import type { Format, RenderContext } from './model/format.js';
import type { Host } from './model/host.js';
import { canonicalTag, toLocale } from './model/locale.js';
import type { LocalizedDocument } from './model/localized.js';
import { isBlocked, type Outcome, type Problem } from './model/problem.js';
import type { StringTable } from './model/strings.js';
import type { WholeTranslation } from './model/whole.js';
import {
  parseAccepted,
  parseCatalogue,
  parseEarlier,
  parseSourceCatalogue,
  textMap,
} from './parse/catalogue.js';
import { decodeText } from './parse/encoding.js';
import { glossaryPath, parseGlossary } from './parse/glossary.js';
import { conflictProblem } from './parse/conflict.js';
import { parseInline } from './parse/markdown.js';
import { imageFault } from './parse/image-file.js';
import { imageReferences } from './parse/images.js';
import { parse, readingRules } from './parse/index.js';
import { missingStrings, parseStrings } from './parse/strings.js';
import { parseWhole } from './parse/whole.js';
import { formats } from './render/index.js';
import { doubts, wrongLanguage } from './sync/adopt/doubts.js';
import { planAdoption, type AdoptionPlan } from './sync/adopt/plan.js';
import { signatoriesFile, syncedFiles } from './sync/files.js';
import { planImport, type ImportPlan } from './sync/import.js';
import { neededEarlier, planSync, type SyncPlan } from './sync/plan.js';
import { relatedTranslations } from './sync/related.js';
import { planReview } from './sync/review.js';

export { formats, planReview, signatoriesFile, syncedFiles };
export type { AdoptionPlan, ImportPlan };

/** A publication as read from its folder: the canonical text parsed, translations brought up to it in memory. */
export interface Publication {
  readonly config: Config;
  /** Tags to publish in, the source first. */
  readonly tags: readonly string[];
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
  /** Interface strings by locale. */
  readonly strings: ReadonlyMap<string, StringTable>;
  /** What was found while reading and keeps nothing from being published. */
  readonly findings: readonly Problem[];
}

/** The pipeline's stages in order: configuration, publication, documents, problems, edition. */

/** Reads the configuration; without a file, the defaults. */
export async function readConfig(host: Host, file: string | undefined): Promise<Outcome<Config>> {
  const candidates =
    file === undefined ? ['publish.config.yaml', 'publish.config.yml', 'publish.config.json'] : [file];
  const ids = formats.map(({ id }) => id);
  const rules = [...checks.map(({ id }) => id), ...readingRules, ACCEPTED_FINDING];
  for (const candidate of candidates) {
    const text = await readText(host, candidate);
    if (text.problems.length > 0) return { problems: text.problems };
    if (text.value !== undefined) return parseConfig(text.value, candidate, ids, rules);
  }
  return file === undefined
    ? parseConfig('', 'publish.config.yaml', ids, rules)
    : { problems: [noFile(file, 'configuration', 'configuration')] };
}

/** Reads the statement and every translation, and plans what a sync would change. */
export async function readPublication(host: Host, config: Config): Promise<Outcome<Publication>> {
  const { source: file, sourceLocale } = config;
  const bytes = await host.read(file);
  if (bytes === undefined) {
    return { problems: [noFile(file, 'no-statement', 'canonical statement')] };
  }
  const decoded = decodeText(bytes, file, sourceLocale);
  const text = decoded.value;
  if (text === undefined) return { problems: decoded.problems };
  const { date, dateFormat, slug } = config;
  const conflict = conflictProblem(text, file, sourceLocale);
  if (conflict !== undefined) return { problems: [conflict] };
  const parsed = parse(text, { file, revision: sha256(bytes), locale: sourceLocale, date, dateFormat, slug });
  const document = parsed.value;
  if (document === undefined) return { problems: parsed.problems };

  const problems: Problem[] = [...parsed.problems];
  const take = <Value>(outcome: Outcome<Value>): Value | undefined => {
    problems.push(...outcome.problems);
    return outcome.value;
  };
  const tags = config.locales ?? (await foldersAsTags(host, sourceLocale));
  const textOf = async (path: string, locale: string) => take(await readText(host, path, locale));

  const sourceText = await textOf(cataloguePaths(sourceLocale).statement, sourceLocale);
  const known = take(parseSourceCatalogue(sourceLocale, sourceText)) ?? new Map<string, string>();
  const catalogues: Catalogue[] = [];
  const signatories = new Map<string, ReadonlyMap<string, string>>();
  const glossaries = new Map<string, Glossary>();
  const accepted = new Map<string, Accepted>();
  const strings = new Map<string, StringTable>();
  for (const tag of tags) {
    if (tag !== sourceLocale) {
      const paths = cataloguePaths(tag);
      const files = {
        statement: await textOf(paths.statement, tag),
        state: await textOf(paths.state, tag),
        obsolete: await textOf(paths.obsolete, tag),
      };
      const catalogue = take(parseCatalogue(tag, files, document.definitions));
      if (catalogue !== undefined) catalogues.push(catalogue);
    }
    const path = `locales/${tag}/signatories.json`;
    const names = await textOf(path, tag);
    if (names !== undefined) signatories.set(tag, take(textMap(names, path, tag)) ?? new Map());
    const glossaryText = await textOf(glossaryPath(tag), tag);
    glossaries.set(tag, take(parseGlossary(tag, glossaryText)) ?? new Map<string, readonly string[]>());
    const acceptedFile = `locales/${tag}/accepted.json`;
    const acceptedText = await textOf(acceptedFile, tag);
    if (acceptedText !== undefined) {
      const entries = take(parseAccepted(acceptedText, acceptedFile, tag));
      if (entries !== undefined) accepted.set(tag, { file: acceptedFile, entries });
    }
    strings.set(tag, await readStrings(host, tag, problems));
  }
  problems.push(...missingStrings(strings, await packagedStrings(host, 'en')));
  const earlierFile = earlierPath(sourceLocale);
  const earlierText = await textOf(earlierFile, sourceLocale);
  const earlier =
    earlierText === undefined ? undefined : take(parseEarlier(earlierText, earlierFile, sourceLocale));
  const plan = planSync(document, known, catalogues, earlier ?? new Map<string, readonly string[]>());
  const findings = problems.filter(({ fatal }) => fatal !== true);
  return {
    value: { config, tags, text, bytes, plan, signatories, glossaries, accepted, strings, findings },
    problems,
  };
}

/** The statement in some of the publication's locales, the source first. */
export function localizeAll(publication: Publication, tags: readonly string[]): LocalizedDocument[] {
  return tags.map(localizer(publication));
}

/** A function from a tag to the statement in that locale. */
function localizer(publication: Publication): (tag: string) => LocalizedDocument {
  const { config, plan, signatories, strings } = publication;
  const i18n = createI18n(strings);
  const catalogues = new Map(plan.catalogues.map((catalogue) => [catalogue.locale, catalogue]));
  const sourceLocale = toLocale(config.sourceLocale);
  const { links, names, release } = config;
  return (tag) => {
    const catalogue = catalogues.get(tag);
    return localize(plan.document, {
      locale: toLocale(tag),
      sourceLocale,
      catalogue,
      earlier: plan.earlier,
      related: catalogue && relatedTranslations(plan.document.segments, catalogue, plan.earlier),
      strings: stringsOf(i18n, tag),
      sourceLanguage: stringsOf(i18n, config.sourceLocale).text('language.name'),
      links,
      names,
      signatories: signatories.get(tag) ?? new Map<string, string>(),
      release,
    });
  };
}

/** What a check says of a locale: how far it is. */
export type CheckedLocale = Pick<LocalizedDocument, 'locale' | 'completeness'>;

/**
 * Checks locale by locale, each forgotten before the next, so that forty locales take little more room than
 * one; what is found is the same as for all of them at once.
 *
 * @param tags the locales, the source first
 */
export async function checkLocales(
  host: Host,
  publication: Publication,
  tags: readonly string[],
): Promise<{ documents: readonly CheckedLocale[]; problems: readonly Problem[] }> {
  const { config, findings } = publication;
  const { sourceLocale } = config;
  const fonts = await readFonts(host, config);
  const localized = localizer(publication);
  const images = startImages();
  const documents: CheckedLocale[] = [];
  const others = findings.filter(({ locale }) => locale === undefined || !tags.includes(locale));
  // The canonical text is checked even where no one asks for it; with no document, translations are not.
  const about = tags.includes(sourceLocale) ? 'translations' : 'source';
  const problems = checkAll(publication, [], fonts, { about, findings: others });
  for (const tag of tags) {
    const document = localized(tag);
    const part = {
      about: tag === sourceLocale ? ('source' as const) : ('translations' as const),
      findings: findings.filter(({ locale }) => locale === tag),
    };
    problems.push(...checkAll(publication, [document], fonts, part));
    await takeImages(host, publication, document, images);
    documents.push({ locale: document.locale, completeness: document.completeness });
    // What is only weakly held can be collected between two turns, and not within one.
    await nextTurn();
  }
  return { documents, problems: [...images.problems.values(), ...problems] };
}

/** The fonts that have to have every character of what is to be published; read by the checks. */
export async function readFonts(host: Host, { formats: chosen }: Config): Promise<FormatFonts[]> {
  const published = formats.filter(({ id }) => chosen?.includes(id) ?? true);
  return Promise.all(
    published.flatMap(({ id, fontSheets }) =>
      fontSheets === undefined ? [] : [readFormatFonts(host, id, fontSheets)],
    ),
  );
}

async function readFormatFonts(host: Host, format: string, names: readonly string[]): Promise<FormatFonts> {
  const sheets = await Promise.all(names.map((name) => host.resource(name)));
  const css = sheets.map((bytes) => new TextDecoder().decode(bytes)).join('\n');
  return { format, ranges: coveredRanges(css) };
}

/** A part of what there is to check. */
export interface CheckPart {
  /** The canonical text alone, or translations alone. */
  readonly about?: 'source' | 'translations';
  /** Those of the publication’s findings that belong to it. */
  readonly findings: readonly Problem[];
}

/**
 * Everything that was found while reading and that the checks have to say about a publication and its documents,
 * judged by its configuration and by what has been accepted.
 *
 * @param part a part of it; the whole where it is absent
 */
export function checkAll(
  publication: Publication,
  documents: readonly LocalizedDocument[],
  fonts: readonly FormatFonts[],
  { about, findings }: CheckPart = { findings: publication.findings },
): Problem[] {
  const { config, plan, text, glossaries, accepted } = publication;
  const asked = new Set(documents.map(({ locale }) => locale.tag));
  const catalogues = new Map(
    plan.catalogues
      .filter(({ locale }) => asked.has(locale))
      .map((catalogue) => [catalogue.locale, catalogue]),
  );
  const { document } = plan;
  const subject = { document, text, config, documents, catalogues, glossaries, fonts };
  const found = runChecks(subject, about);
  const early = withSegments(findings, document);
  return judge([...early, ...found], config.checks, accepted, asked);
}

/** The translations of one locale as they go out to a translator. */
export function exportDocument({ plan }: Publication, document: LocalizedDocument): ExportDocument {
  const { locale, sourceLocale, slug, title, date, segments } = document;
  const catalogue = plan.catalogues.find((one) => one.locale === locale.tag);
  return {
    publication: slug,
    sourceLocale: sourceLocale.tag,
    locale: locale.tag,
    direction: locale.direction,
    title: title.segment.source,
    date: date?.iso,
    units: segments.map(({ segment: { key, role, source }, status, madeFor, doubtfulFor, related = [] }) => ({
      key,
      role,
      source,
      target: catalogue?.translations.get(key)?.target ?? '',
      status: status === 'source' ? 'missing' : status,
      madeFor,
      notes: [
        ...(doubtfulFor === undefined ? [] : [doubtNote]),
        ...related.map((one) => relatedNote(one, true)),
      ],
    })),
    obsolete: Array.from(catalogue?.obsolete ?? [], ([key, { source, target }]) => ({ key, source, target })),
  };
}

/** Every format of translators' tools; loaded when asked for. */
export async function loadExchangeFormats(): Promise<readonly ExchangeFormat[]> {
  return (await import('./exchange/index.js')).exchangeFormats;
}

/** Readers of whole translations by file ending; loaded when asked for. */
export async function loadWholeReaders(): Promise<ReadonlyMap<string, WholeReader>> {
  return (await import('./exchange/whole/index.js')).wholeReaders;
}

/** What importing a file into one locale would change. */
export function planImportInto(
  { plan }: Publication,
  tag: string,
  imported: ImportDocument,
  force: boolean,
): ImportPlan {
  const { document, source, catalogues, earlier } = plan;
  const catalogue = catalogues.find(({ locale }) => locale === tag);
  if (catalogue === undefined) throw new RangeError(`There is no catalogue of ${tag}.`);
  const inline = (markdown: string) => parseInline(markdown, document.definitions);
  const planned = planImport(catalogue, document.segments, earlier, imported, { force, parseInline: inline });
  const all = catalogues.map((one) => (one === catalogue ? planned.catalogue : one));
  return { ...planned, earlier: neededEarlier(all, source, planned.earlier) };
}

/** What the readers of whole translations know of a publication and one of its locales. */
export function wholeContext({ plan }: Publication, { strings }: LocalizedDocument): WholeContext {
  const { definitions } = plan.document;
  return {
    words: { image: strings.text('image') },
    readMarkdown: (text, file, marks) => parseWhole(text, file, definitions, marks),
  };
}

/** What adopting a whole translation would change, and what speaks against it. */
export interface Adoption extends AdoptionPlan {
  readonly doubts: readonly Problem[];
  /** Most of the file is in another language. */
  readonly wrongLanguage?: Problem | undefined;
  readonly earlier: SyncPlan['earlier'];
}

/** What adopting a whole translation into one locale would change, and what speaks against it. */
export function planAdoptionInto(
  publication: Publication,
  localized: LocalizedDocument,
  whole: WholeTranslation,
  force: boolean,
): Adoption {
  const { plan, signatories } = publication;
  const { document, source, catalogues, earlier } = plan;
  const { locale, strings } = localized;
  const catalogue = catalogues.find((one) => one.locale === locale.tag);
  if (catalogue === undefined) throw new RangeError(`There is no catalogue of ${locale.tag}.`);
  const iso = document.date;
  const planned = planAdoption(document, catalogue, whole, {
    furniture: furnitureOf(localized),
    labels: [strings.text('segment.missing'), strings.text('segment.outdated')],
    end: strings.text('end'),
    readDate: (text) => (iso === undefined ? 'none' : readDateLine(text, iso, locale, strings)),
    names: localized.signatories.flatMap(({ name, shown }) => [name, shown]),
    shown: signatories.get(locale.tag) ?? new Map<string, string>(),
    force,
    parseInline: (markdown) => parseInline(markdown, document.definitions),
  });
  const withCatalogue = (own: Catalogue) => catalogues.map((one) => (one === catalogue ? own : one));
  const proposed = { ...publication, plan: { ...plan, catalogues: withCatalogue(planned.proposed) } };
  const findings = checkAll(proposed, localizeAll(proposed, [locale.tag]), []);
  return {
    ...planned,
    doubts: doubts(whole, planned.translations, findings),
    wrongLanguage: wrongLanguage(whole, planned.translations, findings),
    earlier: neededEarlier(withCatalogue(planned.catalogue ?? catalogue), source, earlier),
  };
}

/** Reads the images that documents show; a missing one is a fatal problem. */
export async function readImages(
  host: Host,
  publication: Publication,
  documents: readonly LocalizedDocument[],
): Promise<Outcome<ReadonlyMap<string, Uint8Array>>> {
  const found = startImages();
  for (const document of documents) await takeImages(host, publication, document, found);
  const wrong = [...found.problems.values()];
  return isBlocked(wrong) ? { problems: wrong } : { value: found.images, problems: wrong };
}

/** Images read so far and what is wrong with others, by their addresses in the statement. */
interface FoundImages {
  readonly images: Map<string, Uint8Array>;
  readonly problems: Map<string, Problem>;
}

function startImages(): FoundImages {
  return { images: new Map(), problems: new Map() };
}

/** Reads the images of one document that no other before it has shown. */
async function takeImages(
  host: Host,
  { config, plan, text }: Publication,
  document: LocalizedDocument,
  { images, problems }: FoundImages,
): Promise<void> {
  const own = plan.catalogues.find(({ locale }) => locale === document.locale.tag);
  // Every image begins so in Markdown; without one the body need not be made to look for it.
  const isShown = (markdown: string) => markdown.includes('![');
  if (!isShown(text) && !Array.from(own?.translations.values() ?? []).some((one) => isShown(one.target)))
    return;
  const found = imageReferences(document, config.source);
  const place = (problem: Problem, url: string) => ({ ...problem, ...translationPlace(own, url) });
  for (const { url, problem } of found.wrong) problems.set(url, problems.get(url) ?? place(problem, url));
  for (const { url, path, problem } of found.images) {
    if (images.has(url) || problems.has(url)) continue;
    const bytes = await host.read(path);
    const fault =
      bytes === undefined ? { message: 'is missing', help: `Save it as ${path}.` } : imageFault(bytes, path);
    if (bytes !== undefined && fault === undefined) images.set(url, bytes);
    else if (fault !== undefined)
      problems.set(url, place(problem(`The image “${url}” ${fault.message}.`, fault.help), url));
  }
}

/** Where a translation brings in an image of its own. */
function translationPlace(catalogue: Catalogue | undefined, url: string): Partial<Problem> {
  const found = [...(catalogue?.translations ?? [])].find(([, { target }]) => target.includes(`](${url}`));
  if (catalogue === undefined || found === undefined) return {};
  const [key, { position }] = found;
  return { locale: catalogue.locale, key, file: catalogue.file, ...position };
}

/** Renders documents in formats and binds the files into an edition; called back after each step. */
export async function renderEdition(
  host: Host,
  publication: Publication,
  documents: readonly LocalizedDocument[],
  chosen: readonly Format[],
  onRendered: (format: Format, document: LocalizedDocument) => void,
): Promise<Outcome<Edition>> {
  const { config, plan } = publication;
  const problems: Problem[] = [];
  const found = await readImages(host, publication, documents);
  problems.push(...found.problems);
  const images = found.value;
  if (images === undefined) return { problems };
  const resource = (name: string) => host.resource(name);
  const file = (path: string) => host.read(path);
  const context: RenderContext = {
    documents,
    formats: chosen,
    config,
    images,
    resource,
    file,
    printer: host.printer,
    pdfReader: host.pdfReader,
    canonical: { path: config.source, bytes: publication.bytes },
    cache: host.cache,
    maker: chosen.some(({ isPrinted }) => isPrinted === true)
      ? `${await host.maker()} ${await host.printer.identity()}`
      : '',
  };
  const renderings = await Promise.all(
    chosen.map((format) =>
      Promise.all(
        documents.map(async (document) => {
          const rendering = await format.render(document, context);
          onRendered(format, document);
          problems.push(...renderingProblems(rendering, format, document), ...(rendering.problems ?? []));
          return rendering.artifacts;
        }),
      ),
    ),
  );
  const rendered = renderings.map((byDocument) => byDocument.flat());
  const shared = await Promise.all(
    chosen.map(async (format, at) => (await format.shared?.(rendered[at] ?? [], context)) ?? []),
  );
  const { document } = plan;
  const title = inert(
    toString({ type: 'paragraph', children: [...(document.segments[document.title]?.content ?? [])] }),
  );
  const statement = { title, date: document.date ?? null, slug: document.slug, revision: document.revision };
  return { value: bindEdition(statement, [...rendered.flat(), ...shared.flat()], documents), problems };
}

function renderingProblems(
  {
    refused = [],
    uncovered = [],
  }: { refused?: readonly string[] | undefined; uncovered?: readonly string[] | undefined },
  format: Format,
  { locale }: LocalizedDocument,
): Problem[] {
  const problems: Problem[] = refused.map((url) => ({
    rule: 'refused-request',
    severity: 'warning',
    locale: locale.tag,
    message: `The ${format.id} page asked for ${url}, which is no part of this edition; it was refused.`,
    help: 'Keep everything a page needs in the publication.',
  }));
  if (uncovered.length > 0) {
    problems.push({
      rule: 'glyph-coverage',
      severity: 'error',
      fatal: true,
      locale: locale.tag,
      message: `No font has ${uncovered.slice(0, 10).join(' ')}; the ${format.id} of “${locale.tag}” would lose it.`,
      help: 'Add a font that has it: templates/own-fonts.css says how.',
    });
  }
  return problems;
}

async function readText(host: Host, path: string, locale?: string): Promise<Outcome<string>> {
  const bytes = await host.read(path);
  return bytes === undefined ? { problems: [] } : decodeText(bytes, path, locale);
}

/** Locales of a publication that lists none: the folders that are named by a tag. */
async function foldersAsTags(host: Host, sourceLocale: string): Promise<string[]> {
  const folders = await host.folders('locales');
  const known = folders.filter((name) => name !== sourceLocale && isTag(name));
  return [sourceLocale, ...known];
}

function isTag(name: string): boolean {
  return canonicalTag(name) === name && isKnownLanguage(name);
}

/** A locale's interface strings: the package's, overridden key by key by the publication's. */
async function readStrings(host: Host, tag: string, problems: Problem[]): Promise<StringTable> {
  const file = `locales/${tag}/press.json`;
  const own = await readText(host, file, tag);
  problems.push(...own.problems);
  const reference = await packagedStrings(host, 'en');
  const parsed = own.value === undefined ? undefined : parseStrings(tag, file, own.value, reference);
  problems.push(...(parsed?.problems ?? []));
  return new Map([...(await packagedStrings(host, tag)), ...(parsed?.value ?? [])]);
}

async function packagedStrings(host: Host, tag: string): Promise<StringTable> {
  const file = `locales/${tag}/press.json`;
  const bytes = await host.packaged(file);
  if (bytes === undefined) return new Map();
  return parseStrings(tag, file, new TextDecoder().decode(bytes)).value ?? new Map<string, string>();
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
