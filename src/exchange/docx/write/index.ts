import type { ExportDocument } from '../../../model/exchange.js';
import { pack } from '../zip.js';
import { body, WORD } from './body.js';
import { SET } from '../mark.js';
import { Links } from './links.js';
import { manifest, MANIFEST } from './manifest.js';
import { styles } from './styles.js';
import { allowed, part } from './xml.js';
import { x } from '../../../xml/write.js';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
/** Names the manifest within the file; made up once, the same in every file. */
const MANIFEST_ID = '{6B2F5D0E-3C41-4E5B-9A7D-0C6F1E8A2B94}';
/** The format of custom properties ([MS-OSHARED] §2.3.3.2.2). */
const PROPERTY_SET = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';

/** The Word file (ISO/IEC 29500) of a translation. */
export function writeDocx(document: ExportDocument): Uint8Array {
  const links = new Links();
  const main = body(document, links);
  return pack({
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': relationships([
      ['officeDocument', 'word/document.xml'],
      ['custom-properties', 'docProps/custom.xml'],
      ['core', 'docProps/core.xml'],
    ]),
    'word/document.xml': main,
    'word/_rels/document.xml.rels': relationships(
      [
        ['styles', 'styles.xml'],
        ['settings', 'settings.xml'],
        ['customXml', '../customXml/item1.xml'],
      ],
      links,
    ),
    'word/styles.xml': styles(document),
    'word/settings.xml': settings(),
    'customXml/item1.xml': manifest(document),
    'customXml/_rels/item1.xml.rels': relationships([['customXmlProps', 'itemProps1.xml']]),
    'customXml/itemProps1.xml': manifestProperties(),
    'docProps/core.xml': coreProperties(document),
    'docProps/custom.xml': customProperties(document),
  });
}

function contentTypes(): string {
  const types: readonly (readonly [string, string])[] = [
    ['/word/document.xml', `${MAIN}.document.main+xml`],
    ['/word/styles.xml', `${MAIN}.styles+xml`],
    ['/word/settings.xml', `${MAIN}.settings+xml`],
    ['/customXml/itemProps1.xml', 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml'],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ['/docProps/custom.xml', 'application/vnd.openxmlformats-officedocument.custom-properties+xml'],
  ];
  return part(
    x(
      'Types',
      { xmlns: `${PACKAGE}/content-types` },
      x('Default', {
        Extension: 'rels',
        ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
      }),
      x('Default', { Extension: 'xml', ContentType: 'application/xml' }),
      ...types.map(([PartName, ContentType]) => x('Override', { PartName, ContentType })),
    ),
  );
}

function relationships(targets: readonly (readonly [string, string])[], links = new Links()): string {
  const type = (name: string) =>
    name === 'core' ? `${PACKAGE}/relationships/metadata/core-properties` : `${OFFICE}/relationships/${name}`;
  return part(
    x(
      'Relationships',
      { xmlns: `${PACKAGE}/relationships` },
      ...targets.map(([name, Target], at) =>
        x('Relationship', { Id: `rId${at + 1}`, Type: type(name), Target }),
      ),
      ...links
        .all()
        .map(([Id, Target]) =>
          x('Relationship', { Id, Type: type('hyperlink'), Target: allowed(Target), TargetMode: 'External' }),
        ),
    ),
  );
}

function settings(): string {
  return part(
    x(
      'w:settings',
      { 'xmlns:w': WORD },
      x(
        'w:compat',
        x('w:compatSetting', {
          'w:name': 'compatibilityMode',
          'w:uri': 'http://schemas.microsoft.com/office/word',
          'w:val': 15,
        }),
      ),
    ),
  );
}

function manifestProperties(): string {
  return part(
    x(
      'ds:datastoreItem',
      { 'xmlns:ds': `${OFFICE}/customXml`, 'ds:itemID': MANIFEST_ID },
      x('ds:schemaRefs', x('ds:schemaRef', { 'ds:uri': MANIFEST })),
    ),
  );
}

function coreProperties({ brief, date }: ExportDocument): string {
  const written = (name: string) =>
    date === undefined
      ? undefined
      : x(name, { 'xsi:type': 'dcterms:W3CDTF' }, `${date.slice(0, 10)}T00:00:00Z`);
  return part(
    x(
      'cp:coreProperties',
      {
        'xmlns:cp': `${PACKAGE}/metadata/core-properties`,
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      x('dc:title', allowed(brief.title)),
      written('dcterms:created'),
      written('dcterms:modified'),
    ),
  );
}

function customProperties({ publication, locale, sourceLocale }: ExportDocument): string {
  const values = { publication, locale, sourceLocale, form: SET };
  return part(
    x(
      'Properties',
      { xmlns: `${OFFICE}/custom-properties`, 'xmlns:vt': `${OFFICE}/docPropsVTypes` },
      ...Object.entries(values).map(([name, value], at) =>
        x(
          'property',
          { fmtid: PROPERTY_SET, pid: at + 2, name: `communique.${name}` },
          x('vt:lpwstr', allowed(value)),
        ),
      ),
    ),
  );
}
