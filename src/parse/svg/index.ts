import { readXml, XmlFault, type XmlAttribute, type XmlTag } from '../../xml/read.js';
import { rasterFault, type RasterKind } from '../raster/index.js';
import { isAddress, isAllowedAttribute, isDrawn, isEditors, isRoot, isStyle } from './allowed.js';
import { idsIn, requireDrawable, TooMuchDrawn, type Drawn } from './drawn.js';
import { stylesAddresses } from './style.js';

/** Deeper than any drawing; a browser’s own limit is not far beyond. */
const MAX_DEPTH = 256;

/** A bitmap within a drawing, by its media type. */
const BITMAP = /^data:image\/(?<type>png|jpe?g|gif|webp);base64,(?<content>[\w+/=\s]*)$/u;
const KINDS: Readonly<Record<string, RasterKind>> = {
  png: 'PNG',
  jpeg: 'JPEG',
  jpg: 'JPEG',
  gif: 'GIF',
  webp: 'WebP',
};

/** A fault; thrown as soon as it is found. */
class Fault extends Error {}

/**
 * What an SVG does beside being drawn, or what keeps it from being drawn. As an image it is harmless in every
 * browser; on its own address, to which it is published, it is a document whose scripts run in the name of the site.
 * Whatever is not known to draw is refused.
 *
 * @param bytes the file
 * @returns what it does, as the end of a sentence, or `undefined` where it is only drawn
 */
export function svgFault(bytes: Uint8Array): string | undefined {
  try {
    new Reader().read(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return undefined;
  } catch (error) {
    if (error instanceof Fault) return error.message;
    if (error instanceof TooMuchDrawn) return `is an SVG ${error.message}`;
    if (error instanceof XmlFault)
      return `is an SVG ${FAULTS[error.reason] ?? TOO_LONG} (line ${error.line})`;
    return 'is an SVG that is not well-formed XML in UTF-8';
  }
}

const TOO_LONG = 'with more content than any drawing has';
const FAULTS: Readonly<Partial<Record<XmlFault['reason'], string>>> = {
  malformed: 'that is not well-formed XML',
  depth: `nested more than ${MAX_DEPTH} deep`,
};

/** Reads a drawing from its first element to its last. */
class Reader {
  #line = 1;
  readonly #open: Drawn[] = [];
  readonly #byId = new Map<string, Drawn>();
  #root: Drawn | undefined;
  /** Text of the style sheet that is open, and of all. */
  #style: string | undefined;
  #styles = '';

  read(text: string): void {
    const at = (line: number) => {
      this.#line = line;
    };
    readXml(
      text,
      {
        doctype: (declaration, line) => {
          at(line);
          if (declaration.includes('[')) this.#refuse('with entities of its own');
        },
        instruction: (line) => {
          at(line);
          this.#refuse('with a processing instruction, which can load a style sheet');
        },
        open: (tag, line) => {
          at(line);
          this.#begin(tag);
        },
        close: (_, line) => {
          at(line);
          this.#end();
        },
        text: (value) => {
          if (this.#style !== undefined) this.#style += value;
        },
      },
      { depth: MAX_DEPTH },
    );
    if (this.#root !== undefined) requireDrawable(this.#root, this.#byId, this.#styles);
  }

  #refuse(what: string): never {
    throw new Fault(`is an SVG ${what} (line ${this.#line})`);
  }

  #begin(tag: XmlTag): void {
    if (this.#root === undefined && !isRoot(tag)) this.#refuse('without the root element of one');
    if (!isDrawn(tag) && !isEditors(tag)) this.#refuse(`with the element <${tag.local}>`);
    if (this.#style !== undefined) this.#refuse('with an element in a style sheet');
    const { attributes } = tag;
    const drawn = drawnElement(tag, attributes);
    this.#open.at(-1)?.children.push(drawn);
    this.#root ??= drawn;
    this.#open.push(drawn);
    if (drawn.id !== undefined && !this.#byId.has(drawn.id)) this.#byId.set(drawn.id, drawn);
    if (!isDrawn(tag)) return;
    if (tag.local === 'style') this.#style = '';
    for (const attribute of attributes) this.#judge(attribute, tag.local, drawn);
  }

  #end(): void {
    this.#open.pop();
    if (this.#style === undefined) return;
    this.#judgeStyle(this.#style);
    this.#styles += `${this.#style}\n`;
    this.#style = undefined;
  }

  #judge(attribute: XmlAttribute, element: string, drawn: Drawn): void {
    const { value } = attribute;
    if (isAddress(attribute)) {
      const address = value.trim();
      if (address.startsWith('#')) drawn.used.push(address.slice(1));
      else if (element === 'image') this.#judgeBitmap(address, 'that loads or links to something else');
      else this.#refuse('that loads or links to something else');
      return;
    }
    if (/^on/iu.test(attribute.local))
      this.#refuse(`with the script of an event (${attribute.local.toLowerCase()})`);
    if (!isAllowedAttribute(attribute)) this.#refuse(`with the attribute “${attribute.name}”`);
    if (!isStyle(attribute)) return;
    this.#judgeStyle(value);
    drawn.styled.push(...idsIn(value));
  }

  #judgeStyle(style: string): void {
    const addresses = stylesAddresses(style);
    if (addresses === undefined) return this.#refuse('whose style loads something else');
    for (const address of addresses)
      if (!address.startsWith('#')) this.#judgeBitmap(address, 'whose style loads something else');
  }

  /** @param otherwise what to say of an address that is not a bitmap */
  #judgeBitmap(address: string, otherwise: string): void {
    const { type = '', content } = BITMAP.exec(address)?.groups ?? {};
    const kind = KINDS[type];
    if (kind === undefined || content === undefined) return this.#refuse(otherwise);
    const fault = rasterFault(kind, Buffer.from(content, 'base64'));
    if (fault !== undefined) this.#refuse(`with a picture in it that ${fault.message}`);
  }
}

/** An element as it counts for what is drawn. */
function drawnElement({ local }: XmlTag, attributes: readonly XmlAttribute[]): Drawn {
  const of = (name: string) => attributes.find(({ uri, local: own }) => uri === '' && own === name)?.value;
  const hasMarker = attributes.some((one) => one.local.startsWith('marker-') || one.value.includes('marker'));
  const points = hasMarker ? ((of('d') ?? of('points') ?? '').match(/[\d.]+/gu)?.length ?? 0) : 0;
  return {
    name: local,
    id: of('id'),
    classes: of('class')?.split(/\s+/u) ?? [],
    children: [],
    used: [],
    styled: [],
    times: Math.max(1, Math.ceil(points / 2)),
  };
}
