import { SaxesParser } from 'saxes';
import { Refusal } from '../reading.js';

/** An element as it stands in a file. */
export interface XmlElement {
  readonly name: string;
  readonly namespace: string;
  /** Values by written name. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
  readonly line: number;
}

const MAX_DEPTH = 100;
const MAX_ELEMENTS = 500_000;
const MAX_ATTRIBUTES = 200;
/** What the parser is given at a time, so that it stops soon after the first fault. */
const CHUNK = 64 * 1024;

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[];
}

/**
 * Reads an XML file into elements. Document type declarations are refused, and with them all entities but the
 * five of XML itself: there is nothing to expand and nothing to fetch.
 *
 * @param text the file
 * @returns its root element
 */
export function readXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: OpenElement[] = [];
  let root: OpenElement | undefined;
  let elements = 0;
  let attributes = 0;
  const refuse = (rule: string, message: string, help: string): never => {
    throw new Refusal({ rule, message, help, line: parser.line });
  };
  const tooLarge = (message: string) =>
    refuse('exchange-too-large', message, 'Check that it is the file that `publish export` wrote.');
  parser.on('error', ({ message }) =>
    refuse(
      'exchange-syntax',
      `The file is not well-formed XML: ${message.replace(/^\d+:\d+: /u, '').slice(0, 120)}`,
      'Export it again from the translation tool.',
    ),
  );
  parser.on('doctype', () =>
    refuse(
      'exchange-doctype',
      'The file has a document type declaration, which can hide entities.',
      'Remove the line that begins with <!DOCTYPE.',
    ),
  );
  parser.on('opentagstart', () => {
    attributes = 0;
    elements += 1;
    if (open.length >= MAX_DEPTH) tooLarge(`Elements are nested more than ${MAX_DEPTH} deep.`);
    if (elements > MAX_ELEMENTS)
      tooLarge(`The file has more than ${MAX_ELEMENTS.toLocaleString('en')} elements.`);
  });
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > MAX_ATTRIBUTES) tooLarge(`An element has more than ${MAX_ATTRIBUTES} attributes.`);
  });
  parser.on('opentag', (tag) => {
    const element: OpenElement = {
      name: tag.local,
      namespace: tag.uri,
      attributes: new Map(Object.values(tag.attributes).map(({ name, value }) => [name, value])),
      children: [],
      line: parser.line,
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const addText = (value: string) => {
    open.at(-1)?.children.push(value);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  for (let at = 0; at < text.length; at += CHUNK) parser.write(text.slice(at, at + CHUNK));
  parser.close();
  return (
    root ?? refuse('exchange-syntax', 'The file is empty.', 'Export it again from the translation tool.')
  );
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
