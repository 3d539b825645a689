import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { docx } from '../../src/exchange/docx/index.js';
import { asReadAlone, piecesOfMarkdown, plainText } from '../../src/exchange/docx/cell.js';
import type { ExportDocument, ExportUnit, ImportDocument, ImportUnit } from '../../src/model/exchange.js';
import { fingerprint } from '../../src/model/fingerprint.js';
import type { Problem } from '../../src/model/problem.js';
import { anyText } from '../any-text.js';
import { costOf, expectLinear } from '../cost.js';
import { runs } from '../runs.js';
import { around, DEFINITIONS } from './documents.js';

const FILE = 'fa.docx';

function unit(key: string, source: string, target: string, more: Partial<ExportUnit> = {}): ExportUnit {
  return {
    key,
    role: 'paragraph',
    source,
    target,
    status: target === '' ? 'missing' : 'translated',
    ...more,
  };
}

function exported(units: readonly ExportUnit[], more: Partial<ExportDocument> = {}): ExportDocument {
  return {
    publication: 'river.example/statement',
    sourceLocale: 'en',
    locale: 'fa',
    direction: 'rtl',
    title: 'The river & its <people>',
    date: '2025-11-24',
    ...around(more.locale ?? 'fa', units),
    units,
    obsolete: [],
    ...more,
  };
}

const RIVER = exported([
  unit('the-river', 'The river belongs to all', 'رود از آنِ همه است', { role: 'title' }),
  unit('we-ask', 'We ask the **UN** to [act](#)', 'از **سازمان ملل (UN)** می‌خواهیم [اقدام](#) کند'),
  unit('now', 'Now', '', { role: 'item' }),
  unit('dam', 'The new dam', 'سدّ', { status: 'outdated', madeFor: 'The old dam' }),
  unit('line', 'One\\\nTwo', 'یک\\\nدو', { status: 'reviewed' }),
]);

/** The bytes of the file after an edit of its parts, as another program would have made it. */
async function edited(
  document: ExportDocument,
  edit: (parts: Record<string, string>) => void,
): Promise<Uint8Array> {
  const parts = Object.fromEntries(
    Object.entries(unzipSync(await docx.serialize(document, {}))).map(([path, xml]) => [
      path,
      strFromU8(xml),
    ]),
  );
  edit(parts);
  // Stored, not packed: an archive is not refused for its ratio alone, and packing is no part of a test.
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])), {
    level: 0,
  });
}

/** The file with another body, everything else as it was. */
function withBody(document: ExportDocument, edit: (xml: string) => string): Promise<Uint8Array> {
  return edited(document, (parts) => {
    parts['word/document.xml'] = edit(parts['word/document.xml'] ?? '');
  });
}

const forgetManifest = (parts: Record<string, string>) => {
  delete parts['customXml/item1.xml'];
};

async function read(bytes: Uint8Array): Promise<{ value: ImportDocument; problems: readonly Problem[] }> {
  const { value, problems } = await docx.parse(bytes, FILE);
  if (value === undefined) throw new Error(problems.map(({ message }) => message).join());
  const units = value.units.map(({ row, sourcePrint, isUntouched, ...unit }) => {
    expect(row).toBeGreaterThan(0);
    if (sourcePrint !== undefined) expect(sourcePrint).toMatch(/^[\da-f]{16}$/u);
    if (isUntouched !== undefined) expect(isUntouched).toBe(true);
    return unit;
  });
  return { value: { ...value, units }, problems };
}

async function targetOf(bytes: Uint8Array, key: string): Promise<string | undefined> {
  return (await read(bytes)).value.units.find((one) => one.key === key)?.target;
}

const untouched = ({ key, source, target, status }: ExportUnit): ImportUnit => ({
  key,
  source,
  target,
  exported: fingerprint(target),
  unfinished: status === 'outdated',
});

const ROW = /<w:tr>.*?<\/w:tr>/gsu;
const rowsOf = (xml: string) => xml.match(ROW) ?? [];
/** The body with the row of a unit replaced. */
const withRow = (xml: string, words: string, edit: (row: string) => string) =>
  xml.replace(ROW, (row) => (row.includes(words) ? edit(row) : row));
