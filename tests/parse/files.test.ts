import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { parseCatalogue, textMap } from '../../src/parse/catalogue.js';
import { decodeText } from '../../src/parse/encoding.js';
import { foreignStatement } from '../../src/parse/foreign-file.js';
import { imageReferences } from '../../src/parse/images.js';
import { readJsonObject } from '../../src/parse/json.js';
import { referredDefinitions } from '../../src/text/definitions.js';
import { parseBlocks, parseInline } from '../../src/parse/markdown.js';
import { isPlain, plainContent } from '../../src/parse/plain-text.js';
import { runs } from '../runs.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('decodeText', () => {
  test('reads UTF-8', () => {
    expect(decodeText(bytes('hūmānus — جنبش\n'), 'f').value).toBe('hūmānus — جنبش\n');
  });

  test.each([
    ['\uFEFFone\r\ntwo\rthree\n', 'one\ntwo\nthree\n'],
    ['one\n\uFEFFtwo', 'one\n\uFEFFtwo'],
    ['\uFEFF', ''],
  ])('%j is read as %j', (written, text) => {
    expect(decodeText(bytes(written), 'f').value).toBe(text);
  });

  test.each([
    ['a\nb\xFFc', 2, 2],
    ['\xE2\x82', 1, 1],
    ['\xEF\xBB\xBFa\r\nb\xFF', 2, 2],
    ['\xEF\xBB\xBFa\xFF', 1, 2],
    ['a\rb\r\nc\xFF', 3, 2],
  ])('%j is no UTF-8, and its place is reported', (written, line, column) => {
    const { value, problems } = decodeText(latin1(written), 'locales/en/statement.md', 'en');
    expect(value).toBeUndefined();
    const file = 'locales/en/statement.md';
    expect(problems).toMatchObject([{ rule: 'invalid-utf8', fatal: true, file, line, column }]);
  });
});

describe('a file of another kind', () => {
  const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, bytes(name)])));
  const openDocument = zipSync({
    mimetype: [bytes('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'content.xml': bytes('<x/>'),
  });
  const utf16 = (text: string, isBigEndian = false) => {
    const view = new DataView(new ArrayBuffer(text.length * 2));
    for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), !isBigEndian);
    return new Uint8Array(view.buffer);
  };
  const persian = 'کتابخانه را باز نگه دارید\n\nشورا می‌خواهد آن را ببندد.\n';

  test.each([
    ['a Word document', zip('[Content_Types].xml', 'word/document.xml'), 'docx'],
    ['a Word document with macros', zip('[Content_Types].xml', 'word/document2.xml'), 'docx'],
    ['an OpenDocument text', openDocument, 'odt'],
    ['an HTML page', bytes('\uFEFF<!-- saved -->\n<!DOCTYPE html>\r\n<html lang="en"><body>x'), 'html'],
    ['an HTML page', bytes('<?xml version="1.0"?>\n<html xmlns="x">'), 'html'],
    ['an HTML page', bytes('  <HTML><head>'), 'html'],
    ['a text in UTF-16', utf16('\uFEFF# Keep it open\n'), 'txt'],
    ['a text in UTF-16', utf16('\uFEFF# Keep it open\n', true), 'txt'],
    ['a text in UTF-16', utf16('# Keep it open\n\nText.\n'), 'txt'],
    ['a text in UTF-16', utf16(persian), 'txt'],
    ['a text in UTF-16', utf16(persian, true), 'txt'],
  ])('%s is recognised, with the command that begins with it', (what, content, ending) => {
    const problem = foreignStatement(content, 'locales/en/statement.md');
    expect(problem).toMatchObject({ rule: 'other-format', fatal: true, line: 1, column: 1 });
    expect(problem?.message).toContain(`The statement is ${what.replace(/ with macros/u, '')}`);
    expect(problem?.help).toContain(`\`publish init --from locales/en/statement.${ending}\``);
    // Where it has its own name already, nothing has to be renamed.
    const named = foreignStatement(content, `texts/statement.${ending}`)?.help ?? '';
    expect(named).toContain(`\`publish init --from texts/statement.${ending}\``);
    expect(named).not.toContain('Rename');
  });

  test.each([
    ['a PDF', latin1('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n')],
    ['a rich text', bytes('{\\rtf1\\ansi Keep it open}')],
    ['old Office program', latin1('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0')],
    ['a document of Pages', zip('Index/Document.iwa', 'Metadata/Properties.plist')],
    ['a spreadsheet', zip('[Content_Types].xml', 'xl/workbook.xml')],
    ['an archive', zip('a/b.txt')],
    ['a picture', latin1('\x89PNG\r\n\x1A\n\0\0')],
    ['a picture', latin1('\xFF\xD8\xFF\xE0\0\x10JFIF')],
    ['a saved mail', bytes('From: Amina <a@example.org>\r\nMessage-ID: <1@example.org>\r\n\r\nText.\r\n')],
  ])('%s is recognised, with what to do before', (what, content) => {
    const problem = foreignStatement(content, 'locales/en/statement.md');
    expect(problem?.message).toContain(what);
    expect(problem?.help).toMatch(
      /^(?:Ask|Open|Export|Copy|Unpack) .+ Then begin with that file: `publish init --from <file>`\.$/u,
    );
  });

  test.each([
    '# Keep it open\n\nText.\n',
    'From: the coast to the hills\n\nText.\n',
    'Subject: water\nDate: today\n\nMessage-ID: is a word\n',
    '<!-- begin -->\n# Title\n',
    'PK is short for Park.\n',
    persian,
    '',
  ])('%j is a text', (text) => {
    expect(foreignStatement(bytes(text), 'locales/en/statement.md')).toBeUndefined();
    expect(decodeText(bytes(text), 'f').value).toBe(text);
  });

  test.each([
    ['The file is a text in UTF-16, not in UTF-8.', utf16('\uFEFF{ "a": "b" }')],
    ['The file is a Word document, not text.', zip('word/document.xml')],
  ])('elsewhere it is refused as well: %s', (message, content) => {
    expect(decodeText(content, 'locales/fa/press.json', 'fa').problems).toMatchObject([
      { rule: 'other-format', fatal: true, locale: 'fa', file: 'locales/fa/press.json', message },
    ]);
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
      { numRuns: runs(150) },
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
