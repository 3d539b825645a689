import type { Element, ElementContent, Nodes, Root } from 'hast';
import { isElement, isWhiteSpace, property } from './elements.js';

/** The class by which Google Docs says how deep a list is: `lst-kix_abc-1`. */
const LEVEL = /(?:^|\s)lst-\S*-(\d)(?:\s|$)/u;

/**
 * Puts lists into the items they belong to, where a page has them beside one another or directly within another list.
 *
 * @param root changed
 */
export function nestLists(root: Root): void {
  nestWithin(root);
  partAtNumbers(root);
}

/** A list goes on from the number that an item has of its own (`value`) as a list that begins there. */
function partAtNumbers(parent: Root | Element): void {
  parent.children = parent.children.flatMap((node): ElementContent[] => {
    if (isElement(node)) partAtNumbers(node);
    if (!isElement(node, 'ol')) return [node as ElementContent];
    const lists: Element[] = [];
    let next = startOf(node);
    for (const one of node.children) {
      const value = isItem(one) ? Number(property(one, 'value')) : 0;
      const begins = Number.isInteger(value) && value > 0 && value !== next;
      if (begins) next = value;
      if (begins || lists.length === 0)
        lists.push({ ...node, properties: { ...node.properties, start: next }, children: [] });
      lists.at(-1)?.children.push(one);
      if (isItem(one)) next += 1;
    }
    return lists.filter(({ children }) => children.some(isItem) || lists.length === 1);
  });
}

function startOf(list: Element): number {
  return Number(property(list, 'start')) || 1;
}

function nestWithin(parent: Root | Element): void {
  const kept: (typeof parent.children)[number][] = [];
  for (const node of parent.children) {
    if (isElement(node)) nestWithin(node);
    // A list of nothing but a list only sets that one in.
    if (isList(node) && node.children.some(isList) && !node.children.some(isItem)) {
      kept.push(...node.children.filter(isList));
      continue;
    }
    const before = kept.findLast((one) => !isWhiteSpace(one));
    const owner = isList(node) && isElement(before) ? ownerOf(parent, before, node) : undefined;
    if (owner !== undefined && isList(node)) owner.children.push(...(isItem(owner) ? [node] : node.children));
    else kept.push(node);
  }
  parent.children = kept;
}

/** The item that a list belongs to, or the list that it goes on with. */
function ownerOf(parent: Root | Element, before: Element, list: Element): Element | undefined {
  if (isList(parent)) return isItem(before) ? before : undefined;
  const [level, levelBefore] = [levelOf(list), levelOf(before)];
  if (level === undefined || levelBefore === undefined || !isList(before)) return undefined;
  if (level > levelBefore) return deepest(before, level);
  const isSame = level === levelBefore && before.tagName === list.tagName && !isNewStart(before, list);
  return isSame ? before : undefined;
}

/** The last item of a list, or of a list within it that is nearer to the level. */
function deepest(list: Element, level: number): Element | undefined {
  const item = list.children.findLast(isItem);
  const inner = item?.children.findLast((one): one is Element => isList(one) && (levelOf(one) ?? 0) < level);
  return inner === undefined ? item : (deepest(inner, level) ?? item);
}

function isNewStart(before: Element, list: Element): boolean {
  if (list.tagName !== 'ol') return false;
  return startOf(list) !== startOf(before) + before.children.filter(isItem).length;
}

function levelOf(node: Element): number | undefined {
  const [, level] = LEVEL.exec(property(node, 'className')) ?? [];
  return level === undefined ? undefined : Number(level);
}

function isList(node: Nodes): node is Element {
  return isElement(node, 'ul', 'ol');
}

function isItem(node: Nodes): node is Element {
  return isElement(node, 'li');
}
