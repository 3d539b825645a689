import type { DocumentMetadata } from '../../model/document-metadata.js';
import { replaceForbidden } from '../../xml/characters.js';
import { x, xmlText, type XmlElement } from '../../xml/write.js';

/** The namespace of what this program says of a statement; docs/pdf.md describes its properties. */
const STATEMENT_NAMESPACE = 'urn:communique:statement:1.0#';

/** Which standards a file claims; each is left out where it does not apply. */
export interface Conformance {
  readonly pdfa?:
    { readonly part: '2' | '3' | '4'; readonly conformance?: 'A' | 'F' | undefined } | undefined;
  readonly pdfua?: '1' | '2' | undefined;
  /** As in `GTS_PDFXVersion` (ISO 15930). */
  readonly pdfx?: string | undefined;
}

interface Property {
  readonly name: string;
  readonly type: 'Integer' | 'Text' | 'Date';
  readonly description: string;
}

const STATEMENT_PROPERTIES: readonly Property[] = [
  { name: 'revision', type: 'Text', description: 'SHA-256 of the canonical text of the statement' },
  { name: 'locale', type: 'Text', description: 'BCP 47 tag of the language of this edition' },
  { name: 'date', type: 'Text', description: 'Date of the statement, ISO 8601' },
  { name: 'completeness', type: 'Integer', description: 'Percentage of segments with a current translation' },
  { name: 'status', type: 'Text', description: 'source, missing, incomplete, translated or reviewed' },
];

/**
 * The XMP packet of a document (ISO 16684-1), with extension schemas for what PDF/A-2 and -3 do not define
 * (ISO 19005-2 §6.6.2.3).
 */
export function xmpPacket(metadata: DocumentMetadata, conformance: Conformance): string {
  const { pdfa, pdfua, pdfx } = conformance;
  const { language, title, author, description, creator, producer, date, statement } = metadata;
  const instant = date.toISOString().replace(/\.\d+Z$/u, 'Z');
  const languages = [...new Set([language, ...metadata.languages])];
  const properties = [
    x('dc:format', 'application/pdf'),
    x('dc:title', alternatives(title, language)),
    author && x('dc:creator', x('rdf:Seq', words('rdf:li', author))),
    description && x('dc:description', alternatives(description, language)),
    x('dc:language', x('rdf:Bag', ...languages.map((tag) => words('rdf:li', tag)))),
    words('pdf:Producer', producer),
    pdfx && x('pdf:Trapped', 'False'),
    words('xmp:CreatorTool', creator),
    ...['CreateDate', 'ModifyDate', 'MetadataDate'].map((key) => x(`xmp:${key}`, instant)),
    x('xmpMM:DocumentID', `uuid:${metadata.uuid}`),
    x('xmpMM:VersionID', '1'),
    x('xmpMM:RenditionClass', 'default'),
    ...Object.entries(statement).map(([key, value]) =>
      value === undefined ? '' : words(`statement:${key}`, String(value)),
    ),
    pdfa && x('pdfaid:part', pdfa.part),
    pdfa?.conformance && x('pdfaid:conformance', pdfa.conformance),
    pdfa?.part === '4' && x('pdfaid:rev', '2020'),
    pdfua && x('pdfuaid:part', pdfua),
    pdfua === '2' && x('pdfuaid:rev', '2024'),
    pdfx && words('pdfxid:GTS_PDFXVersion', pdfx),
  ].filter((one): one is XmlElement => typeof one === 'object');
  const namespaces = Object.entries(NAMESPACES).map(([prefix, uri]) => [`xmlns:${prefix}`, uri] as const);
  const document = x(
    'rdf:Description',
    { 'rdf:about': '', ...Object.fromEntries(namespaces) },
    onLines(properties),
  );
  const root = x(
    'x:xmpmeta',
    { 'xmlns:x': 'adobe:ns:meta/' },
    x(
      'rdf:RDF',
      { 'xmlns:rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#' },
      onLines([document, pdfa === undefined || pdfa.part === '4' ? '' : extensionSchemas(conformance)]),
    ),
  );
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>\n${xmlText(root)}\n<?xpacket end="w"?>`;
}

/** An element with a value; characters that XML does not allow are left out. */
function words(name: string, value: string): XmlElement {
  return x(name, replaceForbidden(value, ''));
}

/** A text as alternatives by language (ISO 16684-1 §8.2.2.4). */
function alternatives(text: string, language: string): XmlElement {
  const one = (tag: string) => x('rdf:li', { 'xml:lang': tag }, replaceForbidden(text, ''));
  return x('rdf:Alt', one('x-default'), one(language));
}

/** Elements on lines of their own. */
function onLines(elements: readonly (XmlElement | string)[]): (XmlElement | string)[] {
  return ['\n', ...elements.flatMap((one) => [one, '\n'])];
}

const NAMESPACES = {
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  xmpMM: 'http://ns.adobe.com/xap/1.0/mm/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  pdfaid: 'http://www.aiim.org/pdfa/ns/id/',
  pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
  pdfxid: 'http://www.npes.org/pdfx/ns/id/',
  statement: STATEMENT_NAMESPACE,
} as const;

function extensionSchemas({ pdfua, pdfx }: Conformance): XmlElement {
  const schemas = [
    schema('Communiqué statement schema', 'statement', STATEMENT_PROPERTIES, 'external'),
    pdfua !== undefined &&
      schema('PDF/UA Universal Accessibility Schema', 'pdfuaid', [
        { name: 'part', type: 'Integer', description: 'Part of ISO 14289 that is followed' },
      ]),
    pdfx !== undefined &&
      schema('PDF/X ID Schema', 'pdfxid', [
        { name: 'GTS_PDFXVersion', type: 'Text', description: 'PDF/X version' },
      ]),
    pdfx !== undefined &&
      schema('Adobe PDF Schema', 'pdf', [
        { name: 'Trapped', type: 'Text', description: 'Whether the document has been trapped' },
      ]),
  ].filter((one) => one !== false);
  return x(
    'rdf:Description',
    {
      'rdf:about': '',
      'xmlns:pdfaExtension': 'http://www.aiim.org/pdfa/ns/extension/',
      'xmlns:pdfaSchema': 'http://www.aiim.org/pdfa/ns/schema#',
      'xmlns:pdfaProperty': 'http://www.aiim.org/pdfa/ns/property#',
    },
    '\n',
    x('pdfaExtension:schemas', x('rdf:Bag', onLines(schemas))),
  );
}

function schema(
  title: string,
  prefix: keyof typeof NAMESPACES,
  properties: readonly Property[],
  category: 'internal' | 'external' = 'internal',
): XmlElement {
  const list = properties.map(({ name, type, description }) =>
    x(
      'rdf:li',
      RESOURCE,
      x('pdfaProperty:name', name),
      x('pdfaProperty:valueType', type),
      x('pdfaProperty:category', category),
      x('pdfaProperty:description', description),
    ),
  );
  return x(
    'rdf:li',
    RESOURCE,
    x('pdfaSchema:schema', title),
    x('pdfaSchema:namespaceURI', NAMESPACES[prefix]),
    x('pdfaSchema:prefix', prefix),
    x('pdfaSchema:property', x('rdf:Seq', list)),
  );
}

const RESOURCE = { 'rdf:parseType': 'Resource' };
