import { child, isOn, readElements } from '../../../exchange/docx/read/xml.js';
import type { Node } from '../../../exchange/docx/read/xml.js';
import { leftIndent, type NumberingReference } from './numbering.js';

/** What the styles of a file say about a paragraph or a run (ISO/IEC 29500-1 §17.7). */
export interface Style {
  /** Its name, which Word keeps in English for its own styles. */
  readonly name: string;
  /** Level of a heading, 1 to 9. */
  readonly level?: number | undefined;
  readonly numbering?: NumberingReference | undefined;
  readonly indent?: number | undefined;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Of a table: whether it sets the first row apart. */
  readonly hasFirstRow: boolean;
}

const NONE: Style = { name: '', bold: false, italic: false, hasFirstRow: false };
const MAX_STYLES = 5000;

/** Gives a style by its id, what it inherits included. */
export type Styles = (id: string | undefined) => Style;

/**
 * Reads the part of styles.
 *
 * @throws {XmlFault} if it cannot be read
 */
export function readStyles(xml: Uint8Array | undefined): Styles {
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
    if (id === undefined || node === undefined || depth > 12) return NONE;
    const found = known.get(id) ?? styleOf(node, resolve(child(node, 'basedOn')?.attributes.val, depth + 1));
    known.set(id, found);
    return found;
  };
  return (id) => resolve(id, 0);
}

function styleOf(node: Node, base: Style): Style {
  const name = child(node, 'name')?.attributes.val ?? '';
  const paragraph = child(node, 'pPr');
  const run = child(node, 'rPr');
  return {
    name,
    level: levelOf(name, paragraph, base),
    numbering: numberingIn(paragraph, base.numbering),
    indent: leftIndent(paragraph) ?? base.indent,
    bold: toggled(run, ['b', 'bCs'], base.bold),
    italic: toggled(run, ['i', 'iCs'], base.italic),
    hasFirstRow:
      base.hasFirstRow ||
      node.children.some(
        ({ name: kind, attributes }) => kind === 'tblStylePr' && attributes.type === 'firstRow',
      ),
  };
}

/** Level by outline, or by the names of Word’s own styles, which is all that some programs write. */
function levelOf(name: string, properties: Node | undefined, base: Style): number | undefined {
  if (/^title$/iu.test(name)) return 1;
  if (child(properties, 'outlineLvl') !== undefined) return outlineLevel(properties);
  const [, level] = /^heading ([1-9])$/iu.exec(name) ?? [];
  return level === undefined ? base.level : Number(level);
}

/** The numbering that properties name; the number 0 takes away an inherited one (ISO/IEC 29500-1 §17.9.18). */
export function numberingIn(
  properties: Node | undefined,
  inherited: NumberingReference | undefined,
): NumberingReference | undefined {
  const own = child(properties, 'numPr');
  const id = child(own, 'numId')?.attributes.val ?? inherited?.id;
  if (id === undefined || id === '0') return undefined;
  const level = child(own, 'ilvl')?.attributes.val;
  return { id, level: level !== undefined && /^\d$/u.test(level) ? Number(level) : (inherited?.level ?? 0) };
}

/** Level of a heading, 1 to 9; level 9 of the format is body text (ISO/IEC 29500-1 §17.3.1.20). */
export function outlineLevel(properties: Node | undefined): number | undefined {
  const level = child(properties, 'outlineLvl')?.attributes.val;
  return level !== undefined && /^[0-8]$/u.test(level) ? Number(level) + 1 : undefined;
}

/** Whether a toggle property is on, for letters of any script; what is not said is as it was. */
export function toggled(properties: Node | undefined, names: readonly string[], inherited: boolean): boolean {
  const said = names.filter((name) => child(properties, name) !== undefined);
  return said.length === 0 ? inherited : said.some((name) => isOn(properties, name));
}
