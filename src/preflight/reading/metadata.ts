import { readXml, XmlFault, type XmlHandlers } from '../../xml/read.js';
import type { PdfFile } from '../reader/file.js';
import { textOf } from '../../pdf/syntax/objects.js';

/** What the file says about the document: XMP (ISO 16684-1), the information dictionary, the catalogue. */
export interface Metadata {
  /** The XMP packet; `undefined` if it is missing. */
  readonly xmp: Xmp | undefined;
  /** The document information dictionary (ISO 32000-1 §14.3.3), text and names alike. */
  readonly info: ReadonlyMap<string, string>;
  /** The document’s language in the catalogue. */
  readonly language: string | undefined;
}

interface Xmp {
  /** What keeps it from being read by every reader of XMP. */
  readonly faults: readonly string[];
  /** Property → values; alternatives by language are listed with the default first. Prefixes are {@link PREFIXES}’. */
  readonly properties: ReadonlyMap<string, readonly string[]>;
}

/** The namespaces that the checks ask for, by the prefixes they are known under. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://ns.adobe.com/xap/1.0/': 'xmp',
  'http://ns.adobe.com/pdf/1.3/': 'pdf',
  'http://www.aiim.org/pdfa/ns/id/': 'pdfaid',
  'http://www.aiim.org/pdfua/ns/id/': 'pdfuaid',
  'http://www.npes.org/pdfx/ns/id/': 'pdfxid',
};
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

/** Elements inside one another; XMP needs seven. */
const DEEPEST = 64;
const MOST_PROPERTIES = 20_000;
const REASONS: Readonly<Partial<Record<XmlFault['reason'], string>>> = {
  depth: 'elements are nested too deep',
  elements: 'it has too many elements',
  attributes: 'it has too many attributes',
  ownAttributes: 'an element has too many attributes',
  characters: 'it is too long',
};

/** Reads what the file says about itself. */
export function readMetadata(file: PdfFile): Metadata {
  const info = new Map<string, string>();
  for (const [key, value] of file.dictionary(file.trailer.get('Info')) ?? []) {
    const text = textOf(file.resolve(value)) ?? file.name(value);
    if (text !== undefined) info.set(key, text);
  }
  return { xmp: readXmp(file), info, language: textOf(file.resolve(file.catalogue.get('Lang'))) };
}

function readXmp(file: PdfFile): Xmp | undefined {
  const stream = file.stream(file.catalogue.get('Metadata'));
  if (stream === undefined) return undefined;
  const faults: string[] = [];
  if (file.filters(stream).length > 0) faults.push('The XMP is compressed');
  if (file.name(stream.dictionary.get('Type')) !== 'Metadata')
    faults.push('The XMP stream is not of type Metadata');
  if (file.name(stream.dictionary.get('Subtype')) !== 'XML')
    faults.push('The XMP stream is not of subtype XML');
  const bytes = file.decode(stream);
  const text = bytes && decoded(bytes);
  if (text === undefined) return { faults: [...faults, 'The XMP is not UTF-8'], properties: new Map() };
  if (!text.includes('<?xpacket begin=')) faults.push('The XMP has no packet wrapper');
  return parseXmp(text, faults);
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Reads the RDF of an XMP packet (ISO 16684-1 §7): simple values, arrays, alternatives by language. */
function parseXmp(text: string, faults: string[]): Xmp {
  const properties = new Map<string, string[]>();
  const open: { readonly property: string | undefined; text: string; isDefault: boolean }[] = [];
  const seen = { rdf: false };
  const add = (property: string, value: string, isDefault: boolean) => {
    if (properties.size >= MOST_PROPERTIES) return;
    const values = properties.get(property) ?? [];
    if (isDefault) values.unshift(value);
    else values.push(value);
    properties.set(property, values);
  };
  const handlers: XmlHandlers = {
    open({ uri, local, attributes }) {
      seen.rdf ||= uri === RDF && local === 'RDF';
      const prefix = PREFIXES[uri];
      // A list or a structure in a property belongs to that property.
      const property = prefix === undefined ? open.at(-1)?.property : `${prefix}:${local}`;
      const isDefault = attributes.some(({ value }) => value === 'x-default');
      open.push({ property, text: '', isDefault });
      if (uri !== RDF || local !== 'Description') return;
      for (const attribute of attributes) {
        const own = PREFIXES[attribute.uri];
        if (own !== undefined) add(`${own}:${attribute.local}`, attribute.value, false);
      }
    },
    text(piece) {
      const top = open.at(-1);
      if (top !== undefined) top.text += piece;
    },
    close() {
      const closed = open.pop();
      const value = closed?.text.trim() ?? '';
      if (closed?.property !== undefined && value !== '') add(closed.property, value, closed.isDefault);
    },
    // A document type expands nothing here; whether XMP may have one is not judged.
    doctype() {
      return;
    },
  };
  try {
    readXml(text.replace(/^\uFEFF/u, ''), handlers, { depth: DEEPEST });
    if (!seen.rdf) faults.push('The XMP holds no RDF');
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    const limit = REASONS[error.reason];
    faults.push(
      limit === undefined
        ? `The XMP is not well-formed XML: ${error.detail}`
        : `The XMP is not read to its end: ${limit}`,
    );
  }
  return { faults, properties };
}

/** The first value of an XMP property. */
export function xmpValue({ xmp }: Metadata, property: string): string | undefined {
  return xmp?.properties.get(property)?.[0];
}
