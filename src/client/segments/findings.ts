import type { SegmentView, Sheet, SheetFinding, SheetSegment, SheetView } from '../../model/sheet.js';
import { isOfStatement } from '../../model/unit-role.js';
import { markFaults, type MarkFault } from '../editor/content.js';
import { nameOf, type Say } from '../editor/words.js';
import { inspect } from '../findings/inspect.js';
import { hasWords } from './work.js';

/** What is wrong with one translation: its marks, then what the checks find. */
export function findingsOf(
  segment: SheetSegment,
  view: SegmentView,
  { sourceLocale, locale }: Sheet,
  { checking }: SheetView,
  say: Say,
): SheetFinding[] {
  if (!hasWords(segment.target)) return [];
  const marks = markFaults(view.source, segment.target).map((fault) => markFinding(fault, view, say));
  const { key, target } = segment;
  const { role } = view;
  // Words of the pages and names are not sentences of the statement.
  if (!isOfStatement(role)) return marks;
  return [...marks, ...inspect({ key, view: { ...view, role }, target, sourceLocale, locale, checking })];
}

function markFinding({ kind, id }: MarkFault, { codes }: SegmentView, say: Say): SheetFinding {
  const code = codes.find((one) => one.id === id);
  const mark = code === undefined ? id : nameOf(code, say);
  return {
    rule: `mark-${kind}`,
    severity: kind === 'strange' ? 'warning' : 'error',
    message: say(`sheet.fault.${kind}`, { mark }),
    help: say(`sheet.fault.${kind}.help`),
  };
}
