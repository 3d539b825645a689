import type { SourceCatalogue } from '../model/catalogue.js';
import { fingerprint } from '../model/fingerprint.js';
import type { NewRemark, Remark, Remarks } from '../model/remarks.js';
import { withUnixLines } from '../text/line-ends.js';
import { jsonLines } from './state-lines.js';

/** Digits of an identity; it only tells apart the remarks of one key. */
const ID_DIGITS = 8;

/** Remarks after one was added. */
export interface AddedRemark {
  readonly remarks: Remarks;
  /** The remark as it is noted. */
  readonly remark: Remark;
  /** Whether it was not there before. */
  readonly isNew: boolean;
}

/**
 * Adds what a person says now. While the same words of the same person are open they are there already; once they are
 * settled, they are a new remark.
 *
 * @param remarks those of the locale
 * @param said without faults ({@link remarkFault})
 */
export function addRemark(remarks: Remarks | undefined, said: NewRemark): AddedRemark {
  return add(remarks, said, ({ settledBy }) => settledBy === undefined);
}

/**
 * Adds what a file says: words that were noted before are no news, settled or not, so that the same file can be read
 * twice.
 */
export function addFromFile(remarks: Remarks | undefined, said: NewRemark): AddedRemark {
  return add(remarks, said, () => true);
}

function add(
  remarks: Remarks | undefined,
  said: NewRemark,
  isTheSame: (known: Remark) => boolean,
): AddedRemark {
  const { key } = said;
  const by = said.by.trim();
  const text = withUnixLines(said.text).trim();
  const own = remarks?.get(key) ?? [];
  const known = own.find((one) => one.by === by && one.text === text && isTheSame(one));
  if (known !== undefined) return { remarks: remarks ?? new Map(), remark: known, isNew: false };
  const ids = new Set(own.map(({ id }) => id));
  let id: string;
  let count = 0;
  do {
    count += 1;
    id = idOf({ key, by, text }, count);
  } while (ids.has(id));
  const remark = { id, key, by, text };
  return { remarks: new Map(remarks).set(key, [...own, remark]), remark, isNew: true };
}

/** @param count which one it is of those with the same words */
function idOf({ key, by, text }: NewRemark, count: number): string {
  return fingerprint(JSON.stringify([key, by, text, ...(count > 1 ? [count] : [])])).slice(0, ID_DIGITS);
}

/** Names one remark of a locale. */
interface RemarkName {
  readonly key: string;
  readonly id: string;
}

/**
 * Settles a remark. One that is settled keeps the name of the person who did it.
 *
 * @returns the same remarks if there is no such remark, or it is settled
 */
export function settleRemark(remarks: Remarks, name: RemarkName, by: string): Remarks {
  return changed(remarks, name, (remark) =>
    remark.settledBy === undefined ? { ...remark, settledBy: by.trim() } : remark,
  );
}

/**
 * Opens a settled remark again.
 *
 * @returns the same remarks if there is no such remark, or it is open
 */
export function reopenRemark(remarks: Remarks, name: RemarkName): Remarks {
  return changed(remarks, name, (remark) => {
    const { key, by, text, position } = remark;
    return remark.settledBy === undefined ? remark : { id: remark.id, key, by, text, position };
  });
}

function changed(remarks: Remarks, { key, id }: RemarkName, change: (remark: Remark) => Remark): Remarks {
  const before = remarks.get(key) ?? [];
  const after = before.map((remark) => (remark.id === id ? change(remark) : remark));
  return after.every((remark, at) => remark === before[at]) ? remarks : new Map(remarks).set(key, after);
}

/**
 * The file of remarks, one a line, those of each segment before a line with its key alone. That line is always there:
 * people who remark on different segments add lines in different places. It comes last, so that new remarks on one
 * segment need no other comma: both sides of a conflict can stay as they are. Remarks on texts that are no segment of
 * the statement come first.
 *
 * @param source the segments of the statement, in its order
 */
export function serializeRemarks(remarks: Remarks, source: SourceCatalogue): string {
  const others = [...remarks.keys()].filter((key) => !source.has(key)).sort((a, b) => (a < b ? -1 : 1));
  const lines = (key: string) =>
    (remarks.get(key) ?? []).map(
      ({ id, by, text, settledBy }) =>
        [`${key}#${id}`, { by, text, ...(settledBy !== undefined && { settledBy }) }] as const,
    );
  return jsonLines([
    ...others.flatMap(lines),
    ...[...source.keys()].flatMap((key) => [...lines(key), [key, null] as const]),
  ]);
}
