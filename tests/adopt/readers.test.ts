import fc from 'fast-check';
import { toString } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import { inlineMarkdown } from '../../src/text/inline-markdown.js';
import { readWholeDocx } from '../../src/adopt/read/docx/index.js';
import { readWholeText } from '../../src/adopt/read/txt.js';
import { readForeignText } from '../../src/adopt/read/text.js';
import { parseInline } from '../../src/parse/markdown.js';
import { parseWhole } from '../../src/adopt/read/blocks.js';
import { costOf } from '../cost.js';
import { runs } from '../runs.js';
import { paragraph, run, wordFile, type WordParts } from './documents.js';

const lines = (text: string) => {
  const { value } = readWholeText(text, 'a.txt', { image: 'Image' }, 0);
  return value?.blocks.map(({ kinds, marker, markdown, line }) => [kinds[0], marker ?? '', markdown, line]);
};
const word = (body: string, parts: WordParts = {}) => {
  const { value, problems } = readWholeDocx(wordFile(body, parts), 'a.docx');
  expect(problems).toEqual([]);
  return value;
};
const words = (body: string, parts: WordParts = {}) =>
  word(body, parts)?.blocks.map(({ kinds, marker, markdown }) => [kinds[0], marker ?? '', markdown]);

describe('plain text', () => {
  test('has a paragraph between blank lines, or on each line', () => {
    expect(lines('یک\n\nدو\n \nسه')).toEqual([
      ['paragraph', '', 'یک', 1],
      ['paragraph', '', 'دو', 3],
      ['paragraph', '', 'سه', 5],
    ]);
    const long = 'واژه '.repeat(40).trim();
    expect(lines(`${long}\n${long}`)).toHaveLength(2);
  });

  test('that a mail program wrapped is joined', () => {
    const text = [
      'The council plans to close the library of the harbour at the end of',
      'the year. We ask it to keep the library open, and to publish what it',
      'costs.',
      '',
      'Signatories:',
      'Neighbours of Quay Street',
      'Harbour Readers',
    ].join('\n');
    expect(lines(text)?.map(([, , markdown]) => markdown)).toEqual([
      text.split('\n').slice(0, 3).join(' '),
      'Signatories:',
      'Neighbours of Quay Street',
      'Harbour Readers',
    ]);
  });

  test('has lists with numbers in any digits, and bullets', () => {
    expect(lines('1. a\n۲. b\n(3) c\n٤) d\n- e\n• f')).toEqual([
      ['item', '1.', 'a', 1],
      ['item', '۲.', 'b', 2],
      ['item', '(3)', 'c', 3],
      ['item', '٤)', 'd', 4],
      ['item', '-', 'e', 5],
      ['item', '•', 'f', 6],
    ]);
    expect(lines('2025 was dry.\n\n3.5 metres\n\n-5 degrees')?.map(([kind]) => kind)).toEqual(
      Array(3).fill('paragraph'),
    );
  });

  test('has no Markdown: its signs are plain characters', () => {
    const [, , markdown] = lines('a *b* [c](#) `d` <e> # f \\ g_h')?.[0] ?? [];
    expect(toString({ type: 'paragraph', children: parseInline(String(markdown)) })).toBe(
      'a *b* [c](#) `d` <e> # f \\ g_h',
    );
  });

  test('has quotes, tables, descriptions of images, footnotes and links by number', () => {
    const { value } = readWholeText(
      '> q\n\na | b\nc | d\n\n[Image: e]\n\nf [1] g [۲]\n\n* * *\n\nNotes\n[1] https://h.example/\n[۲] i',
      'a.txt',
      { image: 'Image' },
      0,
    );
    expect(value?.blocks.map(({ kinds, markdown }) => [kinds[0], markdown])).toEqual([
      ['quote', 'q'],
      ['cell', 'a'],
      ['cell', 'b'],
      ['cell', 'c'],
      ['cell', 'd'],
      ['alt', 'e'],
      ['paragraph', 'f g[^2]'],
      ['paragraph', 'Notes'],
    ]);
    expect(value?.footnotes).toMatchObject([{ kinds: ['footnote'], label: '2', markdown: 'i' }]);
  });

  test.each([
    ['UTF-8 with a mark', Buffer.from('\uFEFFمتن', 'utf8')],
    ['UTF-16', Buffer.from('\uFEFFمتن', 'utf16le')],
    ['Windows line ends', Buffer.from('متن\r\n')],
  ])('is read as %s', (_, bytes) => {
    expect(readForeignText(new Uint8Array(bytes), 'a.txt').value?.text.trim()).toBe('متن');
  });

  test.each([
    ['no UTF-8', Buffer.from([0xe3, 0xe4, 0xd1]), 'not valid UTF-8'],
    ['binary', Buffer.from('a\0b'), 'not text'],
    ['empty', Buffer.from(' \n\u200F'), 'no text'],
    ['too large', Buffer.alloc(1_000_001, 'a'), 'larger than 1 MB'],
    ['of too many lines', Buffer.alloc(50_000, 'a\n'), 'more than 20,000 lines'],
  ])('that is %s is refused', (_, bytes, message) => {
    const { value, problems } = readForeignText(new Uint8Array(bytes), 'a.txt');
    expect(value).toBeUndefined();
    expect(problems).toMatchObject([{ severity: 'error', file: 'a.txt' }]);
    expect(problems[0]?.message).toContain(message);
  });
});

