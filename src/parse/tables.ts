import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/**
 * Gives all rows of a table as many cells as its longest has. GFM ignores what a row has beyond the heading’s
 * (§4.10); in a statement that all have agreed on, no word may go unsaid.
 */
export function evenTables(root: Root): void {
  visit(root, 'table', (table) => {
    const columns = Math.max(...table.children.map(({ children }) => children.length));
    for (const row of table.children) {
      while (row.children.length < columns) row.children.push({ type: 'tableCell', children: [] });
    }
    const align = table.align ?? [];
    table.align = Array.from({ length: columns }, (_, at) => align[at] ?? null);
  });
}
