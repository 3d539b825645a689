import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readToUnicode } from '../../src/pdf/syntax/cmap.js';
import { writeToUnicode } from '../../src/pdf/to-unicode.js';
import { readTrueType } from '../../src/pdf/true-type.js';
import { readWidths, widthOf, writeWidths } from '../../src/pdf/widths.js';
import { costOf } from '../cost.js';

test('a ToUnicode CMap: characters, ranges, ranges of arrays, ligatures', () => {
  const cmap = `1 begincodespacerange <0000> <FFFF> endcodespacerange
    2 beginbfchar <0003> <0020> <0010> <06440627> endbfchar
    2 beginbfrange <0020> <0022> <0041> <0030> <0031> [<0661> <0662>] endbfrange`;
  expect(readToUnicode(Buffer.from(cmap))).toEqual(
    new Map([
      [3, ' '],
      [0x10, 'لا'],
      [0x20, 'A'],
      [0x21, 'B'],
      [0x22, 'C'],
      [0x30, '١'],
      [0x31, '٢'],
    ]),
  );
});

test('a range as wide as memory is refused', () => {
  expect(readToUnicode(Buffer.from('1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange')).size).toBe(0);
});

test('more mappings than there are codes are read no further, and take no time', async () => {
  const range = '<0000> <FFFF> <0041>\n';
  const cmap = `9 beginbfrange ${range.repeat(20_000)} endbfrange`;
  const { value, cost } = await costOf(() => readToUnicode(Buffer.from(cmap)).size);
  expect(value).toBe(0x10000);
  expect(cost).toBeLessThan(100);
});

test('what is written is read again, but for what no text may be', () => {
  const codes = fc.uniqueArray(fc.integer({ min: 0, max: 0xffff }), { maxLength: 250 });
  const letters = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(codes, letters, (list, text) => {
      fc.pre(!/[\0\uFEFF\uFFFE]/u.test(text));
      const texts = new Map(list.sort((a, b) => a - b).map((code) => [code, text]));
      expect(readToUnicode(writeToUnicode(texts))).toEqual(texts);
    }),
  );
  expect(readToUnicode(writeToUnicode(new Map([[1, '\uFEFF']]))).size).toBe(0);
});

test('a TrueType font, whole and cut short', () => {
  const folder = dirname(createRequire(import.meta.url).resolve('vazirmatn/package.json'));
  const bytes = readFileSync(join(folder, 'fonts/ttf/Vazirmatn-Regular.ttf'));
  const font = readTrueType(bytes);
  expect(font?.unitsPerEm).toBe(2048);
  expect(font?.glyphCount).toBeGreaterThan(900);
  const invisible = font?.invisibleGlyph ?? 0;
  expect(invisible).toBeGreaterThan(0);
  expect(font?.advance(invisible)).toBe(0);
  expect(font?.isBlank(invisible)).toBe(true);
  for (const length of [0, 3, 11, 40, 400]) expect(readTrueType(bytes.subarray(0, length))).toBeUndefined();
});

test('widths of a CID font, both ways of writing them', async () => {
  const { context } = await PDFDocument.create();
  const font = context.obj({ W: [1, [500, 250.5], 10, 12, 300], DW: 600 });
  const widths = readWidths(font);
  expect([1, 2, 3, 10, 12, 13].map((cid) => widthOf(widths, cid))).toEqual([500, 250.5, 600, 300, 300, 600]);
  writeWidths(font, widths);
  expect(readWidths(font)).toEqual(widths);
});
