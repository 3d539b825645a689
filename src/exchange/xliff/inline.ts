import type { Link, LinkReference, PhrasingContent } from 'mdast';
import { parseInlines } from '../inline-nodes.js';

/** What a code stands for. */
export type CodeType = 'strong' | 'emphasis' | 'delete' | 'link' | 'image' | 'code' | 'break' | 'footnote';

/** Markup that stands for itself: a hard break, a code span, a footnote mark. */
interface Standalone {
  readonly kind: 'standalone';
  readonly type: CodeType;
  /** The very characters of the Markdown. */
  readonly raw: string;
}

/** Markup around a text. */
interface Pair {
  readonly kind: 'pair';
  readonly type: CodeType;
  readonly open: string;
  readonly close: string;
  readonly parts: readonly InlinePart[];
}

export type InlineCode = Standalone | Pair;
/** A stretch of Markdown that a translator writes, or markup they may only move. */
export type InlinePart = string | InlineCode;

/** Nested deeper than this, markup is left to the translator as text. */
const MAX_DEPTH = 20;

/** What all markup, and every address that GFM finds by itself, has in it. */
const MAY_HAVE_MARKUP = /[*_`~[<\\@]|:\/\/|www\.| \n/iu;

/**
 * Divides inline Markdown into text and markup; joined again, the parts are exactly the text.
 *
 * @param markdown inline Markdown as in the catalogues
 */
export function inlineParts(markdown: string): readonly InlinePart[] {
  if (!MAY_HAVE_MARKUP.test(markdown)) return markdown === '' ? [] : [markdown];
  const mark = markdown.startsWith('\uFEFF') ? 1 : 0;
  const text = markdown.slice(mark);
  const root = parseInlines(text, definitions(text));
  const content = root.children.flatMap((node) => (node.type === 'paragraph' ? node.children : []));
  const inside = content.filter(({ position }) => (position?.end.offset ?? Infinity) <= text.length);
  const parts = divide(inside, text, 0, text.length, 0);
  return mark === 0 ? parts : ['\uFEFF', ...parts];
}

/** The Markdown that the parts were made of. */
export function markdownOf(parts: readonly InlinePart[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      return part.kind === 'pair' ? part.open + markdownOf(part.parts) + part.close : part.raw;
    })
    .join('');
}

/** All markup in reading order, as characters. */
export function marks(parts: readonly InlinePart[]): string[] {
  return parts.flatMap((part) => {
    if (typeof part === 'string') return [];
    return part.kind === 'pair' ? [part.open, ...marks(part.parts), part.close] : [part.raw];
  });
}

/** Definitions that make references in a lone segment resolve; where they lead does not matter here. */
function definitions(text: string): string[] {
  const labels = text.matchAll(/\]\[([^[\]\\\n]+)\]|\[([^[\]\\\n]+)\]\[\]|\[(\^[^[\]\\\s]+)\]/gu);
  const found = new Set(Array.from(labels, ([, full, collapsed, note]) => full ?? collapsed ?? note ?? ''));
  return [...found].map((label) => (label.startsWith('^') ? `[${label}]: x` : `[${label}]: <x>`));
}

function divide(
  nodes: readonly PhrasingContent[],
  text: string,
  from: number,
  to: number,
  depth: number,
): InlinePart[] {
  const parts: InlinePart[] = [];
  let at = from;
  for (const node of nodes) {
    const start = node.position?.start.offset ?? -1;
    const end = node.position?.end.offset ?? -1;
    if (start < at || end > to || depth > MAX_DEPTH) continue;
    const code = toCode(node, text, start, end, depth);
    if (code === undefined) continue;
    if (start > at) parts.push(text.slice(at, start));
    parts.push(code);
    at = end;
  }
  if (to > at) parts.push(text.slice(at, to));
  return parts;
}

function toCode(
  node: PhrasingContent,
  text: string,
  start: number,
  end: number,
  depth: number,
): InlineCode | undefined {
  const raw = text.slice(start, end);
  const standalone = (type: CodeType): Standalone => ({ kind: 'standalone', type, raw });
  switch (node.type) {
    case 'strong':
    case 'emphasis':
    case 'delete':
      return around(node.type, node.children, text, start, end, depth);
    case 'link':
    case 'linkReference':
      return raw.startsWith('[') ? linkCode(node, text, start, end, depth) : standalone('link');
    case 'image':
    case 'imageReference':
      return imageCode(raw);
    case 'inlineCode':
      return standalone('code');
    case 'break':
      return standalone('break');
    case 'footnoteReference':
      return standalone('footnote');
    default:
      return undefined;
  }
}

function linkCode(node: Link | LinkReference, text: string, start: number, end: number, depth: number) {
  const pair = around('link', node.children, text, start, end, depth);
  return pair ?? { kind: 'standalone' as const, type: 'link' as const, raw: text.slice(start, end) };
}

/** Markup around its children; `undefined` where it has none. */
function around(
  type: CodeType,
  children: readonly PhrasingContent[],
  text: string,
  start: number,
  end: number,
  depth: number,
): Pair | undefined {
  const from = children[0]?.position?.start.offset;
  const to = children.at(-1)?.position?.end.offset;
  if (from === undefined || to === undefined || from <= start || to >= end || to < from) return undefined;
  const parts = divide(children, text, from, to, depth + 1);
  return { kind: 'pair', type, open: text.slice(start, from), close: text.slice(to, end), parts };
}

/** An image, its description open to translation if its end can be found. */
function imageCode(raw: string): InlineCode {
  let depth = 0;
  for (let at = 1; at < raw.length; at += 1) {
    if (raw[at] === '\\') at += 1;
    else if (raw[at] === '[') depth += 1;
    else if (raw[at] === ']') {
      depth -= 1;
      if (depth > 0) continue;
      const alt = raw.slice(2, at);
      if (alt === '' || alt.includes('`')) break;
      return { kind: 'pair', type: 'image', open: '![', close: raw.slice(at), parts: [alt] };
    }
  }
  return { kind: 'standalone', type: 'image', raw };
}
