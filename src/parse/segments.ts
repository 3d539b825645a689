import type { Image, Nodes, Parents, PhrasingContent, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visitParents } from 'unist-util-visit-parents';
import type { Segment, SegmentRole } from '../model/document.js';
import { fingerprint } from '../model/fingerprint.js';
import { tidy } from '../text/tidy.js';
import { bornKey, type TakenKeys } from './key.js';

/** A node whose inline content is one segment. */
interface Holder {
  readonly node: Nodes;
  readonly role: SegmentRole;
  readonly content: readonly PhrasingContent[];
}

/**
 * Finds the translatable segments of a tree in document order and marks each holder with the segment's
 * ordinal in `data.segment`.
 *
 * @param root the tree: title, body and signatories' opening still in it
 * @param text the canonical text that the tree's positions point into
 * @param roleOf role of nodes whose place gives them a special one (title, opening of the signatories)
 * @param before the segments before them, whose keys are taken
 */
export function collectSegments(
  root: Root,
  text: string,
  roleOf: ReadonlyMap<Nodes, SegmentRole>,
  before: readonly Segment[] = [],
): Segment[] {
  const holders: Holder[] = [];
  visitParents(root, (node, ancestors) => {
    const holder = asHolder(node, ancestors, roleOf);
    if (holder !== undefined) holders.push(holder);
  });
  const taken: TakenKeys = new Map(before.map(({ key }) => [key, 1]));
  return holders.map(({ node, role, content }, at) => {
    (node.data ??= {}).segment = before.length + at;
    // Words that are not in the text as such (an image's, the front matter's) are plain.
    const isPlain = role === 'alt' || content[0]?.position === undefined;
    const source = isPlain ? toString(content) : sourceMarkdown(content, text, role);
    const start = content[0]?.position?.start ?? node.position?.start;
    return {
      key: bornKey(words(content), taken),
      role,
      source,
      hash: fingerprint(source),
      content,
      position: { line: start?.line ?? 1, column: start?.column ?? 1 },
    };
  });
}

/** The words of inline content; a line break parts words. */
function words(content: readonly PhrasingContent[]): string {
  return content.map((node) => (node.type === 'break' ? ' ' : toString(node))).join('');
}

function asHolder(
  node: Nodes,
  ancestors: readonly Parents[],
  roleOf: ReadonlyMap<Nodes, SegmentRole>,
): Holder | undefined {
  switch (node.type) {
    case 'image':
      return node.alt && !standsInText(ancestors)
        ? { node, role: 'alt', content: [altText(node)] }
        : undefined;
    case 'heading':
    case 'paragraph':
    case 'tableCell': {
      if (toString(node, { includeImageAlt: false }).trim() === '') return undefined;
      return { node, role: roleOf.get(node) ?? role(node, ancestors), content: node.children };
    }
    default:
      return undefined;
  }
}

/** Whether an image is among words: then its alternative text is part of their segment. */
function standsInText(ancestors: readonly Parents[]): boolean {
  const block = ancestors.findLast(
    (ancestor) => ancestor.type === 'paragraph' || ancestor.type === 'tableCell',
  );
  return block !== undefined && toString(block, { includeImageAlt: false }).trim() !== '';
}

function altText(node: Image): PhrasingContent {
  return { type: 'text', value: node.alt ?? '', ...(node.position && { position: node.position }) };
}

function role(node: Nodes, ancestors: readonly Parents[]): SegmentRole {
  if (node.type === 'heading') return 'heading';
  if (node.type === 'tableCell') return 'cell';
  const container = ancestors.findLast((ancestor) => ancestor.type !== 'paragraph');
  if (container?.type === 'listItem') return 'item';
  if (ancestors.some((ancestor) => ancestor.type === 'footnoteDefinition')) return 'footnote';
  return container?.type === 'blockquote' ? 'quote' : 'paragraph';
}

/**
 * The inline Markdown of a segment as it is in the file, its lines joined: a soft break and the container
 * marks (`> `, indentation) after it become one space, a hard break stays one (`\` and a line end).
 */
function sourceMarkdown(content: readonly PhrasingContent[], text: string, role: SegmentRole): string {
  const start = content[0]?.position?.start.offset;
  const end = content.at(-1)?.position?.end.offset;
  const raw = tidy(text.slice(start, end))
    .replace(/(?:(?<! ) {2,}|\\)\n[ \t>]*/gu, '\u0000')
    .replace(/(?:(?<![ \t])[ \t]+)?\n[ \t>]*/gu, ' ')
    .replaceAll('\u0000', '\\\n')
    .trim();
  // In a cell the bar is escaped for the table's sake; on its own the segment has no table.
  return role === 'cell' ? raw.replaceAll('\\|', '|') : raw;
}
