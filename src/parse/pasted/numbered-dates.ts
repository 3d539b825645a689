import type { Root } from 'mdast';

const MONTH = /\p{L}[\p{L}\p{M}’']*\.?/u.source;
const PLACE = /(?:, ?\p{L}[\p{L}\p{M} ’'-]{0,60})?/u.source;
/** “3. März 2026”, “2026. március 3.”, “2026. gada 3. marts”, “3. 3. 2026”, “2026. 03. 03.”: dates that begin with a number and a period. */
const DATE = new RegExp(
  `^\\d{1,4}\\.[ \\t]+(?:\\d{1,2}\\.[ \\t]+(?:\\d{4}|\\d{1,2})\\.?|${MONTH} \\d{4}\\.?|${MONTH} \\d{1,2}\\.?|\\p{L}+ \\d{1,2}\\. ${MONTH})${PLACE}\\s*$`,
  'u',
);

/** Makes text of each date that Markdown takes for the only item of a numbered list. */
export function readNumberedDates(root: Root, text: string): void {
  root.children.forEach((node, at) => {
    if (node.type !== 'list' || node.ordered !== true || node.children.length !== 1) return;
    const { position } = node;
    const value = text.slice(position?.start.offset, position?.end.offset);
    if (!DATE.test(value)) return;
    root.children[at] = { type: 'paragraph', position, children: [{ type: 'text', value, position }] };
  });
}
