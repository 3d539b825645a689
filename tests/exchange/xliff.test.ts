import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inlineParts, markdownOf, type InlinePart } from '../../src/exchange/xliff/inline.js';
import { xliff } from '../../src/exchange/xliff/index.js';
import type { ExportDocument, ImportDocument } from '../../src/model/exchange.js';
import { fingerprint } from '../../src/model/fingerprint.js';
import type { Outcome } from '../../src/model/problem.js';
import { runs } from '../runs.js';
import { anyDocument, broughtBack, bytes, expectedOf, exported, markdown, text, unit } from './documents.js';

const write = (document: ExportDocument, version?: string) =>
  xliff.serialize(document, { version }) as Uint8Array;
const read = (content: string | Uint8Array) =>
  xliff.parse(typeof content === 'string' ? bytes(content) : content, 'fa.xlf') as Outcome<ImportDocument>;

describe('inline Markdown as text and codes', () => {
  /** Parts as a short text: ⟨open|…|close⟩, ⟨standalone⟩. */
  const shown = (parts: readonly InlinePart[]): string =>
    parts
      .map((part) => {
        if (typeof part === 'string') return part;
        return part.kind === 'pair' ? `⟨${part.open}|${shown(part.parts)}|${part.close}⟩` : `⟨${part.raw}⟩`;
      })
      .join('');

  test.each([
    ['a **b *c* d** e', 'a ⟨**|b ⟨*|c|*⟩ d|**⟩ e'],
    ['__b__ _i_ ~~s~~ ~50', '⟨__|b|__⟩ ⟨_|i|_⟩ ⟨~~|s|~~⟩ ~50'],
    ['«[با **اکثریت**](#)»', '«⟨[|با ⟨**|اکثریت|**⟩|](#)⟩»'],
    ['[a](<b c> "t\\"") [](#)', '⟨[|a|](<b c> "t\\"")⟩ ⟨[](#)⟩'],
    ['[طريقة][method] [x][] [^wells] [sic]', '⟨[|طريقة|][method]⟩ ⟨[|x|][]⟩ ⟨[^wells]⟩ [sic]'],
    ['`a*b*` and ``c`d``', '⟨`a*b*`⟩ and ⟨``c`d``⟩'],
    ['one\\\ntwo  \nthree\nfour', 'one⟨\\\n⟩two⟨  \n⟩three\nfour'],
    ['<https://a.b/c_d_> x@y.zz https://e.f/g_h', '⟨<https://a.b/c_d_>⟩ ⟨x@y.zz⟩ ⟨https://e.f/g_h⟩'],
    ['![alt \\] [x]](a.png) ![][y]', '⟨![|alt \\] [x]|](a.png)⟩ ⟨![][y]⟩'],
    ['\\*no\\* &amp; <b>raw</b> 2 * 3', '\\*no\\* &amp; <b>raw</b> 2 * 3'],
    ['1. # > - no block', '1. # > - no block'],
    ['\uFEFF**a**', '\uFEFF⟨**|a|**⟩'],
  ])('%j', (source, parts) => {
    expect(shown(inlineParts(source))).toBe(parts);
  });

  test('put together again it is the very text', () => {
    fc.assert(
      fc.property(markdown, (source) => {
        expect(markdownOf(inlineParts(source))).toBe(source);
      }),
      { numRuns: runs(60) },
    );
  });
});

describe.each([undefined, '1.2'])('version %s', (version) => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { value, problems } = read(write(document, version));
        expect(problems).toEqual([]);
        expect(broughtBack(value)).toEqual(expectedOf(document));
      }),
      { numRuns: runs(40) },
    );
  });

  test('is the same bytes each time', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(text(write(document, version))).toBe(text(write(document, version)));
      }),
      { numRuns: runs(8) },
    );
  });

  test('keeps characters that XML cannot hold', () => {
    const target = 'a\u0001b\u000b\uFFFE\r\nc';
    expect(read(write(exported([unit({ key: 'a', target })]), version)).value?.units[0]?.target).toBe(target);
  });

  test('a filled or mended target is finished, even where a tool leaves the state as it was', () => {
    const document = exported([
      unit({ key: 'old', target: 'کهنه', status: 'outdated' }),
      unit({ key: 'kept', target: 'مانده', status: 'outdated' }),
      unit({ key: 'new', source: 'New **one**.', target: '', status: 'missing' }),
    ]);
    const file = text(write(document, version))
      .replace('کهنه', 'تازه')
      .replace(/(New [^]*?<\/source>)/u, '$1<target>نو</target>');
    const units = read(file).value?.units.map(({ key, target, unfinished }) => [key, target, unfinished]);
    expect(units).toEqual([
      ['old', 'تازه', false],
      ['kept', 'مانده', true],
      ['new', 'نو', false],
    ]);
  });
});

