import { createRequire } from 'node:module';
import { LineCounter, parseDocument, type Node } from 'yaml';
import {
  ARCHIVE_STANDARDS,
  BIDI_MODES,
  PAGE_SIZES,
  PRINT_STANDARDS,
  type Config,
  type ConfiguredText,
  type ReleaseSettings,
} from '../model/config.js';
import type { Position } from '../model/document.js';
import { LIMITS } from '../model/limits.js';
import { canonicalTag } from '../model/locale.js';
import { isShortName, SHORT_NAME } from '../text/slug.js';
import { isSafe } from '../model/link.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { PlacedWords } from '../text/placed-words.js';
import type { RoleSettings } from '../model/roles.js';
import {
  listOf,
  listOrOne,
  mapOf,
  mapOr,
  millimetres,
  objectOf,
  oneOf,
  placedText,
  placedTextOf,
  text,
  wholeNumber,
  yesOrNo,
  type JsonSchema,
  type PlacedText,
  type Report,
} from './shape.js';
import { baseAddress } from './base-url.js';
import { writtenKeys } from './written.js';

const isIsoDate = (value: string) =>
  /^\d{4}-\d\d-\d\d$/u.test(value) &&
  !Number.isNaN(Date.parse(`${value}T00:00:00Z`)) &&
  new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);
const isInstant = (value: string) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/u.test(value) &&
  !Number.isNaN(Date.parse(value));
const isDateFormat = (value: string) =>
  /^(?:[^\p{L}\d]*(?:d{1,2}|M{1,4}|yyyy)){3}[^\p{L}\d]*$/u.test(value) &&
  value.includes('d') &&
  value.includes('M') &&
  value.includes('y');
const isMailAddress = (value: string) => /^[^\s@<>]+@[^\s@<>]+$/u.test(value);
const isInside = (value: string) =>
  !/^(?:[\\/]|[A-Za-z]:)/u.test(value) && !value.split(/[\\/]/u).includes('..');
const isMargins = (value: string) => /^(?:\d+(?:\.\d+)?(?:mm|cm|in|pt|px)(?:\s+|$)){1,4}$/u.test(value);

const tag = text('a language tag of the IANA registry such as fa-AF, ps or ku', (value) => {
  const canonical = canonicalTag(value);
  return canonical !== undefined && isKnownLanguage(canonical);
});
const anyText = text();
const localizedText = mapOr(placedText, placedText);

const severity = oneOf(['error', 'warning', 'info', 'off']);

const shape = (formats: readonly string[], rules: readonly string[]) =>
  objectOf({
    checks: objectOf(Object.fromEntries(rules.map((id) => [id, severity]))),
    source: text('a path inside the publication', isInside),
    sourceLocale: tag,
    locales: listOf(tag),
    slug: text(SHORT_NAME, isShortName),
    shortTitle: mapOr(anyText, anyText),
    date: text('a date such as 2025-08-12', isIsoDate),
    dateFormat: text('a date format such as dd/MM/yyyy', isDateFormat),
    formats: listOf(oneOf(formats)),
    outDir: text('a path inside the publication; --out-dir may name any', isInside),
    baseUrl: baseAddress,
    links: mapOf(text('a web address', (value) => isSafe(value) && URL.canParse(value))),
    roles: objectOf({
      title: placedText,
      subtitle: placedText,
      signatories: listOrOne(placedText),
      notes: placedText,
      contact: placedText,
    }),
    names: mapOf(objectOf({ lang: tag, dir: oneOf(['ltr', 'rtl']) })),
    signatories: placedTextOf('a path of a CSV file inside the publication', isInside),
    release: objectOf({
      embargo: text('a time with its zone such as 2025-08-12T09:00:00+04:30', isInstant),
      contact: localizedText,
      place: localizedText,
      boilerplate: localizedText,
    }),
    translators: mapOf(
      objectOf({
        name: anyText,
        email: text('a mail address such as press@example.org', isMailAddress),
        due: text('a date such as 2025-08-12', isIsoDate),
      }),
    ),
    pdf: objectOf({
      pageSize: oneOf(PAGE_SIZES),
      margins: text('one to four CSS lengths such as 25mm 20mm', isMargins),
      archive: oneOf(ARCHIVE_STANDARDS),
      attachSource: yesOrNo,
    }),
    print: objectOf({
      bleed: millimetres(0, 25),
      marks: yesOrNo,
      profile: text('a path of an ICC profile inside the publication', isInside),
      standard: oneOf(PRINT_STANDARDS),
      maxInk: wholeNumber(100, 400),
    }),
    maxNesting: wholeNumber(10, 400),
    maxParagraph: wholeNumber(1_000, 1_000_000),
    maxSize: wholeNumber(1, 16),
    maxLocales: wholeNumber(1, 1_000),
    text: objectOf({ wrap: wholeNumber(20, 1000), bidi: oneOf(BIDI_MODES) }),
    // For editors, which complete and check keys by it.
    $schema: anyText,
  });

