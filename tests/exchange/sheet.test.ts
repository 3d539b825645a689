import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentsOf, markdownFrom } from '../../src/exchange/sheet/content.js';
import { readSheet } from '../../src/exchange/sheet/read.js';
import { sheetOf } from '../../src/exchange/sheet/write.js';
import type { ExportDocument } from '../../src/model/exchange.js';
import type { Content } from '../../src/model/sheet.js';
import { anyDocument, broughtBack, bytes, expectedOf, markdown } from './documents.js';

const save = (document: ExportDocument) => JSON.stringify(sheetOf(document));
const read = (text: string) => readSheet(bytes(text), 'work.json');

describe('words and marks', () => {
  test.each<[source: string, content: Content]>([
    [
      'a **b *c* d** e',
      ['a ', { open: '1' }, 'b ', { open: '2' }, 'c', { close: '2' }, ' d', { close: '1' }, ' e'],
    ],
    ['\\*no\\* &amp; <b>raw</b>', ['*no* & <b>raw</b>']],
    ['see https://a.b/c_d_e and x@y.zz', ['see https://a.b/c_d_e and x@y.zz']],
    ['one\\\ntwo\nthree[^1]', ['one', { code: '1' }, 'two three', { code: '2' }]],
  ])('%j', (source, content) => {
    expect(contentsOf(source, '').source).toEqual(content);
  });

  test('a mark of the translation has the number of its like in the original', () => {
    const { codes, target } = contentsOf(
      'The **court** [ruled](#1) and [held](#2).',
      '[b](#2) __a__ [c](#3)',
    );
    expect(target).toEqual([
      ...[{ open: '3' }, 'b', { close: '3' }, ' ', { open: '1' }, 'a', { close: '1' }, ' '],
      ...[{ open: '4' }, 'c', { close: '4' }],
    ]);
    expect(codes.map(({ id, label }) => [id, label])).toEqual([
      ['1', ''],
      ['2', '#1'],
      ['3', '#2'],
      ['4', '#3'],
    ]);
  });

  test('a text is read as it was typed, whatever signs are in it', () => {
    const codes = contentsOf('**x** `y`', '').codes;
    const words = fc
      .oneof(markdown, fc.string({ unit: 'grapheme' }))
      .map((text) => text.replace(/\s+/gu, ' '));
    fc.assert(
      fc.property(words, words, (one, other) => {
        const typed = [
          ...[one].filter((text) => text !== ''),
          { code: '2' },
          ...[other].filter((text) => text !== ''),
        ];
        const { markdown: written } = markdownFrom(typed, codes);
        const again = contentsOf('', written);
        const shown = (content: Content) =>
          content.map((piece) => (typeof piece === 'string' ? piece : '◇')).join('');
        expect(shown(again.target)).toBe(shown(typed));
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    ['5 * 3 is [sic] ~50', '5 * 3 is [sic] ~50'],
    ['**not bold**', '\\*\\*not bold\\*\\*'],
    ['&amp; https://a.b/c_d', '\\&amp; https://a.b/c_d'],
  ])('escapes are written only where they are needed: %j', (typed, written) => {
    expect(markdownFrom([typed], []).markdown).toBe(written);
  });
});

describe('what a sheet saves', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { value, problems } = read(save(document));
        expect(problems).toEqual([]);
        expect(broughtBack(value)).toEqual(expectedOf(document));
      }),
      { numRuns: 40 },
    );
  });
});
