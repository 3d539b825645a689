import type { Element, ElementContent, Nodes, Root } from 'hast';
import type { Remark } from '../../../model/manuscript.js';
import { charactersOf, childrenOf, isElement, isWhiteSpace, property } from './elements.js';

const RICH = 'h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre hr'.split(' ');

/**
 * Takes apart the tables that only lay out a page, or hold what no table of Markdown can hold: their cells follow one
 * another. A caption comes before its table.
 *
 * @param root changed
 */
export function takeTablesApart(root: Root): Remark[] {
  let rich = 0;
  let merged = 0;
  const walk = (parent: Root | Element) => {
    parent.children = parent.children.flatMap((node): ElementContent[] => {
      if (isElement(node)) walk(node);
      if (!isElement(node, 'table')) return [node as ElementContent];
      const captions = elementsIn(node, 'caption').map((one): Element => ({ ...one, tagName: 'p' }));
      const cells = elementsIn(node, 'td', 'th');
      if (isLayout(node, cells)) {
        if (cells.length > 1) rich += 1;
        return [...captions, ...cells.map((cell): Element => ({ ...cell, tagName: 'div' }))];
      }
      if (
        cells.some((cell) => Number(property(cell, 'colSpan')) > 1 || Number(property(cell, 'rowSpan')) > 1)
      )
        merged += 1;
      makeHead(node);
      for (const cell of cells) {
        limitSpans(cell);
        cell.children = cell.children.flatMap(withoutParagraph);
      }
      return [...captions, node];
    });
  };
  walk(root);
  return [
    ...(rich === 0
      ? []
      : [
          remark(
            'Tables that lay out the page, or have lists or headings in their cells, were taken apart; their cells follow one another here.',
          ),
        ]),
    ...(merged === 0
      ? []
      : [
          remark(
            'A table has merged cells, which Markdown does not have: the first of them has their words.',
          ),
        ]),
  ];
}

function isLayout(table: Element, cells: readonly Element[]): boolean {
  return (
    cells.length === 1 ||
    ['presentation', 'none'].includes(property(table, 'role')) ||
    cells.some((cell) => elementsIn(cell, ...RICH).length > 0 || elementsIn(cell, 'p', 'div').length > 3)
  );
}

/** A first row that is in bold as a whole, and alone so, is the head of its table. */
function makeHead(table: Element): void {
  const [first, ...rest] = elementsIn(table, 'tr');
  if (first === undefined || elementsIn(table, 'th').length > 0) return;
  const cells = elementsIn(first, 'td');
  const isHead = cells.length > 0 && cells.every(isBold) && charactersOf(first).trim() !== '';
  if (!isHead || rest.flatMap((row) => elementsIn(row, 'td')).every(isBold)) return;
  for (const cell of cells) cell.tagName = 'th';
}

function isBold(node: Nodes): boolean {
  if (isElement(node, 'b', 'strong') || isWhiteSpace(node)) return true;
  return node.type !== 'text' && childrenOf(node).every(isBold);
}

/** A cell of Markdown is one line: its paragraphs follow one another, parted by white space. */
function withoutParagraph(node: ElementContent): ElementContent[] {
  if (!isElement(node, 'p', 'div')) return [node];
  const space: ElementContent = { type: 'text', value: ' ' };
  return [space, ...node.children.flatMap(withoutParagraph), space];
}

/** A cell may say that it takes a million rows. */
function limitSpans(cell: Element): void {
  for (const name of ['colSpan', 'rowSpan']) {
    const span = Number(property(cell, name));
    if (span > 64) cell.properties[name] = 64;
  }
}

function elementsIn(node: Nodes, ...names: string[]): Element[] {
  return childrenOf(node).flatMap((one) => [
    ...(isElement(one, ...names) ? [one] : []),
    ...elementsIn(one, ...names),
  ]);
}

function remark(message: string): Remark {
  return { rule: 'init-form', severity: 'warning', message, help: 'Check that it reads well this way.' };
}