/** The JSON Schema of a configuration, which editors complete and check it by. */
export function configSchema(formats: readonly string[], rules: readonly string[]): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of `publish`',
    ...shape(formats, rules).schema,
  };
}

/**
 * Reads a configuration.
 *
 * @param yaml the file's text, YAML 1.2 or JSON; `''` for none
 * @param file its path, for problems
 * @param formats ids of the formats there are
 * @param rules ids of the checks there are
 * @returns the configuration with defaults filled in, or everything that is wrong with it
 */
export function parseConfig(
  yaml: string,
  file: string,
  formats: readonly string[],
  rules: readonly string[],
): Outcome<Config> {
  const lines = new LineCounter();
  // The library compares each key of a map with all others; the shapes find a second one as they go. It quotes the
  // text in each of as many errors as there are open brackets; here the first is enough, and its place.
  const options = { lineCounter: lines, uniqueKeys: false, prettyErrors: false };
  const document = parseDocument(yaml.normalize('NFC'), options);
  const written = yaml.split('\n');
  const problems: Problem[] = [];
  const placeOf = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: writtenColumn(written[line - 1] ?? '', Math.max(1, col)) };
  };
  const add = (offset: number, message: string, help: string) => {
    const rule = 'configuration';
    problems.push({ rule, severity: 'error', fatal: true, file, ...placeOf(offset), message, help });
  };
  const [error] = document.errors;
  if (error !== undefined) {
    const said = error.message;
    const reason = said.includes('call stack') ? 'it is nested too deep' : said;
    add(
      error.pos[0],
      `The configuration cannot be read: ${reason}.`,
      'Check indentation, colons and quotes here.',
    );
    return { problems };
  }
  const report: Report = (node: Node | null | undefined, message, help) => {
    add(node?.range?.[0] ?? 0, message, help);
  };
  const given =
    document.contents === null ? {} : (shape(formats, rules)(document.contents, '', report) ?? {});
  const find = (path: readonly (string | number)[]) => document.getIn(path, true) as Node | undefined;

  const placed = ({ words, offset }: PlacedText): PlacedWords => {
    const { line, col } = lines.linePos(firstCharacter(yaml, offset));
    return { words, file, line, column: col };
  };

  const sourceLocale = canonicalTag(given.sourceLocale ?? 'en') ?? 'en';
  const tags = (given.locales ?? []).map((input) => canonicalTag(input) ?? input);
  tags.forEach((one, at) => {
    if (tags.indexOf(one) === at) return;
    report(find(['locales', at]), `The locale “${one}” appears twice in the list.`, 'Keep one of the two.');
  });
  const isListed = given.locales === undefined || tags.includes(sourceLocale);
  if (!isListed) {
    report(
      find(['locales']),
      `The list of locales lacks the source locale “${sourceLocale}”.`,
      `Add “${sourceLocale}” to it.`,
    );
  }
  const translators = Object.entries(given.translators ?? {}).map(([input, settings]) => {
    const tag = canonicalTag(input) ?? input;
    if (given.locales !== undefined && !tags.includes(tag))
      report(
        find(['translators', input]),
        `“translators.${input}” is for a language that is not in \`locales\`.`,
        `Use one of ${tags.filter((one) => one !== sourceLocale).join(', ')}, or add “${tag}” to \`locales\`.`,
      );
    return [tag, settings] as const;
  });
  const { embargo, ...texts } = given.release ?? {};
  const release: ReleaseSettings = {
    embargo,
    ...Object.fromEntries(
      Object.entries(texts).flatMap(([key, text]) => {
        const read = configuredText(text, sourceLocale, placed);
        if (read !== undefined) return [[key, read]];
        report(
          find(['release', key]),
          `“release.${key}” has no text in the source language “${sourceLocale}”.`,
          `Add it: ${key}: { ${sourceLocale}: … }`,
        );
        return [];
      }),
    ),
  };
  if (problems.length > 0) return { problems };
  return {
    value: {
      source: given.source ?? `locales/${sourceLocale}/statement.md`,
      sourceLocale,
      locales: given.locales && [sourceLocale, ...tags.filter((one) => one !== sourceLocale)],
      slug: given.slug,
      shortTitles: shortTitles(given.shortTitle ?? {}, sourceLocale),
      date: given.date,
      dateFormat: given.dateFormat,
      formats: given.formats,
      outDir: given.outDir ?? 'dist',
      baseUrl: given.baseUrl?.replace(/(?<!\/)\/+$/u, ''),
      checks: Object.fromEntries(
        Object.entries(given.checks ?? {}).flatMap(([id, one]) => (one ? [[id, one]] : [])),
      ),
      links: given.links ?? {},
      names: given.names ?? {},
      roles: roleSettings(given.roles ?? {}, placed),
      signatories: given.signatories && placed(given.signatories),
      release,
      translators: Object.fromEntries(translators),
      pdf: {
        pageSize: given.pdf?.pageSize ?? 'A4',
        margins: given.pdf?.margins ?? '24mm 22mm 26mm',
        archive: given.pdf?.archive ?? 'a2',
        attachSource: given.pdf?.attachSource ?? false,
      },
      print: {
        bleed: given.print?.bleed ?? 3,
        marks: given.print?.marks ?? true,
        profile: given.print?.profile,
        standard: given.print?.standard ?? 'x4',
        maxInk: given.print?.maxInk ?? 300,
      },
      maxNesting: given.maxNesting ?? LIMITS.maxNesting,
      maxParagraph: given.maxParagraph ?? LIMITS.maxParagraph,
      maxSize: given.maxSize ?? LIMITS.maxSize,
      maxLocales: given.maxLocales ?? LIMITS.maxLocales,
      text: { wrap: given.text?.wrap, bidi: given.text?.bidi ?? 'isolates' },
      written: writtenKeys(document, file, placeOf),
    },
    problems,
  };
}

