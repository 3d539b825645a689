import type { Content, Sheet, SheetRemark, SheetSegment } from '../../model/sheet.js';
import { isSame, wordsOf } from '../editor/content.js';

/** A sheet in the hands of a person: as it was made, and as it is now. */
export interface Work {
  readonly initial: Sheet;
  readonly sheet: Sheet;
}

/** Work with one segment changed. */
export function withSegment(work: Work, at: number, change: (segment: SheetSegment) => SheetSegment): Work {
  const segments = work.sheet.segments.map((segment, index) => (index === at ? change(segment) : segment));
  return { ...work, sheet: { ...work.sheet, segments } };
}

/** A segment that nobody has approved, or no longer. */
function unapproved(segment: SheetSegment): SheetSegment {
  return { ...segment, approvedBy: undefined };
}

export function hasWords(content: Content): boolean {
  return wordsOf(content).trim() !== '';
}

/** Work with another text of one segment. An edit ends an approval; what was finished stays so. */
export function withTarget(work: Work, at: number, target: Content): Work {
  const initial = work.initial.segments[at];
  return withSegment(work, at, (segment) => {
    if (initial !== undefined && isSame(target, initial.target)) {
      const { status, approvedBy } = initial;
      return { ...unapproved(segment), target, status, ...(approvedBy !== undefined && { approvedBy }) };
    }
    if (!hasWords(target)) return { ...unapproved(segment), target, status: 'untranslated' };
    const { status } = segment;
    const isFinished = status === 'finished' || status === 'approved';
    return { ...unapproved(segment), target, status: isFinished ? 'finished' : 'draft' };
  });
}

/** Says that a translation is finished, or that it is not. */
export function withFinished(work: Work, at: number, isFinished: boolean): Work {
  return withSegment(work, at, (segment) =>
    hasWords(segment.target)
      ? { ...unapproved(segment), status: isFinished ? 'finished' : 'draft' }
      : segment,
  );
}

/** Approves a translation under a name. */
export function withApproval(work: Work, at: number, by: string): Work {
  return withSegment(work, at, (segment) =>
    hasWords(segment.target) ? { ...segment, status: 'approved', approvedBy: by } : segment,
  );
}

export function withRemarks(work: Work, at: number, remarks: readonly SheetRemark[]): Work {
  return withSegment(work, at, (segment) => ({
    ...segment,
    remarks: remarks.length === 0 ? undefined : remarks,
  }));
}

/** Whether a segment is not as it was made. */
export function isTouched({ initial, sheet }: Work, at: number): boolean {
  const [segment, before] = [sheet.segments[at], initial.segments[at]];
  return segment !== before && JSON.stringify(segment) !== JSON.stringify(before);
}

/** Keys of the segments that are not as they were made. */
export function touchedKeys(work: Work): string[] {
  return work.sheet.segments.filter((_, at) => isTouched(work, at)).map(({ key }) => key);
}

/** Work from elsewhere, brought into a sheet. */
export interface Resumed {
  readonly work: Work;
  /** Keys of the segments that were taken over. */
  readonly taken: readonly string[];
  /** Keys of those whose original or exported translation is another one by now: each came in as a draft. */
  readonly differing: readonly string[];
}

/**
 * Brings saved work into a sheet. Nothing of it is lost: where the sheet has another original or another exported
 * translation by now, what was written is a draft, for a person to look at.
 *
 * @param work the sheet that is open
 * @param saved what was saved, in this browser or in a file
 * @param touched keys of the segments that a person has worked on; all where it is not known
 */
export function resumed(work: Work, saved: Sheet, touched?: readonly string[]): Resumed {
  const known = new Map(saved.segments.map((segment) => [segment.key, segment]));
  const asked = touched && new Set(touched);
  const taken: string[] = [];
  const differing: string[] = [];
  const segments = work.sheet.segments.map((here, at): SheetSegment => {
    const there = known.get(here.key);
    if (there === undefined || asked?.has(here.key) === false) return here;
    if (hasSameWork(there, here) && JSON.stringify(there.remarks) === JSON.stringify(here.remarks))
      return here;
    const remarks = joinedRemarks(here.remarks, there.remarks);
    const initial = work.initial.segments[at];
    // Nobody has touched it there: it brings no text, whatever was written here.
    if (initial !== undefined && isUntouched(there, initial))
      return remarks.length === 0 ? here : { ...here, remarks };
    if (isOfSameExport(there, here)) {
      taken.push(here.key);
      return { ...there, source: here.source, ...(remarks.length > 0 && { remarks }) };
    }
    if (isSame(there.target, here.target) || !hasWords(there.target))
      return remarks.length === 0 ? here : { ...here, remarks };
    differing.push(here.key);
    return {
      ...unapproved(here),
      target: there.target,
      status: 'draft',
      ...(remarks.length > 0 && { remarks }),
    };
  });
  return { work: { ...work, sheet: { ...work.sheet, segments } }, taken, differing };
}

function hasSameWork(one: SheetSegment, other: SheetSegment): boolean {
  return isSame(one.target, other.target) && one.status === other.status;
}

function isUntouched(there: SheetSegment, initial: SheetSegment): boolean {
  const isAsMade = hasSameWork(there, initial) && there.approvedBy === initial.approvedBy;
  return isAsMade && isOfSameExport(there, initial);
}

function isOfSameExport(one: SheetSegment, other: SheetSegment): boolean {
  return one.sourcePrint === other.sourcePrint && one.exported === other.exported;
}

function joinedRemarks(
  here: readonly SheetRemark[] = [],
  there: readonly SheetRemark[] = [],
): readonly SheetRemark[] {
  const isKnown = ({ by, text }: SheetRemark) => here.some((one) => one.by === by && one.text === text);
  return [...here, ...there.filter((one) => !isKnown(one))];
}
