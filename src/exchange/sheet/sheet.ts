import type { ExportDocument, ExportUnit } from '../../model/exchange.js';
import { fingerprint } from '../../model/fingerprint.js';
import type {
  Content,
  SegmentView,
  Sheet,
  SheetChecking,
  SheetSegment,
  SheetStatus,
  SheetView,
} from '../../model/sheet.js';
import { wordChanges } from '../../text/word-changes.js';
import { contentsOf, type Contents } from './content.js';
import { interfaceWords } from './words.js';

const NO_REVISION = '0'.repeat(64);
const NO_CHECKING: SheetChecking = {
  severities: {},
  accepted: [],
  glossary: [],
  numerals: 'decimal',
  names: [],
};

/** What the sheet saves, as it is before anybody has worked on it. */
export function sheetOf(document: ExportDocument, contents: readonly Contents[]): Sheet {
  const { publication, brief, revision, sourceLocale, locale, units } = document;
  return {
    version: 1,
    publication,
    title: brief.title,
    revision: revision ?? NO_REVISION,
    sourceLocale,
    locale,
    segments: units.map((unit, at) => segmentOf(unit, contents[at]?.target ?? [])),
  };
}

function segmentOf(
  { key, source, target, status, reviewedBy, remarks = [] }: ExportUnit,
  content: Content,
): SheetSegment {
  const isReviewed = status === 'reviewed' && reviewedBy !== undefined;
  return {
    key,
    source,
    sourcePrint: fingerprint(source),
    exported: target,
    target: content,
    status: statusOf(status, isReviewed),
    ...(isReviewed && { approvedBy: reviewedBy }),
    ...(remarks.length > 0 && { remarks: remarks.map(({ id, by, text }) => ({ id, by, text })) }),
  };
}

function statusOf(status: ExportUnit['status'], isReviewed: boolean): SheetStatus {
  if (status === 'missing') return 'untranslated';
  if (status === 'outdated') return 'draft';
  return isReviewed ? 'approved' : 'finished';
}

/** What the page of a sheet knows beside what it saves. */
export function viewOf(document: ExportDocument, contents: readonly Contents[]): SheetView {
  const { units, checking = NO_CHECKING, locale, sourceLocale, publication, wording, brief } = document;
  return {
    segments: units.map(({ role, kept = [], madeFor }, at) => {
      const { codes = [], source = [] } = contents[at] ?? {};
      return {
        role,
        codes,
        source,
        kept,
        changes: madeFor === undefined ? undefined : changesSince(madeFor, source),
      };
    }),
    checking,
    interface: wording.map((one) => interfaceWords(one, sourceLocale, locale)),
    translator: brief.translator,
    terms: brief.terms,
    fileName: `${publication}.${locale}.json`,
  };
}

/** What is new in an original, and what is gone. */
function changesSince(before: string, source: Content): SegmentView['changes'] {
  return wordChanges(plainText(contentsOf(before, '').source), plainText(source));
}

function plainText(content: Content): string {
  return content.filter((piece) => typeof piece === 'string').join('');
}
