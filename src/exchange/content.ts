import type { PhrasingContent } from 'mdast';
import { isSpace, type Look, type Piece } from './pieces.js';

/** One side of how characters look, and how its nodes are made. */
interface Layer {
  readonly of: (look: Look) => string | boolean | undefined;
  readonly node: (children: PhrasingContent[], value: string) => PhrasingContent;
}

/** Parts an address from the title of its link; no address has one. */
const TITLE = '\n';

const LINK: Layer = {
  of: ({ href, title }) => (href === undefined || title === undefined ? href : href + TITLE + title),
  node: linkTo,
};

/** Of layers that reach equally far, the first is outside. */
const LAYERS: readonly Layer[] = [
  LINK,
  { of: ({ bold }) => bold, node: (children) => ({ type: 'strong', children }) },
  { of: ({ italic }) => italic, node: (children) => ({ type: 'emphasis', children }) },
  { of: ({ struck }) => struck, node: (children) => ({ type: 'delete', children }) },
];

/** Always the innermost: in code, no sign has a meaning. */
const CODE: Layer = {
  of: ({ code }) => code,
  node: (children) => ({ type: 'inlineCode', value: wordsOf(children) }),
};

/** A link; an address that shows itself is always a link by itself. */
function linkTo(children: PhrasingContent[], value: string): PhrasingContent {
  const words = wordsOf(children);
  const [url = '', title] = value.split(TITLE);
  if (title === undefined && isOwnAddress(words, url)) return { type: 'text', value: words };
  return { type: 'link', url, ...(title !== undefined && { title }), children };
}

/** Whether the words of a link are the whole address that it leads to. */
export function isOwnAddress(words: string, url: string): boolean {
  const bare = (text: string) => text.replace(/^mailto:/u, '').replace(/\/$/u, '');
  return /^(?:https?:\/\/|[^\s@]+@)\S+$/u.test(words) && bare(url) === bare(words);
}

/** Pieces as inline content, one layer of look within the other. */
export function contentOf(pieces: readonly Piece[]): PhrasingContent[] {
  return layered(bridged(pieces), LAYERS);
}

/** White space between words of one look is set in whatever way; it does not part them. */
function bridged(pieces: readonly Piece[]): Piece[] {
  const before: (Piece | undefined)[] = [];
  let last: Piece | undefined;
  for (const piece of pieces) {
    before.push(last);
    if (!isSpace(piece)) last = piece;
  }
  let next: Piece | undefined;
  const result: Piece[] = [];
  for (let at = pieces.length - 1; at >= 0; at -= 1) {
    const piece = pieces[at];
    if (piece === undefined) continue;
    const earlier = before[at];
    if (isSpace(piece) && earlier !== undefined && next !== undefined) {
      const both = (one: boolean, other: boolean) => one && other;
      result.push({
        ...piece,
        bold: both(earlier.bold, next.bold),
        italic: both(earlier.italic, next.italic),
        struck: both(earlier.struck, next.struck),
        code: both(earlier.code, next.code),
      });
    } else result.push(piece);
    if (!isSpace(piece)) next = piece;
  }
  return result.reverse();
}

/** The value that a layer has in a piece; pictures may be links and nothing else, the marks of notes nothing at all. */
function valueIn(piece: Piece | undefined, layer: Layer): string | undefined {
  if (piece === undefined || piece.footnote !== undefined) return undefined;
  if (piece.picture !== undefined && layer !== LINK) return undefined;
  const value = layer.of(piece);
  return value === undefined || value === false ? undefined : String(value);
}

/** Pieces in their layers: of those that begin at one place, the one that reaches farthest is around the others. */
function layered(pieces: readonly Piece[], layers: readonly Layer[]): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  for (let at = 0; at < pieces.length;) {
    const [longest] = layers
      .map((layer) => ({ layer, end: endOf(pieces, at, layer) }))
      .sort((one, other) => other.end - one.end);
    if (longest !== undefined && longest.end > at) {
      const { layer, end } = longest;
      const value = valueIn(pieces[at], layer) ?? '';
      const rest = layers.filter((one) => one !== layer);
      const children = layered(pieces.slice(at, end), rest);
      if (children.length > 0) nodes.push(layer.node(children, value));
      at = end;
    } else {
      const start = at;
      do at += 1;
      while (at < pieces.length && layers.every((layer) => valueIn(pieces[at], layer) === undefined));
      nodes.push(...coded(pieces.slice(start, at)));
    }
  }
  return nodes;
}

/** Where the layer ends that begins at a place; the place itself where none begins there. */
function endOf(pieces: readonly Piece[], at: number, layer: Layer): number {
  const value = valueIn(pieces[at], layer);
  let end = at;
  if (value !== undefined) while (end < pieces.length && valueIn(pieces[end], layer) === value) end += 1;
  return end;
}

function coded(pieces: readonly Piece[]): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  for (let at = 0; at < pieces.length;) {
    const isCode = valueIn(pieces[at], CODE) !== undefined;
    const start = at;
    do at += 1;
    while (at < pieces.length && (valueIn(pieces[at], CODE) !== undefined) === isCode);
    const children = leaves(pieces.slice(start, at));
    if (!isCode) nodes.push(...children);
    else if (children.length > 0) nodes.push(CODE.node(children, ''));
  }
  return nodes;
}

function leaves(pieces: readonly Piece[]): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  for (const { text, footnote, picture } of pieces) {
    if (footnote !== undefined) nodes.push({ type: 'footnoteReference', identifier: footnote });
    if (picture !== undefined) nodes.push({ type: 'image', url: picture.source, alt: picture.alt });
    for (const [at, line] of text.split('\n').entries()) {
      if (at > 0) nodes.push({ type: 'break' });
      const last = nodes.at(-1);
      if (line === '') continue;
      if (last?.type === 'text') last.value += line;
      else nodes.push({ type: 'text', value: line });
    }
  }
  return nodes;
}

/** The words of inline content. */
export function wordsOf(content: readonly PhrasingContent[]): string {
  return content
    .map((node): string => {
      if (node.type === 'break') return ' ';
      if ('value' in node) return node.value;
      return 'children' in node ? wordsOf(node.children) : '';
    })
    .join('');
}

/** Inline content on one line: a cell or a heading has no others. */
export function withoutBreaks(node: PhrasingContent): PhrasingContent {
  if (node.type === 'break') return { type: 'text', value: ' ' };
  return 'children' in node ? { ...node, children: node.children.map(withoutBreaks) } : node;
}
