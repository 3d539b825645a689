import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';

/** Put in place of a character of code; no text has it. */
const COVER = '\uFFFF';

/**
 * Markdown with its code covered, as long as before: what means something elsewhere is only shown there.
 *
 * @param trees what was parsed from the Markdown
 */
export function withoutCode(trees: readonly Nodes[], markdown: string): string {
  const ranges: (readonly [start: number, end: number])[] = [];
  for (const tree of trees) {
    visit(tree, (node: Nodes) => {
      const { start, end } = node.position ?? {};
      if (node.type !== 'code' && node.type !== 'inlineCode') return;
      if (start?.offset !== undefined && end?.offset !== undefined) ranges.push([start.offset, end.offset]);
    });
  }
  let covered = '';
  let last = 0;
  for (const [start, end] of ranges.sort(([a], [b]) => a - b)) {
    covered += markdown.slice(last, start) + markdown.slice(start, end).replace(/[^\n]/gu, COVER);
    last = end;
  }
  return covered + markdown.slice(last);
}
