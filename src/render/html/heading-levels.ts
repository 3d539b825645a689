import type { Nodes, Root } from 'mdast';

/** Levels below the title's, none skipped, whatever levels the statement uses (WCAG 1.3.1, PDF/UA-1 7.4.2). */
export function headingLevels(root: Root): Map<Nodes, number> {
  const levels = new Map<Nodes, number>();
  const open: number[] = [];
  for (const block of root.children) {
    if (block.type === 'signatories') open.length = 0;
    if (block.type !== 'heading') continue;
    while (open.length > 0 && (open.at(-1) ?? 0) >= block.depth) open.pop();
    open.push(block.depth);
    levels.set(block, Math.min(6, open.length + 1));
  }
  return levels;
}
