/** Packages of fonts for scripts that the fonts of this package do not have; all are OFL-1.1. */
const PACKAGES: Readonly<Record<string, readonly [name: string, subset: string, range: string]>> = {
  Deva: ['noto-serif-devanagari', 'devanagari', 'U+0900-097F, U+A8E0-A8FF'],
  Beng: ['noto-serif-bengali', 'bengali', 'U+0980-09FF'],
  Ethi: ['noto-sans-ethiopic', 'ethiopic', 'U+1200-139F, U+2D80-2DDF, U+AB00-AB2F'],
  Hani: ['noto-serif-sc', 'chinese-simplified', 'U+3000-303F, U+3400-9FFF, U+FF00-FFEF'],
  Hira: ['noto-serif-jp', 'japanese', 'U+3000-30FF, U+3400-9FFF, U+FF00-FFEF'],
  Kana: ['noto-serif-jp', 'japanese', 'U+3000-30FF, U+3400-9FFF, U+FF00-FFEF'],
  Hang: ['noto-serif-kr', 'korean', 'U+1100-11FF, U+3000-303F, U+3130-318F, U+AC00-D7AF'],
  Armn: ['noto-serif-armenian', 'armenian', 'U+0530-058F'],
  Geor: ['noto-serif-georgian', 'georgian', 'U+10A0-10FF, U+1C90-1CBF'],
  Taml: ['noto-serif-tamil', 'tamil', 'U+0B80-0BFF'],
  Thai: ['noto-serif-thai', 'thai', 'U+0E00-0E7F'],
  Gujr: ['noto-serif-gujarati', 'gujarati', 'U+0A80-0AFF'],
  Khmr: ['noto-serif-khmer', 'khmer', 'U+1780-17FF'],
};

/** How to add a font that has one of some characters; `undefined` if no font is known. */
export function fontFor(characters: readonly string[]): string | undefined {
  const text = characters.join('');
  const script = Object.keys(PACKAGES).find((one) => new RegExp(`\\p{Script=${one}}`, 'u').test(text));
  const [name, subset, range] = PACKAGES[script ?? ''] ?? [];
  if (name === undefined || subset === undefined) return undefined;
  const file = `${name}-${subset}-400-normal.woff2`;
  return [
    `Copy files/${file} of @fontsource/${name} to templates/fonts/, and write into templates/own-fonts.css:`,
    "@font-face { font-family: 'Source Serif 4';",
    `  src: url('fonts/${file}') format('woff2');`,
    `  unicode-range: ${range ?? ''}; }`,
  ].join('\n');
}
