import type { SheetFinding } from '../../model/sheet.js';
import { pageRange } from './rendering.js';

/** Where each editor has its underlines (CSS Custom Highlight API); none where the browser has no such thing. */
const shown = new Map<HTMLElement, readonly (readonly [Highlight, globalThis.Range])[]>();

/** Underlines the words of an editor that findings are about; the text is not touched. */
export function underline(root: HTMLElement, findings: readonly SheetFinding[]): void {
  clearUnderlines(root);
  if (typeof Highlight === 'undefined') return;
  const ranges = findings.flatMap(({ severity, range }) =>
    range === undefined
      ? []
      : [[highlightOf(severity), pageRange(root, { from: range[0], to: range[1] })] as const],
  );
  for (const [highlight, range] of ranges) highlight.add(range);
  shown.set(root, ranges);
}

export function clearUnderlines(root: HTMLElement): void {
  for (const [highlight, range] of shown.get(root) ?? []) highlight.delete(range);
  shown.delete(root);
}

function highlightOf(severity: SheetFinding['severity']): Highlight {
  const name = `finding-${severity}`;
  const known = CSS.highlights.get(name) ?? new Highlight();
  CSS.highlights.set(name, known);
  return known;
}
