import type { Nodes, Root } from 'hast';
import { childrenOf, isElement, property } from './elements.js';

/** What a style says of a text, as far as Markdown has it. */
interface Look {
  bold?: boolean;
  italic?: boolean;
  struck?: boolean;
  shift?: 'sup' | 'sub' | undefined;
  hidden?: boolean;
}

const RULE = /([^{}]{1,500})\{([^{}]{0,2000})\}/gu;
const MAX_CLASSES = 2000;

/**
 * Puts into elements what a page says by styles: bold, italic, struck out, raised, hidden. Word processors that write
 * HTML name most looks by classes (`.c3 { font-weight: 700 }`).
 *
 * @param root changed: a hidden element gets the attribute `hidden`
 */
export function applyLooks(root: Root): void {
  const classes = new Map<string, Look>();
  readStyles(root, classes);
  apply(root, classes);
}

function readStyles(node: Nodes, classes: Map<string, Look>): void {
  if (isElement(node, 'style')) {
    const text = childrenOf(node)
      .map((one) => (one.type === 'text' ? one.value : ''))
      .join('');
    for (const [, selectors = '', declarations = ''] of text.matchAll(RULE)) {
      for (const selector of selectors.split(',')) {
        const [, name] = /^\s*(?:span|p)?\.([\w-]+)\s*$/u.exec(selector) ?? [];
        if (name === undefined || classes.size >= MAX_CLASSES) continue;
        classes.set(name, { ...classes.get(name), ...lookOf(declarations) });
      }
    }
  }
  for (const one of childrenOf(node)) readStyles(one, classes);
}

function lookOf(declarations: string): Look {
  const look: Look = {};
  for (const declaration of declarations.split(';')) {
    const [name = '', value = ''] = declaration
      .toLowerCase()
      .split(':', 2)
      .map((part) => part.trim());
    if (name === 'font-weight') look.bold = /^(?:bold|bolder|[6-9]00)/u.test(value);
    else if (name === 'font-style') look.italic = /^(?:italic|oblique)/u.test(value);
    else if (name.startsWith('text-decoration')) look.struck = value.includes('line-through');
    else if (name === 'vertical-align')
      look.shift = value === 'super' ? 'sup' : value === 'sub' ? 'sub' : undefined;
    else if (name === 'display' || name === 'mso-hide') look.hidden = value === 'none' || value === 'all';
  }
  return look;
}

function apply(node: Nodes, classes: ReadonlyMap<string, Look>): void {
  for (const one of childrenOf(node)) apply(one, classes);
  if (!isElement(node)) return;
  const names = property(node, 'className').split(/\s+/u);
  const look = Object.assign(
    {},
    ...names.map((name) => classes.get(name)),
    lookOf(property(node, 'style')),
  ) as Look;
  if (look.hidden === true) node.properties.hidden = true;
  // What is copied out of Google Docs is set in bold as a whole, and the bold taken off again.
  if (look.bold === false && isElement(node, 'b', 'strong')) node.tagName = 'div';
  // What a heading or a cell looks like says nothing about its words.
  if (!isElement(node, 'span', 'font', 'a', 'ins', 'sup', 'p', 'li')) return;
  const wrap = (name: string) => {
    node.children = [{ type: 'element', tagName: name, properties: {}, children: node.children }];
  };
  const isText = !node.children.some((one) => isElement(one, 'ul', 'ol', 'p', 'div', 'table', 'blockquote'));
  if (!isText || node.children.length === 0) return;
  if (look.shift !== undefined) wrap(look.shift);
  if (look.bold === true) wrap('strong');
  if (look.italic === true) wrap('em');
  if (look.struck === true) wrap('s');
}
