import { Failure } from '../model/failure.js';
import { isOnText, type NewRemark, type Remark, type Remarks } from '../model/remarks.js';
import { besideKey } from '../sync/beside.js';
import { addRemark, reopenRemark, settleRemark } from '../sync/remarks.js';
import { nearest } from '../text/nearest.js';
import { nameFault } from '../text/person.js';
import { remarkFault } from '../text/remark-fault.js';
import { textsBeside } from './beside.js';
import type { Change } from './changes.js';
import type { Publication } from './publication.js';

/** What a person does with a remark; without a key, the only one with the id is meant. */
export type RemarkChange =
  | { readonly add: NewRemark }
  | { readonly settle: { readonly key?: string | undefined; readonly id: string; readonly by: string } }
  | { readonly reopen: { readonly key?: string | undefined; readonly id: string } };

/** What the change of a remark comes to. */
export interface RemarkPlan {
  readonly remarksOf: NonNullable<Change['remarksOf']>;
  /** The remark as it is afterwards. */
  readonly remark: Remark;
  /** Whether anything is other than before. */
  readonly isChanged: boolean;
}

/**
 * What adding, settling or reopening a remark changes.
 *
 * @param tag a translation of the publication
 * @throws {Failure} code 2 if it names no segment or no remark, or the name or the words cannot be noted
 */
export function planRemark(publication: Publication, tag: string, change: RemarkChange): RemarkPlan {
  requireTranslation(publication, tag);
  const before: Remarks = publication.remarks.get(tag) ?? new Map();
  if ('add' in change) {
    requireText(publication, tag, before, change.add.key);
    requireNoFault(remarkFault(change.add));
    const { remarks, remark, isNew } = addRemark(before, change.add);
    return { remarksOf: { tag, remarks }, remark, isChanged: isNew };
  }
  const isSettling = 'settle' in change;
  const asked = isSettling ? change.settle : change.reopen;
  const fault = isSettling ? nameFault(change.settle.by) : undefined;
  requireNoFault(fault && `The name of the person who settles it ${fault}.`);
  const known = findRemark(before, tag, asked);
  const remarks = isSettling ? settleRemark(before, known, change.settle.by) : reopenRemark(before, known);
  const remark = remarks.get(known.key)?.find(({ id }) => id === known.id) ?? known;
  return { remarksOf: { tag, remarks }, remark, isChanged: remarks !== before };
}

/** Refuses the language of the original: people remark on translations. */
export function requireTranslation({ config, tags }: Publication, tag: string): void {
  if (tag !== config.sourceLocale) return;
  const others = tags.filter((one) => one !== tag).join(', ');
  throw new Failure(
    2,
    `“${tag}” is the language of the original; remarks are on translations.`,
    `Name one of them: ${others}.`,
  );
}

/** The remarks of one locale, in the order of the file, and whether the text that each is on is still there. */
export function listRemarks(
  { plan, remarks }: Publication,
  tag: string,
): (Remark & { readonly isOnText: boolean })[] {
  return [...(remarks.get(tag)?.values() ?? [])]
    .flat()
    .map((remark) => ({ ...remark, isOnText: isOnText(remark, plan.document) }));
}

/** Refuses a key of no text that the locale has, or has remarks on. */
function requireText(publication: Publication, tag: string, remarks: Remarks, key: string): void {
  const keys = [
    ...publication.plan.document.segments.map((segment) => segment.key),
    ...textsBeside(publication, tag).map(besideKey),
    ...remarks.keys(),
  ];
  if (keys.includes(key)) return;
  const near = nearest(key, keys);
  const help = near === undefined ? undefined : `Did you mean “${near}”?`;
  throw new Failure(2, `There is no segment “${key}”.`, help);
}

function requireNoFault(fault: string | undefined): void {
  if (fault !== undefined) throw new Failure(2, fault, 'Write it again. Nothing was changed.');
}

function findRemark(
  remarks: Remarks,
  tag: string,
  { key, id }: { readonly key?: string | undefined; readonly id: string },
): Remark {
  const all = [...remarks.values()].flat();
  const found = all.filter((one) => one.id === id && (key === undefined || one.key === key));
  const [remark] = found;
  if (remark === undefined) {
    throw new Failure(2, `There is no remark “${id}” in ${tag}.`, `\`publish remark ${tag}\` lists them.`);
  }
  if (found.length > 1) {
    const keys = found.map((one) => one.key).join(', ');
    throw new Failure(2, `Several segments have a remark “${id}”: ${keys}.`, 'Name the segment, too.');
  }
  return remark;
}
