import { child, type Node } from '../../../exchange/docx/read/xml.js';
import { PLAIN, shifted, type Picture, type Piece } from '../../../exchange/pieces.js';
import type { OdtStyles, PartialLook } from './styles.js';

/** What is not text of the paragraph it is in: notes, comments, frames and shapes are read by others. */
const APART = /^(?:office:annotation|text:(?:tracked-changes|ruby-text|hidden-text|note)|draw:.*)$/u;

/** What a paragraph refers to. */
export interface OdtSurroundings {
  readonly styles: OdtStyles;
}

/** The pieces of a paragraph: insertions accepted, hidden text left out, fields as they show. */
export function piecesOf(node: Node, { styles }: OdtSurroundings): Piece[] {
  const style = styles.style('paragraph', node.attributes['style-name']);
  return new PieceReader(styles).within(node, { look: style.look, href: undefined });
}

interface Around {
  readonly look: PartialLook;
  readonly href: string | undefined;
}

class PieceReader {
  /** White space at the beginning of a paragraph and after other white space does not count (ISO/IEC 26300-1 §6.1.2). */
  #isAfterSpace = true;

  constructor(readonly styles: OdtStyles) {}

  within(node: Node, around: Around): Piece[] {
    return node.children.flatMap((one) => this.#piece(one, around));
  }

  #piece(node: Node, around: Around): Piece[] {
    const { name, attributes } = node;
    if (name === '#text') return this.#text(collapsed(node.text, this.#isAfterSpace), around);
    if (name === 'text:s') {
      const count = Math.min(100, Number(attributes.c ?? 1) || 1);
      return this.#text(' '.repeat(count), around);
    }
    if (name === 'text:tab') return this.#text('\t', around);
    if (name === 'text:line-break') return this.#text('\n', around);
    if (name === 'text:note') return [{ ...PLAIN, text: '', footnote: attributes.id ?? '' }];
    if (name === 'draw:frame') return picturesIn(node).map((picture) => this.#picture(picture, around));
    if (name === 'draw:a') return this.within(node, { ...around, href: addressOf(node) });
    if (APART.test(name)) return [];
    if (name === 'text:a') return this.within(node, { ...around, href: addressOf(node) });
    if (name === 'text:span') {
      const { look } = this.styles.style('text', attributes['style-name']);
      return this.within(node, { ...around, look: { ...around.look, ...look } });
    }
    return this.within(node, around);
  }

  #text(text: string, { look, href }: Around): Piece[] {
    if (text === '' || look.isHidden === true) return [];
    this.#isAfterSpace = /\s$/u.test(text);
    const { bold = false, italic = false, struck = false, code = false, shift } = look;
    return [{ bold, italic, struck, code, href, text: shifted(text, shift) }];
  }

  #picture(picture: Picture, { href }: Around): Piece {
    return { ...PLAIN, text: '', picture, href };
  }
}

/** The pictures of a frame itself; those of a text box in it are the text box’s. */
function picturesIn(frame: Node): Picture[] {
  const image = child(frame, 'draw:image');
  const source = image?.attributes.href;
  if (source === undefined) return [];
  const isOutside = /^[a-z][a-z\d+.-]*:/iu.test(source) || source.startsWith('../');
  return [{ source: source.replace(/^\.\//u, ''), isOutside, alt: descriptionOf(frame) }];
}

/** The description of a frame, or else its title. */
export function descriptionOf(frame: Node): string {
  const texts = [child(frame, 'svg:desc'), child(frame, 'svg:title')].map((node) =>
    (node?.children ?? []).map(({ text }) => text).join(''),
  );
  return (texts.find((text) => text.trim() !== '') ?? '').replace(/\s+/gu, ' ').trim();
}

function addressOf({ attributes }: Node): string {
  const address = attributes.href ?? '';
  return address === '' ? '#' : address;
}

function collapsed(text: string, isAfterSpace: boolean): string {
  const single = text.replace(/[ \t\r\n]+/gu, ' ');
  return isAfterSpace ? single.replace(/^ /u, '') : single;
}
