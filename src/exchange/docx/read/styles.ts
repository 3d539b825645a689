import { child, isOn, readElements, type Node } from './xml.js';

/** What a style of a file says about characters (ISO/IEC 29500-1 §17.7). */
export interface CharacterStyle {
  /** Its name, which Word keeps in English for its own styles. */
  readonly name: string;
  readonly bold: boolean;
  readonly italic: boolean;
}

/** The style of what has none. */
export const NO_STYLE: CharacterStyle = { name: '', bold: false, italic: false };

const MAX_STYLES = 5000;

/** Gives a style by its id, what it inherits included. */
export type StylesOf<Style> = (id: string | undefined) => Style;

/**
 * Reads the part of styles.
 *
 * @param xml the part
 * @param none the style of what has none
 * @param styleOf makes a style of its element and the style that it is based on
 * @throws {XmlFault} if it cannot be read
 */
export function readStylesAs<Style>(
  xml: Uint8Array | undefined,
  none: Style,
  styleOf: (node: Node, base: Style) => Style,
): StylesOf<Style> {
  const nodes = new Map<string, Node>();
  if (xml !== undefined) {
    readElements(
      xml,
      (name) => name === 'style',
      () => false,
      (node) => {
        const id = node.attributes.styleId;
        if (id !== undefined && nodes.size < MAX_STYLES) nodes.set(id, node);
      },
    );
  }
  const known = new Map<string, Style>();
  const resolve = (id: string | undefined, depth: number): Style => {
    const node = id === undefined ? undefined : nodes.get(id);
    // A style that is based on itself by way of others ends here, too.
    if (id === undefined || node === undefined || depth > 12) return none;
    const found = known.get(id) ?? styleOf(node, resolve(child(node, 'basedOn')?.attributes.val, depth + 1));
    known.set(id, found);
    return found;
  };
  return (id) => resolve(id, 0);
}

/** What a style says about characters. */
export function characterStyle(node: Node, base: CharacterStyle): CharacterStyle {
  const run = child(node, 'rPr');
  return {
    name: child(node, 'name')?.attributes.val ?? '',
    bold: toggled(run, ['b', 'bCs'], base.bold),
    italic: toggled(run, ['i', 'iCs'], base.italic),
  };
}

/** Whether a toggle property is on, for letters of any script; what is not said is as it was. */
export function toggled(properties: Node | undefined, names: readonly string[], inherited: boolean): boolean {
  const said = names.filter((name) => child(properties, name) !== undefined);
  return said.length === 0 ? inherited : said.some((name) => isOn(properties, name));
}
