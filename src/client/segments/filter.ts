import type { SheetStatus } from '../../model/sheet.js';

export const FILTERS = ['all', 'open', 'findings', 'remarks'] as const;

/** Which segments are shown. */
export type Filter = (typeof FILTERS)[number];

/** Whether somebody still has to write or finish a translation. */
export function isOpen(status: SheetStatus | undefined): boolean {
  return status === 'untranslated' || status === 'draft';
}

/** Whether a segment is among those that are asked for. */
export function isAmong(
  filter: Filter,
  has: { readonly status: SheetStatus | undefined; readonly findings: number; readonly remarks: number },
): boolean {
  if (filter === 'open') return isOpen(has.status);
  if (filter === 'findings') return has.findings > 0;
  return filter !== 'remarks' || has.remarks > 0;
}
