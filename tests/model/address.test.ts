import { describe, expect, test } from 'vitest';
import { addressEnd } from '../../src/model/address.js';
import { isolateText } from '../../src/localize/runs.js';
import { isolatedText } from '../../src/model/inline.js';
import { parseBlocks, parseInline } from '../../src/parse/markdown.js';

/** Closing and sentence punctuation, and quotes, of every script. */
const PUNCTUATION = Array.from({ length: 0x110000 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code))
  .filter((character) =>
    /[\p{Pe}\p{Pf}\p{Pi}\p{Sentence_Terminal}\p{Terminal_Punctuation}\p{Quotation_Mark}…—]/u.test(character),
  );
const ADDRESSES = ['https://example.org', 'http://example.org/a/?b=1#c', 'www.example.org/a'];

test('there is much punctuation in Unicode', () => {
  expect(PUNCTUATION.length).toBeGreaterThan(400);
});

describe.each(ADDRESSES)('%s ends before punctuation of any script', (address) => {
  const url = address.startsWith('www') ? `http://${address}` : address;
  const linkOf = (markdown: string, parse = parseInline) =>
    parse(markdown).filter(({ type }) => type === 'link');
  const blocks = (markdown: string) =>
    parseBlocks(markdown).children.flatMap((node) => (node.type === 'paragraph' ? node.children : []));

  test.each([
    ['at the end', ''],
    ['before a space', ' so'],
    ['before more of it', '» so'],
  ])('%s', (_, behind) => {
    const wrong = PUNCTUATION.filter((character) => {
      const text = `so ${address}${character}${behind}`;
      return [parseInline, blocks].some((parse) =>
        linkOf(text, parse).some((link) => !('url' in link) || link.url !== url),
      );
    });
    expect(wrong).toEqual([]);
  });

  test.each(['rtl', 'ltr'] as const)('in the isolates of a text from %s', (direction) => {
    const wrong = PUNCTUATION.filter((character) => {
      const text = `متن ${address}${character} متن`;
      const isolated = isolatedText(isolateText(text, direction));
      return (
        addressEnd(text, 4) !== 4 + address.length ||
        (direction === 'rtl' && !isolated.includes(`\u2066${address}\u2069`))
      );
    });
    expect(wrong).toEqual([]);
  });
});

describe('what belongs to an address stays in it', () => {
  test.each([
    ['https://example.org/a_(b) so', 'https://example.org/a_(b)'],
    ['https://example.org/a?b=c;d&e=f,g so', 'https://example.org/a?b=c;d&e=f,g'],
    ['https://en.wikipedia.org/wiki/Women’s_rights so', 'https://en.wikipedia.org/wiki/Women’s_rights'],
    ['https://fa.wikipedia.org/wiki/کابل، و', 'https://fa.wikipedia.org/wiki/کابل'],
    ['press@example.org. So', 'press@example.org'],
    ['https://example.org/a/', 'https://example.org/a/'],
    ['https://example.org/b\u200Cها', 'https://example.org/b'],
    ['https://example.org/c[^1]', 'https://example.org/c'],
  ])('%s', (text, address) => {
    expect(text.slice(0, addressEnd(text, 0))).toBe(address);
  });
});

describe('links of bare addresses in Markdown', () => {
  const shown = (markdown: string, definitions = '') =>
    parseInline(markdown, definitions).map((node) => {
      if (node.type === 'link') return `<${node.url}>`;
      return node.type === 'text' ? node.value : node.type;
    });
  test.each([
    [
      'نشانی https://a.org/x،https://b.org/y؟ و',
      ['نشانی ', '<https://a.org/x>', '،', '<https://b.org/y>', '؟ و'],
    ],
    ['«https://a.org/b» و', ['«', '<https://a.org/b>', '» و']],
    ['[واژه](https://a.org/b،) و', ['<https://a.org/b،>', ' و']],
    ['<https://a.org/b،> و', ['<https://a.org/b،>', ' و']],
  ])('%s', (markdown, expected) => {
    expect(shown(markdown)).toEqual(expected);
  });

  test('the marks of notes behind one are marks', () => {
    const expected = ['see ', '<https://a.org/b>', 'footnoteReference', 'footnoteReference', '. So'];
    expect(shown('see https://a.org/b[^a][^b]. So', '[^a]: .\n\n[^b]: .')).toEqual(expected);
    expect(shown('https://a.org/b[^none] x')).toEqual(['<https://a.org/b>', '[^none] x']);
  });

  test('every part keeps its place', () => {
    const parts = parseInline('so https://a.org/b، https://c.org؛ so').map(({ position }) => position);
    expect(parts.map((position) => [position?.start.column, position?.end.offset])).toEqual([
      [1, 3],
      [4, 18],
      [19, 20],
      [21, 33],
      [34, 37],
    ]);
  });
});
