import type { PhrasingContent } from 'mdast';
import type { Look, Piece } from './document.js';

/** One side of how characters look, and how its nodes are made. */
interface Layer {
  readonly of: (look: Look) => string | boolean | undefined;
  readonly node: (children: PhrasingContent[], value: string) => PhrasingContent;
}

const LINK: Layer = { of: ({ href }) => href, node: linkTo };

/** From the outermost to the innermost. */
const LAYERS: readonly Layer[] = [
  LINK,
  { of: ({ bold }) => bold, node: (children) => ({ type: 'strong', children }) },
  { of: ({ italic }) => italic, node: (children) => ({ type: 'emphasis', children }) },
  { of: ({ struck }) => struck, node: (children) => ({ type: 'delete', children }) },
  {
    of: ({ code }) => code,
    node: (children) => [{ type: 'inlineCode', value: wordsOf(children) }][0] as never,
  },
];

/** A link; an address that shows itself is always a link by itself. */
function linkTo(children: PhrasingContent[], url: string): PhrasingContent {
  const words = wordsOf(children);
  return isOwnAddress(words, url) ? { type: 'text', value: words } : { type: 'link', url, children };
}

/** Whether the words of a link are the whole address that it leads to. */
export function isOwnAddress(words: string, url: string): boolean {
  const bare = (text: string) => text.replace(/^mailto:/u, '').replace(/\/$/u, '');
  return /^(?:https?:\/\/|[^\s@]+@)\S+$/u.test(words) && bare(url) === bare(words);
}

/** Pieces as inline content, one layer of look within the other. */
export function contentOf(pieces: readonly Piece[]): PhrasingContent[] {
  return layered(bridged(pieces), 0);
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
      result.unshift({
        ...piece,
        bold: both(earlier.bold, next.bold),
        italic: both(earlier.italic, next.italic),
        struck: both(earlier.struck, next.struck),
        code: both(earlier.code, next.code),
      });
    } else result.unshift(piece);
    if (!isSpace(piece)) next = piece;
  }
  return result;
}

function isSpace({ text, footnote, picture }: Piece): boolean {
  return footnote === undefined && picture === undefined && text.trim() === '';
}

function layered(pieces: readonly Piece[], depth: number): PhrasingContent[] {
  const layer = LAYERS[depth];
  if (layer === undefined) return leaves(pieces);
  const groups: { value: string | boolean | undefined; pieces: Piece[] }[] = [];
  for (const piece of pieces) {
    const hasLook = piece.footnote === undefined && (piece.picture === undefined || layer === LINK);
    const value = hasLook ? layer.of(piece) : false;
    const group = groups.at(-1);
    if (group !== undefined && (group.value ?? false) === (value ?? false)) group.pieces.push(piece);
    else groups.push({ value, pieces: [piece] });
  }
  return groups.flatMap(({ value, pieces: own }) => {
    const children = layered(own, depth + 1);
    const isPlain = value === undefined || value === false;
    return isPlain || children.length === 0 ? children : [layer.node(children, String(value))];
  });
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
