/** Packages of fonts for scripts that the fonts of this package do not have; all are OFL-1.1. */
const PACKAGES: Readonly<Record<string, readonly [name: string, subset: string, range: string]>> = {
  Deva: [
    'noto-serif-devanagari',
    'devanagari',
    'U+0900-097F, U+1CD0-1CF9, U+200C-200D, U+20B9, U+A830-A839, U+A8E0-A8FF',
  ],
  Beng: ['noto-serif-bengali', 'bengali', 'U+0964-0965, U+0980-09FE, U+200C-200D'],
  Gujr: ['noto-serif-gujarati', 'gujarati', 'U+0964-0965, U+0A80-0AFF, U+200C-200D'],
  Taml: ['noto-serif-tamil', 'tamil', 'U+0964-0965, U+0B82-0BFA, U+200C-200D'],
  Telu: ['noto-serif-telugu', 'telugu', 'U+0964-0965, U+0C00-0C7F, U+200C-200D'],
  Mlym: ['noto-serif-malayalam', 'malayalam', 'U+0964-0965, U+0D00-0D7F, U+200C-200D'],
  Sinh: ['noto-serif-sinhala', 'sinhala', 'U+0964-0965, U+0D81-0DF4, U+200C-200D'],
  Thai: ['noto-serif-thai', 'thai', 'U+0E01-0E5B'],
  Laoo: ['noto-serif-lao', 'lao', 'U+0E81-0EDF'],
  Tibt: ['noto-serif-tibetan', 'tibetan', 'U+0F00-0FFF, U+200C-200D'],
  Mymr: ['noto-serif-myanmar', 'myanmar', 'U+1000-109F, U+200C-200D, U+A92E, U+A9E0-A9FE, U+AA60-AA7F'],
  Khmr: ['noto-serif-khmer', 'khmer', 'U+1780-17FF, U+19E0-19FF, U+200C-200D'],
  Ethi: ['noto-sans-ethiopic', 'ethiopic', 'U+1200-1399, U+2D80-2DDE, U+AB01-AB2E'],
  Armn: ['noto-serif-armenian', 'armenian', 'U+0530-058F, U+FB13-FB17'],
  Geor: ['noto-serif-georgian', 'georgian', 'U+10A0-10FF, U+1C90-1CBF, U+2D00-2D2F'],
  Hani: ['noto-serif-sc', 'chinese-simplified', 'U+3000-303F, U+3400-9FFF, U+FF00-FFEF'],
  Hira: ['noto-serif-jp', 'japanese', 'U+3000-30FF, U+3400-9FFF, U+FF00-FFEF'],
  Kana: ['noto-serif-jp', 'japanese', 'U+3000-30FF, U+3400-9FFF, U+FF00-FFEF'],
  Hang: ['noto-serif-kr', 'korean', 'U+1100-11FF, U+3000-303F, U+3130-318F, U+AC00-D7AF'],
};

/** How to add a font that has one of some characters; `undefined` if no font is known. */
export function fontFor(characters: readonly string[]): string | undefined {
  const text = characters.join('');
  const script = Object.keys(PACKAGES).find((one) => new RegExp(`\\p{Script=${one}}`, 'u').test(text));
  const [name, subset, range] = PACKAGES[script ?? ''] ?? [];
  if (name === undefined || subset === undefined) return undefined;
  const file = `${name}-${subset}-400-normal.woff2`;
  return [
    `Copy files/${file} of the npm package @fontsource/${name} to templates/fonts/, and write into templates/own-fonts.css:`,
    "@font-face { font-family: 'Own';",
    `  src: url('fonts/${file}') format('woff2');`,
    `  unicode-range: ${range ?? ''}; }`,
  ].join('\n');
}
