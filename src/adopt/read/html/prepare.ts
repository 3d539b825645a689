import type { Element, ElementContent, Nodes, Root } from 'hast';
import type { Remark } from '../../../model/manuscript.js';
import { shifted, type Shift } from '../../../exchange/pieces.js';
import { comment, deletion, insertion, leftOut, plain, toRemark } from '../office/remarks.js';
import { charactersOf, isElement, isUnshown, property } from './elements.js';

/** Elements by which a page says what its text is. */
const TEXTS = ['main', 'article', 'blockquote'];

/** What is left out with all that it holds, and how it is reported. */
const LEFT: readonly (readonly [is: (node: Element) => boolean, what: string])[] = [
  [(node) => node.properties.hidden === true, 'Hidden text'],
  [(node) => isElement(node, 'nav'), 'A menu of the page'],
  [(node) => isMargin(node, 'header'), 'The header'],
  [(node) => isMargin(node, 'footer'), 'The footer'],
  [(node) => property(node, 'style').includes('mso-element:comment-list'), 'The list of comments'],
  [(node) => isElement(node, 'button', 'select', 'textarea', 'datalist', 'dialog'), 'A part of a form'],
  [
    (node) => isElement(node, 'iframe', 'object', 'audio', 'video', 'canvas', 'svg', 'math'),
    'An embedded object',
  ],
  [(node) => isElement(node, 'rt', 'rp'), 'A reading aid above the line'],
];

/**
 * Takes from a page what is not text of a statement, and gives what is left the form that it has in Markdown.
 *
 * @param root changed
 */
export function prepare(root: Root): Remark[] {
  const remarks: Remark[] = [];
  const walk = (node: Root | Element, isInText: boolean) => {
    node.children = node.children.flatMap((one): ElementContent[] => {
      const kept = keep(one, remarks, isInText);
      for (const own of kept) if (isElement(own)) walk(own, isInText || isElement(own, ...TEXTS));
      return kept;
    });
  };
  walk(root, false);
  return remarks;
}

/** @param isInText whether the page itself says that this is within its text */
function keep(node: Nodes, remarks: Remark[], isInText: boolean): ElementContent[] {
  if (node.type === 'comment') {
    // What is meant for one browser needs no remark.
    if (
      /\p{L}/u.test(node.value) &&
      !/^\s*\[(?:if|endif)\b|^\s*StartFragment|^\s*EndFragment/iu.test(node.value)
    )
      remarks.push(toRemark(comment('', node.value, '')));
    return [];
  }
  if (node.type === 'text') return [node];
  if (!isElement(node) || isUnshown(node)) return [];
  const isBeside = !isInText && isElement(node, 'aside', 'footer');
  const left = isBeside ? 'A part of the page beside its text' : LEFT.find(([is]) => is(node))?.[1];
  const words = charactersOf(node);
  const add = (remark: Remark) => {
    if (plain(words) !== '') remarks.push(remark);
  };
  if (left !== undefined) {
    add(toRemark(leftOut(left, words)));
    return [];
  }
  // Without a word of when or why, these elements only strike out or underline.
  const isTracked = property(node, 'dateTime') !== '' || property(node, 'cite') !== '';
  if (node.tagName === 'del' && isTracked) {
    add(toRemark(deletion('', words)));
    return [];
  }
  if (node.tagName === 'ins' && isTracked) add(toRemark(insertion('', words)));
  if (node.tagName === 'input') return checkbox(node);
  if (node.tagName === 'ol') remarkMarks(node, remarks);
  if (node.tagName === 'sup') return [shiftedIn(node, 'raised')];
  if (node.tagName === 'sub') return [shiftedIn(node, 'lowered')];
  return [inMarkdown(node)];
}

/** A box that is ticked or not says something; other fields of a form do not. */
function checkbox(node: Element): ElementContent[] {
  if (property(node, 'type') !== 'checkbox') return [];
  return [{ type: 'text', value: node.properties.checked === true ? '☒ ' : '☐ ' }];
}

/** Lists are numbered in Markdown, whatever the page marks them with. */
function remarkMarks(list: Element, remarks: Remark[]): void {
  const [mark] =
    /^[ai]$/iu.exec(property(list, 'type')) ??
    /(?:lower|upper)-(?:alpha|latin|roman)/iu.exec(property(list, 'style')) ??
    [];
  if (mark === undefined) return;
  const remark: Remark = {
    rule: 'init-form',
    severity: 'warning',
    message: 'A list is marked with letters or Roman numbers; in Markdown it is numbered.',
    help: 'Where the text refers to such a mark, write its number there.',
  };
  if (!remarks.some(({ message }) => message === remark.message)) remarks.push(remark);
}

/** What word processors repeat on every page, as LibreOffice and Word put it into HTML. */
function isMargin(node: Element, kind: string): boolean {
  if (!isElement(node, 'div')) return false;
  return property(node, 'title') === kind || property(node, 'style').includes(`mso-element:${kind}`);
}

/** An element as one that Markdown has. */
function inMarkdown(node: Element): Element {
  const classes = property(node, 'className');
  if (node.tagName === 'p' && /(?:^|\s)(?:title|MsoTitle)(?:\s|$)/u.test(classes))
    return { ...node, tagName: 'h1' };
  return node.tagName === 'menu' ? { ...node, tagName: 'ul' } : node;
}

function shiftedIn(node: Element, shift: Shift): Element {
  const children = node.children.map((one): ElementContent => {
    if (one.type === 'text') return { ...one, value: shifted(one.value, shift) };
    return isElement(one) && one.tagName !== 'a' ? shiftedIn(one, shift) : one;
  });
  return { ...node, children };
}
