import type { Nodes, PhrasingContent } from 'mdast';
import type { LocalizedSignatory } from '../../model/document.js';
import type { LocalizedDocument } from '../../model/localized.js';

/**
 * The text that a PDF of a document must give back, block by block, in the order of the packaged template:
 * what the model holds, not what the page made of it. Words of the interface are left out.
 */
export function expectedText(document: LocalizedDocument): string[] {
  const { title, date, place, release, notices, body, subtitle, original, strings } = document;
  const inline = (content: readonly PhrasingContent[] | undefined) =>
    content === undefined ? [] : [textOf(content)];
  const notes: string[] = [];
  const closingAt =
    body.children.findLastIndex(({ type }) => type !== 'backMatter' && type !== 'footnoteDefinition') + 1;
  const read = (nodes: readonly Nodes[]) =>
    nodes.flatMap((node) => blocksOf(node, notes, strings.text('end')));
  const text = body.children.slice(0, closingAt);
  const behind = body.children.slice(closingAt);
  const blocks = read([...text, ...behind.filter(({ type }) => type === 'footnoteDefinition')]);
  const closing = read(behind.filter(({ type }) => type === 'backMatter'));
  return [
    ...inline(release),
    textOf(title.content),
    ...inline(subtitle?.content),
    ...inline(place?.content),
    ...(date === undefined ? [] : [date.text]),
    ...notices.map(textOf),
    ...blocks,
    ...notes,
    ...closing,
    ...inline(original),
  ];
}

/** The texts of a block; those of footnotes go to the end of the page. */
function blocksOf(node: Nodes, notes: string[], end: string): string[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'tableCell':
      return [textOf(node.children)];
    case 'code':
      return [node.value];
    case 'signatoryGroup': {
      const names = node.names as readonly LocalizedSignatory[];
      const above = node.children.flatMap((child) => blocksOf(child, notes, end));
      return [
        ...above,
        ...names.flatMap(({ shown, columns = [] }) => [shown, ...columns.map(({ text }) => text)]),
      ];
    }
    case 'endMark':
      return [end];
    case 'footnoteDefinition':
      notes.push(...node.children.flatMap((child) => blocksOf(child, notes, end)));
      return [];
    default:
      return 'children' in node ? node.children.flatMap((child) => blocksOf(child, notes, end)) : [];
  }
}

function textOf(content: readonly PhrasingContent[]): string {
  return content
    .map((node): string => {
      if (node.type === 'text' || node.type === 'inlineCode') return node.value;
      if ('children' in node) return textOf(node.children);
      return node.type === 'break' || node.type === 'footnoteReference' ? ' ' : '';
    })
    .join('');
}
