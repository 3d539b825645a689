import type { Html, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';

/**
 * Turns raw HTML into the text it is written as. Nothing a stranger writes reaches a page as markup.
 *
 * @returns the HTML nodes that were found, for reporting
 */
export function htmlToText(root: Root): Html[] {
  const found: Html[] = [];
  visit(root, 'html', (node, index, parent) => {
    if (parent === undefined || index === undefined) return;
    found.push(node);
    const text = {
      type: 'text' as const,
      value: node.value,
      ...(node.position && { position: node.position }),
    };
    // In a tight list nothing would part it from the words before it.
    if (parent.type === 'listItem' && parent.children.length > 1) parent.spread = true;
    const isBlock = parent.type === 'root' || parent.type === 'blockquote' || parent.type === 'listItem';
    parent.children[index] =
      isBlock || parent.type === 'footnoteDefinition'
        ? { type: 'paragraph', children: [text], ...(node.position && { position: node.position }) }
        : text;
    return SKIP;
  });
  return found;
}
