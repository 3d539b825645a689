import type { Nodes, Paragraph, Parents, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';

/** What a paragraph is beside its neighbours; no page divides the two. */
export type Companion =
  /** Nothing but a picture. */
  | 'picture'
  /** What the picture above it shows. */
  | 'caption'
  /** Who said the quotation above it. */
  | 'attribution';

/** Longest attribution, in characters; a longer paragraph that begins with a dash is one of the text. */
const ATTRIBUTION = 200;

/** A dash, then a word: “— A teacher, Kabul”. */
const LED_BY_DASH = /^\s*(?:[—–―]|--)\s*\p{L}/u;

/** The paragraphs of a tree that belong to a neighbour. */
export function companionsOf(root: Root): ReadonlyMap<Nodes, Companion> {
  const found = new Map<Nodes, Companion>();
  visit(root, 'paragraph', (node, at, parent: Parents | undefined) => {
    const before = parent?.children[(at ?? 0) - 1];
    const companion = companionOf(node, before, parent);
    if (companion !== undefined) found.set(node, companion);
  });
  return found;
}

function companionOf(
  node: Paragraph,
  before: Nodes | undefined,
  parent: Parents | undefined,
): Companion | undefined {
  if (isOnly(node, 'image')) return 'picture';
  if (before === undefined) return undefined;
  if (isOnly(before, 'image') && isOnly(node, 'emphasis')) return 'caption';
  if (before.type !== 'blockquote' && parent?.type !== 'blockquote') return undefined;
  const text = toString(node);
  return text.length <= ATTRIBUTION && LED_BY_DASH.test(text) ? 'attribution' : undefined;
}

/** Whether a paragraph holds one thing and nothing else. */
function isOnly(node: Nodes, type: 'image' | 'emphasis'): boolean {
  if (node.type !== 'paragraph') return false;
  const [only, ...others] = node.children.filter(
    (child) => child.type !== 'text' || child.value.trim() !== '',
  );
  return only?.type === type && others.length === 0;
}
