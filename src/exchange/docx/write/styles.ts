import type { ExportDocument } from '../../../model/exchange.js';
import { LOOKS, styleId } from '../looks.js';
import { part, WORD } from '../../../xml/package.js';
import { shade } from './xml.js';
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
  readonly before?: number;
}

const PARAGRAPHS: Readonly<Record<string, Look>> = {
  Title: { size: 32, complexSize: 36, bold: true, after: 160 },
  CommuniqueHeading: { size: 22, complexSize: 26, bold: true, after: 60, before: 160 },
  CommuniqueStep: { size: 20, complexSize: 24, after: 40 },
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
      ...Object.entries(PARAGRAPHS).map(([id, look]) => style(id, look)),
      ...characterStyles(),
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
    x('w:pPr', x('w:spacing', { 'w:before': look.before, 'w:after': look.after })),
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

/** The styles of words that are more than words. */
function characterStyles(): XmlElement[] {
  const mono = x('w:rFonts', { 'w:ascii': 'Courier New', 'w:hAnsi': 'Courier New', 'w:cs': 'Courier New' });
  const color = (value: string) => x('w:color', { 'w:val': value });
  const line = (kind: string) => x('w:u', { 'w:val': kind });
  return [
    characterStyle(LOOKS.kept.style, shade(LOOKS.kept.fill)),
    characterStyle(
      LOOKS.reference.style,
      shade(LOOKS.reference.fill),
      x('w:vertAlign', { 'w:val': 'superscript' }),
    ),
    characterStyle(LOOKS.picture.style, shade(LOOKS.picture.fill)),
    characterStyle(LOOKS.added.style, line('double'), shade(LOOKS.added.fill)),
    characterStyle(LOOKS.removed.style, x('w:strike'), color(LOOKS.removed.color)),
    characterStyle(LOOKS.code.style, mono),
    characterStyle(LOOKS.link.style, color(LOOKS.link.color), line('single')),
  ];
}

function characterStyle(name: string, ...properties: XmlElement[]): XmlElement {
  // “Hyperlink” is a style of Word’s own.
  const isOwn = name !== LOOKS.link.style;
  return x(
    'w:style',
    { 'w:type': 'character', 'w:styleId': styleId(name), ...(isOwn && { 'w:customStyle': 1 }) },
    x('w:name', { 'w:val': name }),
    x('w:rPr', ...properties),
  );
}