/** A row with other content in its target cell. */
const withTarget = (row: string, content: string) => row.replace(/<w:tc>(?!.*<w:tc>).*<\/w:tc>/su, content);
const targetCell = (paragraphs: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraphs}</w:tc>`;
const filled = (paragraphs: string) =>
  withBody(RIVER, (xml) => withRow(xml, '>Now<', (row) => withTarget(row, targetCell(paragraphs))));
const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['می‌خواهیم', 'ښځې', 'UN', '[متن](#)', '**قوی**', '*', '_', '`code`', '\\', ']]>', '<b>&amp;"\''],
        ...[
          '\u200C',
          '\u200E',
          '\u00A0',
          '\u00AD',
          '\u2011',
          ' ',
          '\t',
          '\\\n',
          '۱۲',
          '2025',
          '(',
          ')',
          '😀',
        ],
      ),
      anyText({ maxLength: 6 }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join('').replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''));

const plainSource = (text: string) => plainText(piecesOfMarkdown(text, DEFINITIONS)).trim();

const units = fc.uniqueArray(
  fc.record({
    key: fc.oneof(
      fc.constantFrom('a-b', 'سلام', "it's", 'x:y'),
      words.filter((key) => key !== ''),
    ),
    role: fc.constantFrom('title', 'paragraph', 'item', 'footnote'),
    source: words.filter((text) => plainSource(text) !== ''),
    target: words,
    status: fc.constantFrom('missing', 'outdated', 'translated', 'reviewed'),
    madeFor: fc.option(words, { nil: undefined }),
  }),
  { selector: ({ key }) => key, minLength: 1, maxLength: 6 },
);

describe('export, then import', () => {
  test('is the identity', async () => {
    await fc.assert(
      fc.asyncProperty(units, fc.constantFrom('ltr', 'rtl'), async (some, direction) => {
        const document = exported(some, { direction });
        const { value, problems } = await read(await docx.serialize(document, {}));
        expect(problems).toEqual([]);
        expect(value).toEqual({
          publication: document.publication,
          locale: 'fa',
          sourceLocale: 'en',
          units: some.map(untouched),
        });
      }),
      { numRuns: runs(15) },
    );
  });

  test.each([
    ['the hidden text', /<w:tag [^>]*>|<w:bookmarkStart [^>]*>/gu],
    ['the tag', /\[\[communique:[^<]*|<w:bookmarkStart [^>]*>/gu],
    ['the bookmark', /\[\[communique:[^<]*|<w:tag [^>]*>/gu],
    ['the source text', /\[\[communique:[^<]*|<w:tag [^>]*>|<w:bookmarkStart [^>]*>/gu],
  ])('finds every unit where only %s survived beside the manifest', async (_, lost) => {
    const bytes = await withBody(RIVER, (xml) => xml.replace(lost, ''));
    expect((await read(bytes)).value.units.map(({ key }) => key).sort()).toEqual(
      RIVER.units.map(({ key }) => key).sort(),
    );
    expect(new Set((await read(bytes)).value.units)).toEqual(new Set(RIVER.units.map(untouched)));
  });

  test('is the identity where the manifest is lost, but for white space at the edges of lines', async () => {
    await fc.assert(
      fc.asyncProperty(units, async (some) => {
        const { value } = await read(await edited(exported(some), forgetManifest));
        expect(value.units).toEqual(
          some.map(({ key, source, target, status }) => ({
            key,
            source: asReadAlone(source, DEFINITIONS),
            target: asReadAlone(target, DEFINITIONS),
            exported: fingerprint(target),
            unfinished: status === 'outdated',
          })),
        );
      }),
      { numRuns: runs(15) },
    );
  });

  test('gives units without a key where every mark and the manifest are lost', async () => {
    const bytes = await edited(RIVER, (parts) => {
      forgetManifest(parts);
      parts['word/document.xml'] = (parts['word/document.xml'] ?? '').replace(
        /\[\[communique[^<]*|<w:tag [^>]*>|<w:bookmarkStart [^>]*>|<w:pStyle [^>]*>|<w:tblHeader\/>/gu,
        '',
      );
    });
    const { value } = await read(bytes);
    expect(value.units).toEqual(
      RIVER.units.map(({ source, target }) => ({ key: '', source, target, unfinished: false })),
    );
    expect(value.publication).toBe('river.example/statement');
  });

  test.each([
    ['the manifest', ['word/document.xml', 'docProps/custom.xml']],
    ['the properties', ['word/document.xml', 'customXml/item1.xml']],
    ['the hidden text', ['docProps/custom.xml', 'customXml/item1.xml']],
  ])('knows its publication and locales from %s alone', async (_, lost) => {
    const bytes = await edited(RIVER, (parts) => {
      for (const path of lost)
        if (path === 'word/document.xml')
          parts[path] = (parts[path] ?? '').replace(/\[\[communique-file[^<]*/u, '');
        else Reflect.deleteProperty(parts, path);
    });
    const { publication, locale, sourceLocale } = (await read(bytes)).value;
    expect({ publication, locale, sourceLocale }).toEqual({
      publication: 'river.example/statement',
      locale: 'fa',
      sourceLocale: 'en',
    });
  });
});

describe('the file', () => {
  test('is the same, byte for byte, every time and in every time zone', async () => {
    const zone = process.env.TZ;
    const first = await docx.serialize(RIVER, {});
    process.env.TZ = 'Pacific/Auckland';
    const second = await docx.serialize(RIVER, {});
    process.env.TZ = zone ?? '';
    if (zone === undefined) delete process.env.TZ;
    expect(second).toEqual(first);
  });

  test('has well-formed parts, and names within the limits of Word', async () => {
    const key = 'a-very-long-key-'.repeat(9);
    const parts = unzipSync(await docx.serialize(exported([unit(key, 'a ]]> b', 'ب')]), {}));
    for (const xml of Object.values(parts)) new SaxesParser({ xmlns: true }).write(strFromU8(xml)).close();
    const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    expect(/<w:tag w:val="([^"]*)"/u.exec(body)?.[1]?.length).toBeLessThanOrEqual(64);
    expect(/<w:bookmarkStart [^>]*w:name="([^"]*)"/u.exec(body)?.[1]?.length).toBeLessThanOrEqual(40);
  });

  test('sets translations from right to left, Latin words in runs of their own', async () => {
    const body = strFromU8(
      unzipSync(await docx.serialize(RIVER, {}))['word/document.xml'] ?? new Uint8Array(),
    );
    const row = rowsOf(body).find((one) => one.includes('UN'));
    expect(row).toContain('<w:bidi/><w:rPr><w:rtl/><w:lang w:bidi="fa"/></w:rPr></w:pPr>');
    expect(row).toContain(
      '<w:r><w:rPr><w:b/><w:bCs/><w:lang w:bidi="fa"/></w:rPr><w:t xml:space="preserve">UN</w:t></w:r>',
    );
    expect(row).toContain('<w:lock w:val="contentLocked"/>');
  });

  test('has no right-to-left paragraph where both languages run from left to right', async () => {
    const parts = unzipSync(
      await docx.serialize(exported([unit('a', 'b', 'c')], { locale: 'fr', direction: 'ltr' }), {}),
    );
    expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array())).not.toMatch(/<w:bidi\/>|<w:rtl\/>/u);
  });
});

describe('what people do to rows', () => {
  test('deleted and reordered rows', async () => {
    const bytes = await withBody(RIVER, (xml) => {
      const [header = '', first = '', ...others] = rowsOf(xml);
      const table = [header, ...others.slice(1).reverse(), first].join('');
      return xml.replace(/<w:tr>.*<\/w:tr>/su, () => table);
    });
    const { value, problems } = await read(bytes);
    expect(problems).toEqual([]);
    expect(value.units.map(({ key }) => key)).toEqual(['line', 'dam', 'now', 'the-river']);
  });

  test('a row deleted with tracked changes is deleted', async () => {
    const bytes = await withBody(RIVER, (xml) =>
      withRow(xml, '>Now<', (row) => row.replace('<w:tr>', '<w:tr><w:trPr><w:del w:id="9"/></w:trPr>')),
    );
    expect((await read(bytes)).value.units.map(({ key }) => key)).not.toContain('now');
  });

  test('merged cells are reported and left out, the other rows are read', async () => {
    const bytes = await withBody(RIVER, (xml) => {
      const start = withRow(xml, '>Now<', (row) =>
        withTarget(row, targetCell(`<w:p>${run('هر دو')}</w:p>`, '<w:vMerge w:val="restart"/>')),
      );
      return withRow(start, 'سدّ', (row) => withTarget(row, targetCell('<w:p/>', '<w:vMerge/>')));
    });
    const { value, problems } = await read(bytes);
    expect(problems.map(({ rule, severity, key }) => [rule, severity, key])).toEqual([
      ['exchange-row', 'error', 'now'],
      ['exchange-row', 'error', 'dam'],
    ]);
    expect(value.units.map(({ key }) => key)).toEqual(['the-river', 'we-ask', 'line']);
  });

  test('cells merged across, and sources merged into one, are reported', async () => {
    const across = await withBody(RIVER, (xml) => withRow(xml, '>Now<', (row) => withTarget(row, '')));
    expect((await read(across)).problems.map(({ key }) => key)).toEqual(['now']);
    const sources = await withBody(RIVER, (xml) => {
      const other = /<w:sdt>.*?<\/w:sdt>/su.exec(rowsOf(xml)[1] ?? '')?.[0] ?? '';
      return withRow(xml, '>Now<', (row) => row.replace('<w:sdt>', `${other}<w:sdt>`));
    });
    expect((await read(sources)).problems).toHaveLength(1);
  });

  test('a row copied: the changed copy counts; two different ones are reported', async () => {
    const copied = (targets: readonly string[]) =>
      withBody(RIVER, (xml) =>
        withRow(xml, '>Now<', (row) =>
          [row, ...targets.map((text) => withTarget(row, targetCell(`<w:p>${run(text)}</w:p>`)))].join(''),
        ),
      );
    expect(await targetOf(await copied(['اکنون', 'اکنون']), 'now')).toBe('اکنون');
    const { value, problems } = await read(await copied(['اکنون', 'حالا']));
    expect(problems.map(({ key }) => key)).toEqual(['now']);
    expect(value.units.map(({ key }) => key)).not.toContain('now');
  });

  test('columns that changed places, and a source copied into the target', async () => {
    const swapped = await withBody(RIVER, (xml) =>
      withRow(xml, 'رود', (row) => row.replace(/(<w:tc>.*?<\/w:tc>)(<w:tc>.*<\/w:tc>)/su, '$2$1')),
    );
    expect(await targetOf(swapped, 'the-river')).toBe('رود از آنِ همه است');
    const copied = await withBody(RIVER, (xml) =>
      withRow(xml, '>Now<', (row) => {
        const source = /<w:tc>.*?<\/w:tc>/su.exec(row)?.[0] ?? '';
        return withTarget(
          row,
          source
            .replace('>Now<', '>اکنون<')
            .replace(/<w:p><w:pPr><w:pStyle w:val="CommuniqueNote".*?<\/w:p>/su, ''),
        );
      }),
    );
    expect(await targetOf(copied, 'now')).toBe('اکنون');
  });

  test('so many flaws are named, the rest are counted', async () => {
    const many = exported(Array.from({ length: 40 }, (_, at) => unit(`k${at}`, `Source ${at}`, 'ب')));
    const bytes = await withBody(many, (xml) => xml.replaceAll('<w:tcPr>', '<w:tcPr><w:vMerge/>'));
    const { problems } = await read(bytes);
    expect(problems).toHaveLength(11);
    expect(problems.at(-1)?.message).toBe('30 more rows have such problems.');
  });
});

describe('the text of a target cell', () => {
  test.each([
    ['paragraphs', `<w:p>${run('یک')}</w:p><w:p/><w:p>${run('دو')}</w:p>`, 'یک\\\nدو'],
    ['line breaks', `<w:p>${run('یک')}<w:r><w:br/></w:r>${run('دو')}<w:r><w:cr/></w:r></w:p>`, 'یک\\\nدو'],
    [
      'tracked changes',
      `<w:p><w:del>${run('x').replaceAll('w:t>', 'w:delText>').replace('w:t ', 'w:delText ')}</w:del><w:ins>${run('تازه')}</w:ins></w:p>`,
      'تازه',
    ],
    ['moved text', `<w:p><w:moveFrom>${run('آ')}</w:moveFrom><w:moveTo>${run('ب')}</w:moveTo></w:p>`, 'ب'],
    [
      'a deleted end of a paragraph',
      `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run('یک ')}</w:p><w:p>${run('دو')}</w:p>`,
      'یک دو',
    ],
    [
      'fields',
      `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${run('code')}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('result')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
      'result',
    ],
    ['links', `<w:p><w:hyperlink w:anchor="x">${run('پیوند')}</w:hyperlink></w:p>`, '[پیوند](#)'],
    [
      'comments, smart tags, bookmarks',
      `<w:p><w:commentRangeStart w:id="0"/><w:smartTag>${run('متن')}</w:smartTag><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:bookmarkStart w:id="7" w:name="_GoBack"/></w:p>`,
      'متن',
    ],
    ['joiners and marks', `<w:p>${run('می‌خواهد\u200E\u00A0!\u00A0')}</w:p>`, 'می‌خواهد\u200E\u00A0!'],
    [
      'characters of Word',
      `<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0E0"/><w:lastRenderedPageBreak/></w:r></w:p>`,
      'a\u2011\u00AD→',
    ],
    ['hidden text', `<w:p>${run('x', '<w:vanish/>')}${run('متن', '<w:vanish w:val="0"/>')}</w:p>`, 'متن'],
    [
      'an unfilled control',
      `<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('Click')}</w:sdtContent></w:sdt></w:p>`,
      '',
    ],
    ['a filled control', `<w:sdt><w:sdtContent><w:p>${run('متن')}</w:p></w:sdtContent></w:sdt>`, 'متن'],
    ['bold where the source has none', `<w:p>${run('متن', '<w:b/>')}</w:p>`, '**متن**'],
  ])('%s', async (_, paragraphs, expected) => {
    expect(await targetOf(await filled(paragraphs), 'now')).toBe(expected);
  });

  test.each([
    [run('از ') + run('سازمان ', '<w:bCs/>') + run('ملل', '<w:b/>') + run(' '), 'از **سازمان ملل**'],
    [run('از **ملل** ') + run('متحد', '<w:b/>'), 'از \\*\\*ملل\\*\\* **متحد**'],
    [run('همه', '<w:b w:val="false"/>'), 'همه'],
  ])('bold words where the source has strong ones', async (runs, expected) => {
    const bytes = await withBody(RIVER, (xml) =>
      withRow(xml, '>UN<', (row) => withTarget(row, targetCell(`<w:p>${runs}</w:p>`))),
    );
    expect(await targetOf(bytes, 'we-ask')).toBe(expected);
  });

  test('an outdated translation that was changed is no longer unfinished', async () => {
    const bytes = await withBody(RIVER, (xml) => xml.replace('>سدّ<', '>سدّ تازه<'));
    const found = (await read(bytes)).value.units.find(({ key }) => key === 'dam');
    expect(found).toMatchObject({ target: 'سدّ تازه', exported: fingerprint('سدّ'), unfinished: false });
  });
});

