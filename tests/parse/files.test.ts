import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCatalogue, textMap } from '../../src/parse/catalogue.js';
import { decodeText } from '../../src/parse/encoding.js';
import { imageReferences } from '../../src/parse/images.js';
import { readJsonObject } from '../../src/parse/json.js';
import { referredDefinitions } from '../../src/parse/definitions.js';
import { parseBlocks, parseInline } from '../../src/parse/markdown.js';
import { isPlain, plainContent } from '../../src/parse/plain-text.js';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('decodeText', () => {
  test('reads UTF-8', () => {
    expect(decodeText(bytes('hūmānus — جنبش\n'), 'f').value).toBe('hūmānus — جنبش\n');
  });

  test.each([
    ['byte-order-mark', new Uint8Array([0xef, 0xbb, 0xbf, 0x61]), 1, 1],
    ['line-endings', bytes('one\ntwo\r\n'), 2, 4],
    ['invalid-utf8', new Uint8Array([0x61, 0x0a, 0x62, 0xff, 0x63]), 2, 2],
    ['invalid-utf8', new Uint8Array([0xe2, 0x82]), 1, 1],
  ])('%s is one fatal problem with its place', (rule, content, line, column) => {
    const { value, problems } = decodeText(content, 'locales/en/statement.md', 'en');
    expect(value).toBeUndefined();
    expect(problems).toMatchObject([{ rule, fatal: true, file: 'locales/en/statement.md', line, column }]);
  });
});

describe('readJsonObject', () => {
  test('keeps the order and the place of every member', () => {
    const text = '{\n  "a": "x, \\"y\\"",\n  "b": [1, {"c": ":"}], "d":\n null\n}\n';
    expect(readJsonObject(text, 'f').value).toEqual([
      {
        key: 'a',
        value: 'x, "y"',
        keyPosition: { line: 2, column: 3 },
        position: { line: 2, column: 9 },
        raw: 'x, \\"y\\"',
      },
      {
        key: 'b',
        value: [1, { c: ':' }],
        keyPosition: { line: 3, column: 3 },
        position: { line: 3, column: 8 },
      },
      { key: 'd', value: null, keyPosition: { line: 3, column: 25 }, position: { line: 4, column: 2 } },
    ]);
  });

  test.each([
    ['{"a": "b"', 'invalid-json', 1, 10],
    ['{\n"a": "b",\n}', 'invalid-json', 3, 1],
    ['["a"]', 'invalid-json', 1, 1],
    ['{\n<<<<<<< HEAD\n"a": "b"\n=======\n"a": "c"\n>>>>>>> x\n}', 'invalid-json', 2, 1],
    ['{"a": "b",\n "a": "c"}', 'duplicate-key', 2, 2],
  ])('%j is refused with its place', (text, rule, line, column) => {
    expect(readJsonObject(text, 'f').problems).toMatchObject([{ rule, fatal: true, line, column }]);
  });

  test('takes __proto__ for a key like any other', () => {
    const { value } = textMap('{"__proto__": "x"}', 'f', 'fa');
    expect([...(value ?? [])]).toEqual([['__proto__', 'x']]);
  });
});

describe('parseCatalogue', () => {
  const read = (statement: string) => parseCatalogue('fa', { statement }, '');
  test('takes an empty value for one that is not translated yet', () => {
    expect([...(read('{"a": "", "b": "متن"}').value?.translations.keys() ?? [])]).toEqual(['b']);
  });
  test('refuses a value that is no text, with its place', () => {
    expect(read('{\n  "a": 5\n}').problems).toMatchObject([
      { rule: 'invalid-value', key: 'a', file: 'locales/fa/statement.json', line: 2, column: 8, fatal: true },
    ]);
  });
});

describe('parseInline', () => {
  test('a plain text is what the parser would make of it', () => {
    const parts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        ' ',
        '\n',
        '1. ',
        '# ',
        '- ',
        '> ',
        '+',
        '|',
        '---',
        'www.',
        'a@b.c',
        'http://x',
        '\t',
        '^',
        ':',
        '{{x}}',
        '$t(x)',
        'متن',
        '\u200C',
        '\u00A0',
        '\u2028',
        '~50',
        '(c)',
        '"',
        "'",
      ),
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 6 }), (pieces) => {
        const text = pieces.join('');
        fc.pre(isPlain(text));
        // A mark after it sends the text through the parser.
        const parsed = parseInline(`${text}*x*`).slice(0, -1);
        expect([plainContent(text)]).toEqual(parsed);
      }),
      { numRuns: 500 },
    );
  });

  test('a text finds the definitions it refers to among many, as it would with all of them', () => {
    const definitions =
      '[a b]: https://example.org/ab\n\n[^1]: .\n\n[A]: https://example.org/a\n\n[c\\]d]: /c';
    expect(referredDefinitions('[x][A  b] and [^1]', definitions)).toBe(
      '[a b]: https://example.org/ab\n\n[^1]: .',
    );
    expect(referredDefinitions('[a] [c\\]d]', definitions)).toBe('[A]: https://example.org/a\n\n[c\\]d]: /c');
    expect(referredDefinitions('nothing', definitions)).toBe('');
  });

  const types = (text: string, definitions = '') => parseInline(text, definitions).map(({ type }) => type);
  test.each(['1. one', '# one', '> one', '- one', '    one', '```one', '<div>one</div>', '| a | b |', '---'])(
    '%j is inline content, not a block',
    (text) => {
      const plain = parseInline(text).map((node) => ('value' in node ? node.value : ''));
      expect(plain.join('')).toBe(text.trim());
    },
  );
  test('resolves references by the definitions of the document', () => {
    expect(parseInline('[word][ref]', '[ref]: https://example.org')).toMatchObject([
      { type: 'link', url: 'https://example.org' },
    ]);
    expect(types('Note[^1]', '[^1]: .')).toEqual(['text', 'footnoteReference']);
  });
  test('keeps a second paragraph', () => {
    expect(types('one\n\ntwo')).toEqual(['text', 'break', 'text']);
  });
  test('leaves a single tilde alone', () => {
    expect(types('~50 to ~60, ~~not~~ more')).toEqual(['text', 'delete', 'text']);
  });
});

describe('imageReferences', () => {
  const find = (url: string) =>
    imageReferences(
      { title: { content: [] }, body: parseBlocks(`![alt](<${url}>)`) },
      'locales/en/statement.md',
    );
  test.each([
    ['images/a.png', 'locales/en/images/a.png'],
    ['../a%20b.png', 'locales/a b.png'],
  ])('%s is %s', (url, path) => {
    expect(find(url).images).toMatchObject([{ url, path }]);
  });
  test.each([
    'https://example.org/a.png',
    '/etc/passwd',
    '../../../a.png',
    'file:///a.png',
    'data:image/png;base64,AA',
    'C:\\a.png',
  ])('%s is refused', (url) => {
    expect(find(url).wrong).toMatchObject([
      { url, problem: { rule: 'image', fatal: true, line: 1, column: 1 } },
    ]);
  });
});
