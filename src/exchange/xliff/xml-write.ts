import type { Element, ElementContent, Root } from 'xast';
import { toXml, type Raw } from 'xast-util-to-xml';
import { x } from 'xastscript';

export type Attributes = Readonly<Record<string, string | undefined>>;
export type XmlContent = ElementContent | Raw;

/** Characters that XML 1.0 cannot hold, not even as references (§2.2). */
export const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/u;

/** An element whose content is text, to the letter. */
export function inlineElement(
  name: string,
  attributes: Attributes,
  children: readonly XmlContent[],
): Element {
  const element = x(name, { ...attributes });
  element.children = children as ElementContent[];
  return element;
}

/** What the library leaves as it is: XML forbids `]]>` in text (§2.4) and reads CR as LF (§2.11). */
const REFERENCES: Readonly<Record<string, string>> = { '\r': '&#13;', '>': '&gt;' };

/** Text to the letter. */
export function exactText(value: string): XmlContent[] {
  return value
    .split(/([\r>])/u)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const reference = REFERENCES[piece];
      return reference === undefined ? { type: 'text', value: piece } : { type: 'raw', value: reference };
    });
}

/** An element that only holds elements: white space in it is for the eye. */
export function blockElement(
  name: string,
  attributes: Attributes,
  children: readonly (Element | undefined)[],
): Element {
  return inlineElement(
    name,
    attributes,
    children.filter((child) => child !== undefined),
  );
}

/** A whole file, its structure indented and every inline element as it is. */
export function xmlFile(root: Element, exact: ReadonlySet<string>): Uint8Array {
  indent(root, exact, '\n');
  const tree: Root = {
    type: 'root',
    children: [
      { type: 'instruction', name: 'xml', value: 'version="1.0" encoding="UTF-8"' },
      { type: 'text', value: '\n' },
      root,
      { type: 'text', value: '\n' },
    ],
  };
  return new TextEncoder().encode(
    toXml(tree, { allowDangerousXml: true, closeEmptyElements: true, tightClose: true }),
  );
}

function indent(element: Element, exact: ReadonlySet<string>, line: string): void {
  if (exact.has(element.name) || element.children.length === 0) return;
  const inner = `${line}  `;
  element.children = [
    ...element.children.flatMap((child): ElementContent[] => {
      if (child.type === 'element') indent(child, exact, inner);
      return [{ type: 'text', value: inner }, child];
    }),
    { type: 'text', value: line },
  ];
}
