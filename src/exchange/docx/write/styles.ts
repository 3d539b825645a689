import type { ExportDocument } from '../../../model/exchange.js';
import { WORD } from './body.js';
import { part } from './xml.js';
import { x, type XmlElement } from '../../../xml/write.js';

/** A face that Word has on every system, with the letters of Arabic, Persian, Pashto, Urdu and Hebrew. */
const FACE = 'Arial';

/** Sizes in half points. Arabic letters are drawn smaller than Latin ones, so they are set larger. */
interface Look {
  readonly size: number;
  readonly complexSize: number;
  readonly bold?: boolean;
  readonly color?: string;
  readonly after: number;
}

const LOOKS: Readonly<Record<string, Look>> = {
  Title: { size: 32, complexSize: 36, bold: true, after: 160 },
  CommuniqueHeader: { size: 20, complexSize: 22, bold: true, after: 0 },
  CommuniqueSource: { size: 20, complexSize: 24, after: 0 },
  CommuniqueTarget: { size: 20, complexSize: 24, after: 0 },
  CommuniqueNote: { size: 16, complexSize: 18, color: '595959', after: 0 },
};

/** `word/styles.xml`. */
export function styles({ sourceLocale, locale, direction }: ExportDocument): string {
  const fonts = x('w:rFonts', { 'w:ascii': FACE, 'w:hAnsi': FACE, 'w:eastAsia': FACE, 'w:cs': FACE });
  const language = x('w:lang', {
    'w:val': sourceLocale,
    ...(direction === 'rtl' ? { 'w:bidi': locale } : {}),
  });
  return part(
    x(
      'w:styles',
      { 'xmlns:w': WORD },
      x(
        'w:docDefaults',
        x('w:rPrDefault', x('w:rPr', fonts, ...sizes({ size: 20, complexSize: 24 }), language)),
        x('w:pPrDefault', x('w:pPr', x('w:spacing', { 'w:after': 100 }))),
      ),
      x(
        'w:style',
        { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' },
        x('w:name', { 'w:val': 'Normal' }),
        x('w:qFormat'),
      ),
      ...Object.entries(LOOKS).map(([id, look]) => style(id, look)),
    ),
  );
}

function style(id: string, look: Look): XmlElement {
  return x(
    'w:style',
    { 'w:type': 'paragraph', 'w:styleId': id, ...(id === 'Title' ? {} : { 'w:customStyle': 1 }) },
    x('w:name', { 'w:val': id.replace(/^Communique/u, 'Communique ') }),
    x('w:basedOn', { 'w:val': 'Normal' }),
    x('w:qFormat'),
    x('w:pPr', x('w:spacing', { 'w:after': look.after })),
    x(
      'w:rPr',
      ...(look.bold ? [x('w:b'), x('w:bCs')] : []),
      look.color === undefined ? undefined : x('w:color', { 'w:val': look.color }),
      ...sizes(look),
    ),
  );
}

function sizes({ size, complexSize }: Pick<Look, 'size' | 'complexSize'>): XmlElement[] {
  return [x('w:sz', { 'w:val': size }), x('w:szCs', { 'w:val': complexSize })];
}
