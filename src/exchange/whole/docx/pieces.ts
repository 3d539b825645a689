import { characters, HOLDERS, isPlaceholder } from '../../docx/read/text.js';
import { child, isOn } from '../../docx/read/xml.js';
import type { Node } from '../../docx/read/xml.js';
import { toggled, type Styles } from './styles.js';

/** How characters look. */
export interface Look {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly struck: boolean;
  readonly code: boolean;
  /** Where a link leads. */
  readonly href?: string | undefined;
}

/** Characters that look alike; `\n` is the break of a line. */
export interface Piece extends Look {
  readonly text: string;
  /** The footnote that is referred to here; then there is no text. */
  readonly footnote?: string | undefined;
}

/** What a paragraph refers to. */
export interface Surroundings {
  readonly styles: Styles;
  /** Relationship id → address. */
  readonly links: ReadonlyMap<string, string>;
}

const MONOSPACED = /courier|consolas|menlo|\bmono\b|monospace/iu;
const CODE_STYLE = /^(?:source text|html (?:code|typewriter)|verbatim char|(?:inline )?code)\b/iu;

interface Field {
  instruction: string;
  isOpen: boolean;
}

/** The pieces of a paragraph: tracked changes accepted, hidden text left out, fields as they show. */
export function piecesOf(paragraph: Node, surroundings: Surroundings): Piece[] {
  return new PieceReader(surroundings).read(paragraph, undefined);
}

/** The descriptions of the pictures in a paragraph (`descr` of `docPr`, ISO/IEC 29500-1 §20.4.2.5). */
export function descriptionsIn(node: Node): string[] {
  if (node.name.endsWith('}docPr')) return [node.attributes.descr ?? ''].filter((text) => text.trim() !== '');
  return node.children.flatMap(descriptionsIn);
}

class PieceReader {
  readonly #fields: Field[] = [];

  constructor(readonly surroundings: Surroundings) {}

  read(node: Node, href: string | undefined): Piece[] {
    if (node.name === 'mc:AlternateContent') {
      const chosen = child(node, 'mc:Choice') ?? child(node, 'mc:Fallback');
      return chosen === undefined ? [] : this.read(chosen, href);
    }
    return node.children.flatMap((one) => {
      if (one.name === 'r') return this.#run(one, href);
      if (one.name === 'hyperlink') return this.read(one, this.#address(one));
      if (one.name === 'fldSimple') return this.read(one, linkOf(one.attributes.instr ?? '') ?? href);
      if (one.name === 'sdt') return isPlaceholder(one) ? [] : this.read(one, href);
      return HOLDERS.has(one.name) || one.name === 'mc:AlternateContent' ? this.read(one, href) : [];
    });
  }

  /** A place within the file is no address: such a link waits for one, as `#` does. */
  #address({ attributes }: Node): string {
    const target = this.surroundings.links.get(attributes.id ?? '') ?? '';
    return /^(?:#.*)?$/u.test(target) ? '#' : target;
  }

  #run(node: Node, href: string | undefined): Piece[] {
    const properties = child(node, 'rPr');
    if (isOn(properties, 'vanish') || isOn(properties, 'webHidden')) return [];
    const style = this.surroundings.styles(child(properties, 'rStyle')?.attributes.val);
    const font = child(properties, 'rFonts')?.attributes.ascii ?? '';
    const look: Look = {
      bold: toggled(properties, ['b', 'bCs'], style.bold),
      italic: toggled(properties, ['i', 'iCs'], style.italic),
      struck: isOn(properties, 'strike') || isOn(properties, 'dstrike'),
      code: MONOSPACED.test(font) || CODE_STYLE.test(style.name),
    };
    return node.children.flatMap((one): Piece[] => {
      if (one.name === 'fldChar') this.#field(one.attributes.fldCharType ?? '');
      const reading = this.#fields.find(({ isOpen }) => isOpen);
      if (one.name === 'instrText' && reading !== undefined) reading.instruction += one.text;
      if (reading !== undefined) return [];
      const link = this.#fields.map(({ instruction }) => linkOf(instruction)).find(Boolean) ?? href;
      if (one.name === 'ruby' || one.name === 'mc:AlternateContent') return this.read(one, link);
      const footnote = noteOf(one);
      if (footnote !== undefined) return [{ ...look, text: '', footnote }];
      const text = characters(one);
      return text === '' ? [] : [{ ...look, text, href: link }];
    });
  }

  #field(kind: string): void {
    if (kind === 'begin') this.#fields.push({ instruction: '', isOpen: true });
    else if (kind === 'end') this.#fields.pop();
    else this.#fields.splice(-1, 1, { instruction: this.#fields.at(-1)?.instruction ?? '', isOpen: false });
  }
}

/** The address of a HYPERLINK field (ISO/IEC 29500-1 §17.16.5.25). */
function linkOf(instruction: string): string | undefined {
  const [, switches = '', address] = /^\s*HYPERLINK\s+(\\l\s+)?"([^"]*)"/iu.exec(instruction) ?? [];
  if (address === undefined) return undefined;
  return switches !== '' || /^(?:#.*)?$/u.test(address) ? '#' : address;
}

function noteOf({ name, attributes }: Node): string | undefined {
  if (name === 'footnoteReference') return `footnote-${attributes.id ?? ''}`;
  return name === 'endnoteReference' ? `endnote-${attributes.id ?? ''}` : undefined;
}
