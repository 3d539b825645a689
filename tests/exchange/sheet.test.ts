import Ajv from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentsOf, markdownFrom } from '../../src/exchange/sheet/content.js';
import { readSheet } from '../../src/exchange/sheet/read.js';
import { sheetSchema } from '../../src/exchange/sheet/schema.js';
import { sheetOf } from '../../src/exchange/sheet/sheet.js';
import type { ExportDocument } from '../../src/model/exchange.js';
import { fingerprint } from '../../src/model/fingerprint.js';
import type { Content, Sheet, SheetSegment } from '../../src/model/sheet.js';
import { runs } from '../runs.js';
import { anyDocument, broughtBack, bytes, expectedOf, exported, markdown, unit } from './documents.js';

const save = (document: ExportDocument) =>
  JSON.stringify(
    sheetOf(
      document,
      document.units.map(({ source, target }) => contentsOf(source, target)),
    ),
  );
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
      { numRuns: runs(40) },
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
      { numRuns: runs(15) },
    );
  });
});

describe('a file that somebody has made or edited', () => {
  const document = exported([
    unit({
      key: 'a',
      source: 'The **court** ruled.',
      target: '**محکمه** حکم داد.',
      status: 'reviewed',
      reviewedBy: 'A. Reader',
    }),
    unit({ key: 'b', source: 'It is so.', target: '', status: 'missing' }),
  ]);
  const sheet = JSON.parse(save(document)) as Sheet;
  const changed = (at: number, change: Partial<SheetSegment>) =>
    read(
      JSON.stringify({
        ...sheet,
        segments: sheet.segments.map((one, index) => (index === at ? { ...one, ...change } : one)),
      }),
    );

  test('says who approved, and what was said', () => {
    const remarks = [{ by: 'B. Reader', text: 'Why?' }];
    const { value, problems } = changed(1, {
      target: ['چنین است.'],
      status: 'approved',
      approvedBy: ' B. Reader ',
      remarks,
    });
    expect(problems).toEqual([]);
    expect(value?.units).toMatchObject([
      { key: 'a', approvedBy: 'A. Reader', unfinished: false },
      { key: 'b', approvedBy: 'B. Reader', target: 'چنین است.', remarks, unfinished: false },
    ]);
  });

  test('a draft is unfinished', () => {
    expect(changed(1, { target: ['چنین'], status: 'draft' }).value?.units[1]).toMatchObject({
      unfinished: true,
    });
  });

  test.each<[string, Partial<SheetSegment>, rule: string]>([
    ['another original', { source: 'It was so.' }, 'exchange-syntax'],
    ['a mark of nothing', { target: ['x', { code: '7' }], status: 'finished' }, 'exchange-markup'],
    ['an approval without a name', { target: ['x'], status: 'approved' }, 'exchange-person'],
    [
      'a name that drives a terminal',
      { target: ['x'], status: 'approved', approvedBy: 'A\u001b[2J' },
      'exchange-person',
    ],
    ['a remark of nobody', { remarks: [{ by: ' ', text: 'x' }] }, 'exchange-person'],
    ['a target of another kind', { target: [{ tag: 'script' }] as unknown as Content }, 'exchange-syntax'],
    [
      'an original beyond all measure',
      { source: '['.repeat(3_000), sourcePrint: fingerprint('['.repeat(3_000)) },
      'exchange-too-large',
    ],
  ])('%s is an error', (_, change, rule) => {
    const { problems } = changed(1, change);
    expect(problems.map((one) => [one.severity, one.rule])).toEqual([['error', rule]]);
  });

  test.each(['', '[]', 'null', '{"version":2}', '{"version":1,"segments":[', '<!doctype html><html>'])(
    'refuses %j in one sentence',
    (text) => {
      const { value, problems } = read(text);
      expect([value, problems.map(({ severity }) => severity)]).toEqual([undefined, ['error']]);
    },
  );

  test('what the schema takes is read, and what is saved is what the schema says', () => {
    const validate = new Ajv().compile(sheetSchema);
    expect([validate(sheet), validate.errors]).toEqual([true, null]);
    expect(validate({ ...sheet, segments: [{ ...sheet.segments[0], target: [7] }] })).toBe(false);
  });
});
