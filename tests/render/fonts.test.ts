import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, type Font } from 'fontkitten';
import { describe, expect, test } from 'vitest';
import { unicodeRanges } from '../../src/model/font-face.js';
import { isWholeFont } from '../../src/model/font-file.js';
import { fitFonts } from '../../src/model/fit-fonts.js';
import { ROOT } from '../publication.js';

const require = createRequire(import.meta.url);
const folder = (name: string) => dirname(require.resolve(`${name}/package.json`));
const FOLDERS: readonly (readonly [string, string])[] = [
  ['Vazirmatn-', join(folder('vazirmatn'), 'fonts/webfonts')],
  ['vazirmatn-', join(folder('@fontsource/vazirmatn'), 'files')],
  ['source-serif-4-', join(folder('@fontsource/source-serif-4'), 'files')],
  ['frank-ruhl-libre-', join(folder('@fontsource/frank-ruhl-libre'), 'files')],
  ...['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'].map(
    (face) => [`SourceSerif4_${face}.`, join(folder('@expo-google-fonts/source-serif-4'), face)] as const,
  ),
  ...['400Regular', '700Bold'].map(
    (face) => [`FrankRuhlLibre_${face}.`, join(folder('@expo-google-fonts/frank-ruhl-libre'), face)] as const,
  ),
];
const bytesOf = (name: string) => {
  const [, path = ''] = FOLDERS.find(([prefix]) => name.startsWith(prefix)) ?? [];
  return readFileSync(join(path, name));
};
const open = (name: string) => create(bytesOf(name)) as Font;

/** Letters that Dari, Pashto, Persian and the names of signatories cannot do without. */
const LETTERS = 'ټځڅډړږښګڼېۍئيیۀپچژگکهٔ۰۱۲۳۴۵۶۷۸۹،؛؟٪٫٬«»āūĀŪ\u200C';

/** The `@font-face` rules of a family in a style sheet: file and `unicode-range`. */
function faces(sheet: string, family: string) {
  const css = readFileSync(join(ROOT, 'templates', sheet), 'utf8');
  return Array.from(css.matchAll(/@font-face\s*\{[^}]*\}/gu), ([rule]) => ({
    rule,
    file: /fonts\/([\w.-]+)/u.exec(rule)?.[1] ?? '',
    weight: /font-weight:\s*(\d+)/u.exec(rule)?.[1] ?? '',
    range: /unicode-range:([^;]*)/u.exec(rule)?.[1]?.replace(/\s+/gu, '') ?? '',
  })).filter(({ rule }) => new RegExp(`font-family:\\s*['"]?${family}`, 'u').test(rule));
}

describe.each(['fonts.css', 'paper-fonts.css'])('%s', (sheet) => {
  test.each(['400', '700'])('the files of Vazirmatn %s that are loaded have every letter', (weight) => {
    const own = faces(sheet, 'Vazirmatn').filter((face) => face.weight === weight);
    expect(own.length).toBeGreaterThan(0);
    const missing = Array.from(LETTERS).filter((letter) => {
      const loaded = own.filter(({ rule }) => fitFonts(rule, letter).fonts.length > 0);
      return (
        loaded.length !== 1 ||
        !loaded.every(({ file }) => open(file).hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))
      );
    });
    expect(missing).toEqual([]);
  });
});

test('the ranges of Vazirmatn on the web are exactly those that keep hūmānus and mirrored brackets whole', () => {
  const ranges = Object.fromEntries(faces('fonts.css', 'Vazirmatn').map(({ file, range }) => [file, range]));
  for (const weight of ['400', '700']) {
    expect(ranges[`vazirmatn-arabic-${weight}-normal.woff2`]).toBe(
      'U+0600-06FF,U+0750-077F,U+08A0-08FF,U+200C-200D,U+FB50-FDFF,U+FE70-FEFC',
    );
    expect(ranges[`vazirmatn-latin-${weight}-normal.woff2`]).toBe(
      'U+0000-00FF,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-200B,U+200E-206F,U+20AC,U+2122,U+2212',
    );
    expect(ranges[`vazirmatn-latin-ext-${weight}-normal.woff2`]).toBe('U+0100-02BA,U+02BD-02C5,U+1E00-1EFF');
  }
});

test('a face of the PDF claims no character that its file does not have', () => {
  const all = faces('paper-fonts.css', '');
  expect(all).toHaveLength(8);
  for (const { file, rule } of all) {
    const font = open(file);
    const claimed = unicodeRanges(rule).flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, at) => first + at),
    );
    // The shaper makes spaces of any width from the font’s own, and paints nothing for what is ignored.
    const isFree = (code: number) => /[\p{Z}\p{Cf}\p{DI}]/u.test(String.fromCodePoint(code));
    const missing = claimed.filter((code) => !isFree(code) && !font.hasGlyphForCodePoint(code));
    expect([file, missing]).toEqual([file, []]);
    expect([file, font.hasGlyphForCodePoint(0x20)]).toEqual([file, true]);
  }
});

test.each(['Vazirmatn-Regular.woff2', 'SourceSerif4_400Regular.ttf'])('%s cut short is noticed', (name) => {
  const bytes = new Uint8Array(bytesOf(name));
  expect(isWholeFont(name, bytes)).toBe(true);
  for (const length of [0, 3, 11, 13, 200, bytes.length >> 1, bytes.length - 1])
    expect([length, isWholeFont(name, bytes.subarray(0, length))]).toEqual([length, false]);
});

describe('fitFonts', () => {
  const sheet =
    '@font-face{src:url(fonts/a.woff2);unicode-range:U+0041-005A}\n@font-face{src:url(fonts/b.woff2);unicode-range:U+0061}\nbody{}';
  test('keeps the faces a text needs, and names their files', () => {
    expect(fitFonts(sheet, 'a')).toEqual({
      css: '@font-face{src:url(fonts/b.woff2);unicode-range:U+0061}\nbody{}',
      fonts: ['b.woff2'],
      uncovered: [],
    });
  });
  test('names the characters that no face has, white space and controls aside', () => {
    expect(fitFonts(sheet, 'aB 漢\u200F\n').uncovered).toEqual(['漢']);
  });
});
