import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImportDocument } from '../../src/model/exchange.js';
import { fingerprint } from '../../src/model/fingerprint.js';
import type { Outcome } from '../../src/model/problem.js';
import { po } from '../../src/exchange/po/index.js';
import { expectLinear } from '../cost.js';
import { runs } from '../runs.js';
import { anyDocument, broughtBack, bytes, expectedOf, exported, text, unit } from './documents.js';

const write = (document: Parameters<typeof po.serialize>[0]) => po.serialize(document, {}) as Uint8Array;
const read = (content: string | Uint8Array) =>
  po.parse(typeof content === 'string' ? bytes(content) : content, 'fa.po') as Outcome<ImportDocument>;

const HEADER = 'msgid ""\nmsgstr ""\n"Language: fa_AF\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n';

describe('what is written', () => {
  test('reads as gettext writes it', () => {
    const document = exported(
      [
        unit({ key: 'title', role: 'title', source: 'A "title"', target: 'عنوان', status: 'reviewed' }),
        unit({
          key: '65',
          source: 'Join us:\\\nnoon',
          target: 'بیایید:\\\nظهر',
          status: 'outdated',
          madeFor: 'Join:\\\n"us"',
        }),
        unit({ key: '0', role: 'cell', source: '**bold**', target: '', status: 'missing' }),
      ],
      { obsolete: [{ key: 'gone', source: 'Gone.', target: 'رفت.' }] },
    );
    expect(text(write(document))).toBe(`# The Zarimel Must Keep Flowing
# Translation from en to fa-AF.
msgid ""
msgstr ""
"Project-Id-Version: the-zarimel\\n"
"PO-Revision-Date: 2026-03-01 00:00+0000\\n"
"Last-Translator: \\n"
"Language-Team: \\n"
"Language: fa_AF\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Source-Language: en\\n"

#: title/title
#. Title of the statement.
#. Reviewed.
#. exported: ${fingerprint('عنوان')}
msgctxt "title"
msgid "A \\"title\\""
msgstr "عنوان"

#: paragraph/65
#. Paragraph.
#. Keep [links](…), **bold** and other marks as they are; translate the words in them.
#. The original was changed after this was translated.
#. exported: ${fingerprint('بیایید:\\\nظهر')}
#, fuzzy
#| msgctxt "65"
#| msgid "Join:\\\\\\n\\"us\\""
msgctxt "65"
msgid ""
"Join us:\\\\\\n"
"noon"
msgstr ""
"بیایید:\\\\\\n"
"ظهر"

#: cell/0
#. Cell of a table.
#. Keep [links](…), **bold** and other marks as they are; translate the words in them.
#. exported: ${fingerprint('')}
msgctxt "0"
msgid "**bold**"
msgstr ""

#~ msgctxt "gone"
#~ msgid "Gone."
#~ msgstr "رفت."
`);
  });

  test('comes back as it was', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { value, problems } = read(write(document));
        expect(problems).toEqual([]);
        expect(broughtBack(value)).toEqual(expectedOf(document));
      }),
      { numRuns: runs(50) },
    );
  });

  test('is the same bytes each time', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(text(write(document))).toBe(text(write(document)));
      }),
      { numRuns: runs(8) },
    );
  });
});

describe('what other tools write', () => {
  test('a file with byte order mark, CR LF, other wrapping, other headers and no blank lines', () => {
    const file = `\uFEFF# Translator
msgid ""
msgstr ""
"X-Generator: Poedit 3.5\\n"
"Language: fa_AF@x\\n"
"content-type: text/plain; charset=UTF-8\\n"
"X-Source-Language: en\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
#. Paragraph.
#, fuzzy, no-wrap
#| msgid "old"
msgctxt "b"
msgid "Two "
"words"
msgstr   "دو "
   "واژه"
#, no-c-format
msgctxt "a"
msgid "One\\twith \\"quotes\\""
msgstr "یک"
#~| msgid "older"
#~ msgctxt "gone"
#~ msgid "Gone"
#~ msgstr "رفت"
`.replaceAll('\n', '\r\n');
    const { value, problems } = read(file);
    expect(problems).toEqual([]);
    expect(value).toEqual({
      publication: undefined,
      sourceLocale: 'en',
      locale: 'fa-AF',
      units: [
        { key: 'b', source: 'Two words', target: 'دو واژه', unfinished: true, line: 13 },
        { key: 'a', source: 'One\twith "quotes"', target: 'یک', unfinished: false, line: 19 },
      ],
    });
  });

  test.each([
    ['fa_IR', 'fa'],
    ['ps', 'ps'],
    ['sr@latin', 'sr-Latn'],
    ['sr_RS@cyrillic', 'sr-Cyrl-RS'],
    ['de_CH.UTF-8', 'de-CH'],
    ['', undefined],
    ['__proto__@constructor', undefined],
  ])('language %j is %j', (written, tag) => {
    expect(read(HEADER.replace('fa_AF', written)).value?.locale).toBe(tag);
  });

  test.each([
    ['windows-1256', [0xe4, 0xe5, 0xd1], 'نهر'],
    ['ISO-8859-1', [0xe9], 'é'],
    ['CHARSET', [0xc3, 0xa9], 'é'],
  ])('character set %s', (charset, letters, target) => {
    const head = bytes(`${HEADER.replace('UTF-8', charset)}msgctxt "a"\nmsgid "x"\nmsgstr "`);
    const { value, problems } = read(new Uint8Array([...head, ...letters, 0x22, 0x0a]));
    expect(problems).toEqual([]);
    expect(value?.units[0]?.target).toBe(target);
  });

  test('a header that names no publication', () => {
    const file = HEADER.replace('"Language', '"Project-Id-Version: PACKAGE VERSION\\n"\n"Language');
    expect(read(file).value).toMatchObject({ publication: undefined, locale: 'fa-AF' });
  });

  test('an empty template has no units', () => {
    expect(read(HEADER)).toMatchObject({ value: { units: [] }, problems: [] });
  });
});

