import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { collectionSchema, collectionText, parseCollection } from '../../src/model/collection.js';
import { readCollectionFile } from '../../src/pipeline/collection-file.js';

const line = {
  lang: 'fa',
  dir: 'rtl',
  parts: ['بیانیه‌ی ', { lang: 'en', dir: 'ltr', parts: ['ICC'] }],
} as const;
const statement = {
  ...{ date: '2025-08-12', corrected: null, embargo: null, signatories: 2, address: null },
  pages: [{ locale: 'fa', title: line, kind: line, description: line }],
};
const file = { path: 'en/index.html', locale: 'en', format: 'html', bytes: 1, sha256: 'ab' };
const whole = {
  version: 1 as const,
  shard: null,
  all: ['a'],
  editions: [{ path: 'a', manifest: 'ab', statement }],
  moved: [{ path: 'earlier a', manifest: 'ab' }],
  files: [file],
};
const read = (text: string) => readCollectionFile(text, 'site/collection.json', 'Rebuild it.');

test('a list that the program has written is read as it was', () => {
  const text = collectionText(whole);
  expect(read(text)).toEqual({ value: whole, problems: [] });
  expect(parseCollection(text)).toEqual(whole);
});

describe('what is wrong is named with its place, and the schema says the same', () => {
  const isValid = new Ajv().compile(collectionSchema);

  test.each([
    [{ ...whole, version: 2 }, '“version” is not 1.', '"version"'],
    [{ ...whole, shard: { index: 1 } }, '“shard.of” is not a whole number.', '"shard"'],
    [{ ...whole, all: ['..'] }, '“all[0]” is not a text of the right form.', '".."'],
    [{ ...whole, all: ['a/b'] }, '“all[0]” is not a text of the right form.', '"a/b"'],
    [{ ...whole, editions: [{ path: 'a' }] }, '“editions[0].manifest” is not a text.', '{\n      "path"'],
    [{ ...whole, moved: [{ path: '' }] }, '“moved[0].path” is not a text of the right form.', '"path": ""'],
    [{ ...whole, files: [{ ...file, bytes: -1 }] }, '“files[0].bytes” is not a whole number.', '"bytes": -1'],
    [[], 'The file is not an object.', '['],
    [{ books: [] }, '“version” is not 1.', '{'],
  ])('%#: %j', (value, message, marked) => {
    const text = JSON.stringify(value, null, 2);
    const at = text.slice(0, text.indexOf(marked)).split('\n').length;
    const place = { rule: 'collection', file: 'site/collection.json', line: at };
    expect(read(text).problems).toMatchObject([{ ...place, message }]);
    expect(parseCollection(JSON.stringify(value))).toBeUndefined();
    expect(isValid(value)).toBe(false);
  });

  test.each([
    ['{"version": 1,}', /^The file is not JSON: /u],
    [`{"version": ${'['.repeat(100_000)}`, /nested deeper/u],
  ])('a text that is no JSON to read: %.20s', (text, message) => {
    expect(read(text).problems).toMatchObject([
      { message: expect.stringMatching(message) as string, line: 1 },
    ]);
    expect(parseCollection(text)).toBeUndefined();
  });
});
