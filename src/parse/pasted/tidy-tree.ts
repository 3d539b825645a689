import type { Nodes, PhrasingContent, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { tidy } from '../../text/tidy.js';

/**
 * Makes the words of a tree what readers see: composed, without padding, without white space at the edges of a block.
 * Paragraphs of nothing but white space and headings without words are taken out; the heading of three signs that
 * may be an end mark stays.
 *
 * @param written the text that positions point into
 */
export function tidyTree(root: Root, written: string): void {
  visit(root, (node: Nodes, index, parent) => {
    if (node.type === 'text') node.value = tidy(node.value);
    if (node.type === 'image' || node.type === 'imageReference') node.alt &&= tidy(node.alt);
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return undefined;
    trimStart(node.children, written);
    trimEnd(node.children);
    if (parent === undefined || index === undefined || !isWithoutWords(node)) return undefined;
    parent.children.splice(index, 1);
    return index;
  });
}

/** The same for the inline content of a translation, in place. */
export function tidyContent(content: PhrasingContent[], written: string): PhrasingContent[] {
  tidyTree({ type: 'root', children: [{ type: 'paragraph', children: content }] }, written);
  return content;
}

function isWithoutWords(node: Nodes): boolean {
  if (node.type === 'paragraph') return node.children.length === 0;
  return node.type === 'heading' && node.depth !== 3 && node.children.length === 0;
}

function trimStart(content: PhrasingContent[], written: string): void {
  const first = content.at(0);
  if (first?.type !== 'text') return;
  const value = first.value.trimStart();
  if (value === '') {
    content.shift();
    trimStart(content, written);
  } else if (value !== first.value) {
    first.value = value;
    const { start } = first.position ?? {};
    if (start?.offset === undefined) return;
    const padding = /\S/u.exec(written.slice(start.offset))?.index ?? 0;
    start.offset += padding;
    start.column += padding;
  }
}

function trimEnd(content: PhrasingContent[]): void {
  const last = content.at(-1);
  if (last?.type !== 'text') return;
  last.value = last.value.trimEnd();
  if (last.value !== '') return;
  content.pop();
  trimEnd(content);
}
