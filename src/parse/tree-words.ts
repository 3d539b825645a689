import type { Nodes } from 'mdast';

const BLOCKS = new Set(
  'paragraph heading listItem tableCell blockquote code html thematicBreak footnoteDefinition break'.split(
    ' ',
  ),
);

/** The words of a tree in their order, numbers of lists and marks of notes among them; white space parts blocks. */
export function treeWords(node: Nodes): string {
  const own = ownWords(node);
  const inner =
    'children' in node ? node.children.map((child, at) => labelOf(node, at) + treeWords(child)).join('') : '';
  return BLOCKS.has(node.type) ? ` ${own}${inner} ` : own + inner;
}

function ownWords(node: Nodes): string {
  if (node.type === 'image') return ` ${node.alt ?? ''} `;
  if (node.type === 'footnoteReference' || node.type === 'footnoteDefinition')
    return ` ${node.label ?? node.identifier} `;
  return 'value' in node ? node.value : '';
}

function labelOf(parent: Nodes, at: number): string {
  return parent.type === 'list' && parent.ordered === true ? ` ${(parent.start ?? 1) + at}. ` : '';
}
