import { readDateLine } from '../adopt/plan/date-line.js';
import type { WholeContext, WholeReader } from '../adopt/read/index.js';
import { furnitureOf } from '../localize/furniture.js';
import { replaceCatalogue } from '../model/catalogue.js';
import { doubtNote, relatedNote } from '../model/related.js';
import type {
  ExchangeFormat,
  ExportDocument,
  ExportUnit,
  ImportDocument,
  Wording,
} from '../model/exchange.js';
import type { LocalizedDocument } from '../model/localized.js';
import type { Problem } from '../model/problem.js';
import { openRemarks, type Remarks } from '../model/remarks.js';
import type { SheetChecking } from '../model/sheet.js';
import type { WholeTranslation } from '../model/whole.js';
import { parseInline } from '../parse/markdown.js';
import { tooMuchInText, tooMuchInTranslation } from '../parse/too-much.js';
import { parseWhole } from '../adopt/read/blocks.js';
import { originRemarks, otherLanguage } from '../adopt/plan/origin.js';
import { doubts, wrongLanguage } from '../adopt/plan/doubts.js';
import { planAdoption, type AdoptionPlan } from '../adopt/plan/plan.js';
import { markdownOfText, textOfMarkdown } from '../parse/plain-markdown.js';
import { isBeside, planBeside, withBesideKeys, type BesidePlan, type BesideText } from '../sync/beside.js';
import { planApprovals, type ApprovalPlan } from '../sync/approvals.js';
import type { Force } from '../sync/force.js';
import { planImport, segmentFinder, type ImportPlan as TextPlan } from '../sync/import.js';
import { withRemarksOf, type ImportedRemark } from '../sync/imported-remarks.js';
import { besideUnit, textsBeside } from './beside.js';
import { neededEarlier, type SyncPlan } from '../sync/plan.js';
import { briefFor, keptWords } from './brief.js';
import type { Publication } from './publication.js';
import { localizeAll } from './documents.js';
import { checkAll } from './check.js';

export type { Force, WholeReader };
export { wordingFor } from './brief.js';

/** What an import would change: translations, and reviews of them. */
type ImportPlan = TextPlan & ApprovalPlan;

/**
 * The translations of one locale as they go out to a translator.
 *
 * @param wording the words of the file around its units
 * @param texts the texts beside the statement that go with it
 */
export function exportDocument(
  publication: Publication,
  document: LocalizedDocument,
  wording: readonly Wording[],
  texts: readonly BesideText[] = [],
): ExportDocument {
  const { plan } = publication;
  const { locale, sourceLocale, slug, title, date, revision, segments, signatories } = document;
  const { definitions } = plan.document;
  const catalogue = plan.catalogues.find((one) => one.locale === locale.tag);
  const said = openRemarks(publication.remarks.get(locale.tag));
  const own = segments.map(
    ({ segment: { key, role, source }, status, madeFor, doubtfulFor, related = [] }): ExportUnit => ({
      key,
      role,
      source,
      target: catalogue?.translations.get(key)?.target ?? '',
      status: status === 'source' ? 'missing' : status,
      madeFor,
      reviewedBy: status === 'reviewed' ? catalogue?.states.get(key)?.reviewed?.by : undefined,
      kept: keptWords(source, definitions, role === 'signatories' ? [] : signatories),
      notes: [
        ...(doubtfulFor === undefined ? [] : [doubtNote]),
        ...related.map((one) => relatedNote(one, true)),
      ],
    }),
  );
  const units = [...own, ...texts.map(besideUnit)].map((unit): ExportUnit => {
    const remarks = said.filter(({ key }) => key === unit.key);
    return remarks.length === 0 ? unit : { ...unit, remarks };
  });
  return {
    publication: slug,
    sourceLocale: sourceLocale.tag,
    locale: locale.tag,
    direction: locale.direction,
    title: title.segment.source,
    date: date?.iso,
    revision,
    checking: checkingOf(publication, document),
    definitions,
    brief: briefFor(publication, locale.tag, units),
    wording,
    units,
    obsolete: Array.from(catalogue?.obsolete ?? [], ([key, { source, target }]) => ({ key, source, target })),
  };
}

/** What the checks of one text need to know of the publication. */
function checkingOf(
  { config, accepted, glossaries }: Publication,
  { locale, strings, numerals, signatories }: LocalizedDocument,
): SheetChecking {
  return {
    severities: config.checks,
    accepted: [...(accepted.get(locale.tag)?.entries.keys() ?? [])],
    glossary: [...(glossaries.get(locale.tag) ?? [])],
    numerals,
    months: strings.months('months'),
    solarMonths: strings.months('solarMonths'),
    names: signatories.map(({ name, shown }) => ({ name, shown })),
  };
}

