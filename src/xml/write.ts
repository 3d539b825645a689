import { replaceForbidden } from './characters.js';

/** An element to be written. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

/** Attributes by name; those without a value are left out. */
export type XmlAttributes = Readonly<Record<string, string | number | undefined>>;

/** What an element holds: elements, text, or nothing. */
export type XmlContent = XmlElement | string | undefined | readonly XmlContent[];

/** How a file is laid out. */
export interface XmlLayout {
  /** Elements whose white space counts; all others are indented. Without it, nothing is. */
  readonly exact?: ReadonlySet<string>;
  /**
   * Whether a line feed within a text is written as a reference, so that no text begins a line of the output. A text
   * that is a line feed alone ends a line of ours.
   */
  readonly hasLineFeedsEscaped?: boolean;
}

/** A name as programs write them (a part of XML 1.0 §2.3): what else it may be is never needed here. */
const NAME = /^[A-Za-z_][\w.:-]*$/u;

/**
 * An element: its name, then its attributes if it has any, then what it holds.
 *
 * @throws {TypeError} if a name is not one, which only a bug of the program can cause
 */
export function x(name: string, ...content: readonly (XmlAttributes | XmlContent)[]): XmlElement {
  const [first, ...others] = content;
  const hasAttributes = isAttributes(first);
  const attributes: Record<string, string> = {};
  for (const [key, value] of hasAttributes ? Object.entries(first) : [])
    if (value !== undefined) attributes[key] = String(value);
  const wrong = [name, ...Object.keys(attributes)].find((one) => !NAME.test(one));
  if (wrong !== undefined) throw new TypeError(`“${wrong}” is not a name in XML.`);
  const children = (hasAttributes ? others : content) as readonly XmlContent[];
  return { name, attributes, children: children.flatMap(listed) };
}

function isAttributes(content: XmlAttributes | XmlContent): content is XmlAttributes {
  return typeof content === 'object' && !Array.isArray(content) && !('children' in content);
}

function listed(content: XmlContent): (XmlElement | string)[] {
  if (content === undefined || content === '') return [];
  return isList(content) ? content.flatMap(listed) : [content];
}

function isList(content: XmlContent): content is readonly XmlContent[] {
  return Array.isArray(content);
}

/** A whole file: the declaration and its root element. */
export function xmlFile(
  root: XmlElement,
  layout: XmlLayout & { readonly standalone?: boolean } = {},
): string {
  const standalone = layout.standalone === true ? ' standalone="yes"' : '';
  const end = layout.exact === undefined ? '' : '\n';
  return `<?xml version="1.0" encoding="UTF-8"${standalone}?>\n${xmlText(root, layout)}${end}`;
}

/**
 * An element as text. It is well-formed whatever the values are; a character that XML cannot hold is written as
 * U+FFFD.
 */
export function xmlText(root: XmlElement, layout: XmlLayout = {}): string {
  const write = (element: XmlElement, line: string): string => {
    const { name, children } = element;
    const tag = `${name}${Object.entries(element.attributes).map(attribute).join('')}`;
    if (children.length === 0) return `<${tag}/>`;
    const isIndented = layout.exact !== undefined && line !== '' && !layout.exact.has(name);
    const inner = isIndented ? `${line}  ` : '';
    const content = children.map((child) => {
      const text = typeof child === 'string' ? characters(child, layout) : write(child, inner);
      return inner + text;
    });
    return `<${tag}>${content.join('')}${isIndented ? line : ''}</${name}>`;
  };
  return write(root, '\n');
}

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Text: XML forbids `]]>` in it (XML 1.0 §2.4) and reads a carriage return as a line feed (§2.11). */
function characters(value: string, { hasLineFeedsEscaped = false }: XmlLayout): string {
  return escaped(value, hasLineFeedsEscaped && value !== '\n' ? /[&<>\r\n]/gu : /[&<>\r]/gu);
}

/** An attribute: white space in it is read as spaces unless it is a reference (XML 1.0 §3.3.3). */
function attribute([name, value]: readonly [string, string]): string {
  return ` ${name}="${escaped(value, /[&<>"\t\n\r]/gu)}"`;
}

function escaped(value: string, special: RegExp): string {
  return replaceForbidden(value, '\uFFFD').replace(special, (character) => REFERENCES[character] ?? '');
}
