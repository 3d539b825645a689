import {
  characterStyle,
  NO_STYLE,
  readStylesAs,
  type CharacterStyle,
  type StylesOf,
} from '../../../exchange/docx/read/styles.js';
import { child, type Node } from '../../../exchange/docx/read/xml.js';
import { leftIndent, type NumberingReference } from './numbering.js';

/** What the styles of a file say about a paragraph or a run (ISO/IEC 29500-1 §17.7). */
export interface Style extends CharacterStyle {
  /** Level of a heading, 1 to 9. */
  readonly level?: number | undefined;
  readonly numbering?: NumberingReference | undefined;
  readonly indent?: number | undefined;
  /** Of a table: whether it sets the first row apart. */
  readonly hasFirstRow: boolean;
}

/** Gives a style by its id, what it inherits included. */
export type Styles = StylesOf<Style>;

/**
 * Reads the part of styles.
 *
 * @throws {XmlFault} if it cannot be read
 */
export function readStyles(xml: Uint8Array | undefined): Styles {
  return readStylesAs<Style>(xml, { ...NO_STYLE, hasFirstRow: false }, styleOf);
}

function styleOf(node: Node, base: Style): Style {
  const characters = characterStyle(node, base);
  const paragraph = child(node, 'pPr');
  return {
    ...characters,
    level: levelOf(characters.name, paragraph, base),
    numbering: numberingIn(paragraph, base.numbering),
    indent: leftIndent(paragraph) ?? base.indent,
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
