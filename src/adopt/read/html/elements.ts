import type { Element, Nodes } from 'hast';

/** Elements with lines of their own (HTML §15.3). */
const BLOCKS = new Set(
  'address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
/** Elements whose characters no reader is shown. */
const UNSHOWN = new Set('head script style template noscript title base link meta'.split(' '));

export function isElement(node: Nodes | undefined, ...names: string[]): node is Element {
  return node?.type === 'element' && (names.length === 0 || names.includes(node.tagName));
}

/** Whether white space separates an element from what is before and after it. */
function isBlock(node: Nodes): boolean {
  return isElement(node) && BLOCKS.has(node.tagName);
}

/** Whether an element is there for programs. */
export function isUnshown(node: Nodes): boolean {
  return isElement(node) && UNSHOWN.has(node.tagName);
}

export function isWhiteSpace(node: Nodes): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

export function childrenOf(node: Nodes): readonly Nodes[] {
  return 'children' in node ? node.children : [];
}

/** A property as a text. */
export function property(node: Element, name: string): string {
  const value = node.properties[name];
  return Array.isArray(value) ? value.join(' ') : value === undefined || value === null ? '' : String(value);
}

/**
 * The characters of a node, white space where blocks meet.
 *
 * @param isLeft whether a node is left out with all that it holds
 */
export function charactersOf(node: Nodes, isLeft: (node: Nodes) => boolean = () => false): string {
  if (node.type === 'text') return node.value;
  if (isUnshown(node) || isLeft(node)) return '';
  const inner = childrenOf(node)
    .map((one) => charactersOf(one, isLeft))
    .join('');
  return isBlock(node) ? ` ${inner} ` : inner;
}
