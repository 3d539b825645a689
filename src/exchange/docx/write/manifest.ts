import type { ExportDocument } from '../../../model/exchange.js';
import { SET } from '../mark.js';
import { allowed, part } from '../../../xml/package.js';
import { x } from '../../../xml/write.js';

/** The namespace of the manifest, a name and no address. */
export const MANIFEST = 'urn:communique:exchange:1';

/** `customXml/item1.xml`: everything as it was exported. Word and LibreOffice keep it and show it to no one. */
export function manifest({ publication, locale, sourceLocale, definitions, units }: ExportDocument): string {
  return part(
    x(
      'exchange',
      { xmlns: MANIFEST },
      x('publication', allowed(publication)),
      x('locale', allowed(locale)),
      x('sourceLocale', allowed(sourceLocale)),
      x('form', SET),
      x('definitions', allowed(definitions)),
      ...units.map(({ key, source, target, status }) =>
        x(
          'unit',
          { status },
          x('key', allowed(key)),
          x('source', allowed(source)),
          x('target', allowed(target)),
        ),
      ),
    ),
  );
}
