import { isNoteComma, type Mark } from './note-commas.js';
import { characters, HOLDERS, isPlaceholder } from './text.js';
import { child, isOn, type Node } from './xml.js';
import { shifted, type Look, type Picture, type Piece, type Shift } from '../../pieces.js';
import type { Relation } from './relations.js';
import { toggled, type CharacterStyle, type StylesOf } from './styles.js';

/** What a paragraph refers to. */
export interface Surroundings {
  readonly styles: StylesOf<CharacterStyle>;
  /** Relationships by their ids. */
  readonly relations: ReadonlyMap<string, Relation>;
  /** Reads the text of a run whose look means something else than it shows; `undefined` where it does not. */
  readonly special?: ((text: string, run: SpecialRun) => Piece[] | undefined) | undefined;
}

/** What a text may be known by. */
export interface SpecialRun {
  /** Name of its character style. */
  readonly style: string;
  readonly properties: Node | undefined;
  readonly look: Look;
}

const MONOSPACED = /courier|consolas|menlo|\bmono\b|monospace/iu;
const CODE_STYLE = /^(?:source text|html (?:code|typewriter)|verbatim char|(?:inline )?code)\b/iu;

/** Where words lead, and what the link says of itself. */
type Link = Pick<Look, 'href' | 'title'>;

interface Field {
  instruction: string;
  isOpen: boolean;
}

/** The pieces of a paragraph: tracked changes accepted, hidden text left out, fields as they show. */
export function piecesOf(paragraph: Node, surroundings: Surroundings): Piece[] {
  return new PieceReader(surroundings).read(paragraph, {});
}

/** The descriptions of what is drawn in a paragraph (`descr` of `docPr`, ISO/IEC 29500-1 §20.4.2.5). */
export function descriptionsIn(node: Node): string[] {
  if (node.name.endsWith('}docPr')) return [node.attributes.descr ?? ''].filter((text) => text.trim() !== '');
  return node.children.flatMap(descriptionsIn);
}

/** Of several versions of one content, the one to read (ISO/IEC 29500-3 §7.6). */
export function chosenVersion(node: Node): Node | undefined {
  return child(node, 'mc:Choice') ?? child(node, 'mc:Fallback');
}

/** The address of a HYPERLINK field (ISO/IEC 29500-1 §17.16.5.25). */
export function linkOf(instruction: string): string | undefined {
  const [, switches = '', address] = /^\s*HYPERLINK\s+(\\l\s+)?"([^"]*)"/iu.exec(instruction) ?? [];
  if (address === undefined) return undefined;
  return switches !== '' ? `#${address}` : placeholderOr(address);
}

class PieceReader {
  readonly #fields: Field[] = [];

  constructor(readonly surroundings: Surroundings) {}

  read(node: Node, link: Link): Piece[] {
    if (node.name === 'mc:AlternateContent') {
      const chosen = chosenVersion(node);
      return chosen === undefined ? [] : this.read(chosen, link);
    }
    const marks = node.children.map(markOf);
    return node.children.flatMap((one, at) => {
      if (isNoteComma(marks[at - 1], marks[at], marks[at + 1])) return [];
      if (one.name === 'r') return this.#run(one, link);
      if (one.name === 'hyperlink') return this.read(one, this.#link(one));
      if (one.name === 'fldSimple') {
        const href = linkOf(one.attributes.instr ?? '');
        return this.read(one, href === undefined ? link : { href });
      }
      if (one.name === 'sdt') return isPlaceholder(one) ? [] : this.read(one, link);
      return HOLDERS.has(one.name) || one.name === 'mc:AlternateContent' ? this.read(one, link) : [];
    });
  }

  #link(node: Node): Link {
    // LibreOffice takes the title for the name of a window.
    const { tgtFrame = '', tooltip = tgtFrame.startsWith('_') ? '' : tgtFrame } = node.attributes;
    const hasTitle = this.surroundings.special !== undefined && tooltip !== '';
    return { href: this.#address(node), ...(hasTitle && { title: tooltip }) };
  }

  #address({ attributes }: Node): string {
    const { id = '', anchor = '' } = attributes;
    const target = this.surroundings.relations.get(id)?.target;
    if (target === undefined) return `#${anchor}`;
    // Word keeps what follows the “#” of an address apart from it.
    return anchor === '' || target.includes('#') ? placeholderOr(target) : `${target}#${anchor}`;
  }

