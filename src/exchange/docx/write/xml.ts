import { toXml } from 'xast-util-to-xml';
import type { Element, Text } from 'xast';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Everything but the characters that XML 1.0 allows (§2.2), and CARRIAGE RETURN, which its readers replace. */
const FORBIDDEN = /[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** A text without the characters that no XML file can hold. */
export function allowed(text: string): string {
  return text.replace(/\r\n?/gu, '\n').replace(FORBIDDEN, '');
}

type Attributes = Readonly<Record<string, string | number>>;
type Child = Element | string | null;

/**
 * An element: its name, then its attributes if it has any, then its children.
 *
 * `xastscript` takes an element in the place of the attributes for attributes, so it is not used.
 */
export function x(name: string, ...content: readonly (Attributes | Child)[]): Element {
  const [first, ...others] = content;
  const hasAttributes = isAttributes(first);
  const children = (hasAttributes ? others : content) as readonly Child[];
  return {
    type: 'element',
    name,
    attributes: hasAttributes
      ? Object.fromEntries(Object.entries(first).map(([key, value]) => [key, String(value)]))
      : {},
    children: children
      .filter((child) => child !== null)
      .map((child): Element | Text => (typeof child === 'string' ? { type: 'text', value: child } : child)),
  };
}

function isAttributes(content: Attributes | Child | undefined): content is Attributes {
  return typeof content === 'object' && content !== null && !('children' in content);
}

/** The tree as a whole part. */
export function part(root: Element): string {
  // XML 1.0 §2.4: “]]>” must not stand in text; the serializer leaves “>” as it is.
  return (
    DECLARATION + toXml(root, { closeEmptyElements: true, tightClose: true }).replaceAll(']]>', ']]&gt;')
  );
}
