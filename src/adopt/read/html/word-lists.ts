import type { Element, ElementContent, Nodes, Root } from 'hast';
import { withAsciiDigits } from '../../../text/numerals.js';
import { charactersOf, isElement, isWhiteSpace, property } from './elements.js';

/** The place of a paragraph in a list, as Word says it in a style: `mso-list: l0 level2 lfo1`. */
const PLACE = /mso-list:\s*(l\d+)\s+level(\d)/iu;
/** A number or letter with the sign after it; bullets have none. */
const COUNTED = /^[[(]?[\p{L}\p{Nd}]{1,6}[.)\]-]/u;

interface OpenList {
  readonly list: Element;
  /** The name that Word has given the list, and how deep it is. */
  readonly name: string;
  readonly level: number;
  next: number;
}

interface WordItem {
  readonly name: string;
  readonly level: number;
  readonly label: string;
  readonly children: ElementContent[];
}

/**
 * Makes lists of the paragraphs that Word writes for them, bullet or number typed before the words.
 *
 * @param root changed
 */
export function makeWordLists(root: Root): void {
  within(root);
}

function within(parent: Root | Element): void {
  const kept: (typeof parent.children)[number][] = [];
  let open: OpenList[] = [];
  for (const node of parent.children) {
    if (isElement(node)) within(node);
    const item = itemOf(node);
    if (item !== undefined) open = withItem(open, item, kept);
    else if (open.length === 0 || !isWhiteSpace(node)) {
      open = [];
      kept.push(node);
    }
  }
  parent.children = kept;
}

/** Adds an item to the list it belongs to, or to a new one. */
function withItem(open: readonly OpenList[], item: WordItem, kept: Nodes[]): OpenList[] {
  const { name, level, label, children } = item;
  const lists = open.filter((one) => one.level <= level);
  const isOrdered = COUNTED.test(label);
  const digits = /\p{Nd}{1,9}/u.exec(label)?.[0];
  const top = lists.at(-1);
  const number = digits === undefined ? undefined : Number(withAsciiDigits(digits));
  const isSame =
    top?.level === level &&
    top.name === name &&
    top.list.tagName === (isOrdered ? 'ol' : 'ul') &&
    (number === undefined || !isOrdered || number === top.next);
  const li: Element = { type: 'element', tagName: 'li', properties: {}, children };
  if (top !== undefined && isSame) {
    top.list.children.push(li);
    top.next += 1;
    return lists;
  }
  if (top?.level === level) lists.pop();
  const start = isOrdered ? (number ?? 1) : 1;
  const list: Element = {
    type: 'element',
    tagName: isOrdered ? 'ol' : 'ul',
    properties: start === 1 ? {} : { start },
    children: [li],
  };
  const outer = lists.at(-1)?.list.children.at(-1);
  if (isElement(outer)) outer.children.push(list);
  else kept.push(list);
  return [...lists, { list, name, level, next: start + 1 }];
}

function itemOf(node: Nodes): WordItem | undefined {
  if (!isElement(node, 'p')) return undefined;
  const [, name, level] = PLACE.exec(property(node, 'style')) ?? [];
  if (name === undefined) return undefined;
  const children = structuredClone(node.children);
  const label = takeLabel(children);
  return label === undefined ? undefined : { name, level: Number(level), label, children };
}

/** Takes the bullet or number off, which Word marks as nothing to be read (`mso-list: Ignore`). */
function takeLabel(children: ElementContent[]): string | undefined {
  for (const [at, one] of children.entries()) {
    if (!isElement(one)) continue;
    if (/mso-list:\s*ignore/iu.test(property(one, 'style'))) {
      children.splice(at, 1);
      return charactersOf(one).trim();
    }
    const label = takeLabel(one.children);
    if (label !== undefined) return label;
  }
  return undefined;
}
