import {
  withApproval,
  withFinished,
  withRemarks,
  withTarget,
  type Work,
} from '../../src/client/segments/work.js';
import { contentsOf } from '../../src/exchange/sheet/content.js';
import { readSheet } from '../../src/exchange/sheet/read.js';
import { sheetOf } from '../../src/exchange/sheet/sheet.js';
import { segmentStatus } from '../../src/localize/status.js';
import type { Catalogue } from '../../src/model/catalogue.js';
import type { ExportDocument, ExportUnit, ImportUnit } from '../../src/model/exchange.js';
import { planApprovals } from '../../src/sync/approvals.js';
import { planImport, segmentFinder } from '../../src/sync/import.js';
import { withRemarksOf } from '../../src/sync/imported-remarks.js';
import { IMPORTING, nameOf, newRemark, newTranslation, spelled, type Branch } from './branch.js';

/** A sheet goes out, with all segments as they are. */
export function exportSheet(branch: Branch): void {
  branch.sync();
  const { document, catalogues } = branch.plan();
  const [catalogue] = catalogues as [Catalogue];
  const remarks = branch.remarks();
  const units = document.segments.map(({ key, source, hash }): ExportUnit => {
    const translation = catalogue.translations.get(key);
    const state = catalogue.states.get(key);
    const open = (remarks.get(key) ?? []).filter(({ settledBy }) => settledBy === undefined);
    return {
      ...{ key, source, role: 'paragraph', remarks: open },
      target: translation?.target ?? '',
      status: segmentStatus(hash, translation, state),
      reviewedBy: state?.reviewed?.by,
    };
  });
  const contents = units.map(({ source, target }) => contentsOf(source, target));
  const languages = { publication: 'life', sourceLocale: 'en', locale: 'fa' };
  const sheet = sheetOf(
    { ...languages, brief: { title: 'Life' }, units } as unknown as ExportDocument,
    contents,
  );
  branch.sheets.push({ initial: sheet, sheet });
}

/** A person works on one segment of a sheet, as its page does. */
export function editSheet(branch: Branch, at: number, to: number, words: string): void {
  const nth = at % Math.max(1, branch.sheets.length);
  const work = branch.sheets[nth];
  if (work === undefined) return;
  const { segments } = work.sheet;
  const place = to % segments.length;
  const segment = segments[place];
  if (segment === undefined) return;
  const text = segment.target.filter((piece) => typeof piece === 'string').join('');
  const edits: readonly (() => Work)[] = [
    () => withTarget(work, place, [newTranslation()]),
    () => withFinished(withTarget(work, place, [newTranslation()]), place, false),
    () => withFinished(withTarget(work, place, [newTranslation()]), place, true),
    () => withFinished(work, place, true),
    () => withFinished(work, place, false),
    () => withApproval(work, place, 'C. Reader'),
    () => withTarget(work, place, text.trim() === '' ? [] : [spelled(text, to)]),
    () => withTarget(work, place, []),
    () => withTarget(work, place, work.initial.segments[place]?.target ?? []),
    () => withRemarks(work, place, [...(segment.remarks ?? []), { by: 'D. Reader', text: newRemark() }]),
    () => withRemarks(work, place, []),
  ];
  branch.sheets = branch.sheets.with(nth, edits[words.length % edits.length]?.() ?? work);
}

/** A sheet comes back, as the command imports it. */
export function importSheet(branch: Branch, at: number, force: boolean): void {
  const work = branch.sheets[at % Math.max(1, branch.sheets.length)];
  if (work === undefined) return;
  branch.sync();
  const { value, problems } = readSheet(new TextEncoder().encode(JSON.stringify(work.sheet)), 'life.json');
  if (value === undefined || problems.length > 0) throw new Error(JSON.stringify(problems));
  const plan = branch.plan();
  const [before] = plan.catalogues as [Catalogue];
  const { segments } = plan.document;
  const imported = planImport(before, segments, plan.earlier, value, { ...IMPORTING, force });
  if (imported.conflicts.length > 0) return;
  const approved = planApprovals(imported.catalogue, segments, value.units);
  const { remarks, said } = withRemarksOf(branch.remarks(), value.units, segmentFinder(segments));
  for (const { remark } of said) branch.said.set(remark.text, undefined);
  const catalogues = [approved.catalogue];
  branch.writeAll(branch.filesOf({ ...plan, catalogues, earlier: imported.earlier }, remarks));

  const find = segmentFinder(segments);
  for (const unit of value.units) {
    const key = find(unit)?.key;
    if (key === undefined || unit.target.trim() === '') continue;
    if (imported.keptBeside.includes(key)) branch.beside.set(nameOf(unit.target), key);
    else noteTruth(branch, unit, key, before, imported.catalogue);
    const source = segments.find((segment) => segment.key === key)?.source ?? '';
    const isConfirmed = imported.confirmed.includes(key);
    const isReviewed = approved.reviewed.some(({ keys }) => keys.includes(key));
    if (isReviewed) branch.read.add(`${source}\n${nameOf(unit.target)}`);
    if (isConfirmed || isReviewed)
      branch.truths.set(nameOf(unit.target), { madeFor: source, unsure: false, seen: true });
  }
}

/** What is true of a translation that has come into a place. */
function noteTruth(
  branch: Branch,
  { source, target, unfinished }: ImportUnit,
  key: string,
  before: Catalogue,
  after: Catalogue,
): void {
  const name = nameOf(target);
  const was = nameOf(before.translations.get(key)?.target ?? '');
  const is = nameOf(after.translations.get(key)?.target ?? '');
  if (is !== name || was === name) return;
  branch.dropped.add(was);
  branch.beside.delete(name);
  // A review ends for good once another translation was in its place.
  for (const pair of branch.read) if (pair.endsWith(`\n${name}`)) branch.read.delete(pair);
  const truth = { madeFor: source, unsure: false, seen: true };
  branch.truths.set(name, unfinished ? { ...truth, unfinished } : truth);
}