/** The column in a line as it is written of one in the line composed. */
function writtenColumn(line: string, column: number): number {
  if (line.normalize('NFC') === line) return column;
  let length = column - 1;
  while (length < line.length && line.slice(0, length).normalize('NFC').length < column - 1) length += 1;
  return length + 1;
}

type GivenRoles = Partial<Record<'title' | 'subtitle' | 'notes' | 'contact', PlacedText>> & {
  readonly signatories?: readonly PlacedText[];
};

/** Roles with the places of their words; `signatories: none` says that nobody has signed. */
function roleSettings(given: GivenRoles, placed: (text: PlacedText) => PlacedWords): RoleSettings {
  const one = (text: PlacedText | undefined) => text && placed(text);
  const { signatories } = given;
  const isNone = signatories?.length === 1 && signatories[0]?.words === 'none';
  return {
    title: one(given.title),
    subtitle: one(given.subtitle),
    signatories: isNone ? 'none' : signatories?.map(placed),
    notes: one(given.notes),
    contact: one(given.contact),
  };
}

/** Short titles by tag; a single one is in the source language. */
function shortTitles(
  given: string | Readonly<Record<string, string>>,
  sourceLocale: string,
): Config['shortTitles'] {
  if (typeof given === 'string') return { [sourceLocale]: given };
  return Object.fromEntries(Object.entries(given).map(([key, title]) => [canonicalTag(key) ?? key, title]));
}

/** A text of the configuration, given once or by locale; undefined where the source language has none. */
function configuredText(
  given: PlacedText | Record<string, PlacedText>,
  sourceLocale: string,
  placed: (text: PlacedText) => PlacedWords,
): ConfiguredText | undefined {
  if (isPlacedText(given)) return { source: placed(given), own: new Map() };
  const own = new Map(Object.entries(given).map(([key, text]) => [canonicalTag(key) ?? key, placed(text)]));
  const source = own.get(sourceLocale);
  own.delete(sourceLocale);
  return source && { source, own };
}

function isPlacedText(given: PlacedText | Record<string, PlacedText>): given is PlacedText {
  return typeof given.words === 'string';
}

/** Where a scalar's own text begins: behind its quote, or on the line under `|` or `>`. */
function firstCharacter(yaml: string, offset: number): number {
  const sign = yaml[offset] ?? '';
  if (sign === '"' || sign === "'") return offset + 1;
  if (sign !== '|' && sign !== '>') return offset;
  const end = yaml.indexOf('\n', offset);
  return end < 0 ? offset : end + 1 + (/^\s*/u.exec(yaml.slice(end + 1))?.[0].length ?? 0);
}

/** Whether the language subtag of a tag is registered (RFC 5646 §3). */
export function isKnownLanguage(tag: string): boolean {
  const language = new Intl.Locale(tag).language;
  if (/^q[a-t][a-z]$/u.test(language)) return true;
  const require = createRequire(import.meta.url);
  const languages = require('language-subtag-registry/data/json/language.json') as Record<string, number>;
  return Object.hasOwn(languages, language);
}