describe('what is written', () => {
  const document = exported([
    unit({
      key: 'a',
      role: 'title',
      source: 'The [court](#1) **ruled**.',
      target: '**حکم** [محکمه](#2).',
      status: 'outdated',
      madeFor: 'It ruled.',
    }),
    unit({ key: '65', source: '65%', target: '٦٥٪', status: 'reviewed' }),
    unit({ key: 'b', source: 'x & y', target: '', status: 'missing' }),
  ]);

  test('2.1', () => {
    expect(text(write(document))).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" version="2.1" srcLang="en" trgLang="fa-AF">
  <file id="f1" original="the-zarimel" canResegment="no" srcDir="ltr" trgDir="rtl">
    <notes>
      <note category="title">The Zarimel Must Keep Flowing</note>
    </notes>
    <unit id="u1" name="a">
      <mda:metadata>
        <mda:metaGroup category="communique">
          <mda:meta type="exported">${fingerprint('**حکم** [محکمه](#2).')}</mda:meta>
        </mda:metaGroup>
      </mda:metadata>
      <notes>
        <note category="role">Title of the statement.</note>
        <note category="status">The original was changed after this was translated.</note>
        <note category="previous-source">It ruled.</note>
      </notes>
      <originalData>
        <data id="d1">[</data>
        <data id="d2">](#1)</data>
        <data id="d3">**</data>
        <data id="d4">](#2)</data>
      </originalData>
      <segment state="initial" subState="communique:outdated">
        <source xml:space="preserve">The <pc id="1" type="link" dataRefStart="d1" dataRefEnd="d2">court</pc> <pc id="2" type="fmt" subType="xlf:b" dataRefStart="d3" dataRefEnd="d3">ruled</pc>.</source>
        <target xml:space="preserve"><pc id="2" type="fmt" subType="xlf:b" dataRefStart="d3" dataRefEnd="d3">حکم</pc> <pc id="3" type="link" dataRefStart="d1" dataRefEnd="d4">محکمه</pc>.</target>
      </segment>
    </unit>
    <unit id="u2" name="65">
      <mda:metadata>
        <mda:metaGroup category="communique">
          <mda:meta type="exported">${fingerprint('٦٥٪')}</mda:meta>
        </mda:metaGroup>
      </mda:metadata>
      <notes>
        <note category="role">Paragraph.</note>
      </notes>
      <segment state="reviewed">
        <source xml:space="preserve">65%</source>
        <target xml:space="preserve">٦٥٪</target>
      </segment>
    </unit>
    <unit id="u3" name="b">
      <mda:metadata>
        <mda:metaGroup category="communique">
          <mda:meta type="exported">${fingerprint('')}</mda:meta>
        </mda:metaGroup>
      </mda:metadata>
      <notes>
        <note category="role">Paragraph.</note>
      </notes>
      <segment state="initial" subState="communique:missing">
        <source xml:space="preserve">x &amp; y</source>
      </segment>
    </unit>
  </file>
</xliff>
`);
  });

  test('1.2', () => {
    const file = text(write(document, '1.2'));
    expect(file).toContain(
      '<source>The <bpt id="1" ctype="link">[</bpt>court<ept id="1">](#1)</ept> <bpt id="2" ctype="bold">**</bpt>ruled<ept id="2">**</ept>.</source>',
    );
    expect(file).toContain(
      '<target state="needs-review-translation" state-qualifier="x-communique-outdated"><bpt id="2" ctype="bold">**</bpt>حکم',
    );
    expect(file).toContain('<trans-unit id="2" resname="65" approved="yes" xml:space="preserve">');
    expect(file).toContain('<target state="signed-off">٦٥٪</target>');
  });
});

const v2 = (unitContent: string, attributes = 'name="k"') =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="fa"><file id="f"><unit id="u1" ${attributes}>${unitContent}</unit></file></xliff>`;
const v1 = (unitContent: string, attributes = 'resname="k"') =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="p" source-language="en" target-language="fa-IR" datatype="x"><body><group id="g"><trans-unit id="1" ${attributes}>${unitContent}</trans-unit></group></body></file></xliff>`;

describe('what other tools write', () => {
  const DATA =
    '<originalData><data id="d1">**</data><data id="d2"><![CDATA[](#?a&b)]]></data><data id="d0">[</data></originalData>';

  test.each([
    [
      'several segments, white space between them',
      '<segment><source>One.</source><target>یک.</target></segment><ignorable><source> </source></ignorable>' +
        '<segment state="final"><source>Two.</source><target>دو.</target></segment>',
      { source: 'One. Two.', target: 'یک. دو.', unfinished: false },
    ],
    [
      'segments in another order',
      '<segment><source>A</source><target order="2">ب</target></segment>' +
        '<segment><source>B</source><target order="1">الف</target></segment>',
      { source: 'AB', target: 'الفب', unfinished: false },
    ],
    [
      'one of two segments without a target',
      '<segment><source>A</source><target>ب</target></segment><segment><source>B</source></segment>',
      { source: 'AB', target: 'ب', unfinished: true },
    ],
    [
      'no target at all',
      '<segment><source>A</source></segment><ignorable><source> </source></ignorable>',
      { source: 'A ', target: '', unfinished: true },
    ],
    [
      'an initial state of its own',
      '<segment state="initial"><source>A</source><target>ب</target></segment>',
      { source: 'A', target: 'ب', unfinished: true },
    ],
    [
      'codes as pc and as sc and ec, annotations, comments, CDATA, instructions',
      DATA +
        '<segment><source><pc dataRefEnd="d1" dataRefStart="d1" id="1">A</pc> <pc id="2" dataRefStart="d0" dataRefEnd="d2">l</pc></source>' +
        '<target><sc id="1" dataRef="d1"/>ب<ec startRef="1" dataRef="d1"/><!-- c --><?p i?> <mrk id="m1" type="comment"><pc id="2">' +
        '<![CDATA[<&]]>&#x6F;</pc></mrk><sm id="m2"/></target></segment>',
      { source: '**A** [l](#?a&b)', target: '**ب** [<&o](#?a&b)', unfinished: false },
    ],
    [
      'suggestions with sources and targets of their own',
      '<m:matches xmlns:m="urn:oasis:names:tc:xliff:matches:2.0"><m:match ref="#1"><source>Z</source><target>ز</target></m:match></m:matches>' +
        '<segment><source>A</source><target>ب</target></segment>',
      { source: 'A', target: 'ب', unfinished: false },
    ],
  ])('2.x: %s', (_, content, expected) => {
    const { value, problems } = read(v2(content));
    expect(problems).toEqual([]);
    expect(value?.units).toMatchObject([{ key: 'k', line: 1, ...expected }]);
  });

  test.each([
    [
      'g, x, bx and ex that refer to the source',
      '<source><bpt id="1">**</bpt>A<ept id="1">**</ept> <ph id="2">[^w]</ph></source>' +
        '<target state="translated"><g id="1">ب</g><x id="2"/></target>',
      { source: '**A** [^w]', target: '**ب**[^w]', unfinished: false },
    ],
    [
      'segments as marks, Trados’s own elements, suggestions',
      '<source>One. Two.</source><seg-source><mrk mtype="seg" mid="1">One.</mrk></seg-source>' +
        '<target><mrk mtype="seg" mid="1">یک.</mrk> <mrk mtype="seg" mid="2">دو.</mrk></target>' +
        '<sdl:seg-defs xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"><sdl:seg id="1" conf="Translated"/></sdl:seg-defs>' +
        '<alt-trans><source>Z</source><target>ز</target></alt-trans>',
      { source: 'One. Two.', target: 'یک. دو.', unfinished: false },
    ],
    ['no target', '<source>A</source>', { source: 'A', target: '', unfinished: true }],
    ['an empty target', '<source>A</source><target/>', { source: 'A', target: '', unfinished: true }],
    [
      'a state that asks for review',
      '<source>A</source><target state="needs-review-translation">ب</target>',
      { target: 'ب', unfinished: true },
    ],
  ])('1.2: %s', (_, content, expected) => {
    const { value, problems } = read(v1(content));
    expect(problems).toEqual([]);
    expect(value).toMatchObject({ publication: 'p', sourceLocale: 'en', locale: 'fa' });
    expect(value?.units).toMatchObject([{ key: 'k', ...expected }]);
  });

  test('namespaces with a prefix, a byte order mark, UTF-16', () => {
    const plain = '<segment><source>A</source><target>ب</target></segment>';
    const prefixed = v2(plain)
      .replaceAll(/<(\/?)(?=[a-z])/gu, '<$1x:')
      .replace('xmlns=', 'xmlns:x=');
    expect(read(`\uFEFF${prefixed}`).value?.units[0]?.target).toBe('ب');
    const utf16 = new Uint8Array(
      Buffer.from(`\uFEFF<?xml version="1.0" encoding="UTF-16"?>${v2(plain)}`, 'utf16le'),
    );
    expect(read(utf16).value?.units[0]?.target).toBe('ب');
  });
});

describe('what is wrong is told', () => {
  const pair = '<segment><source>A</source><target>ب</target></segment>';

  test('a lost name is no key', () => {
    const { value, problems } = read(v2(pair, ''));
    expect(value?.units[0]?.key).toBe('');
    expect(problems).toMatchObject([{ rule: 'exchange-no-key', severity: 'warning', line: 1 }]);
  });

  test('a code that nothing explains leaves the translation out', () => {
    const { value, problems } = read(
      v2('<segment><source>A</source><target><ph id="9"/>ب</target></segment>'),
    );
    expect(value?.units[0]?.target).toBe('');
    expect(problems).toMatchObject([{ rule: 'exchange-markup', severity: 'error', key: 'k', line: 1 }]);
  });

  test('a code moved to where it is no markup is a warning', () => {
    const document = exported([unit({ key: 'a', source: 'x **y** z', target: 'x **y** z' })]);
    const file = text(write(document)).replace(/(<target[^]*?)>y<\/pc> z/u, '$1> y</pc>z');
    expect(read(file).problems).toMatchObject([{ rule: 'exchange-markup', severity: 'warning', key: 'a' }]);
  });

  test('a deleted code, and markup that the translator wrote, are left to the checks', () => {
    const document = exported([unit({ key: 'a', source: 'x **y** z', target: 'x **y** z' })]);
    const file = text(write(document)).replace(/(<target[^>]*>).*<\/target>/u, '$1x y *z*</target>');
    expect(read(file)).toMatchObject({ value: { units: [{ target: 'x y *z*' }] }, problems: [] });
  });

  test('two different translations of one segment', () => {
    const file = v2(pair).replace(
      '</unit>',
      `</unit><unit id="u2" name="k">${pair.replace('ب', 'پ')}</unit>`,
    );
    expect(read(file).problems).toMatchObject([{ rule: 'duplicate-key', severity: 'error', key: 'k' }]);
  });
});

describe('hostile files give one problem', () => {
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>${v2('&b;')}`;
  test.each([
    ['nothing', '', 'exchange-syntax'],
    ['other XML', '<html/>', 'exchange-syntax'],
    ['no XML', 'PK\u0003\u0004', 'exchange-syntax'],
    ['a version to come', '<xliff version="3.0"/>', 'exchange-syntax'],
    [
      'an external entity',
      `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${v2('&a;')}`,
      'exchange-doctype',
    ],
    ['billion laughs', laughs, 'exchange-doctype'],
    ['an external DTD', `<!DOCTYPE xliff SYSTEM "http://x.example/x.dtd">${v2('')}`, 'exchange-doctype'],
    ['an unknown entity', v2('&nbsp;'), 'exchange-syntax'],
    ['cut off', v2('').slice(0, -20), 'exchange-syntax'],
    ['a double attribute', v2('', 'name="a" name="b"'), 'exchange-syntax'],
    ['an unknown prefix', v2('<z:a/>'), 'exchange-syntax'],
    ['deep nesting', v2('<a>'.repeat(200_000)), 'exchange-too-large'],
    ['a million elements', v2('<a/>'.repeat(1_000_000)), 'exchange-too-large'],
    [
      'a million attributes',
      v2(`<a ${Array.from({ length: 1e5 }, (_, n) => `a${n}=""`).join(' ')}/>`),
      'exchange-too-large',
    ],
    [
      'too many units',
      v2('').replace('</file>', '<unit id="x"/>'.repeat(60_000) + '</file>'),
      'exchange-too-large',
    ],
    ['an unknown character set', '<?xml version="1.0" encoding="EBCDIC-X"?><a/>', 'exchange-charset'],
  ])('%s', (_, content, rule) => {
    const { value, problems } = read(content);
    expect(value).toBeUndefined();
    expect(problems).toMatchObject([{ rule, severity: 'error', fatal: true, file: 'fa.xlf' }]);
  });

  test('21 MB', () => {
    expect(read(new Uint8Array(21 * 1024 * 1024)).problems).toMatchObject([{ rule: 'exchange-too-large' }]);
  });

  test('a name such as __proto__ is a key like any other', () => {
    const content = '<segment><source>A</source><target>ب</target></segment>';
    expect(read(v2(content, 'name="__proto__"')).value?.units[0]?.key).toBe('__proto__');
  });

  test('whatever is changed in a file, reading it never throws', () => {
    const good = text(
      write(exported([unit({ key: 'a', source: 'x **y** [z](#)', target: 'x **y** [z](#)' })])),
    );
    const change = fc.tuple(
      fc.nat(good.length),
      fc.nat(20),
      fc.constantFrom('', '<', '>', '"', '&', '</pc>', '<ph/>', 'x'),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 3 }), (changes) => {
        const file = changes.reduce(
          (now, [at, length, put]) => now.slice(0, at) + put + now.slice(at + length),
          good,
        );
        const { value, problems } = read(file);
        expect(value !== undefined || problems.length === 1).toBe(true);
      }),
      { numRuns: runs(60) },
    );
  });
});
