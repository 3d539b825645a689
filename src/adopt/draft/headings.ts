import type { Heading, Nodes, Paragraph, PhrasingContent, Root, TableRow } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Remark } from '../../model/manuscript.js';
import { withoutBreaks } from '../../exchange/content.js';

/** From this many characters on, a text in bold is stressed, not a heading. */
const HEADING_LENGTH = 120;
const SHOWN = 10;

/**
 * A heading and the head of a table are set apart by what they are: stress around the whole of one is taken off, and a
 * heading is one line.
 *
 * @param root changed
 */
export function plainHeadings(root: Root): void {
  visit(root as Nodes, (node) => {
    if (node.type === 'heading') node.children = unstressed(node.children).map(withoutBreaks);
    else if (node.type === 'table') plainHead(node.children[0]);
  });
}

/** What is reported of paragraphs that are in bold as a whole: they may be meant as headings. */
export function boldLines(root: Root): Remark[] {
  const bold = root.children.filter(isBoldLine).map((node) => toString(node).replace(/\s+/gu, ' ').trim());
  if (bold.length === 0) return [];
  const shown = bold.slice(0, SHOWN).map((text) => `“${text}”`);
  const more = bold.length > SHOWN ? ` and ${bold.length - SHOWN} more` : '';
  return [
    {
      rule: 'init-form',
      severity: 'info',
      message: `In bold as a whole, and taken as paragraphs: ${shown.join(', ')}${more}.`,
      help: 'If one is a heading, mark it as one in statement.md: ## before it, and no ** around it.',
    },
  ];
}

function plainHead(head: TableRow | undefined): void {
  for (const cell of head?.children ?? []) cell.children = unstressed(cell.children);
}

function unstressed(content: readonly PhrasingContent[]): PhrasingContent[] {
  const filled = content.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  const isStress = ({ type }: PhrasingContent) => type === 'strong' || type === 'emphasis';
  const isStressed =
    filled.length > 0 && filled.every((node) => isStress(node) || node.type === 'footnoteReference');
  if (!isStressed || !filled.some(isStress)) return [...content];
  return unstressed(
    content.flatMap((node) => (isStress(node) && 'children' in node ? node.children : [node])),
  );
}

function isBoldLine(node: Nodes): node is Paragraph | Heading {
  if (node.type !== 'paragraph') return false;
  const filled = node.children.filter((one) => one.type !== 'text' || one.value.trim() !== '');
  return (
    filled.length > 0 &&
    filled.every(({ type }) => type === 'strong') &&
    toString(node).length < HEADING_LENGTH
  );
}
