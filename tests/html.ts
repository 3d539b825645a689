import type { DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

/** An element of a parsed page, its attributes by name. */
export interface PageElement {
  readonly tagName: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly node: Node;
}

/** The elements below a node that a test accepts, in document order. */
export function elements(
  root: Node | PageElement | undefined,
  accept: (element: PageElement) => boolean,
): PageElement[] {
  if (root === undefined) return [];
  const node = 'node' in root ? root.node : root;
  const children = 'childNodes' in node ? node.childNodes : [];
  return children.flatMap((child) => {
    if (!('tagName' in child)) return [];
    const attributes = Object.fromEntries(child.attrs.map(({ name, value }) => [name, value]));
    const element = { tagName: child.tagName, attributes, node: child };
    return [...(accept(element) ? [element] : []), ...elements(child, accept)];
  });
}

/** The words of an element. */
export function textOf({ node }: PageElement): string {
  return words(node);
}

function words(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  return 'childNodes' in node ? node.childNodes.map(words).join('') : '';
}
