import { decodeXml, readXml, XmlFault } from '../../../xml/read.js';

/** An element of a part. */
export interface Node {
  /**
   * Local name where it is WordprocessingML, with a prefix in the other namespaces that are known by one; else in
   * Clark notation. Characters that were asked for one by one are a child named `#text`.
   */
  readonly name: string;
  /** By local name. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  /** Characters directly within the element. */
  text: string;
}

/** What one row may hold, which is in memory all at once. */
const MAX_WITHIN = 100_000;

/** WordprocessingML, transitional and strict (ISO/IEC 29500-1 and -4). */
const WORD = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);
const OASIS = 'urn:oasis:names:tc:opendocument:xmlns:';
/** Markup compatibility (ISO/IEC 29500-3), OpenDocument (ISO/IEC 26300-1 §17). */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ...['office', 'text', 'table', 'style'].map((name) => [`${OASIS}${name}:1.0`, name] as const),
  [`${OASIS}drawing:1.0`, 'draw'],
  [`${OASIS}svg-compatible:1.0`, 'svg'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
]);

/**
 * Reads a part and gives its elements one after another, so that only one of them is in memory at a time.
 *
 * @param bytes the part
 * @param isGiven whether an element, by its name, is given; one within another that is given is not given itself
 * @param isLeft whether an element, by its name, is left out with all that it holds
 * @param give takes an element when it ends
 * @param isMixed whether characters are between elements, so that their place among them matters
 * @throws {XmlFault}
 */
export function readElements(
  bytes: Uint8Array,
  isGiven: (name: string) => boolean,
  isLeft: (name: string) => boolean,
  give: (node: Node) => void,
  isMixed = false,
): void {
  /** From the element that will be given to the one that is open; empty between such elements. */
  const open: Node[] = [];
  let depth = 0;
  let left = Infinity;
  let within = 0;
  readXml(decodeXml(bytes), {
    open({ uri, local, attributes }, line) {
      depth += 1;
      if (depth > left) return;
      const name = nameOf(uri, local);
      if (isLeft(name)) {
        left = depth;
        return;
      }
      if (open.length === 0) {
        if (!isGiven(name)) return;
        within = 0;
      }
      if ((within += 1) > MAX_WITHIN) throw new XmlFault('elements', line);
      const values = attributes.map((one) => [one.local, one.value] as const);
      const node: Node = { name, attributes: Object.fromEntries(values), children: [], text: '' };
      open.at(-1)?.children.push(node);
      open.push(node);
    },
    close() {
      depth -= 1;
      if (depth + 1 === left) left = Infinity;
      else if (left === Infinity && open.length > 0) {
        const node = open.pop();
        if (node !== undefined && open.length === 0) give(node);
      }
    },
    text(words) {
      const node = open.at(-1);
      if (node === undefined || left !== Infinity) return;
      if (isMixed) node.children.push({ name: '#text', attributes: {}, children: [], text: words });
      else node.text += words;
    },
  });
}

function nameOf(uri: string, local: string): string {
  if (WORD.has(uri)) return local;
  const prefix = PREFIXES.get(uri);
  return prefix === undefined ? `{${uri}}${local}` : `${prefix}:${local}`;
}

/** The first child of that name. */
export function child(node: Node | undefined, name: string): Node | undefined {
  return node?.children.find((one) => one.name === name);
}

/** Whether a toggle property (ISO/IEC 29500-1 §17.17.4) is there and on. */
export function isOn(properties: Node | undefined, name: string): boolean {
  const property = child(properties, name);
  return property !== undefined && !['0', 'false', 'off'].includes(property.attributes.val ?? '');
}
