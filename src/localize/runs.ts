import type { PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { inert } from '../model/controls.js';
import type { Run } from '../model/document.js';
import type { Direction } from '../model/locale.js';
import { findStretches, OBJECT, type NameDirection, type Stretch } from './stretches.js';

/** A piece of inline content and the stretch it lies in, if any. */
interface Piece {
  readonly node: PhrasingContent;
  readonly stretch: Stretch | undefined;
}

/**
 * Sets every stretch of the other direction apart as a run, across emphasis and links where it reaches
 * across them. Controls that came with the text are dropped: they could reorder what is not theirs, or drive a
 * terminal.
 *
 * @param content inline content
 * @param base its base direction
 * @param names names to set apart as a whole
 */
export function isolateRuns(
  content: readonly PhrasingContent[],
  base: Direction,
  names: ReadonlyMap<string, NameDirection>,
): PhrasingContent[] {
  return setApart(content.map(withoutControls), base, names);
}

/** The same for content without controls. */
function setApart(
  nodes: readonly PhrasingContent[],
  base: Direction,
  names: ReadonlyMap<string, NameDirection>,
): PhrasingContent[] {
  const texts = nodes.map(flatText);
  const starts: number[] = [];
  let length = 0;
  for (const text of texts) {
    starts.push(length);
    length += text.length;
  }
  const stretches = findStretches(texts.join(''), base, names)
    .map((stretch) => fitToNodes(stretch, nodes, starts, length))
    .filter((stretch) => stretch !== undefined);
  const pieces = nodes.flatMap((node, at) => cut(node, starts[at] ?? 0, stretches));
  return group(pieces, base, names);
}

/** A copy of a node that does nothing but be read: its words and its titles inert. */
function withoutControls(node: PhrasingContent): PhrasingContent {
  if ('children' in node) {
    const children = node.children.map(withoutControls);
    return node.type === 'link'
      ? { ...node, title: inert(node.title ?? '') || null, children }
      : { ...node, children };
  }
  if (node.type === 'image')
    return { ...node, title: inert(node.title ?? '') || null, alt: inert(node.alt ?? '') };
  return 'value' in node ? { ...node, value: inert(node.value) } : node;
}

function flatText(node: PhrasingContent): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'break') return '\n';
  return 'children' in node ? node.children.map(flatText).join('') : OBJECT;
}

/**
 * The part of a stretch that can be wrapped at this level: whole nodes and parts of texts. What lies within
 * one emphasis or link is set apart inside it.
 */
function fitToNodes(
  stretch: Stretch,
  nodes: readonly PhrasingContent[],
  starts: readonly number[],
  length: number,
): Stretch | undefined {
  let { start, end } = stretch;
  const ends = starts.map((_, at) => starts[at + 1] ?? length);
  const first = starts.findIndex((_, at) => (ends[at] ?? 0) > start);
  const last = starts.findLastIndex((from) => from < end);
  if (first === last && nodes[first]?.type !== 'text') return undefined;
  if (nodes[first]?.type !== 'text' && (starts[first] ?? 0) < start) start = ends[first] ?? start;
  if (nodes[last]?.type !== 'text' && (ends[last] ?? 0) > end) end = starts[last] ?? end;
  return start < end ? { ...stretch, start, end } : undefined;
}

/** Cuts a node where stretches begin and end; only texts can be cut. */
function cut(node: PhrasingContent, start: number, stretches: readonly Stretch[]): Piece[] {
  const end = start + flatText(node).length;
  if (node.type !== 'text') {
    return [{ node, stretch: stretches.find((one) => one.start <= start && end <= one.end && start < end) }];
  }
  const bounds = stretches.flatMap((one) => [one.start, one.end]).filter((at) => at > start && at < end);
  const cuts = [start, ...new Set(bounds), end];
  return cuts.slice(1).flatMap((to, at) => {
    const from = cuts[at] ?? start;
    const value = node.value.slice(from - start, to - start);
    if (value === '') return [];
    return [
      {
        node: { ...node, value },
        stretch: stretches.find((one) => one.start <= from && to <= one.end),
      },
    ];
  });
}

function group(
  pieces: readonly Piece[],
  base: Direction,
  names: ReadonlyMap<string, NameDirection>,
): PhrasingContent[] {
  const content: PhrasingContent[] = [];
  let open: { stretch: Stretch; run: Run } | undefined;
  for (const { node, stretch } of pieces) {
    const inner = within(node, stretch?.direction ?? base, names);
    if (stretch === undefined) {
      open = undefined;
      content.push(inner);
    } else if (open?.stretch === stretch) {
      open.run.children.push(inner);
    } else {
      const run: Run = { type: 'run', direction: stretch.direction, children: [inner] };
      if (stretch.lang !== undefined) run.lang = stretch.lang;
      open = { stretch, run };
      content.push(run);
    }
  }
  return content;
}

/** A node with the runs inside it set apart. Code is left-to-right wherever it stands. */
function within(
  node: PhrasingContent,
  base: Direction,
  names: ReadonlyMap<string, NameDirection>,
): PhrasingContent {
  if (node.type === 'inlineCode' && base === 'rtl')
    return { type: 'run', direction: 'ltr', children: [node] };
  if (!('children' in node)) return node;
  return { ...node, children: setApart(node.children, base, names) };
}

/** A plain text as inline content, its runs set apart. */
export function isolateText(
  text: string,
  base: Direction,
  names: ReadonlyMap<string, NameDirection> = new Map(),
): PhrasingContent[] {
  return isolateRuns([{ type: 'text', value: text }], base, names);
}

/** The plain words of inline content. */
export function plainText(content: readonly PhrasingContent[]): string {
  return toString({ type: 'paragraph', children: [...content] });
}
