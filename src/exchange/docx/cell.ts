import type { PhrasingContent } from 'mdast';
import { inlineMarkdown } from '../../text/inline-markdown.js';
import { contentOf, isOwnAddress, wordsOf } from '../content.js';
import { inlineContent, type InlineContent } from '../inline-nodes.js';
import { PLAIN, type Look, type Piece } from '../pieces.js';
import { addressed } from '../../xml/address.js';
import { withoutMarks } from './mark.js';

/** White space that no one means at the edges of a line; no-break spaces and joiners are no such thing. */
const EDGE = ' \t\n';

/**
 * Inline Markdown as pieces of a cell, each with its look.
 *
 * @param definitions what its references resolve to
 */
export function piecesOfMarkdown(markdown: string, definitions: string): Piece[] {
  const content = inlineContent(markdown, definitions);
  return tidyLines(content.nodes.flatMap((node) => piecesOfNode(node, PLAIN, content)));
}

/** The pieces of a cell as inline Markdown. */
export function markdownOfPieces(pieces: readonly Piece[]): string {
  return inlineMarkdown(contentOf(tidyLines(pieces)));
}

/** What is read from a cell in which this text was set. */
export function asSet(markdown: string, definitions: string): string {
  return markdownOfPieces(piecesOfMarkdown(markdown, definitions));
}

/** The same by a reader that knows nothing of the text: addresses are as files have them, pictures lead nowhere. */
export function asReadAlone(markdown: string, definitions: string): string {
  const shown = piecesOfMarkdown(markdown, definitions).map((piece): Piece => {
    const { href, picture } = piece;
    if (picture !== undefined) {
      const own = { ...picture, source: addressed(picture.source) };
      return { ...piece, picture: own, href: undefined, title: undefined };
    }
    return href === undefined ? piece : { ...piece, href: addressed(href) || '#' };
  });
  return markdownOfPieces(shown);
}

/** The words of pieces; the mark of a note is its label in brackets. */
export function plainText(pieces: readonly Piece[]): string {
  return pieces.map(shownText).join('');
}

/**
 * How pieces look, character by character: the same for two ways to write one text, such as stress around a link and
 * within it. White space looks the same in any type.
 */
export function appearance(pieces: readonly Piece[]): string {
  return tidyLines(pieces)
    .flatMap((piece) => {
      const { bold, italic, struck, code, href = '' } = piece;
      const look = `${Number(bold)}${Number(italic)}${Number(struck)}${Number(code)}${href}`;
      const isText = piece.footnote === undefined && piece.picture === undefined;
      const shown = isText ? Array.from(piece.text) : [`${shownText(piece)}${piece.picture?.source ?? ''}`];
      return shown.map((one) => (isText && /^\s$/u.test(one) ? one : `${one}\0${look}`));
    })
    .join('\u0001');
}

/** What a piece shows. */
export function shownText({ text, footnote, picture }: Piece): string {
  if (footnote !== undefined) return `[${footnote}]`;
  return picture === undefined ? text : picture.alt || NO_WORDS;
}

/** Stands for a picture that has no description. */
export const NO_WORDS = '▣';

function piecesOfNode(node: PhrasingContent, look: Look, content: InlineContent): Piece[] {
  const within = (children: readonly PhrasingContent[], more: Partial<Look>) =>
    children.flatMap((child) => piecesOfNode(child, { ...look, ...more }, content));
  const picture = (source: string, alt: string | null | undefined): Piece[] => [
    { ...look, text: '', picture: { source, isOutside: true, alt: alt ?? '' } },
  ];
  switch (node.type) {
    case 'strong':
      return within(node.children, { bold: true });
    case 'emphasis':
      return within(node.children, { italic: true });
    case 'delete':
      return within(node.children, { struck: true });
    case 'link':
      if (isOwnAddress(wordsOf(node.children), node.url) && !node.title) return within(node.children, {});
      return within(node.children, { href: node.url, ...(node.title && { title: node.title }) });
    case 'linkReference': {
      const { url = '', title } = content.definitions.get(node.identifier) ?? {};
      return within(node.children, { href: url, ...(title && { title }) });
    }
    case 'image':
      return picture(node.url, node.alt);
    case 'imageReference':
      return picture(content.definitions.get(node.identifier)?.url ?? '', node.alt);
    case 'footnoteReference':
      return [{ ...look, text: '', footnote: node.label ?? node.identifier }];
    case 'break':
      return [{ ...look, text: '\n' }];
    case 'inlineCode':
      return [{ ...look, code: true, text: node.value.replace(/[\r\n]+/gu, ' ') }];
    case 'text':
    case 'html':
      return [{ ...look, text: node.value.replace(/[\r\n]+/gu, ' ') }];
    default:
      return [];
  }
}

/** Pieces without white space at the edges of lines, empty lines, empty pieces, and marks that came into the text. */
export function tidyLines(pieces: readonly Piece[]): Piece[] {
  const lines: Piece[][] = [[]];
  for (const piece of pieces) {
    withoutMarks(piece.text)
      .split('\n')
      .forEach((text, at) => {
        if (at > 0) lines.push([]);
        if (text !== '' || (at === 0 && isObject(piece))) lines.at(-1)?.push(bare({ ...piece, text }));
      });
  }
  const full = lines.map(trimmedLine).filter((line) => line.length > 0);
  return full.flatMap((line, at) => {
    const before = full[at - 1]?.at(-1);
    return before === undefined ? line : [lineBreak(before, line[0]), ...line];
  });
}

/** The break between two lines looks as the words on both its sides do. */
function lineBreak(before: Piece, after: Piece = before): Piece {
  const both = (side: (look: Look) => boolean) => side(before) && side(after);
  const isOneLink = before.href === after.href && before.title === after.title;
  return {
    text: '\n',
    bold: both(({ bold }) => bold),
    italic: both(({ italic }) => italic),
    struck: both(({ struck }) => struck),
    code: false,
    ...(isOneLink && { href: before.href, title: before.title }),
  };
}

function trimmedLine(line: readonly Piece[]): Piece[] {
  const trim = (pieces: readonly Piece[], cut: (text: string) => string): Piece[] => {
    let start = 0;
    for (; start < pieces.length; start += 1) {
      const piece = pieces[start];
      if (piece === undefined || isObject(piece)) break;
      const text = cut(piece.text);
      if (text !== '') return [{ ...piece, text }, ...pieces.slice(start + 1)];
    }
    return pieces.slice(start);
  };
  const begun = trim(line, (text) => text.slice(edgeLength(text, 1)));
  return trim(begun.reverse(), (text) => text.slice(0, text.length - edgeLength(text, -1))).reverse();
}

/** How many characters of white space a text begins with, or ends in; an expression would take long on many. */
function edgeLength(text: string, step: 1 | -1): number {
  let count = 0;
  while (count < text.length && EDGE.includes(text.charAt(step > 0 ? count : text.length - 1 - count)))
    count += 1;
  return count;
}

/** Notes and pictures have no look of their own; a picture may be a link. */
function bare(piece: Piece): Piece {
  if (!isObject(piece)) return piece;
  const { href, title } = piece.picture === undefined ? {} : piece;
  return { ...piece, ...PLAIN, href, title };
}

function isObject({ footnote, picture }: Piece): boolean {
  return footnote !== undefined || picture !== undefined;
}
