import type { SegmentRole } from './document.js';

/** What a unit of a translator’s file is: a segment of the statement, or a text beside it. */
export type UnitRole = SegmentRole | 'string' | 'name';

/** Whether a unit is a segment of the statement: only those are reviewed and checked as sentences. */
export function isOfStatement(role: UnitRole | undefined): role is SegmentRole {
  return role !== undefined && role !== 'string' && role !== 'name';
}