/** Every format of translators' tools; loaded when asked for. */
export async function loadExchangeFormats(): Promise<readonly ExchangeFormat[]> {
  return (await import('../exchange/index.js')).exchangeFormats;
}

/** Readers of whole translations by file ending; loaded when asked for. */
export async function loadWholeReaders(): Promise<ReadonlyMap<string, WholeReader>> {
  return (await import('../adopt/read/index.js')).wholeReaders;
}

/** What a translator’s file would change. */
export interface FilePlan extends ImportPlan {
  /** How many of its units are segments of a statement. */
  readonly segments: number;
  readonly beside: BesidePlan;
  /** What people say in the file and was not noted yet. */
  readonly said: readonly ImportedRemark[];
  /** All remarks of the locale after the import; absent if it has no new ones. */
  readonly remarksOf?: { readonly tag: string; readonly remarks: Remarks } | undefined;
}

/** What importing a file into one locale would change. */
export function planImportInto(
  publication: Publication,
  tag: string,
  imported: ImportDocument,
  force: Force,
): FilePlan {
  const { config, plan } = publication;
  const { document, source, catalogues, earlier } = plan;
  const catalogue = catalogues.find(({ locale }) => locale === tag);
  if (catalogue === undefined) throw new RangeError(`There is no catalogue of ${tag}.`);
  const inline = (markdown: string) => parseInline(markdown, document.definitions);
  const texts = textsBeside(publication, tag);
  const originals = document.segments.map((segment) => segment.source);
  const units = withBesideKeys(imported.units, texts, originals);
  const own = { ...imported, units: units.filter((unit) => !isBeside(unit)) };
  const planned = planImport(catalogue, document.segments, earlier, own, {
    force,
    judge: (target, key) => tooMuchInTranslation(target, key, config),
    sourceLocale: config.sourceLocale,
    parseInline: inline,
  });
  const approved = planApprovals(planned.catalogue, document.segments, own.units);
  const all = replaceCatalogue(catalogues, approved.catalogue);
  const beside = planBeside(texts, units, {
    force,
    from: config.sourceLocale,
    to: tag,
    textOf: textOfMarkdown,
    markdownOf: markdownOfText,
  });
  const { said, remarks } = withRemarksOf(
    publication.remarks.get(tag),
    units,
    segmentFinder(document.segments),
  );
  return {
    ...planned,
    ...approved,
    earlier: neededEarlier(all, source, planned.earlier),
    segments: own.units.length,
    beside,
    said,
    ...(said.length > 0 && { remarksOf: { tag, remarks } }),
  };
}

/** What the readers of whole translations know of a publication and one of its locales. */
export function wholeContext({ config, plan }: Publication, { strings }: LocalizedDocument): WholeContext {
  const { definitions } = plan.document;
  return {
    words: { image: strings.text('image') },
    readMarkdown: (text, file, marks) => parseWhole(text, file, definitions, marks, config),
  };
}

/** Paragraphs of a whole translation that could not be read from a catalogue again. */
export function refusedParagraphs(
  { config }: Publication,
  { file, blocks, footnotes }: WholeTranslation,
): Problem[] {
  return [...blocks, ...footnotes].flatMap(({ markdown, line, column, paragraph }): Problem[] => {
    const what = paragraph === undefined ? 'This paragraph' : `Paragraph ${paragraph}`;
    const found = tooMuchInText(markdown, what, config);
    return found === undefined ? [] : [{ severity: 'error', file, line, column, ...found }];
  });
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
    isBare: whole.origin !== undefined,
    labels: [strings.text('segment.missing'), strings.text('segment.outdated')],
    end: strings.text('end'),
    readDate: (text) => (iso === undefined ? 'none' : readDateLine(text, iso, locale, strings)),
    names: localized.signatories.flatMap(({ name, shown }) => [name, shown]),
    columns: localized.signatories.flatMap(({ rest = [], columns = [] }) => [
      ...rest,
      ...columns.map(({ text }) => text),
    ]),
    shown: signatories.get(locale.tag) ?? new Map<string, string>(),
    force,
    parseInline: (markdown) => parseInline(markdown, document.definitions),
    links: publication.config.links,
  });
  const all = replaceCatalogue(catalogues, planned.catalogue ?? catalogue);
  const proposed = {
    ...publication,
    plan: { ...plan, catalogues: replaceCatalogue(catalogues, planned.proposed) },
  };
  const findings = checkAll(proposed, localizeAll(proposed, [locale.tag]), []);
  return {
    ...planned,
    remarks: [...originRemarks(whole, document), ...planned.remarks],
    doubts: doubts(whole, planned.translations, findings),
    wrongLanguage: otherLanguage(whole, locale.tag) ?? wrongLanguage(whole, planned.translations, findings),
    earlier: neededEarlier(all, source, earlier),
  };
}
