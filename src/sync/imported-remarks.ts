import type { Segment } from '../model/document.js';
import type { ImportUnit } from '../model/exchange.js';
import type { Remark, Remarks } from '../model/remarks.js';
import { addFromFile } from './remarks.js';

/** A remark that a file has brought. */
export interface ImportedRemark {
  readonly remark: Remark;
  /** The unit that has it. */
  readonly unit: ImportUnit;
}

/**
 * Adds what people say in a file. What the file no longer has stays: who deletes a remark in a file has not said that
 * it is settled.
 *
 * @param remarks those of the locale
 * @param units the units of the file
 * @param find the segment of a unit
 */
export function withRemarksOf(
  remarks: Remarks = new Map(),
  units: readonly ImportUnit[],
  find: (unit: ImportUnit) => Segment | undefined,
): { readonly remarks: Remarks; readonly said: readonly ImportedRemark[] } {
  const said: ImportedRemark[] = [];
  for (const unit of units) {
    for (const { by, text } of unit.remarks ?? []) {
      const key = find(unit)?.key ?? unit.key;
      const added = addFromFile(remarks, { key, by, text });
      remarks = added.remarks;
      if (added.isNew) said.push({ remark: added.remark, unit });
    }
  }
  return { remarks, said };
}
