import type { DocumentMetadata } from '../../model/document-metadata.js';

/** The namespace of what this program says of a statement; docs/pdf.md describes its properties. */
export const STATEMENT_NAMESPACE = 'urn:communique:statement:1.0#';

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
  const alternatives = (text: string) =>
    `<rdf:Alt>${['x-default', language].map((tag) => `<rdf:li xml:lang="${xml(tag)}">${xml(text)}</rdf:li>`).join('')}</rdf:Alt>`;
  const languages = [...new Set([language, ...metadata.languages])];
  const lines = [
    '<dc:format>application/pdf</dc:format>',
    `<dc:title>${alternatives(title)}</dc:title>`,
    author && `<dc:creator><rdf:Seq><rdf:li>${xml(author)}</rdf:li></rdf:Seq></dc:creator>`,
    description && `<dc:description>${alternatives(description)}</dc:description>`,
    `<dc:language><rdf:Bag>${languages.map((tag) => `<rdf:li>${xml(tag)}</rdf:li>`).join('')}</rdf:Bag></dc:language>`,
    `<pdf:Producer>${xml(producer)}</pdf:Producer>`,
    pdfx && '<pdf:Trapped>False</pdf:Trapped>',
    `<xmp:CreatorTool>${xml(creator)}</xmp:CreatorTool>`,
    ...['CreateDate', 'ModifyDate', 'MetadataDate'].map((key) => `<xmp:${key}>${instant}</xmp:${key}>`),
    `<xmpMM:DocumentID>uuid:${metadata.uuid}</xmpMM:DocumentID>`,
    '<xmpMM:VersionID>1</xmpMM:VersionID>',
    '<xmpMM:RenditionClass>default</xmpMM:RenditionClass>',
    ...Object.entries(statement).map(([key, value]) =>
      value === undefined ? '' : `<statement:${key}>${xml(String(value))}</statement:${key}>`,
    ),
    pdfa && `<pdfaid:part>${pdfa.part}</pdfaid:part>`,
    pdfa?.conformance && `<pdfaid:conformance>${pdfa.conformance}</pdfaid:conformance>`,
    pdfa?.part === '4' && '<pdfaid:rev>2020</pdfaid:rev>',
    pdfua && `<pdfuaid:part>${pdfua}</pdfuaid:part>`,
    pdfua === '2' && '<pdfuaid:rev>2024</pdfuaid:rev>',
    pdfx && `<pdfxid:GTS_PDFXVersion>${xml(pdfx)}</pdfxid:GTS_PDFXVersion>`,
  ];
  const namespaces = Object.entries(NAMESPACES).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""${namespaces.join('')}>
${lines.filter((line) => typeof line === 'string' && line !== '').join('\n')}
</rdf:Description>
${pdfa === undefined || pdfa.part === '4' ? '' : extensionSchemas(conformance)}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
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

function extensionSchemas({ pdfua, pdfx }: Conformance): string {
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
  return (
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"' +
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"' +
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\n' +
    `<pdfaExtension:schemas><rdf:Bag>\n${schemas.join('\n')}\n</rdf:Bag></pdfaExtension:schemas></rdf:Description>`
  );
}

function schema(
  title: string,
  prefix: keyof typeof NAMESPACES,
  properties: readonly Property[],
  category: 'internal' | 'external' = 'internal',
): string {
  const list = properties.map(
    ({ name, type, description }) =>
      `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name>` +
      `<pdfaProperty:valueType>${type}</pdfaProperty:valueType>` +
      `<pdfaProperty:category>${category}</pdfaProperty:category>` +
      `<pdfaProperty:description>${xml(description)}</pdfaProperty:description></rdf:li>`,
  );
  return (
    `<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>${xml(title)}</pdfaSchema:schema>` +
    `<pdfaSchema:namespaceURI>${NAMESPACES[prefix]}</pdfaSchema:namespaceURI>` +
    `<pdfaSchema:prefix>${prefix}</pdfaSchema:prefix>` +
    `<pdfaSchema:property><rdf:Seq>${list.join('')}</rdf:Seq></pdfaSchema:property></rdf:li>`
  );
}

function xml(text: string): string {
  // Characters that XML does not allow are left out (XML 1.0 §2.2).
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
