import { part, WORD } from '../../xml/package.js';
import { x, type XmlElement } from '../../xml/write.js';
import type { Typography } from './looks.js';

/** What Word knows of a face that it has not got, to choose another. */
interface Face {
  /** A face that Windows, macOS and Office bring. */
  readonly instead?: string;
  readonly panose: string;
  /** A character set of Windows: Arabic, Hebrew, or Western. */
  readonly charset: 'B2' | 'B1' | '00';
  readonly family: 'roman' | 'swiss' | 'modern';
  /** Unicode ranges and code pages of OS/2 (OpenType 1.9, ulUnicodeRange, ulCodePageRange). */
  readonly signature: readonly [string, string, string, string, string, string];
}

/** Arial and Times New Roman have the letters of Arabic, Persian, Pashto, Urdu and Hebrew wherever Word runs. */
const FACES: Readonly<Record<string, Face>> = {
  Vazirmatn: {
    instead: 'Arial',
    panose: '020B0604020202020204',
    charset: 'B2',
    family: 'swiss',
    signature: ['80002003', '80000000', '00000008', '00000000', '00000041', '00000000'],
  },
  'Frank Ruhl Libre': {
    instead: 'Times New Roman',
    panose: '02020603050405020304',
    charset: 'B1',
    family: 'roman',
    signature: ['00000807', '00000000', '00000000', '00000000', '00000021', '00000000'],
  },
  'Source Serif 4': {
    instead: 'Georgia',
    panose: '02040503050405020204',
    charset: '00',
    family: 'roman',
    signature: ['600002F7', '02000001', '00000000', '00000000', '0000019F', '00000000'],
  },
  'Times New Roman': {
    panose: '02020603050405020304',
    charset: '00',
    family: 'roman',
    signature: ['E0002EFF', 'C000785B', '00000009', '00000000', '000001FF', '00000000'],
  },
  'Courier New': {
    panose: '02070309020205020404',
    charset: '00',
    family: 'modern',
    signature: ['E0002EFF', 'C0007843', '00000009', '00000000', '000001FF', '00000000'],
  },
};

/** `word/fontTable.xml`: by which faces Word replaces those it has not got. */
export function fontTable({ latin, complex }: Typography): string {
  const names = [...new Set([latin, complex, 'Courier New'])];
  return part(x('w:fonts', { 'xmlns:w': WORD }, ...names.map(font)));
}

function font(name: string): XmlElement {
  const face = FACES[name];
  if (face === undefined) return x('w:font', { 'w:name': name });
  const { instead, panose, charset, family, signature } = face;
  const [usb0, usb1, usb2, usb3, csb0, csb1] = signature;
  return x(
    'w:font',
    { 'w:name': name },
    instead === undefined ? undefined : x('w:altName', { 'w:val': instead }),
    x('w:panose1', { 'w:val': panose }),
    x('w:charset', { 'w:val': charset }),
    x('w:family', { 'w:val': family }),
    x('w:pitch', { 'w:val': family === 'modern' ? 'fixed' : 'variable' }),
    x('w:sig', {
      'w:usb0': usb0,
      'w:usb1': usb1,
      'w:usb2': usb2,
      'w:usb3': usb3,
      'w:csb0': csb0,
      'w:csb1': csb1,
    }),
  );
}