  #run(node: Node, around: Link): Piece[] {
    const properties = child(node, 'rPr');
    if (isOn(properties, 'vanish') || isOn(properties, 'webHidden')) return [];
    const style = this.surroundings.styles(child(properties, 'rStyle')?.attributes.val);
    const look = lookOf(properties, style);
    const shift = shiftOf(child(properties, 'vertAlign')?.attributes.val);
    return node.children.flatMap((one): Piece[] => {
      if (one.name === 'fldChar') this.#field(one.attributes.fldCharType ?? '');
      const reading = this.#fields.find(({ isOpen }) => isOpen);
      if (one.name === 'instrText' && reading !== undefined) reading.instruction += one.text;
      if (reading !== undefined) return [];
      const field = this.#fields.map(({ instruction }) => linkOf(instruction)).find(Boolean);
      const link = field === undefined ? around : { href: field };
      if (one.name === 'ruby') return this.read(one, link);
      const footnote = noteOf(one);
      if (footnote !== undefined) return [{ ...look, text: '', footnote }];
      const pictures = picturesIn(one, this.surroundings.relations);
      if (pictures.length > 0) return pictures.map((picture) => ({ ...look, text: '', picture, ...link }));
      if (one.name === 'mc:AlternateContent') return this.read(one, link);
      const text = characters(one);
      if (text === '') return [];
      const linked = { ...look, ...link };
      const special = this.surroundings.special?.(text, { style: style.name, properties, look: linked });
      return special ?? [{ ...linked, text: shifted(text, shift) }];
    });
  }

  #field(kind: string): void {
    if (kind === 'begin') this.#fields.push({ instruction: '', isOpen: true });
    else if (kind === 'end') this.#fields.pop();
    else this.#fields.splice(-1, 1, { instruction: this.#fields.at(-1)?.instruction ?? '', isOpen: false });
  }
}

/** How the characters of a run look, by its properties and its style. */
function lookOf(properties: Node | undefined, style: CharacterStyle): Look {
  const font = child(properties, 'rFonts')?.attributes.ascii ?? '';
  return {
    bold: toggled(properties, ['b', 'bCs'], style.bold),
    italic: toggled(properties, ['i', 'iCs'], style.italic),
    struck: isOn(properties, 'strike') || isOn(properties, 'dstrike'),
    code: MONOSPACED.test(font) || CODE_STYLE.test(style.name),
  };
}

/** The pictures in a drawing: of DrawingML as `blip` (ISO/IEC 29500-1 §20.1.8.13), of VML as `imagedata`. */
function picturesIn(node: Node, relations: ReadonlyMap<string, Relation>): Picture[] {
  if (node.name === 'mc:AlternateContent') {
    const chosen = chosenVersion(node);
    return chosen === undefined ? [] : chosen.children.flatMap((one) => picturesIn(one, relations));
  }
  if (node.name !== 'drawing' && node.name !== 'pict' && node.name !== 'object') return [];
  const alt = (descriptionsIn(node)[0] ?? shapeTitle(node)).replace(/\s+/gu, ' ').trim();
  return references(node).flatMap((id) => {
    const relation = relations.get(id);
    return relation === undefined ? [] : [{ source: relation.target, isOutside: relation.isOutside, alt }];
  });
}

/** Ids of the pictures a drawing shows; those in its text boxes are the text box’s. */
function references(node: Node): string[] {
  if (node.name === 'txbxContent') return [];
  const { embed, link, id } = node.attributes;
  if (node.name.endsWith('}blip')) return [embed ?? link ?? ''];
  if (node.name.endsWith('}imagedata')) return [id ?? ''];
  return node.children.flatMap(references);
}

function shapeTitle(node: Node): string {
  const shape = node.children.find(({ name }) => name.endsWith('}shape'));
  return shape?.attributes.alt ?? '';
}

function shiftOf(alignment: string | undefined): Shift | undefined {
  if (alignment === 'superscript') return 'raised';
  return alignment === 'subscript' ? 'lowered' : undefined;
}

/** An address that is still missing; `#` waits for one. */
function placeholderOr(address: string): string {
  return address === '' ? '#' : address;
}

function markOf(node: Node): Mark | undefined {
  if (node.name !== 'r') return undefined;
  const { children } = node;
  return {
    text: children.map(characters).join(''),
    isRaised: shiftOf(child(child(node, 'rPr'), 'vertAlign')?.attributes.val) === 'raised',
    isNote: children.some((one) => noteOf(one) !== undefined),
  };
}

function noteOf({ name, attributes }: Node): string | undefined {
  if (name === 'footnoteReference') return `footnote-${attributes.id ?? ''}`;
  return name === 'endnoteReference' ? `endnote-${attributes.id ?? ''}` : undefined;
}
