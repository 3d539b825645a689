import type { PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { ALM, needsArabicMark } from '../text/bidi.js';
import { inert } from '../text/controls.js';
import type { Run } from '../model/document.js';
import { isolatedText } from '../model/inline.js';
import type { Direction } from '../model/locale.js';
import { NO_LEXICON, type Lexicon } from './lexicon.js';
import { findStretches, type Stretch } from './stretches.js';
import { CODE, MARK, OBJECT } from './tokens.js';

/**
 * Sets every stretch that does not read the text’s own way apart as a run, across emphasis and links where it reaches
 * across them. Controls that came with the text are dropped: they could reorder what is not theirs, or drive a
 * terminal.
 *
 * @param content inline content
 * @param base its base direction
 * @param lexicon what is known of names and languages
 */
export function isolateRuns(
  content: readonly PhrasingContent[],
  base: Direction,
  lexicon: Lexicon,
): PhrasingContent[] {
  const nodes = content.map(withoutControls);
  const text = nodes.map(flatText).join('');
  const stretches = findStretches(text, base, lexicon);
  if (stretches.length === 0) return nodes;
  return setApart(nodes, 0, cutAtLinks(stretches, linksIn(nodes, 0), text));
}

/** A plain text as inline content, its runs set apart. */
export function isolateText(text: string, base: Direction, lexicon: Lexicon = NO_LEXICON): PhrasingContent[] {
  return isolateRuns([{ type: 'text', value: text }], base, lexicon);
}

/** The plain words of inline content. */
export function plainText(content: readonly PhrasingContent[]): string {
  return toString({ type: 'paragraph', children: [...content] });
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
  switch (node.type) {
    case 'text':
      // A line end of the source is a space; a break alone ends a line.
      return node.value.replaceAll('\n', ' ');
    case 'break':
      return '\n';
    case 'inlineCode':
      return CODE;
    case 'footnoteReference':
      return MARK;
    default:
      return 'children' in node ? node.children.map(flatText).join('') : OBJECT;
  }
}

/** A part of the flat text. */
interface Part {
  readonly start: number;
  readonly end: number;
}

function linksIn(nodes: readonly PhrasingContent[], start: number): Part[] {
  return placed(nodes, start).flatMap(({ node, ...part }) => {
    const inside = 'children' in node ? linksIn(node.children, part.start) : [];
    return node.type === 'link' ? [part, ...inside] : inside;
  });
}

/**
 * Stretches that reach into a link and out of it, cut at its edge: a link is one, and stays so. Each is held against the
 * links at it alone, because a text may have both by the thousand.
 *
 * @param links in their order, none within another
 */
function cutAtLinks(stretches: readonly Stretch[], links: readonly Part[], text: string): readonly Stretch[] {
  if (links.length === 0) return stretches;
  return stretches.flatMap((stretch) => {
    const near = among(links, stretch).filter((link) => !isWithin(stretch, link));
    const whole = { ...stretch, inner: cutAtLinks(stretch.inner, near, text) };
    // At most those at its two ends.
    const reaching = near.filter((link) => !isWithin(link, stretch));
    return reaching.reduce<readonly Stretch[]>((parts, link) => cutAt(parts, link, text), [whole]);
  });
}

/** Stretches cut at the edge of one link. */
function cutAt(stretches: readonly Stretch[], link: Part, text: string): readonly Stretch[] {
  return stretches.flatMap((stretch) => {
    const { start, end } = stretch;
    const isApart = end <= link.start || link.end <= start;
    if (isApart || isWithin(stretch, link)) return [stretch];
    const inner = cutAt(stretch.inner, link, text);
    if (isWithin(link, stretch)) return [{ ...stretch, inner }];
    const edge = start < link.start ? link.start : link.end;
    return [part({ ...stretch, inner }, start, edge, text), part({ ...stretch, inner }, edge, end, text)];
  });
}

/** A part of a stretch, without the spaces at its edges. */
function part(stretch: Stretch, from: number, to: number, text: string): Stretch {
  const words = text.slice(from, to);
  const start = from + words.length - words.trimStart().length;
  const end = Math.max(start, to - (words.length - words.trimEnd().length));
  return { ...stretch, start, end, inner: stretch.inner.filter((one) => isWithin(one, { start, end })) };
}

function isWithin(inner: Part, outer: Part): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Those of parts in their order that lie in a part, or touch it. */
function among<One extends Part>(parts: readonly One[], { start, end }: Part): readonly One[] {
  return parts.slice(
    firstPlace(parts, (one) => one.end >= start),
    firstPlace(parts, (one) => one.start > end),
  );
}

/** The place of the first that has what all behind it have, too. */
function firstPlace<One>(all: readonly One[], has: (one: One) => boolean): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = all[middle];
    if (one !== undefined && has(one)) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface Placed extends Part {
  readonly node: PhrasingContent;
}

/** Nodes with their places in the flat text. */
function placed(nodes: readonly PhrasingContent[], start: number): Placed[] {
  let at = start;
  return nodes.map((node) => {
    const from = at;
    at += flatText(node).length;
    return { node, start: from, end: at };
  });
}

/**
 * Content with its stretches as runs. A stretch that lies within one node is set apart in there; one that reaches
 * beyond a node holds all of it, or a part that is cut off.
 *
 * @param start where the content begins in the flat text
 */
function setApart(
  nodes: readonly PhrasingContent[],
  start: number,
  stretches: readonly Stretch[],
): PhrasingContent[] {
  const places = placed(nodes, start);
  const parents = places.filter(({ node }) => 'children' in node);
  const isInNode = (stretch: Stretch) => among(parents, stretch).some((parent) => isWithin(stretch, parent));
  const content: PhrasingContent[] = [];
  const add = (part: Part) => {
    for (const { node, ...at } of slice(places, part)) {
      const inside =
        'children' in node ? among(stretches, at).filter((one) => isInNode(one) && isWithin(one, at)) : [];
      if (!('children' in node) || inside.length === 0) content.push(node);
      else content.push({ ...node, children: setApart(node.children, at.start, inside) });
    }
  };
  let from = start;
  for (const stretch of stretches) {
    if (isInNode(stretch) || stretch.start === stretch.end) continue;
    add({ start: from, end: stretch.start });
    content.push(runOf(stretch, slice(places, stretch)));
    from = stretch.end;
  }
  add({ start: from, end: Infinity });
  return content;
}

/** What lies in a part of the flat text; texts and emphasis are cut at its edges. */
function slice(places: readonly Placed[], { start, end }: Part): Placed[] {
  return among(places, { start, end }).flatMap((place): Placed[] => {
    const [from, to] = [Math.max(place.start, start), Math.min(place.end, end)];
    const isPoint = place.start === place.end && start <= place.start && place.end < end;
    if (from >= to && !isPoint) return [];
    const { node } = place;
    if (from === place.start && to === place.end) return [place];
    if (node.type === 'text') {
      const value = node.value.slice(from - place.start, to - place.start);
      return [{ node: { ...node, value }, start: from, end: to }];
    }
    if (!('children' in node)) return [place];
    const children = slice(placed(node.children, place.start), { start: from, end: to }).map(
      (one) => one.node,
    );
    return [{ node: { ...node, children }, start: from, end: to }];
  });
}

function runOf(stretch: Stretch, places: readonly Placed[]): Run {
  const { direction, lang, isUnbroken } = stretch;
  const nodes = places.map(({ node }) => node);
  const children = setApart(nodes, stretch.start, stretch.inner);
  const text = isolatedText(children);
  const isArabic = /[\p{sc=Arab}٠-٩]/u.test(text) && !/\p{sc=Hebr}/u.test(text);
  if (direction === 'rtl' && isArabic && needsArabicMark(text))
    children.unshift({ type: 'text', value: ALM });
  const run: Run = { type: 'run', direction, children };
  if (lang !== undefined) run.lang = lang;
  if (isUnbroken === true) run.isUnbroken = true;
  return run;
}
