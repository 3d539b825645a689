import type { ExportDocument } from '../../../model/exchange.js';
import {
  allowed,
  contentTypes,
  CORE_TYPE,
  coreProperties,
  OFFICE,
  pack,
  part,
  relationships,
  WORD,
  WORD_TYPE,
  type Relationship,
} from '../../../xml/package.js';
import { x } from '../../../xml/write.js';
import { SET } from '../mark.js';
import { body } from './body.js';
import { Links } from './links.js';
import { manifest, MANIFEST } from './manifest.js';
import { styles } from './styles.js';

const TYPES = {
  'word/document.xml': `${WORD_TYPE}.document.main+xml`,
  'word/styles.xml': `${WORD_TYPE}.styles+xml`,
  'word/settings.xml': `${WORD_TYPE}.settings+xml`,
  'customXml/itemProps1.xml': 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml',
  'docProps/core.xml': CORE_TYPE,
  'docProps/custom.xml': 'application/vnd.openxmlformats-officedocument.custom-properties+xml',
};
/** Names the manifest within the file; made up once, the same in every file. */
const MANIFEST_ID = '{6B2F5D0E-3C41-4E5B-9A7D-0C6F1E8A2B94}';
/** The format of custom properties ([MS-OSHARED] §2.3.3.2.2). */
const PROPERTY_SET = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';

/** The Word file (ISO/IEC 29500) of a translation. */
export function writeDocx(document: ExportDocument): Uint8Array {
  const links = new Links();
  const main = body(document, links);
  const { brief, date } = document;
  return pack({
    '[Content_Types].xml': contentTypes(TYPES),
    '_rels/.rels': relationships(
      numbered([
        ['officeDocument', 'word/document.xml'],
        ['custom-properties', 'docProps/custom.xml'],
        ['core', 'docProps/core.xml'],
      ]),
    ),
    'word/document.xml': main,
    'word/_rels/document.xml.rels': relationships([
      ...numbered([
        ['styles', 'styles.xml'],
        ['settings', 'settings.xml'],
        ['customXml', '../customXml/item1.xml'],
      ]),
      ...links.all().map(([id, target]) => ({ id, type: 'hyperlink', target, isOutside: true })),
    ]),
    'word/styles.xml': styles(document),
    'word/settings.xml': settings(),
    'customXml/item1.xml': manifest(document),
    'customXml/_rels/item1.xml.rels': relationships(numbered([['customXmlProps', 'itemProps1.xml']])),
    'customXml/itemProps1.xml': manifestProperties(),
    'docProps/core.xml': coreProperties({ title: brief.title, date }),
    'docProps/custom.xml': customProperties(document),
  });
}

function numbered(targets: readonly (readonly [type: string, target: string])[]): Relationship[] {
  return targets.map(([type, target], at) => ({ id: `rId${at + 1}`, type, target }));
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