describe('files of strangers', () => {
  const part = (content: string) =>
    withBody(RIVER, (xml) => xml.replace(/<w:tbl>.*<\/w:tbl>/su, () => content));
  const cell = (text: string) => `<w:tc><w:p>${run(text)}</w:p></w:tc>`;
  const hostile: readonly (readonly [string, () => Promise<Uint8Array> | Uint8Array, RegExp])[] = [
    ['nothing', () => new Uint8Array(), /not a Word file/u],
    ['text', () => strToU8('msgid "x"'), /not a Word file/u],
    ['the beginning of an archive', () => strToU8('PK\u0003\u0004 and no more'), /damaged/u],
    ['an old Word file', () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), /\.doc\)/u],
    ['an OpenDocument file', () => zipSync({ 'content.xml': strToU8('<a/>') }), /\.odt/u],
    ['another archive', () => zipSync({ 'a.txt': strToU8('a') }), /main part is missing/u],
    ['a cut file', async () => (await docx.serialize(RIVER, {})).subarray(0, 3000), /damaged/u],
    [
      'a file of zeros',
      () => zipSync({ 'word/document.xml': new Uint8Array(8_000_000) }, { level: 1 }),
      /far larger/u,
    ],
    [
      'many large parts',
      () =>
        zipSync(
          Object.fromEntries(Array.from({ length: 68 }, (_, at) => [`${at}`, new Uint8Array(1_000_000)])),
          { level: 1 },
        ),
      /far larger/u,
    ],
    [
      'many parts',
      () => zipSync(Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`${at}`, new Uint8Array()]))),
      /far larger/u,
    ],
    [
      'entities',
      () =>
        withBody(RIVER, (xml) =>
          xml.replace(/\?>\n/u, '?><!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'),
        ),
      /document type/u,
    ],
    [
      'entities in the manifest',
      () =>
        edited(RIVER, (parts) => {
          parts['customXml/item1.xml'] = '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>';
        }),
      /document type/u,
    ],
    ['an unknown entity', () => part('<w:p>&xxe;</w:p>'), /not well-formed/u],
    ['deep nesting', () => part('<w:tbl>'.repeat(5000) + '</w:tbl>'.repeat(5000)), /nested deeper/u],
    ['broken XML', () => part('<w:tbl>'), /not well-formed/u],
    ['no table', () => part('<w:p/>'), /no table/u],
    [
      'fifty thousand rows',
      () => part(`<w:tbl>${'<w:tr/>'.repeat(50_000)}</w:tbl>`),
      /more than 20000 rows/u,
    ],
    [
      'two hundred thousand cells in a row',
      () => part(`<w:tbl><w:tr>${'<w:tc/>'.repeat(200_000)}</w:tr></w:tbl>`),
      /more content/u,
    ],
    ['a million paragraphs', () => part('<w:p/>'.repeat(1_600_000)), /more content/u],
    [
      'bytes that are no UTF-8',
      () => zipSync({ 'word/document.xml': Uint8Array.of(0x3c, 0x61, 0xff, 0xfe, 0x3e) }),
      /UTF-8/u,
    ],
  ];

  test.each(hostile)('%s: one problem, in bounded time', async (_, make, message) => {
    const bytes = await make();
    const { value: outcome, cost } = await costOf(() => docx.parse(bytes, FILE));
    const { value, problems } = outcome;
    expect(cost).toBeLessThan(1000);
    expect(value).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ rule: 'exchange-file', severity: 'error', file: FILE });
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.help).toBeDefined();
  });

  test('another Word file with a table gives units without a key, and no publication', async () => {
    const body = `<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:tbl><w:tr>${cell('Now')}${cell('اکنون')}</w:tr></w:tbl></w:body></w:document>`;
    const { value } = await read(zipSync({ 'word/document.xml': strToU8(body) }));
    expect(value.publication).toBeUndefined();
    expect(value.units).toEqual([{ key: '', source: 'Now', target: 'اکنون', unfinished: false }]);
  });

  test('a long line of spaces takes no long time', async () => {
    await expectLinear(125_000, async (count) => {
      const spaces = ' '.repeat(count);
      const bytes = await filled(`<w:p>${run(`a${spaces}b`)}${run(spaces, '<w:b/>')}</w:p>`);
      expect(await targetOf(bytes, 'now')).toMatch(/^a +b$/u);
    });
  });

  test.each(['../../etc/passwd', '/etc/passwd', '__proto__', 'word/../../x', 'C:\\x'])(
    'a part named %s, and a main part of that name, are read from the archive or not at all',
    async (name) => {
      // The library writes no entry of the name __proto__, so names are put in afterwards.
      const stand = 'z'.repeat(name.length);
      const made = await edited(RIVER, (parts) => {
        parts[stand] = '<a/>';
      });
      const named = Buffer.from(Buffer.from(made).toString('latin1').replaceAll(stand, name), 'latin1');
      expect((await read(new Uint8Array(named))).problems).toEqual([]);
      const main = await edited(RIVER, (parts) => {
        parts['_rels/.rels'] = (parts['_rels/.rels'] ?? '').replace('word/document.xml', name);
      });
      expect((await docx.parse(main, FILE)).problems).toMatchObject([
        { rule: 'exchange-file', severity: 'error' },
      ]);
    },
  );

  test('an archive within an archive is not opened', async () => {
    const inner = zipSync({ 'word/document.xml': new Uint8Array(6_000_000) }, { level: 1 });
    const { value, problems } = await docx.parse(
      zipSync({ 'a.docx': inner, 'word/document.xml': inner }),
      FILE,
    );
    expect([value, problems.length]).toEqual([undefined, 1]);
  });

  test('an entry that understates its size is no bomb', async () => {
    const bytes = zipSync({ 'word/document.xml': new Uint8Array(5_000_000).fill(32) }, { level: 1 });
    const at = Buffer.from(bytes).lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(at + 24, 100, true);
    expect((await docx.parse(bytes, FILE)).problems).toHaveLength(1);
  });

  test('no bytes make it throw', async () => {
    const good = await docx.serialize(RIVER, {});
    await fc.assert(
      fc.asyncProperty(
        fc.nat(good.length - 1),
        fc.uint8Array({ minLength: 1, maxLength: 9 }),
        async (at, noise) => {
          const bytes = good.slice();
          bytes.set(noise.subarray(0, bytes.length - at), at);
          const { value, problems } = await docx.parse(bytes, FILE);
          expect(value !== undefined || problems.length === 1).toBe(true);
        },
      ),
      { numRuns: runs(40) },
    );
  });
});
