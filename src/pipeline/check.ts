import { setImmediate as nextTurn } from 'node:timers/promises';
import { runChecks } from '../check/index.js';
import { judge } from '../check/judge.js';
import { withSegments } from '../check/with-segment.js';
import { partOf, type CheckedPart, type CheckSubject, type FormatFonts } from '../model/check.js';
import type { Config } from '../model/config.js';
import { coveredRanges, lackingPattern } from '../model/font-face.js';
import type { Host } from '../model/host.js';
import type { LocalizedDocument } from '../model/localized.js';
import { createMemory, forgetful } from '../model/memory.js';
import type { Problem } from '../model/problem.js';
import { remarkCounts } from '../model/remarks.js';
import type { CheckedLocale } from '../model/report.js';
import type { TemplateVariables } from '../model/template.js';
import { formats } from '../render/index.js';
import { readBrand } from './brand.js';
import { stringCounts } from './beside.js';
import type { Publication } from './publication.js';
import { localizer } from './documents.js';
import { lostFromOutput } from './lost-addresses.js';
import { finalRules } from './rules.js';
import { startImages, takeImages } from './images.js';
import { listStaticFiles } from './static-files.js';

/** Every template that a publication can replace, with its variables. */
const KNOWN_TEMPLATES: Readonly<Record<string, TemplateVariables>> = Object.fromEntries(
  formats.flatMap(({ templates = {} }) => Object.entries(templates)),
);

/**
 * Checks locale by locale, each forgotten before the next, so that forty locales take little more room than
 * one; what is found is the same as for all of them at once.
 *
 * @param tags the locales, the source first
 * @param signal ends it between two locales
 */
export async function checkLocales(
  host: Host,
  publication: Publication,
  tags: readonly string[],
  signal?: AbortSignal,
): Promise<{ documents: readonly CheckedLocale[]; problems: readonly Problem[] }> {
  const { config, findings } = publication;
  const { recall = forgetful } = host;
  const { sourceLocale } = config;
  const fonts = await readFonts(host, config);
  const localized = localizer(publication, recall);
  const images = startImages();
  const documents: CheckedLocale[] = [];
  const others = findings.filter(({ locale }) => locale === undefined || !tags.includes(locale));
  // The canonical text is checked even where no one asks for it; with no document, translations are not.
  const about = tags.includes(sourceLocale) ? 'translations' : 'source';
  const common = commonInputs(publication, fonts);
  const problems = [
    ...recall('checked', [...common, about, ...publication.plan.catalogues, ...others], () =>
      checkAll(publication, [], fonts, { about, findings: others }),
    ),
  ];
  for (const tag of tags) {
    const document = localized(tag);
    const part = {
      about: partOf(tag, config),
      findings: findings.filter(({ locale }) => locale === tag),
    };
    const said = publication.remarks.get(tag);
    const inputs = [...common, ...cataloguesFor(tag, publication), document, said, ...part.findings];
    problems.push(...recall(`checked ${tag}`, inputs, () => checkAll(publication, [document], fonts, part)));
    await takeImages(host, publication, document, images);
    const { locale, completeness } = document;
    documents.push({
      ...{ locale, completeness },
      stringCounts: stringCounts(publication, tag),
      ...(tag !== sourceLocale && { remarkCounts: remarkCounts(said) }),
    });
    // What is only weakly held can be collected between two turns, and not within one.
    await nextTurn();
    signal?.throwIfAborted();
  }
  const { problems: ofBrand } = await readBrand(host, config);
  const { problems: around } = await listStaticFiles(host, config);
  const lost = await lostFromOutput(host, publication);
  return { documents, problems: [...ofBrand, ...images.problems.values(), ...around, ...lost, ...problems] };
}

/** What the findings of every language depend on. */
function commonInputs(publication: Publication, fonts: readonly FormatFonts[]): unknown[] {
  const { config, plan, text, written, stringKeys, templates, stylesheet, tags, glossaries, accepted } =
    publication;
  return [
    ...[config, plan.document, text],
    ...[stylesheet?.name, stylesheet?.text],
    ...templates.flatMap(({ name, text: words }) => [name, words]),
    ...fonts.flatMap(({ format, lacking }) => [format, lacking.source]),
    ...Array.from(accepted.values(), ({ entries }) => entries),
    ...[tags, written, stringKeys, plan.changes.source.removed, [...glossaries.values()]].flatMap(counted),
  ];
}

/** Lists one after the other, so that no two run together. */
function counted(list: readonly unknown[]): readonly unknown[] {
  return [list.length, ...list];
}

/** The catalogues that the findings of one language depend on: those of the source language look at all. */
function cataloguesFor(tag: string, { config, plan }: Publication): readonly unknown[] {
  return counted(plan.catalogues.filter(({ locale }) => tag === config.sourceLocale || locale === tag));
}

/** A part of what there is to check. */
export interface CheckPart {
  /** The canonical text alone, or translations alone. */
  readonly about?: CheckedPart;
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
  const { config, plan, accepted } = publication;
  const found = runChecks(subjectOf(publication, documents, fonts, about));
  const early = withSegments(findings, plan.document);
  const asked = new Set(documents.map(({ locale }) => locale.tag));
  return judge([...early, ...found], config.checks, accepted, asked, finalRules);
}

/**
 * What the checks look at.
 *
 * @param about the canonical text alone, or translations alone; both where it is absent
 */
export function subjectOf(
  publication: Publication,
  documents: readonly LocalizedDocument[],
  fonts: readonly FormatFonts[],
  about?: CheckedPart,
): CheckSubject {
  const { config, plan, text, glossaries, remarks } = publication;
  const asked = new Set(documents.map(({ locale }) => locale.tag));
  const catalogues = new Map(
    plan.catalogues
      .filter(({ locale }) => asked.has(locale))
      .map((catalogue) => [catalogue.locale, catalogue]),
  );
  const { document } = plan;
  const { tags, written, stringKeys: strings, templates, stylesheet } = publication;
  const whole = {
    ...{ tags, strings, templates, stylesheet },
    catalogues: plan.catalogues,
    removed: plan.changes.source.removed,
    knownTemplates: KNOWN_TEMPLATES,
  };
  return {
    ...{ document, text, config, documents, catalogues, glossaries, remarks, fonts, written, whole },
    about: new Set<CheckedPart>(about === undefined ? ['source', 'translations'] : [about]),
  };
}

/** The fonts that have to have every character of what is to be published; read by the checks. */
export async function readFonts(host: Host, { formats: chosen }: Config): Promise<FormatFonts[]> {
  const published = formats.filter(({ id }) => chosen?.includes(id) ?? true);
  // Formats of the same fonts lack the same characters: the first of them says so.
  const bySheets = new Map<string, Promise<FormatFonts>>();
  for (const { id, fontSheets } of published) {
    if (fontSheets === undefined) continue;
    const key = fontSheets.join(' ');
    if (!bySheets.has(key)) bySheets.set(key, readFormatFonts(host, id, fontSheets));
  }
  return Promise.all(bySheets.values());
}

/** Most publications have the package’s own style sheets. */
const ofSheets = createMemory();

async function readFormatFonts(host: Host, format: string, names: readonly string[]): Promise<FormatFonts> {
  const sheets = await Promise.all(names.map((name) => host.resource(name)));
  const css = sheets.map((bytes) => new TextDecoder().decode(bytes)).join('\n');
  return { format, lacking: ofSheets(format, [css], () => lackingPattern(coveredRanges(css))) };
}