const entry = (context: string, id: string, target: string) =>
  `${context === '' ? '' : `msgctxt "${context}"\n`}msgid "${id}"\nmsgstr "${target}"\n\n`;

describe('what is wrong is told with its line', () => {
  test.each([
    ['two different translations', entry('a', 'x', 'y') + entry('a', 'x', 'z'), 'duplicate-key', 'error', 11],
    ['no context', entry('', 'x', 'y'), 'exchange-no-key', 'warning', 6],
    [
      'a plural',
      'msgid "x"\nmsgid_plural "xs"\nmsgstr[0] "y"\nmsgstr[1] "z"\n',
      'exchange-syntax',
      'error',
      6,
    ],
    ['an open quote', 'msgctxt "a"\nmsgid "x\nmsgstr "y"\n', 'exchange-syntax', 'error', 7],
    ['no msgstr', `msgctxt "a"\nmsgid "x"\n\n${entry('b', 'x', 'y')}`, 'exchange-syntax', 'error', 7],
    ['words', `${entry('b', 'x', 'y')}hello world\n${entry('c', 'x', 'y')}`, 'exchange-syntax', 'error', 12],
  ])('%s', (_, body, rule, severity, line) => {
    const { problems } = read(HEADER + body);
    expect(problems).toMatchObject([{ rule, severity, file: 'fa.po', line }]);
  });

  test('a broken entry does not take its neighbours with it', () => {
    const { value } = read(
      `${HEADER}${entry('a', 'x', 'y')}msgctxt "b"\nmsgid "x\n\n${entry('c', 'x', 'y')}`,
    );
    expect(value?.units.map(({ key }) => key)).toEqual(['a', 'c']);
  });

  test('the same entry twice is no problem', () => {
    const { value, problems } = read(HEADER + entry('a', 'x', 'y') + entry('a', 'x', 'y'));
    expect([value?.units.length, problems]).toEqual([1, []]);
  });
});

describe('hostile files give one problem', () => {
  test.each([
    ['nothing', new Uint8Array(), 'exchange-syntax'],
    ['another format', bytes('<html></html>'), 'exchange-syntax'],
    ['a ZIP', bytes('PK\u0003\u0004 rubbish'), 'exchange-syntax'],
    ['21 MB', new Uint8Array(21 * 1024 * 1024), 'exchange-too-large'],
    ['a million entries', bytes('msgid "a"\nmsgstr ""\n'.repeat(900_000)), 'exchange-too-large'],
    ['an unknown character set', bytes(HEADER.replace('UTF-8', 'EBCDIC-X')), 'exchange-charset'],
    ['bytes of another one', new Uint8Array([...bytes(HEADER), 0xff, 0xfe]), 'exchange-charset'],
  ])('%s', (_, content, rule) => {
    const { value, problems } = read(content);
    expect(value).toBeUndefined();
    expect(problems).toMatchObject([{ rule, severity: 'error', fatal: true, file: 'fa.po' }]);
  });

  test('many faults are counted, not listed', () => {
    const { problems } = read(HEADER + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\n'.repeat(5000));
    expect(problems).toHaveLength(51);
    expect(problems.at(-1)?.message).toContain('4950 more problems');
  });

  test('lost keys are told once', () => {
    const { problems } = read(HEADER + entry('', 'x', 'y') + entry('', 'z', 'y'));
    expect(problems).toMatchObject([{ rule: 'exchange-no-key', severity: 'warning', line: 6 }]);
    expect(problems[0]?.message).toBe('2 segments have lost their keys, the first is “x”.');
  });

  test.each([
    ['line ends', (count: number) => '\n'.repeat(4 * count)],
    ['spaces', (count: number) => `${' '.repeat(4 * count)}x`],
    ['backslashes', (count: number) => `${HEADER}msgid "${'\\'.repeat(count)}"\nmsgstr ""\n`],
  ])('a million %s take no long time', (_, make) => expectLinear(125_000, (count) => read(make(count))));

  test('whatever is in a file, reading it never throws', () => {
    const pieces = [
      'msgid ',
      'msgstr ',
      'msgctxt ',
      '"',
      '"a"',
      '\n',
      '\\',
      '#',
      '#~ ',
      '#~| ',
      '#, fuzzy',
      ' ',
      'x',
    ];
    const rubbish = fc.array(fc.constantFrom(...pieces), { maxLength: 30 });
    fc.assert(
      fc.property(rubbish, (list) => {
        expect(Array.isArray(read(list.join('')).problems)).toBe(true);
      }),
      { numRuns: runs(150) },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (content) => {
        expect(Array.isArray(read(content).problems)).toBe(true);
      }),
    );
  });
});
