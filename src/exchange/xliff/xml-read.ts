import { readXml, XmlFault, type XmlTag } from '../../xml/read.js';
import { Refusal } from '../reading.js';

/** An element as it is in a file. */
export interface XmlElement {
  readonly name: string;
  readonly namespace: string;
  /** Values by written name. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
  readonly line: number;
}

const LIMITS = { depth: 100, elements: 500_000, ownAttributes: 200 } as const;

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[];
}

const EXPORT_AGAIN = 'Export it again from the translation tool.';

/**
 * Reads an XML file into elements.
 *
 * @param text the file
 * @returns its root element
 * @throws {Refusal}
 */
export function readTree(text: string): XmlElement {
  const open: OpenElement[] = [];
  let root: OpenElement | undefined;
  try {
    const handlers = {
      open({ local, uri, attributes }: XmlTag, line: number) {
        const values = new Map(attributes.map(({ name, value }) => [name, value]));
        const element: OpenElement = { name: local, namespace: uri, attributes: values, children: [], line };
        open.at(-1)?.children.push(element);
        root ??= element;
        open.push(element);
      },
      close() {
        open.pop();
      },
      text(value: string) {
        open.at(-1)?.children.push(value);
      },
    };
    readXml(text, handlers, LIMITS);
  } catch (error) {
    throw error instanceof XmlFault ? refusal(error) : error;
  }
  if (root !== undefined) return root;
  throw new Refusal({
    rule: 'exchange-syntax',
    message: 'The file is empty.',
    help: EXPORT_AGAIN,
    line: 1,
  });
}

function refusal({ reason, detail, line }: XmlFault): Refusal {
  if (reason === 'malformed' || reason === 'encoding') {
    const message = `The file is not well-formed XML: ${detail.slice(0, 120)}.`;
    return new Refusal({ rule: 'exchange-syntax', message, help: EXPORT_AGAIN, line });
  }
  if (reason === 'doctype') {
    return new Refusal({
      rule: 'exchange-doctype',
      message: 'The file has a document type declaration, which can hide entities.',
      help: 'Remove the line that begins with <!DOCTYPE.',
      line,
    });
  }
  const message = {
    depth: `Elements are nested more than ${LIMITS.depth} deep.`,
    elements: `The file has more than ${LIMITS.elements.toLocaleString('en')} elements.`,
    ownAttributes: `An element has more than ${LIMITS.ownAttributes} attributes.`,
    attributes: 'The file has more attributes than any translation.',
    characters: 'The file is longer than any translation.',
  }[reason];
  const help = 'Check that it is the file that `publish export` wrote.';
  return new Refusal({ rule: 'exchange-too-large', message, help, line });
}

/** The child elements of one name in the namespace of their parent. */
export function childElements(parent: XmlElement, ...names: readonly string[]): XmlElement[] {
  return parent.children.filter(
    (child): child is XmlElement =>
      typeof child !== 'string' && child.namespace === parent.namespace && names.includes(child.name),
  );
}

/** All elements of one name below an element, in the order of the file. */
export function descendants(parent: XmlElement, name: string, namespace: string): XmlElement[] {
  return parent.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    const below = descendants(child, name, namespace);
    return child.name === name && child.namespace === namespace ? [child, ...below] : below;
  });
}

/** The text of an element and all below it. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
