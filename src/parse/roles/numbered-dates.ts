import type { Root } from 'mdast';
import type { DateReader } from './dates/index.js';

/**
 * Makes text of each date that Markdown takes for the only item of a numbered list: “3. März 2026”, “3. 3. 2026”,
 * “2026. március 3.”
 *
 * @param text the source that positions point into
 */
export function readNumberedDates(root: Root, text: string, dates: DateReader): void {
  root.children.forEach((node, at) => {
    if (node.type !== 'list' || node.ordered !== true || node.children.length !== 1) return;
    const { position } = node;
    const value = text.slice(position?.start.offset, position?.end.offset);
    if (!['date', 'ambiguous'].includes(dates.read(value).kind)) return;
    root.children[at] = { type: 'paragraph', position, children: [{ type: 'text', value, position }] };
  });
}