describe('Word', () => {
  const STYLES =
    '<w:style w:type="paragraph" w:styleId="Ü1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="Ü1"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Intense Quote"/></w:style>' +
    '<w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>';
  const style = (id: string) => `<w:pStyle w:val="${id}"/>`;
  const numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';

  test('has headings by style and outline, lists by numbering or by typed numbers, quotes', () => {
    const body = [
      paragraph('title', style('T')),
      paragraph('one', style('Mine')),
      paragraph('two', '<w:outlineLvl w:val="1"/>'),
      paragraph('loop', style('Loop')),
      paragraph('auto', numbered),
      paragraph('off', '<w:numPr><w:numId w:val="0"/></w:numPr>'),
      paragraph(`${run('۱')}${run('.')}<w:r><w:tab/></w:r>${run('typed')}`),
      paragraph('quoted', style('Q')),
      paragraph(' '),
    ].join('');
    expect(words(body, { styles: STYLES })).toEqual([
      ['heading', '', 'title'],
      ['heading', '', 'one'],
      ['heading', '', 'two'],
      ['paragraph', '', 'loop'],
      ['item', '', 'auto'],
      ['paragraph', '', 'off'],
      ['item', '۱.', 'typed'],
      ['quote', '', 'quoted'],
    ]);
  });

  test('turns bold, italic, links and line breaks into Markdown', () => {
    const link = (id: string, text: string) => `<w:hyperlink r:id="${id}">${run(text)}</w:hyperlink>`;
    const field =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://f.example/" </w:instrText></w:r>' +
      `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('field')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const body = paragraph(
      run('a ') +
        run('bold ', '<w:bCs/>') +
        run('words', '<w:b/>') +
        run(', ') +
        run('slanted', '<w:i/>') +
        run(' ') +
        link('r1', 'here') +
        run(' ') +
        link('r2', 'later') +
        run(' ') +
        '<w:hyperlink w:anchor="x"><w:r><w:t>within</w:t></w:r></w:hyperlink>' +
        run(' ') +
        field +
        '<w:r><w:br/></w:r>' +
        run('end * _ [x]', '<w:rStyle w:val="S"/>'),
    );
    const parts = { styles: STYLES, links: { r1: 'https://a.example/', r2: '#' } };
    expect(words(body, parts)?.[0]?.[2]).toBe(
      'a **bold words**, *slanted* [here](https://a.example/) [later](#) [within](#) [field](https://f.example/)\\\n' +
        '**end \\* \\_ \\[x]**',
    );
  });

  test('takes tracked changes for accepted, joins paragraphs whose end was deleted, leaves out what is hidden', () => {
    const body =
      paragraph(
        run('kept ') +
          '<w:del><w:r><w:delText>gone </w:delText></w:r></w:del>' +
          `<w:ins>${run('new')}</w:ins>${run('hidden', '<w:vanish/>')}`,
        '<w:rPr><w:del/></w:rPr>',
      ) + paragraph(' text');
    expect(words(body)).toEqual([['paragraph', '', 'kept new text']]);
  });

  test('has tables, frames, footnotes and descriptions of pictures', () => {
    const cell = (text: string) => `<w:tc>${text === '' ? '<w:p/>' : paragraph(text)}</w:tc>`;
    const table = `<w:tbl><w:tr>${cell('a')}${cell('')}</w:tr><w:tr>${cell('b')}${cell('c')}</w:tr></w:tbl>`;
    const picture =
      '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr descr="a chart"/></wp:inline></w:drawing></w:r></w:p>';
    const body = `${table}<w:tbl><w:tr>${cell('frame')}</w:tr></w:tbl>${picture}${paragraph(
      `${run('text')}<w:r><w:footnoteReference w:id="2"/></w:r>`,
    )}`;
    const footnotes = `<w:footnote w:id="0" w:type="separator">${paragraph('x')}</w:footnote><w:footnote w:id="2">${paragraph(' note')}</w:footnote>`;
    const read = word(body, { footnotes });
    expect(read?.blocks.map(({ kinds, markdown, paragraph: at }) => [kinds[0], markdown, at])).toEqual([
      ['cell', 'a', 1],
      ['cell', 'b', 2],
      ['cell', 'c', 3],
      ['paragraph', 'frame', 4],
      ['alt', 'a chart', 5],
      ['paragraph', 'text[^footnote-2]', 6],
    ]);
    expect(read?.footnotes).toMatchObject([{ label: 'footnote-2', markdown: 'note' }]);
  });

  test('counts the direction marks it leaves out', () => {
    expect(word(paragraph('\u200Fالف\u202B ب\u202C'))).toMatchObject({
      directionMarks: 3,
      blocks: [{ markdown: 'الف ب' }],
    });
  });

  test.each([
    ['no archive', Buffer.from('hello'), 'not a Word file'],
    ['an old .doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'old Word file'],
    ['a cut archive', wordFile(paragraph('x')).slice(0, 300), 'damaged'],
    ['entities', wordFile(paragraph('&a;'), { prolog: '<!DOCTYPE w [<!ENTITY a "b">]>' }), 'document type'],
    ['broken XML', wordFile('<w:p>'), 'well-formed'],
    ['deep nesting', wordFile(`${'<w:p>'.repeat(200)}${'</w:p>'.repeat(200)}`), 'nested deeper'],
    ['a zip bomb', wordFile(paragraph('a'.repeat(3_000_000))), 'far larger'],
    ['nothing', wordFile(paragraph('')), 'no text'],
    ['too many paragraphs', wordFile('<w:p><w:r><w:t>a</w:t></w:r></w:p>'.repeat(5001)), '5,000 paragraphs'],
  ])('refuses %s in one message', (_, bytes, message) => {
    const { value, problems } = readWholeDocx(new Uint8Array(bytes), 'a.docx');
    expect(value).toBeUndefined();
    expect(problems).toMatchObject([{ severity: 'error', file: 'a.docx' }]);
    expect(problems[0]?.message).toContain(message);
  });
});

describe('Markdown', () => {
  const read = (text: string, definitions = '') => parseWhole(text, 'a.md', definitions, 0).value;

  test('is read by the conventions of the statement', () => {
    const text = '---\ntitle: عنوان\n---\n\n## یک\n\nدو[^a]\n\n<!-- -->\n\n- سه\n\n> چهار\n\n[^a]: پنج\n';
    expect(read(text)?.blocks.map(({ kinds, markdown, line }) => [kinds[0], markdown, line])).toEqual([
      ['heading', 'عنوان', 1],
      ['heading', 'یک', 5],
      ['paragraph', 'دو[^a]', 7],
      ['item', 'سه', 11],
      ['quote', 'چهار', 13],
    ]);
    expect(read(text)?.footnotes).toMatchObject([{ label: 'a', markdown: 'پنج' }]);
  });

  test('writes out links that the statement does not define', () => {
    const text = '[a][x] [b][y] [c]\n\n[x]: https://x.example/ "t"\n[y]: https://y.example/\n[c]: /c';
    const known = '[y]: https://y.example/';
    expect(read(text, known)?.blocks[0]?.markdown).toBe('[a](https://x.example/ "t") [b][y] [c](/c)');
  });

  test.each([
    '>'.repeat(200_000),
    '*a '.repeat(60_000),
    '['.repeat(100_000),
    `${'- '.repeat(50_000)}x`,
    '[^a]'.repeat(9000),
  ])('that would hold up the parser is refused at once', async (text) => {
    const { value: outcome, cost } = await costOf(() => parseWhole(text, 'a.md', '', 0));
    const { value, problems } = outcome;
    expect(value).toBeUndefined();
    expect(problems).toMatchObject([
      { file: 'a.md', fatal: true, rule: expect.stringMatching(/^(?:nesting|oversized)$/u) as string },
    ]);
    expect(cost).toBeLessThan(50);
  });
});

test('any text as inline Markdown means itself', () => {
  const signs = fc.constantFrom(
    ...[
      '*',
      '**',
      '_',
      '`',
      '``',
      '[',
      ']',
      '](',
      '!',
      '<b>',
      '<',
      '&amp;',
      '&',
      '\\',
      '~~',
      '|',
      '#',
      '1. ',
      '- ',
    ],
    ...['> ', 'word', 'واژه', ' ', '.', '،', 'https://a.example/b_c', 'x_y@z.example', '[^a]', '%', '"'],
  );
  fc.assert(
    fc.property(fc.array(signs, { minLength: 1, maxLength: 12 }), (parts) => {
      const text = parts.join('').replace(/\s+/gu, ' ').trim();
      fc.pre(text !== '');
      const read = parseInline(inlineMarkdown([{ type: 'text', value: text }]));
      expect(toString({ type: 'paragraph', children: read })).toBe(text);
    }),
    {
      numRuns: runs(80),
      examples: [
        [['_', 'x_y@z.example', '_']],
        [['x_y@z.example', '_']],
        [['https://a.example/b_c', '&amp;']],
      ],
    },
  );
});
